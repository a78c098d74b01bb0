"""What was coded before and what is coded now, compared: added, dropped and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from dragoman.archive.rows import shown
from dragoman.records import Event, Record, Statement, Toll

Kind = Literal["added", "dropped", "changed"]
Part = Literal["event", "statement"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value is another now."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """An event or statement (or, between releases, a document) that is new, gone or other than before; `sentence` is the text it stands
    in, `told` says it in short. `was` is the id it had before, where there was one."""

    kind: Kind
    item: Part | Literal["document"]
    id: str
    document: str
    sentence: str
    told: str
    fields: tuple[FieldChange, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An event with the characters of its trigger, or a statement with those of its content: what is compared of it are its `fields`,
    of which both sides need not have all."""

    kind: Part
    id: str
    document: str
    start: int
    end: int
    sentence: str
    told: str
    fields: Mapping[str, str]


def changes(old: Record, new: Record) -> Iterator[Change]:
    """What the new record of a document has otherwise than the old, in the order of the text."""
    return compared(items_of(old), items_of(new))


def compared(old: Iterable[Item], new: Iterable[Item]) -> Iterator[Change]:
    """What is other among the items of one document, events before statements, in the order of the text.

    Items are the same that have the same id; of the others, those on the same words, so that another type is a change.
    """
    for was, now in sorted(_pairs(list(old), list(new)), key=_place):
        some = now or was
        assert some is not None
        kind: Kind = "changed" if was and now else "added" if now else "dropped"
        fields = _fields(was.fields, now.fields) if was and now else ()
        if kind != "changed" or fields:
            yield Change(kind, some.kind, some.id, some.document, some.sentence, some.told, fields, was.id if was else "")


def items_of(record: Record) -> Iterator[Item]:
    """The events and statements of a record."""
    texts = {sentence.id: sentence.text for sentence in record.sentences}
    for event in record.events:
        told, at = event_told(shown(event.source), event.type, shown(event.target), event.status), event.trigger
        yield Item("event", event.id, event.document, at.start, at.end, texts[event.sentence], told, _event_fields(event))
    for statement in record.statements:
        told, at = f"{_speaker(statement)}: {statement.content.text}", statement.content
        yield Item(
            "statement", statement.id, statement.document, at.start, at.end, texts[statement.sentence], told, _statement_fields(statement)
        )


def event_told(source: str, type: str, target: str, status: str) -> str:
    """An event in short."""
    return f"{source or '?'} → {type} → {target or '?'} ({status})"


_Pair = tuple[Item | None, Item | None]


def _pairs(old: list[Item], new: list[Item]) -> Iterator[_Pair]:
    both = {(item.kind, item.id) for item in old} & {(item.kind, item.id) for item in new}
    before, after = _keyed(old, both), _keyed(new, both)
    for key in before.keys() | after.keys():
        yield before.get(key), after.get(key)


def _keyed(items: list[Item], both: Set[tuple[str, str]]) -> dict[Hashable, Item]:
    """The items by id, where both sides have it; else by their words, at which several may stand: the first, the second …"""
    number: Counter[Hashable] = Counter()
    keyed: dict[Hashable, Item] = {}
    for item in items:
        key: Hashable = (item.kind, item.id)
        if key not in both or key in keyed:
            words = (item.kind, item.start, item.end)
            key = (*words, number[words])
            number[words] += 1
        keyed[key] = item
    return keyed


def _place(pair: _Pair) -> tuple[bool, int, int, str]:
    some = pair[1] or pair[0]
    assert some is not None
    return some.kind == "statement", some.start, some.end, some.id


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(name, old[name], new[name]) for name in new if name in old and old[name] != new[name])


def _event_fields(event: Event) -> dict[str, str]:
    return {
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "source": shown(event.source),
        "target": shown(event.target),
        "according_to": shown(event.according_to),
        "historical": str(event.historical).lower(),
        "date": f"{event.date.first} – {event.date.last}" if event.date else "",
        "place": f"{event.place.text} ({event.place.place.id if event.place.place else 'not found'})" if event.place else "",
        "killed": _toll(event.killed),
        "injured": _toll(event.injured),
        "confidence": f"{event.score:.2f}",
    }


def _toll(toll: Toll | None) -> str:
    return f"{toll.low}–{'' if toll.high is None else toll.high}" if toll else ""


def _statement_fields(statement: Statement) -> dict[str, str]:
    return {
        "speaker": _speaker(statement),
        "stance": statement.stance,
        "quote": statement.quote,
        "cue": statement.cue.text if statement.cue else "",
    }


def _speaker(statement: Statement) -> str:
    return shown((statement.speaker,)) if statement.speaker else ""
