"""From a filter to the rows that pass it.

There are two ways to look. Where one of the parties or texts asked for is rare, its items are fetched by index and all else is asked of
them. Where all are frequent, the items are gone through from the newest, in an index that holds all that they are chosen by
(`events_facts`, `statements_facts`), until enough have passed. SQLite is told which way to go: it cannot know how often an actor appears.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, column, exists, func, intersect, or_, select, table, union_all

from dragoman.archive.filters import ActorTerm, Filter
from dragoman.archive.naming import actors_of
from dragoman.archive.runs import of_run
from dragoman.archive.schema import events, parties

RARE = 40_000  # so many items are fetched one by one as fast as a million are gone through in order
SEARCH = table("search", column("rowid"), column("search"))
_SIDES = {"events": (("source",), ("target",)), "statements": (("speaker",), ("about",))}
_BY = {"events": "according_to", "statements": "speaker"}


@dataclass(frozen=True, slots=True)
class Side:
    """Actors in a role, as the items that they take part in."""

    actors: tuple[Select[tuple[int]], ...]
    roles: tuple[str, ...]

    def items(self) -> Select[tuple[int]]:
        """The items, by actor."""
        return select(parties.c.item).where(parties.c.role.in_(self.roles), or_(*(parties.c.actor.in_(each) for each in self.actors)))

    def has(self, item: ColumnElement[int]) -> ColumnElement[bool]:
        """Whether they take part in one item."""
        # The index leads to those who take part in it, who are few; to add nothing keeps SQLite from trying every actor instead.
        who = or_(*((parties.c.actor + 0).in_(each) for each in self.actors))
        part = select(parties.c.item).with_hint(parties, "INDEXED BY parties_item", "sqlite")
        return exists(part.where(parties.c.item == item, parties.c.role.in_(self.roles), who))


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of a table of items: what its index answers; what must hold of an event in the sentence of a statement; parties, as
    alternatives of sides that must all take part; words that must stand in the sentence."""

    table: Table
    facts: tuple[ColumnElement[bool], ...]
    about_events: tuple[ColumnElement[bool], ...]
    parties: tuple[tuple[tuple[Side, ...], ...], ...]
    text: Select[tuple[int]] | None

    def passing(self, connection: Connection, *columns: ColumnElement[Any]) -> Select[Any]:
        """The items that pass, in no order, by the way that suits how rare they are."""
        rare = self._rarest(connection)
        if rare is None:
            rare = self._between()
        chosen = select(*columns or (self.table.c.pk,))
        if rare is None:
            return chosen.with_hint(self.table, f"INDEXED BY {self.table.name}_facts", "sqlite").where(*self._of_all())
        return chosen.with_hint(self.table, "NOT INDEXED", "sqlite").where(self.table.c.pk.in_(rare), *self.of_one())

    def of_one(self) -> list[ColumnElement[bool]]:
        """The conditions in the form that is quick to ask of few items."""
        item, sentence = self.table.c.pk, self.table.c.sentence
        conditions = [*self.facts, *(or_(*(and_(*(s.has(item) for s in sides)) for sides in any_of)) for any_of in self.parties)]
        if self.about_events:
            told = select(events.c.pk).with_hint(events, "INDEXED BY ix_events_sentence", "sqlite")
            conditions.append(exists(told.where(events.c.sentence == sentence, *self.about_events)))
        return [*conditions, sentence.in_(self.text)] if self.text is not None else conditions

    def _of_all(self) -> list[ColumnElement[bool]]:
        """The conditions in the form that is quick to ask of very many items: what passes each is first put together."""
        item, sentence = self.table.c.pk, self.table.c.sentence
        conditions = [*self.facts, *(or_(*(and_(*(item.in_(s.items()) for s in sides)) for sides in any_of)) for any_of in self.parties)]
        if self.about_events:
            told = select(events.c.sentence).with_hint(events, "INDEXED BY events_facts", "sqlite")
            conditions.append(sentence.in_(told.where(*self.about_events)))
        return [*conditions, sentence.in_(self.text)] if self.text is not None else conditions

    def newest(self, connection: Connection, most: int | None) -> list[int]:
        """The items that pass, the newest first."""
        chosen = self.passing(connection).order_by(self.table.c.day.desc(), self.table.c.pk.desc())
        return list(connection.execute(chosen.limit(most) if most is not None else chosen).scalars())

    def _rarest(self, connection: Connection) -> Select[tuple[int]] | None:
        """Items of which all that pass are among, if there are few enough."""
        found = [self._rarest_of(connection, any_of) for any_of in self.parties]
        if self.text is not None:
            sentences = _count(connection, self.text)
            indexed = select(self.table.c.pk).with_hint(self.table, f"INDEXED BY ix_{self.table.name}_sentence", "sqlite")
            found.append((sentences, indexed.where(self.table.c.sentence.in_(self.text))))
        number, items = min(found, key=lambda each: each[0], default=(RARE + 1, None))
        return items if number <= RARE else None

    def _between(self) -> Select[tuple[int]] | None:
        """Items in which both sides of a dyad take part: even where each is frequent, they may seldom meet."""
        for any_of in self.parties:
            if all(len(sides) > 1 for sides in any_of):
                meeting = [intersect(*(side.items() for side in sides)).subquery() for sides in any_of]
                together = union_all(*(select(each.c.item) for each in meeting)).subquery()
                return select(together.c.item)
        return None

    def _rarest_of(self, connection: Connection, any_of: Sequence[tuple[Side, ...]]) -> tuple[int, Select[tuple[int]]]:
        """For each alternative its rarest side; how many items they have together, and which."""
        counted = [min(((_count(connection, s.items()), s) for s in sides), key=lambda each: each[0]) for sides in any_of]
        together = union_all(*(side.items() for _, side in counted)).subquery()
        return sum(number for number, _ in counted), select(together.c.item)


