"""The rows of events and statements brought up to date with what people decided, so that questions find what counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.archive.decisions import DecisionLog
from dragoman.archive.rows import Part, actor_row, event_row, events_of, parts_of_event, parts_of_statement, statement_row, unpacked
from dragoman.archive.schema import actors, events, parties, records, statements
from dragoman.archive.views import decided
from dragoman.records import Decision, Record

_OF_EVENTS = ("source", "target", "according_to")
_OF_STATEMENTS = ("speaker", "about")


def redecide(connection: Connection, items: Iterable[str]) -> None:
    """Writes the rows of these events and statements anew in all runs that have them: corrected where they were, marked with what
    became of them; what was rejected does not count."""
    wanted = sorted(set(items))
    log = DecisionLog(connection).on(wanted)
    rows: set[int] = set()
    for table in (events, statements):
        rows.update(connection.execute(select(table.c.record).where(table.c.id.in_(wanted))).scalars())
    for pk in sorted(rows):
        row = connection.execute(select(records.c.native, records.c.current).where(records.c.pk == pk)).one()
        _redecide(connection, pk, unpacked(row.native), row.current, {item: log.get(item, ()) for item in wanted})


def redecide_record(connection: Connection, pk: int, record: Record, current: int) -> None:
    """The same for all that was decided on parts of a record that has just been stored."""
    _redecide(connection, pk, record, current, DecisionLog(connection).on_parts(record))


def _redecide(connection: Connection, pk: int, record: Record, current: int, log: Mapping[str, Sequence[Decision]]) -> None:
    for number, coded in enumerate(events_of(record)):
        if coded.event.id in log:
            view = decided(coded.event, log[coded.event.id], record)
            now = replace(coded, event=view.item)
            row = {**event_row(now), "decided": view.state, "current": int(current and view.state != "rejected")}
            which = (events.c.record == pk, events.c.id == coded.event.id)
            for item in connection.execute(update(events).where(*which).values(**row).returning(events.c.pk)).scalars().all():
                _take_part(connection, item, _OF_EVENTS, list(parts_of_event(number, view.item)))
    for statement in record.statements:
        if statement.id in log:
            told = decided(statement, log[statement.id], record)
            row = {**statement_row(told.item, record.document.published), "decided": told.state}
            row["current"] = int(current and told.state != "rejected")
            which = (statements.c.record == pk, statements.c.id == statement.id)
            for item in connection.execute(update(statements).where(*which).values(**row).returning(statements.c.pk)).scalars().all():
                _take_part(connection, item, _OF_STATEMENTS, list(parts_of_statement(0, told.item, record)))


def _take_part(connection: Connection, item: int, roles: Sequence[str], parts: Sequence[Part]) -> None:
    connection.execute(delete(parties).where(parties.c.item == item, parties.c.role.in_(roles)))
    for part in parts:
        row = actor_row(part.actor)
        connection.execute(insert(actors).values(**row).on_conflict_do_nothing())
        connection.execute(insert(parties).values(actor=row["pk"], role=part.role, item=item).on_conflict_do_nothing())
