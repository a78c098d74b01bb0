"""What people decided, as a release gives it: records corrected, what was rejected left out or marked, and the decisions themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, or_, select

from dragoman.archive.decisions import DecisionLog, in_force
from dragoman.archive.releases.sheets import Sheet
from dragoman.archive.releases.together import Released
from dragoman.archive.schema import events, groups, members, statements
from dragoman.archive.views import decided, state_of
from dragoman.formats.tables import Column, joined
from dragoman.records import Decision, Event, Record, Statement

# Corrections of other fields hold words of the report.
_WORDLESS = ("type", "mode", "status", "historical", "date", "day", "killed", "injured", "stance", "quote", "relation")


@dataclass(frozen=True, slots=True)
class GivenDecision:
    """A decision, whether it stands, and whether the words in it are withheld."""

    decision: Decision
    stands: bool
    bare: bool


class Judged:
    """The decisions in an archive, and what they make of its records."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._all = DecisionLog(connection).all()
        self._log: dict[str, list[Decision]] = {}
        for decision in self._all:
            self._log.setdefault(decision.item, []).append(decision)
        self._states = {item: state for item, log in self._log.items() if (state := state_of(in_force(log)))}
        self.rejected = frozenset(item for item, state in self._states.items() if state == "rejected")

    @property
    def latest(self) -> datetime | None:
        """When somebody last decided."""
        return max((decision.at for decision in self._all), default=None)

    def state(self, item: str) -> str:
        """What people made of an item: accepted, rejected or corrected; empty where nobody decided."""
        return self._states.get(item, "")

    def corrected(self, record: Record) -> Record:
        """The record with all corrections; what was rejected is still in it."""
        if not self._log:
            return record
        return replace(
            record,
            events=tuple(decided(each, self._log[each.id], record).item if each.id in self._log else each for each in record.events),
            statements=tuple(
                decided(each, self._log[each.id], record).item if each.id in self._log else each for each in record.statements
            ),
        )

    def standing(self, record: Record) -> Record:
        """The record without what was rejected."""
        parts: tuple[Event | Statement, ...] = (*record.events, *record.statements)
        if not any(part.id in self.rejected for part in parts):
            return record
        events = tuple(event for event in record.events if event.id not in self.rejected)
        return replace(record, events=events, statements=tuple(each for each in record.statements if each.id not in self.rejected))

    def given(self, released: Released) -> Iterator[GivenDecision]:
        """The decisions on what is in the release, or would be if it had not been rejected, in the order in which they were made."""
        standing = {decision.id for log in self._log.values() for decision in in_force(log)}
        where = {item: self._records(item, log) for item, log in self._log.items()}
        for decision in self._all:
            records = [record for record, part in where[decision.item] if released.has(record, part)]
            if records:
                yield GivenDecision(decision, decision.id in standing, any(map(released.bare, records)))

    def _records(self, item: str, log: list[Decision]) -> list[tuple[int, str]]:
        """The records that an item stands in, each with the part that must be chosen for it. A claim or incident may go by another name
        than when somebody decided on it: it is known by the mentions that were seen then."""
        kind = log[0].kind
        if kind in ("event", "statement"):
            table = events if kind == "event" else statements
            return [(row, item) for row in self._connection.execute(select(table.c.record).where(table.c.id == item)).scalars()]
        seen = {mention for decision in log for mention in decision.seen}
        ours = select(members.c.record, members.c.item).join(groups, groups.c.pk == members.c.group)
        same = ours.where(groups.c.kind == kind, or_(groups.c.id == item, members.c.id.in_(seen)))
        return [(row.record, row.item) for row in self._connection.execute(same.order_by(members.c.id))]


def _corrections(given: GivenDecision) -> str:
    told = given.decision.corrections
    return joined(f"{c.field}={'' if given.bare and c.field not in _WORDLESS else c.value}" for c in told)


_DECISION: tuple[Column[GivenDecision], ...] = (
    Column("decision_id", "text", lambda d: d.decision.id),
    Column("item_id", "text", lambda d: d.decision.item),
    Column("kind", "text", lambda d: d.decision.kind),
    Column("verdict", "text", lambda d: d.decision.verdict),
    Column("corrections", "text", _corrections),
    Column("others", "text", lambda d: joined(d.decision.others)),
    Column("by", "text", lambda d: d.decision.by),
    Column("why", "text", lambda d: "" if d.bare else d.decision.why),
    Column("at", "text", lambda d: d.decision.at.isoformat()),
    Column("stands", "flag", lambda d: d.stands),
)
DECISIONS = Sheet("decisions", "What somebody decided on an event, statement, claim or incident.", _DECISION, ("decision_id",))
