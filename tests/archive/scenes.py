"""Small worlds of records, to ask an archive about: a few actors, places, types and words, in any mixture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from dragoman.records import (
    Actor,
    Document,
    Event,
    EventDate,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Toll,
    Toponym,
    Versions,
)

VERSIONS = Versions("0.1.0", "m1", "c1")
ACTORS = (
    Actor("Pakistan", "PAK"),
    Actor("Pakistan Army", "PAK", "MIL"),
    Actor("Afghanistan", "AFG"),
    Actor("Afghanistan", "AFG", "GOV"),
    Actor("Al-Shabaab", "SOM", "REB"),
    Actor("José Ferrer", "", "GOV", person=True),
    Actor("villagers"),
)
PLACES = (
    None,
    Place("Khost", "AFG", "Khost", 33.3, 69.9, "city"),
    Place("Bajaur", "PAK", "Khyber Pakhtunkhwa", 34.7, 71.5, "city"),
    Place("Khyber Pakhtunkhwa", "PAK", "", 34.0, 72.3, "province"),
    Place("Afghanistan", "AFG", "", 33.0, 65.0, "country"),
)
KINDS = (("ASSAULT", "heavy-weapons"), ("ASSAULT", ""), ("COERCE", "arrest"), ("ACCUSE", "allege"))
STATUSES = ("reported", "claimed", "denied")
WORDS = ("bomb", "border", "river", "market", "drill", "talks")
DAYS = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 1), date(2025, 3, 31), date(2026, 2, 2))


def mention(actor: Actor, at: int = 0) -> Mention:
    """Words that name an actor, at a character of the text."""
    return Mention(actor.name, at, at + 1, actor)


def event(number: int, sentence: str, **fields: Any) -> Event:
    """An event of a document that is named later."""
    told = Event(f"e{number}", "", sentence, Span("struck", 0, 6), "ASSAULT", "", "reported", (), (), (), False, 0.5)
    return replace(told, **fields)


def statement(number: int, sentence: str, speaker: Actor | None, content: tuple[int, int]) -> Statement:
    """A statement whose content lies between two characters of the text."""
    return Statement(f"s{number}", "", sentence, speaker and mention(speaker), None, Span("it", *content), "affirm", "indirect")


def record(
    name: str,
    texts: tuple[str, ...],
    events: tuple[Event, ...] = (),
    statements: tuple[Statement, ...] = (),
    actors: tuple[Mention, ...] = (),
    published: date | None = DAYS[1],
) -> Record:
    """A record of a document of these sentences; the ids of what it holds begin with its name."""
    text, sentences, at = "\n".join(texts), list[SentenceRecord](), 0
    for number, each in enumerate(texts):
        sentences.append(SentenceRecord(str(number), at, at + len(each), each))
        at += len(each) + 1
    document = Document(text, name, title=f"Title of {name}", publisher="Outlet", url=f"https://o.example/{name}", published=published)
    told = tuple(replace(each, id=f"{name}-{each.id}", document=name) for each in events)
    said = tuple(replace(each, id=f"{name}-{each.id}", document=name) for each in statements)
    return Record(document, tuple(sentences), told, said, actors, (), VERSIONS)


def _toponym(place: Place | None) -> Toponym | None:
    return place and Toponym(place.name, 0, 1, place)


_some = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True).map(lambda chosen: tuple(mention(actor) for actor in chosen))


@st.composite
def records(draw: Callable[..., Any]) -> list[Record]:
    """Up to six records, each of one to three sentences with events and statements."""
    made = []
    for name in range(draw(st.integers(1, 6))):
        count = draw(st.integers(1, 3))
        texts = tuple(
            f"The {' '.join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))} of {name} {n}." for n in range(count)
        )
        where = st.integers(0, count - 1).map(str)
        events = tuple(_event(draw, number, draw(where)) for number in range(draw(st.integers(0, 3))))
        # Mentions stand at characters 0, 2, 4 … of the text; contents hold some of them.
        actors = tuple(mention(actor, 2 * at) for at, actor in enumerate(draw(st.lists(st.sampled_from(ACTORS), max_size=3))))
        spans = st.sampled_from(((0, 2), (2, 4), (0, 6), (4, 6), (6, 8)))
        statements = tuple(
            statement(number, draw(where), draw(st.sampled_from((None, *ACTORS))), draw(spans)) for number in range(draw(st.integers(0, 2)))
        )
        made.append(record(f"d{name}", texts, events, statements, actors, draw(st.sampled_from((None, *DAYS)))))
    return made


def _event(draw: Callable[..., Any], number: int, sentence: str) -> Event:
    kind, mode = draw(st.sampled_from(KINDS))
    day = draw(st.sampled_from((None, *DAYS)))
    return event(
        number,
        sentence,
        type=kind,
        mode=mode,
        status=draw(st.sampled_from(STATUSES)),
        source=draw(_some),
        target=draw(_some),
        according_to=draw(_some),
        historical=draw(st.booleans()),
        score=draw(st.sampled_from((0.2, 0.5, 0.9))),
        date=day and EventDate(day, day, "day", ""),
        place=_toponym(draw(st.sampled_from(PLACES))),
        killed=draw(st.sampled_from((None, Toll(3, None, "at least three")))),
    )
