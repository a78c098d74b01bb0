"""A coder made by hand, which gives what a test tells it to, and makers of records and gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dragoman.records import Document, Event, Mention, Pair, Record, Relation, Span, Statement, Toponym, Versions


@dataclass
class HandCoder:
    events: Mapping[str, Sequence[Event]] = field(default_factory=dict)
    statements: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    places: Mapping[str, Sequence[Toponym]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    values: Sequence[Sequence[float]] = ()
    conflicts: Sequence[bool] = ()
    skipped: frozenset[str] = frozenset()
    seen: list[Document] = field(default_factory=list)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record]:
        for document in documents:
            self.seen.append(document)
            if document.id not in self.skipped:
                events, statements = tuple(self.events.get(document.id, ())), tuple(self.statements.get(document.id, ()))
                yield Record(document, (), events, statements, (), tuple(self.places.get(document.id, ())), Versions("", "", ""))

    def relate(self, items: Iterable[Pair]) -> Iterator[Relation]:
        for item in items:
            yield Relation(item.id, self.types.get(item.id, ""), "", "reported", 1.0, "")

    def factuality(self, sentences: Iterable[Sequence[str]]) -> Iterator[Sequence[float]]:
        return (values for values, _ in zip(self.values, sentences, strict=False))

    def conflict(self, sentences: Iterable[str]) -> Iterator[bool]:
        return (value for value, _ in zip(self.conflicts, sentences, strict=False))


def mention(name: str | Mention) -> Mention:
    return name if isinstance(name, Mention) else Mention(name, 0, len(name))


def event(text: str, trigger: str, type: str, **given: Any) -> Event:
    """A predicted event whose trigger stands in the text, in a sentence that begins at `start`."""
    at = given.pop("start", 0) + text.index(trigger)
    lists = {name: tuple(mention(item) for item in given.pop(name, ())) for name in ("source", "target", "according_to")}
    values: dict[str, Any] = {"mode": "", "status": "reported", "historical": False, "score": 0.5, "sentence": "s", **lists, **given}
    return Event("", "", trigger=Span(trigger, at, at + len(trigger)), type=type, **values)


def gold_event(trigger: str, type: str, **given: Any) -> dict[str, Any]:
    lists = {
        name: [{"text": item} if isinstance(item, str) else item for item in given.pop(name, ())]
        for name in ("source", "target", "according_to")
    }
    return {"trigger": trigger, "type": type, "mode": "", "status": "reported", "historical": False, **lists, **given}


def statement(speaker: str | Mention | None, content: str, **given: Any) -> Statement:
    values: dict[str, Any] = {"cue": None, "stance": "affirm", "quote": "direct", "sentence": "s", **given}
    return Statement("", "", speaker=None if speaker is None else mention(speaker), content=Span(content, 0, len(content)), **values)


@pytest.fixture
def make() -> Any:
    """The makers above, so that tests need no import of this file."""

    class Make:
        Coder = HandCoder

    for maker in (event, gold_event, statement):
        setattr(Make, maker.__name__, staticmethod(maker))
    return Make


@pytest.fixture
def gold_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes items as lines of JSON and gives the path."""

    def write(*items: Any, name: str = "gold.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
        return path

    return write
