"""Documents, claims and incidents by what they hold: those with an event or statement that passes a filter.

Where few items pass, they lead to what holds them; where many do, the containers are gone through from the newest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, exists, or_, select

from dragoman.archive.choosing import Choice, choice_of, listed, text_of
from dragoman.archive.filters import Filter
from dragoman.archive.results import COUNTED
from dragoman.archive.runs import of_run
from dragoman.archive.schema import documents, events, groups, members, records, sentences, statements

_FEW = 40_000  # items; of more, very many documents and groups have one
_COUNTED = 1_000  # documents and groups, where each is looked into
_ITEMS = {"incident": ((events, members.c.event),), "claim": ((events, members.c.event), (statements, members.c.statement))}


def documents_counted(wanted: Filter) -> int:
    """How many documents are counted."""
    return COUNTED if wanted == Filter(since=wanted.since, until=wanted.until) else _COUNTED


def groups_counted(wanted: Filter) -> int:
    """How many groups are counted."""
    return COUNTED if wanted == Filter() else _COUNTED


def newest_documents(connection: Connection, wanted: Filter, most: int | None) -> list[int]:
    """The documents that count, those published last first."""
    conditions: list[ColumnElement[bool]] = [documents.c.current == 1]
    if wanted.since:
        conditions.append(documents.c.published >= wanted.since.isoformat())
    if wanted.until:
        conditions.append(documents.c.published <= wanted.until.isoformat())
    held = list(_in_documents(connection, replace(wanted, since=None, until=None)))
    if held:
        conditions.append(or_(*held))
    chosen = select(documents.c.pk).with_hint(documents, "INDEXED BY documents_day", "sqlite").where(*conditions)
    return _first(connection, chosen.order_by(documents.c.published.desc(), documents.c.pk.desc()), most)


def newest_groups(connection: Connection, kind: str, wanted: Filter, most: int | None) -> list[int]:
    """The groups of a kind, those told of last first."""
    conditions: list[ColumnElement[bool]] = [groups.c.kind == kind]
    if wanted != Filter():
        conditions.append(or_(*(_in_groups(connection, choice_of(connection, wanted, of), column) for of, column in _ITEMS[kind])))
    chosen = select(groups.c.pk).where(*conditions)
    return _first(connection, chosen.order_by(groups.c.last.desc(), groups.c.pk.desc()), most)


def _in_documents(connection: Connection, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Whether a document holds what passes, one way or another; nothing where nothing is asked."""
    if wanted == Filter():
        return
    if wanted == Filter(run=wanted.run):
        yield documents.c.pk.in_(select(records.c.document).where(records.c.pk.in_(of_run(connection, wanted.run))))
    elif wanted == Filter(text=wanted.text, run=wanted.run):
        yield _with_words(connection, wanted)
    else:
        yield _with_items(connection, choice_of(connection, wanted, events))
        if wanted.actor or wanted.dyad or wanted.according_to:
            yield _with_items(connection, choice_of(connection, wanted, statements))


def _with_words(connection: Connection, wanted: Filter) -> ColumnElement[bool]:
    found = text_of(wanted)
    assert found is not None
    # To add nothing keeps SQLite from going through all records that count.
    counts = records.c.pk.in_(of_run(connection, wanted.run)) if wanted.run else records.c.current + 0 == 1
    told = select(sentences.c.record).with_hint(sentences, "NOT INDEXED", "sqlite").where(sentences.c.pk.in_(found))
    return documents.c.pk.in_(select(records.c.document).where(records.c.pk.in_(told), counts))


def _with_items(connection: Connection, choice: Choice) -> ColumnElement[bool]:
    of = choice.table
    few = _few(connection, choice, of.c.record)
    if few is not None:
        return documents.c.pk.in_(select(records.c.document).where(records.c.pk.in_(few)))
    indexed = select(of.c.pk).with_hint(of, f"INDEXED BY ix_{of.name}_record", "sqlite")
    return exists(indexed.where(of.c.record == records.c.pk, records.c.document == documents.c.pk, *choice.of_one()))


def _in_groups(connection: Connection, choice: Choice, column: Column[int]) -> ColumnElement[bool]:
    of = choice.table
    few = _few(connection, choice, of.c.pk)
    if few is not None:
        return groups.c.pk.in_(select(members.c.group).where(column.in_(few)))
    indexed = select(members.c.pk).with_hint(members, "INDEXED BY ix_members_group", "sqlite").with_hint(of, "NOT INDEXED", "sqlite")
    return exists(indexed.where(members.c.group == groups.c.pk, of.c.pk == column, *choice.of_one()))


def _few(connection: Connection, choice: Choice, column: Column[int]) -> Select[Any] | None:
    """What the column holds for the items that pass, if they are few."""
    found = connection.execute(choice.passing(connection, column).limit(_FEW + 1)).scalars().all()
    if len(found) > _FEW:
        return None
    return listed(set(found))


def _first(connection: Connection, ordered: Select[Any], most: int | None) -> list[int]:
    return list(connection.execute(ordered.limit(most) if most is not None else ordered).scalars())
