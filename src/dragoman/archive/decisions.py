"""The log of decisions in an archive: only added to, read in the order in which people decided."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from dragoman.archive.rows import unpacked
from dragoman.archive.schema import decisions, events, groups, records, statements
from dragoman.formats.shapes import encode
from dragoman.records import ITEM_KINDS, Correction, Decision, Event, InputError, ItemKind, Record, Statement, content_id

LEAST = 6  # characters of an id: fewer may fit an item by a slip of the finger
_AT_ONCE = 500  # SQLite takes a limited number of values in one question
_SHOWN = 5
T = TypeVar("T")
_TABLES = {"event": events, "statement": statements}


@dataclass(frozen=True, slots=True)
class Item:
    """Something in an archive that can be decided on."""

    id: str
    kind: ItemKind


def named(decision: Decision) -> Decision:
    """The decision with the id that its content gives it."""
    told = (decision.item, decision.kind, decision.verdict, _content(decision), decision.by, decision.why, decision.at.isoformat())
    return Decision(content_id(*told), *(getattr(decision, name) for name in Decision.__slots__[1:]))


def in_force(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one undoes, in their order; a withdrawal may be withdrawn."""
    undone: set[str] = set()
    standing = []
    for decision in reversed(list(log)):
        if decision.id in undone:
            continue
        if decision.verdict == "withdraw":
            undone.update(decision.others)
        standing.append(decision)
    return standing[::-1]


class DecisionLog:
    """The decisions of an archive, within the connection's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decision: Decision) -> None:
        """Keeps a decision for good. The same one again, to the second, is kept once."""
        row = {name: getattr(decision, name) for name in ("id", "item", "kind", "verdict", "by", "why")}
        row |= {"content": _content(decision), "at": decision.at.isoformat()}
        self._connection.execute(insert(decisions).prefix_with("OR IGNORE").values(**row))

    def all(self, kinds: Collection[str] = ITEM_KINDS) -> list[Decision]:
        """All decisions on items of these kinds."""
        return self._read(decisions.c.kind.in_(kinds))

    def on(self, items: Collection[str]) -> dict[str, list[Decision]]:
        """The decisions on these items, by item; those on which there are none are left out."""
        found: dict[str, list[Decision]] = {}
        ordered = sorted(items)
        for at in range(0, len(ordered), _AT_ONCE):
            for decision in self._read(decisions.c.item.in_(ordered[at : at + _AT_ONCE])):
                found.setdefault(decision.item, []).append(decision)
        return found

    def on_parts(self, record: Record) -> Mapping[str, Sequence[Decision]]:
        """The decisions on the events and statements of a record, by item."""
        return self.on([*(event.id for event in record.events), *(statement.id for statement in record.statements)])

    def any_on_parts(self) -> bool:
        """Whether anything at all was decided on an event or statement."""
        return bool(self._connection.execute(select(decisions.c.pk).where(decisions.c.kind.in_(tuple(_TABLES))).limit(1)).all())

    def _read(self, which: ColumnElement[bool]) -> list[Decision]:
        return [_decision(row) for row in self._connection.execute(select(decisions).where(which).order_by(decisions.c.pk))]


def find_item(connection: Connection, beginning: str) -> Item:
    """The item whose id begins so. Raises InputError where there is none, or more than one."""
    if not beginning:
        raise InputError("The id is empty. Give the id of an event, statement, claim or incident, or its beginning.")
    found = items_beginning(connection, beginning)
    exact = [item for item in found if item.id == beginning]
    if len(found) == 1 and not exact and len(beginning) < LEAST:
        raise InputError(f"{beginning!r} is too short to be meant for one item; give at least {LEAST} characters of its id, or all of it.")
    return the_one(exact or found, beginning, "item", [f"{item.id} ({item.kind})" for item in exact or found])


def items_beginning(connection: Connection, beginning: str) -> list[Item]:
    """The items whose ids begin so; some of them where they are many."""
    return sorted(set(_items(connection, beginning)), key=lambda item: (item.id, item.kind))


def the_one(found: Sequence[T], beginning: str, what: str, told: Sequence[str]) -> T:
    """The only one found; `told` names all for the error, which is raised where there is none, or more than one."""
    if not found:
        raise InputError(
            f"There is no {what} whose id begins with {beginning!r}. Ids stand in the lists, as of `dragoman events --to csv`."
        )
    if len(found) > 1:
        more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        raise InputError(
            f"More than one {what} has an id that begins with {beginning!r}: {', '.join(told[:_SHOWN])}{more}. Give more of it."
        )
    return found[0]


def part_of(connection: Connection, item: Item) -> tuple[int, Record, Event | Statement]:
    """An event or statement with the row of its record and the record: the one that counts, else the newest that has it."""
    table = _TABLES[item.kind]
    rows = select(records.c.pk, records.c.native).join(table, table.c.record == records.c.pk).where(table.c.id == item.id)
    row = connection.execute(rows.order_by(records.c.current.desc(), records.c.pk.desc()).limit(1)).one()
    record = unpacked(row.native)
    parts: Iterator[Event | Statement] = iter((*record.events, *record.statements))
    return row.pk, record, next(part for part in parts if part.id == item.id and isinstance(part, Event) == (item.kind == "event"))


def _items(connection: Connection, beginning: str) -> Iterator[Item]:
    for kind in ITEM_KINDS:
        column = _TABLES[kind].c.id if kind in _TABLES else groups.c.id
        which = [column >= beginning, column < beginning + "\U0010ffff"]
        if kind not in _TABLES:
            which.append(groups.c.kind == kind)
        for name in connection.execute(select(column).where(*which).distinct().limit(_SHOWN * 4)).scalars():
            yield Item(name, kind)


def _content(decision: Decision) -> str:
    told = {"corrections": encode(decision.corrections), "others": encode(decision.others), "seen": encode(decision.seen)}
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def _decision(row: Row[Any]) -> Decision:
    content = json.loads(row.content)
    return Decision(
        id=row.id,
        item=row.item,
        kind=row.kind,
        verdict=row.verdict,
        corrections=tuple(Correction(**each) for each in content.get("corrections", ())),
        others=tuple(content.get("others", ())),
        seen=tuple(content.get("seen", ())),
        by=row.by,
        why=row.why,
        at=datetime.fromisoformat(row.at),
    )
