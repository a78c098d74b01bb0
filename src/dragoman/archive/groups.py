"""Claims and incidents as the archive keeps them: groups of mentions, found by their blocks. What is in a mention or a summary is not
looked at here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from dragoman.archive.schema import blocks, events, groups, members, statements

_MOST_AT_ONCE = 500  # SQLite takes a limited number of values in one question


@dataclass(frozen=True, slots=True)
class KeptMember:
    """A mention as JSON: its id, the row of its record, the id of the event or statement that it comes from, and why it is in its group."""

    id: str
    record: int
    item: str
    score: float
    reason: str
    mention: str


class GroupStore:
    """The groups of a kind, within the connection's transaction."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def near(self, wanted: Collection[str]) -> dict[str, list[KeptMember]]:
        """The members of the groups that have one of these blocks, by group; both in the order in which they came."""
        found: set[int] = set()
        for part in _parts(wanted):
            marked = select(blocks.c.group).where(blocks.c.kind == self._kind, blocks.c.block.in_(part))
            found.update(self._connection.execute(marked).scalars())
        return self._members(groups.c.pk, found)

    def members(self, names: Collection[str]) -> dict[str, list[KeptMember]]:
        """The members of the groups of these ids."""
        return self._members(groups.c.id, names)

    def holding(self, mentions: Collection[str]) -> list[str]:
        """The ids of the groups that hold one of these mentions."""
        return self._names(members.c.id, mentions)

    def of_records(self, rows: Collection[int]) -> list[str]:
        """The ids of the groups that hold a mention of these records."""
        return self._names(members.c.record, rows)

    def summary(self, name: str) -> str | None:
        """What is known of a group, as JSON; None where there is none of that id."""
        same = (groups.c.kind == self._kind, groups.c.id == name)
        return self._connection.execute(select(groups.c.summary).where(*same)).scalar()

    def join(self, name: str, member: KeptMember, marks: Sequence[str]) -> None:
        """Puts a member with its blocks into a group, which is made if there is none of that id."""
        known = select(groups.c.pk).where(groups.c.kind == self._kind, groups.c.id == name)
        pk = self._connection.execute(known).scalar()
        if pk is None:
            self._connection.execute(insert(groups).values(kind=self._kind, id=name, summary="", stale=1))
            pk = self._connection.execute(known).scalar_one()
        row = {
            "group": pk,
            "id": member.id,
            "record": member.record,
            "item": member.item,
            "event": self._row(events, member),
            "statement": self._row(statements, member),
            "score": member.score,
            "reason": member.reason,
            "mention": member.mention,
        }
        self._connection.execute(insert(members).values(**row))
        marked = [{"kind": self._kind, "block": mark, "group": pk} for mark in dict.fromkeys(marks)]
        if marked:
            self._connection.execute(insert(blocks).prefix_with("OR IGNORE"), marked)
        self._connection.execute(update(groups).where(groups.c.pk == pk).values(stale=1))

    def describe(self, name: str, summary: str, first: date | None, last: date | None, decided: str = "") -> None:
        """Stores what is known of a group as JSON, with its first and last day and what people made of it."""
        days = {"first": first.isoformat() if first else None, "last": last.isoformat() if last else None}
        same = (groups.c.kind == self._kind, groups.c.id == name)
        self._connection.execute(update(groups).where(*same).values(summary=summary, stale=0, decided=decided, **days))

    def stale(self) -> list[str]:
        """The ids of the groups of which what is stored as known is no longer right."""
        return list(self._connection.execute(select(groups.c.id).where(groups.c.kind == self._kind, groups.c.stale == 1)).scalars())

    def remove(self, names: Collection[str]) -> None:
        """Takes the groups of these ids away, members and all."""
        for part in _parts(names):
            self._remove(groups.c.id.in_(part))

    def clear(self) -> None:
        """Takes all groups away, so that they can be made anew."""
        self._remove(groups.c.pk > 0)

    def _remove(self, which: ColumnElement[bool]) -> None:
        ours = select(groups.c.pk).where(groups.c.kind == self._kind, which)
        for table in (members, blocks):
            self._connection.execute(delete(table).where(table.c.group.in_(ours)))
        self._connection.execute(delete(groups).where(groups.c.kind == self._kind, which))

    def _members(
        self, column: ColumnElement[int] | ColumnElement[str], wanted: Collection[int] | Collection[str]
    ) -> dict[str, list[KeptMember]]:
        by_group: dict[str, list[KeptMember]] = {}
        for part in _parts(wanted):
            rows = select(groups.c.id.label("name"), members).join(members, members.c.group == groups.c.pk)
            ours = rows.where(groups.c.kind == self._kind, column.in_(part)).order_by(groups.c.pk, members.c.pk)
            for row in self._connection.execute(ours):
                member = KeptMember(row.id, row.record, row.item, row.score, row.reason, row.mention)
                by_group.setdefault(row.name, []).append(member)
        return by_group

    def _names(self, column: ColumnElement[int] | ColumnElement[str], wanted: Collection[int] | Collection[str]) -> list[str]:
        found: dict[int, str] = {}
        for part in _parts(wanted):
            rows = select(groups.c.pk, groups.c.id).join(members, members.c.group == groups.c.pk)
            ours = rows.where(groups.c.kind == self._kind, column.in_(part)).distinct()
            found.update((row.pk, row.id) for row in self._connection.execute(ours))
        return [found[pk] for pk in sorted(found)]

    def _row(self, table: Table, member: KeptMember) -> int | None:
        return self._connection.execute(select(table.c.pk).where(table.c.record == member.record, table.c.id == member.item)).scalar()


def forget(connection: Connection, record: int) -> None:
    """Takes the mentions of a record out of their groups; what was known of these is then stale."""
    touched = connection.execute(select(members.c.group).where(members.c.record == record).distinct()).scalars().all()
    connection.execute(delete(members).where(members.c.record == record))
    for pk in touched:
        if connection.execute(select(members.c.pk).where(members.c.group == pk).limit(1)).scalar() is None:
            connection.execute(delete(blocks).where(blocks.c.group == pk))
            connection.execute(delete(groups).where(groups.c.pk == pk))
        else:
            connection.execute(update(groups).where(groups.c.pk == pk).values(stale=1))


def _parts(values: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(values)
    for at in range(0, len(ordered), _MOST_AT_ONCE):
        yield ordered[at : at + _MOST_AT_ONCE]
