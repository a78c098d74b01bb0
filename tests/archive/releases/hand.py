"""A small archive made by hand, whose offsets point at its texts, and records full of words that nobody else uses."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from dragoman.archive import Archive
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.formats.shapes import fields
from dragoman.records import (
    Actor,
    Claim,
    ClaimMention,
    Document,
    Event,
    Incident,
    IncidentMention,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Step,
    Toponym,
    Versions,
    content_id,
)

MOMENT = datetime(2025, 6, 1, tzinfo=UTC)
KHOST = Place("Khost", "AFG", "Khost", 33.34, 69.92, "city", "1444")
PAKISTAN, AFGHANISTAN, FARMER = Actor("Pakistan", "PAK"), Actor("Afghanistan", "AFG"), Actor("Gulab Zadran", "AFG", "CVL", True)
VERSIONS = Versions("0.1.0", "m1", "c1")


def report(number: int, publisher: str = "Border Post", day: int = 1, **others: Any) -> Document:
    """A report of two sentences with words of its own."""
    text = (
        f"Pakistan shelled Khost on day {number} of the dispute over the mill, Gulab Zadran said.\n"
        f"Afghanistan protested in letter {number}, which named the mill, the road and the {_spelt(number)} fields beside it."
    )
    told = {
        "id": f"d{number}",
        "title": f"Shells fall, part {number}",
        "url": f"https://{publisher[:4].lower()}.example/{number}",
    } | others
    return Document(text, publisher=publisher, published=date(2025, 5, day), **told)


def coded(document: Document, versions: Versions = VERSIONS) -> Record:
    """A record with an event and a statement in the first sentence, and an event in the second."""
    text = document.text
    first, second = text.split("\n")

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(words, start, start + len(words))

    def named(words: str, actor: Actor) -> Mention:
        at = span(words)
        return Mention(at.text, at.start, at.end, actor)

    sentences = (SentenceRecord("1", 0, len(first), first), SentenceRecord("2", len(first) + 1, len(text), second))
    speaker, base = named("Gulab Zadran", FARMER), (document.id, "1")
    khost = Toponym("Khost", span("Khost").start, span("Khost").end, KHOST)
    shelled = Event(
        content_id(document.id, "shelled"),
        *base,
        span("shelled"),
        "ASSAULT",
        "heavy-weapons",
        "claimed",
        (named("Pakistan", PAKISTAN),),
        (),
        (speaker,),
        False,
        0.9,
        place=khost,
        steps=(Step("frames", "“shelled” tells ASSAULT"),),
    )
    protested = Event(
        content_id(document.id, "protested"),
        document.id,
        "2",
        span("protested"),
        "ACCUSE",
        "",
        "reported",
        (named("Afghanistan", AFGHANISTAN),),
        (),
        (),
        False,
        0.7,
    )
    content = span(first[: first.index(", Gulab")])
    said = Statement(content_id(document.id, "said"), *base, speaker, span("said"), content, "affirm", "indirect")
    actors = (shelled.source[0], speaker, protested.source[0])
    return Record(document, sentences, (shelled, protested), (said,), actors, (khost,), versions)


def archive_of(path: Path, records: Iterable[Record], batch: int = 2) -> Archive:
    """An archive with these records, written a few at a time; its clock stands still."""
    archive = Archive(path, create=True, clock=lambda: MOMENT)
    rest = list(records)
    for at in range(0, len(rest), batch):
        with archive.writing() as writer:
            for record in rest[at : at + batch]:
                writer.add(record)
    return archive


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table of a release, from its CSV."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a release."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def linked(archive: Archive, record: Record, groups: Sequence[tuple[str, Claim | Incident, ClaimMention | IncidentMention]]) -> None:
    """Puts mentions into groups, as claims and incidents are kept; each comes from the record's first event."""
    encode = msgspec.json.encode
    with archive.writing() as writer:
        row = next(pk for pk, stored in archive.in_order(writer.connection) if stored.document.id == record.document.id)
        for kind, group, mention in groups:
            store = GroupStore(writer.connection, kind)
            kept = KeptMember(mention.id, row, record.events[0].id, 0.9, "the same words", encode(mention).decode())
            store.join(group.id, kept, ())
            store.describe(group.id, encode(group).decode(), date(2025, 5, 1), date(2025, 5, 2))


# Texts in which no words of a report stand: ids, codes and closed lists, addresses and the publisher's name.
_NO_WORDS = frozenset(
    "id item source document type mode country sector kind precision relation weapon local outlet outlets publisher url canonical_url "
    "language part role reader mention codebook model dragoman".split()
)


def filled(shape: Any, word: Callable[[], str], name: str = "") -> Any:
    """A value of a type in which every text that may quote a report is a word of its own."""
    origin, parts = get_origin(shape), get_args(shape)
    if shape is Place:
        return KHOST
    if dataclasses.is_dataclass(shape):
        return shape(**{field: filled(kind, word, field) for field, kind in fields(shape).items()})
    if origin in (Union, UnionType):
        return filled(next(part for part in parts if part is not type(None)), word, name)
    if origin is tuple:
        return (filled(parts[0], word, name),)
    if origin is Literal:
        return parts[0]
    if shape is str:
        return name if name in _NO_WORDS else word()
    return {int: 3, float: 0.5, bool: True, date: date(2025, 5, 1), datetime: MOMENT}[shape]


def _spelt(number: int) -> str:
    """A number in words that two reports hardly share, so that neither is a reprint of the other."""
    return " ".join(f"{letter}{number}{at}" for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz" * 2))
