"""Loosely typed fields → a document. Every kind of input ends here, so the same things are asked of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from dragoman.documents.dates import in_zone, parse_moment, parse_published
from dragoman.documents.encodings import clean
from dragoman.documents.language import is_english, language_name, language_of
from dragoman.documents.options import COLUMNS, ReadOptions
from dragoman.documents.streams import too_large
from dragoman.records import Document, DocumentError, NotEnglishError

_WORDS = (str,)
_KINDS: Mapping[str, tuple[type, ...]] = {
    "id": (str, int, float),
    "sentences": (list,),
    "published": (str, int, float, date),
    "first_seen": (str, date),
    "fetched": (str, date),
}


def pick(record: Mapping[str, object], options: ReadOptions) -> dict[str, object]:
    """The fields of a document out of a record that may hold many others. Raises DocumentError where there is no text."""
    picked = known(record, options)
    if "text" not in picked and "sentences" not in picked:
        raise _without_text(record, options)
    return picked


def known(record: Mapping[str, object], options: ReadOptions) -> dict[str, object]:
    """The fields of a document that the record tells, be there a text or not."""
    return {field: value for field in COLUMNS if (value := _first(record, field, options)) is not None}


def document_of(values: Mapping[str, object], options: ReadOptions) -> Document:
    """The document of these fields. Raises DocumentError where it is empty, too large, not in English or has a date
    that cannot be read."""
    document = _built(values, options)
    if not document.text.strip():
        raise DocumentError("There is no text in it.", "empty")
    if len(document.text.encode("utf-8")) > options.max_bytes:
        raise too_large(options.max_bytes)
    if options.language_check and not is_english(document.text):
        language = language_name(language_of(document.text))
        raise NotEnglishError(f"The text is in {language}; only English is coded. Leave it out, or switch the language check off.")
    return document


def _built(values: Mapping[str, object], options: ReadOptions) -> Document:
    published = values.get("published")
    name = _string(values.get("id")) or ""
    title, publisher, url = (_string(values.get(field)) for field in ("title", "publisher", "url"))
    day = options.date if published is None else _day(published)
    if "text" in values:
        document = Document(clean(str(values["text"])), name, title, publisher, url, published=day)
    else:
        sentences = _sentences(cast(Sequence[object], values["sentences"]))
        document = Document.from_sentences(sentences, id=name, title=title, publisher=publisher, url=url, published=day)
    return replace(
        document,
        language=_string(values.get("language")),
        first_seen=_moment(values.get("first_seen")),
        fetched=_moment(values.get("fetched")),
        canonical_url=_string(values.get("canonical_url")),
    )


def _first(record: Mapping[str, object], field: str, options: ReadOptions) -> object:
    kinds = _KINDS.get(field, _WORDS)
    for name in options.names(field):
        value = record.get(name)
        # True is an int to Python, but no date and no id.
        if isinstance(value, kinds) and not isinstance(value, bool) and not _blank(value):
            return value
    return None


def _blank(value: object) -> bool:
    return not value.strip() if isinstance(value, str) else value is None or value == []


def _string(value: object) -> str | None:
    return None if value is None else clean(str(value)).strip() or None


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else parse_published(str(value))


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    return in_zone(value) if isinstance(value, datetime) else parse_moment(str(value))


def _sentences(values: Sequence[object]) -> list[tuple[str, str]]:
    given: list[tuple[str, str]] = []
    for number, sentence in enumerate(values):
        if not isinstance(sentence, Mapping) or not isinstance(text := sentence.get("text"), str):
            raise DocumentError(f"Sentence {number} has no text: each is to be an object with `id` and `text`.", "missing-column")
        name = sentence.get("id")
        given.append((str(number if name is None else name), clean(text)))
    return given


def _without_text(record: Mapping[str, object], options: ReadOptions) -> DocumentError:
    names = [name for field in ("text", "sentences") for name in options.names(field)]
    held = next((name for name in names if name in record), None)
    if held is None:
        found = ", ".join(map(str, record)) or "none"
        wanted = " or ".join(f"`{name}`" for name in names)
        return DocumentError(f"There is no field {wanted}; the fields found: {found}. Name it with --column text=NAME.", "missing-column")
    if _blank(record[held]):
        return DocumentError(f"The field `{held}` is empty.", "empty")
    return DocumentError(f"The field `{held}` holds no words but a value of type {type(record[held]).__name__}.", "missing-column")
