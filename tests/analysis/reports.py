"""Records of short reports made by hand: events and statements on words of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.records import (
    Actor,
    Document,
    Event,
    Manner,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Toponym,
    VerbalAct,
    Versions,
)

DAY = date(2024, 3, 11)
MALAWI = Actor("Malawi", "MWI")
MOZAMBIQUE = Actor("Mozambique", "MOZ")


def person(name: str, country: str = "", sector: str = "GOV") -> Actor:
    return Actor(name, country, sector, person=True)


def report(text: str, published: date | None = DAY, places: Sequence[Toponym] = ()) -> Report:
    return Report(text, published, places)


class Report:
    """A report of sentences, one a line, to which events and statements are added by their words."""

    def __init__(self, text: str, published: date | None, places: Sequence[Toponym]) -> None:
        self.text = text
        self.document = Document(text, published=published, publisher="The Post")
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.places = tuple(places)
        starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
        lines = text.split("\n")
        self.sentences = [SentenceRecord(str(n), at, at + len(line), line) for n, (at, line) in enumerate(zip(starts, lines, strict=True))]

    def mention(self, words: str, actor: Actor | None, of: str | None = None) -> Mention:
        at = self.text.index(words)
        return Mention(words, at, at + len(words), actor, of)

    def event(self, trigger: str, type: str, source: Sequence[Mention] = (), target: Sequence[Mention] = (), **given: Any) -> Report:
        at = self.text.index(trigger)
        values: dict[str, Any] = {"mode": "", "status": "reported", "according_to": (), "historical": False, "score": 0.8, **given}
        span, place = Span(trigger, at, at + len(trigger)), self._sentence(at)
        coded = Event(f"{type}{at}", self.document.id, place, span, type, source=tuple(source), target=tuple(target), **values)
        self.events.append(coded)
        return self

    def statement(self, speaker: Mention, cue: str, content: str, **given: Any) -> Report:
        at, start = self.text.index(cue), self.text.index(content)
        values: dict[str, Any] = {"stance": "affirm", "quote": "indirect", **given}
        spans = Span(cue, at, at + len(cue)), Span(content, start, start + len(content))
        self.statements.append(Statement(f"S{at}", self.document.id, self._sentence(start), speaker, *spans, **values))
        return self

    def record(self, *others: Mention) -> Record:
        mentions = [m for e in self.events for m in (*e.source, *e.target, *e.according_to)]
        mentions += [x.speaker for x in self.statements if x.speaker]
        actors = tuple(sorted({*mentions, *others}, key=lambda m: m.start))
        events, statements = tuple(self.events), tuple(self.statements)
        return Record(self.document, tuple(self.sentences), events, statements, actors, self.places, Versions("", "", ""))

    def _sentence(self, at: int) -> str:
        return next(s.id for s in self.sentences if s.start <= at < s.end)


def manner(text: str, kind: str, weight: float) -> Manner:
    return Manner(text, 0, len(text), kind, weight)


def dateline(words: str, country: str) -> Toponym:
    return Toponym(words, 0, len(words), Place(words, country))


def act(value: float, day: date | None = DAY, **given: Any) -> VerbalAct:
    values: dict[str, Any] = {
        "id": f"{value}{day}{len(given)}",
        "document": "d",
        "outlet": "The Post",
        "coded": "e",
        "type": "ACCUSE",
        "source": "MWI",
        "target": "MOZ",
        "direct": True,
        "level": "ministry",
        "weight": 1.0,
        "recalled": False,
        "words": (),
        "trigger": "accused",
        "start": 0,
        "end": 7,
        "sentence": f"A sentence of {day}, {value}.",
        "reason": "",
    }
    return VerbalAct(day=day, value=value, **{**values, **given})