def choice_of(connection: Connection, wanted: Filter, of: Table) -> Choice:
    """What a filter asks of events or of statements. Raises InputError where an actor or run is not in the archive."""
    first, second = _SIDES[of.name]

    def alone(terms: tuple[ActorTerm, ...], roles: tuple[str, ...]) -> tuple[tuple[Side, ...], ...]:
        return ((Side(_any_of(connection, terms), roles),),)

    asked: list[tuple[tuple[Side, ...], ...]] = []
    if wanted.actor:
        asked.append(alone(wanted.actor, (*first, *second)))
    if wanted.according_to:
        asked.append(alone(wanted.according_to, (_BY[of.name],)))
    if wanted.dyad:
        directions = [each for dyad in wanted.dyad for each in dyad.directions]
        sides = ((Side(_any_of(connection, (a,)), first), Side(_any_of(connection, (b,)), second)) for a, b in directions)
        asked.append(tuple(sides))
    of_events = tuple(_asks_of_events(wanted))
    facts = (*_facts(connection, wanted, of), *(of_events if of is events else ()))
    return Choice(of, facts, () if of is events else of_events, tuple(asked), text_of(wanted))


def listed(keys: Iterable[int]) -> Select[Any]:
    """Keys that are known, as a part of a question; SQLite takes only so many values one by one."""
    return select(func.json_each(json.dumps(sorted(keys))).table_valued("value").c.value)


def text_of(wanted: Filter) -> Select[tuple[int]] | None:
    """The sentences with one of the texts."""
    if not wanted.text:
        return None
    words = " OR ".join(f"({text})" for text in wanted.text)
    return select(SEARCH.c.rowid).where(SEARCH.c.search.op("MATCH")(words))


def _facts(connection: Connection, wanted: Filter, of: Table) -> Iterator[ColumnElement[bool]]:
    yield of.c.record.in_(of_run(connection, wanted.run)) if wanted.run else of.c.current == 1
    if wanted.since:
        yield of.c.day >= wanted.since.isoformat()
    if wanted.until:
        yield of.c.day <= wanted.until.isoformat()


def _asks_of_events(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What only an event can answer: its type, mode, status, place, and how sure it is."""
    for of, values in ((events.c.type, wanted.type), (events.c.mode, wanted.mode), (events.c.status, wanted.status)):
        if values:
            yield of.in_(values)
    if wanted.place:
        yield or_(*(func.instr(events.c.located, f"|{place}|") > 0 for place in wanted.place))
    if wanted.min_confidence:
        yield events.c.confidence >= wanted.min_confidence


def _any_of(connection: Connection, terms: Sequence[ActorTerm]) -> tuple[Select[tuple[int]], ...]:
    return tuple(actors_of(connection, term) for term in terms)


def _count(connection: Connection, items: Select[tuple[int]]) -> int:
    """How many items there are, up to one more than are rare."""
    return connection.execute(select(func.count()).select_from(items.limit(RARE + 1).subquery())).scalar_one()
