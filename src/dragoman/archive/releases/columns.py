"""The columns of those tables of a release that are no export format of their own."""

from __future__ import annotations

import hashlib
from datetime import datetime

from dragoman.archive.releases.told import InSentence, Numbered, Told, Took
from dragoman.formats.tables import Column
from dragoman.formats.views import named

DOCUMENT: tuple[Column[Told], ...] = (
    Column("document_id", "text", lambda t: t.given.document.id),
    Column("published", "day", lambda t: t.given.document.published),
    Column("publisher", "text", lambda t: t.given.document.publisher),
    Column("title", "text", lambda t: t.given.document.title),
    Column("url", "text", lambda t: t.given.document.url),
    Column("canonical_url", "text", lambda t: t.given.document.canonical_url),
    Column("language", "text", lambda t: t.given.document.language),
    Column("first_seen", "text", lambda t: _moment(t.given.document.first_seen)),
    Column("fetched", "text", lambda t: _moment(t.given.document.fetched)),
    Column("licence", "text", lambda t: t.licence.licence),
    Column("given", "text", lambda t: t.licence.given),
    Column("characters", "whole", lambda t: len(t.whole.document.text)),
    Column("text_sha256", "text", lambda t: text_hash(t.whole.document.text)),
    Column("events", "whole", lambda t: len(t.given.events)),
    Column("statements", "whole", lambda t: len(t.given.statements)),
    Column("dragoman_version", "text", lambda t: t.given.versions.dragoman),
    Column("model_version", "text", lambda t: t.given.versions.model),
    Column("codebook_version", "text", lambda t: t.given.versions.codebook),
    Column("text", "text", lambda t: t.given.document.text if t.licence.given == "full" else ""),
)

SENTENCE: tuple[Column[Numbered], ...] = (
    Column("document_id", "text", lambda s: s.document),
    Column("sentence_id", "text", lambda s: s.sentence.id),
    Column("number", "whole", lambda s: s.number),
    Column("role", "text", lambda s: s.sentence.role),
    Column("start", "whole", lambda s: s.sentence.start),
    Column("end", "whole", lambda s: s.sentence.end),
    Column("text", "text", lambda s: s.sentence.text),
)

STATEMENT: tuple[Column[InSentence], ...] = (
    Column("statement_id", "text", lambda s: s.statement.id),
    Column("document_id", "text", lambda s: s.statement.document),
    Column("sentence_id", "text", lambda s: s.statement.sentence),
    Column("speaker", "text", lambda s: s.statement.speaker.text if s.statement.speaker else ""),
    Column("speaker_name", "text", lambda s: named(s.statement.speaker)),
    Column("speaker_code", "text", lambda s: s.statement.speaker.actor.code if s.statement.speaker and s.statement.speaker.actor else ""),
    Column("cue", "text", lambda s: s.statement.cue.text if s.statement.cue else ""),
    Column("cue_start", "whole", lambda s: s.statement.cue.start if s.statement.cue else None),
    Column("cue_end", "whole", lambda s: s.statement.cue.end if s.statement.cue else None),
    Column("content", "text", lambda s: s.statement.content.text),
    Column("content_start", "whole", lambda s: s.statement.content.start),
    Column("content_end", "whole", lambda s: s.statement.content.end),
    Column("stance", "text", lambda s: s.statement.stance),
    Column("quote", "text", lambda s: s.statement.quote),
    Column("sentence", "text", lambda s: s.sentence),
    Column("publisher", "text", lambda s: s.record.document.publisher),
    Column("url", "text", lambda s: s.record.document.url),
    Column("published", "day", lambda s: s.record.document.published),
    Column("dragoman_version", "text", lambda s: s.record.versions.dragoman),
    Column("model_version", "text", lambda s: s.record.versions.model),
    Column("codebook_version", "text", lambda s: s.record.versions.codebook),
)

PARTY: tuple[Column[Took], ...] = (
    Column("item_id", "text", lambda p: p.item),
    Column("document_id", "text", lambda p: p.document),
    Column("role", "text", lambda p: p.role),
    Column("number", "whole", lambda p: p.number),
    Column("actor_id", "text", lambda p: p.actor),
    Column("words", "text", lambda p: p.given.text),
    Column("start", "whole", lambda p: p.given.start),
    Column("end", "whole", lambda p: p.given.end),
)


def text_hash(text: str) -> str:
    """The SHA-256 of a text, by which whoever has it can tell that it is the same."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
