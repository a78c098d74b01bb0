"""Who takes part in what passes a filter, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, func, select

from dragoman.archive.choosing import choice_of, listed
from dragoman.archive.filters import Filter
from dragoman.archive.results import ActorRow, Found, Page
from dragoman.archive.schema import actors, events, parties, statements

NEWEST = 10_000  # events, and as many statements, in which actors are counted where not all are wanted
_ROLES = {"events": ("source", "target"), "statements": ("speaker",)}


@dataclass(slots=True)
class _Tally:
    """How often an actor has each role, and when first and last."""

    as_source: int = 0
    as_target: int = 0
    statements: int = 0
    first: str | None = None
    last: str | None = None

    def add(self, role: str, number: int, first: str | None, last: str | None) -> None:
        field = {"source": "as_source", "target": "as_target", "speaker": "statements"}[role]
        setattr(self, field, getattr(self, field) + number)
        self.first = min((day for day in (self.first, first) if day), default=None)
        self.last = max((day for day in (self.last, last) if day), default=None)


def find_actors(connection: Connection, wanted: Filter | None = None, page: Page | None = None) -> Found[ActorRow]:
    """The actors of the events and statements that pass, those with the most first. Where a page is wanted, and not all actors, they
    are counted in the newest events and statements (`NEWEST` of each); the answer is not exact where there are more."""
    page, exact, tallies = page or Page(), True, dict[int, _Tally]()
    for of in (events, statements):
        keys = choice_of(connection, wanted or Filter(), of).newest(connection, None if page.limit is None else NEWEST + 1)
        if page.limit is not None and len(keys) > NEWEST:
            exact, keys = False, keys[:NEWEST]
        _count(connection, of, keys, tallies)
    ordered = sorted(tallies, key=lambda actor: (-_total(tallies[actor]), actor))
    return Found(_rows(connection, page.of(ordered), tallies), len(ordered), exact)


def _count(connection: Connection, of: Table, keys: list[int], tallies: dict[int, _Tally]) -> None:
    part = select(parties.c.actor, parties.c.role, func.count(), func.min(of.c.day), func.max(of.c.day))
    part = part.with_hint(parties, "INDEXED BY parties_item", "sqlite").join(of, of.c.pk == parties.c.item)
    part = part.where(parties.c.item.in_(listed(keys)), parties.c.role.in_(_ROLES[of.name]))
    for actor, *told in connection.execute(part.group_by(parties.c.actor, parties.c.role)):
        tallies.setdefault(actor, _Tally()).add(*told)


def _total(tally: _Tally) -> int:
    return tally.as_source + tally.as_target + tally.statements


def _rows(connection: Connection, keys: list[int], tallies: dict[int, _Tally]) -> Iterator[ActorRow]:
    known = {row.pk: row for row in connection.execute(select(actors).where(actors.c.pk.in_(listed(keys))))}
    for key in keys:
        row, tally = known[key], tallies[key]
        first, last = (date.fromisoformat(day) if day else None for day in (tally.first, tally.last))
        counts = (tally.as_source, tally.as_target, tally.statements)
        yield ActorRow(row.name, row.country, row.sector, bool(row.person), *counts, first, last)
