"""Claims and incidents as a release gives them: those with a member in it, without the words that a licence withholds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Connection, Row, select

from dragoman.archive.releases.unnamed import bare_claim, bare_claim_mention, bare_incident, bare_incident_mention
from dragoman.archive.releases.withholding import Known
from dragoman.archive.schema import events, groups, members, statements
from dragoman.records import ArchiveError, Claim, ClaimMention, Incident, IncidentMention

_BATCH = 256
G = TypeVar("G", Claim, Incident)
M = TypeVar("M", ClaimMention, IncidentMention)


@dataclass(frozen=True, slots=True)
class Joined(Generic[M]):
    """A mention of a group, the id of the event or statement that it comes from, where there is one, how well it fits and why."""

    group: str
    mention: M
    event: str
    statement: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Together(Generic[G, M]):
    """A group as it is given, what people made of it, and those of its members that are in the release."""

    group: G
    decided: str
    members: tuple[Joined[M], ...]


@dataclass(frozen=True, slots=True)
class Released:
    """What is in a release: whether it has an event or statement (or, of an empty id, anything) of a record, by the row of that;
    whether it gives only offsets of a record; which names are known anyway; and whether it holds what people rejected."""

    has: Callable[[int, str], bool]
    bare: Callable[[int], bool]
    known: Known
    with_rejected: bool


@dataclass(frozen=True, slots=True)
class Sort(Generic[G, M]):
    """A kind of groups: what it and its mentions are, and both without the words of reports."""

    kind: str
    group: type[G]
    mention: type[M]
    bare_group: Callable[[G, Known], G]
    bare_mention: Callable[[M, Known], M]


CLAIMS = Sort("claim", Claim, ClaimMention, bare_claim, bare_claim_mention)
INCIDENTS = Sort("incident", Incident, IncidentMention, bare_incident, bare_incident_mention)


def together(connection: Connection, sort: Sort[G, M], released: Released) -> Iterator[Together[G, M]]:
    """The groups of a kind with a member in the release, by the day of their first report."""
    try:
        yield from _given(connection, sort, released)
    except msgspec.DecodeError as error:
        raise ArchiveError(
            f"A {sort.kind} in the archive cannot be read ({error}). Link the claims and incidents anew with `dragoman recode`."
        ) from error


def _given(connection: Connection, sort: Sort[G, M], released: Released) -> Iterator[Together[G, M]]:
    decoder = msgspec.json.Decoder(sort.mention)
    for row, found in _groups(connection, sort.kind, released):
        group = msgspec.json.decode(row.summary, type=sort.group)
        if any(released.bare(member.record) for member in found):
            group = sort.bare_group(group, released.known)
        joined = []
        for member in found:
            if _in(member, released):
                mention, bare = decoder.decode(member.mention), released.bare(member.record)
                shown = sort.bare_mention(mention, released.known) if bare else mention
                reason = "" if bare else member.reason
                joined.append(Joined(row.id, shown, member.event_id or "", member.statement_id or "", member.score, reason))
        yield Together(group, row.decided, tuple(joined))


def _groups(connection: Connection, kind: str, released: Released) -> Iterator[tuple[Row[Any], list[Row[Any]]]]:
    """The groups with a member in the release, with all their members."""
    order = select(groups.c.pk).where(groups.c.kind == kind, groups.c.summary != "").order_by(groups.c.first, groups.c.id)
    if not released.with_rejected:
        order = order.where(groups.c.decided != "rejected")
    rest = iter(connection.execute(order).scalars().all())
    while batch := list(islice(rest, _BATCH)):
        rows = {row.pk: row for row in connection.execute(select(groups).where(groups.c.pk.in_(batch)))}
        found: dict[int, list[Row[Any]]] = {}
        for member in connection.execute(_members(batch)):
            found.setdefault(member.group, []).append(member)
        for pk in batch:
            if any(_in(member, released) for member in found.get(pk, ())):
                yield rows[pk], found[pk]


def _members(batch: Sequence[int]) -> Any:
    columns = (members.c.group, members.c.id, members.c.record, members.c.score, members.c.reason, members.c.mention)
    told = (events.c.id.label("event_id"), statements.c.id.label("statement_id"))
    joined = members.outerjoin(events, events.c.pk == members.c.event).outerjoin(statements, statements.c.pk == members.c.statement)
    chosen = select(*columns, *told).select_from(joined).where(members.c.group.in_(batch))
    return chosen.order_by(members.c.group, members.c.id)


def _in(member: Row[Any], released: Released) -> bool:
    return released.has(member.record, member.event_id or member.statement_id or "")
