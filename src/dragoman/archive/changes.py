"""What differs between two records of the same document, or two sets of rows: added, dropped and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.archive.rows import shown
from dragoman.records import Event, Record, Statement, Toll

Kind = Literal["added", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value is another now."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """An event or statement that is new, gone or other than before; `sentence` is the text it stands in, `told` says it in short."""

    kind: Kind
    item: Literal["event", "statement"]
    id: str
    document: str
    sentence: str
    told: str
    fields: tuple[FieldChange, ...] = ()


def changes(old: Record, new: Record) -> Iterator[Change]:
    """What the new record has otherwise than the old, in the order of the text. Events are the same where they have the same trigger,
    so that another type is a change."""
    yield from _compared(old, new, "event", _events(old), _events(new))
    yield from _compared(old, new, "statement", _statements(old), _statements(new))


_Item = tuple[str, str, str, dict[str, str]]  # id, sentence, in short, fields
_Items = dict[tuple[int, int, int], _Item]


def _compared(old: Record, new: Record, item: Literal["event", "statement"], before: _Items, after: _Items) -> Iterator[Change]:
    texts = {s.id: s.text for record in (old, new) for s in record.sentences}
    for at in sorted(before.keys() | after.keys()):
        was, now = before.get(at), after.get(at)
        some = now or was
        assert some is not None
        kind: Kind = "changed" if was and now else "added" if now else "dropped"
        fields = _fields(was[3], now[3]) if was and now else ()
        if kind != "changed" or fields:
            yield Change(kind, item, some[0], new.document.id, texts[some[1]], some[2], fields)


def _fields(old: dict[str, str], new: dict[str, str]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(name, old[name], new[name]) for name in new if old[name] != new[name])


def _events(record: Record) -> _Items:
    items: _Items = {}
    for event in record.events:
        items[_free(items, event.trigger.start, event.trigger.end)] = (event.id, event.sentence, _told(event), _event_fields(event))
    return items


def _statements(record: Record) -> _Items:
    items: _Items = {}
    for statement in record.statements:
        told = f"{shown((statement.speaker,) if statement.speaker else ())}: {statement.content.text}"
        at = _free(items, statement.content.start, statement.content.end)
        items[at] = (statement.id, statement.sentence, told, _statement_fields(statement))
    return items


def _free(items: _Items, start: int, end: int) -> tuple[int, int, int]:
    """A key for words at which several items may stand: the first, the second …"""
    number = 0
    while (start, end, number) in items:
        number += 1
    return start, end, number


def _told(event: Event) -> str:
    return f"{shown(event.source) or '?'} → {event.type} → {shown(event.target) or '?'} ({event.status})"


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
        "speaker": shown((statement.speaker,) if statement.speaker else ()),
        "stance": statement.stance,
        "quote": statement.quote,
        "cue": statement.cue.text if statement.cue else "",
    }
