"""What an archive holds of a dispute: claims, incidents and tone, each asked for by filter, by id or by pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, union

from dragoman.analysis.claims.summary import summarise as summarise_claim
from dragoman.analysis.grouping import Group, Member, Mention
from dragoman.analysis.incidents.summary import summarise as summarise_incident
from dragoman.analysis.pinning import judgements
from dragoman.analysis.tone import PairTone, ToneReading
from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.filters import ActorTerm, Dyad, Filter
from dragoman.archive.groups import GroupStore
from dragoman.archive.naming import actors_of
from dragoman.archive.queries import find_groups
from dragoman.archive.results import Page
from dragoman.archive.rows import unpacked
from dragoman.archive.schema import actors, documents, events, groups, members, parties, records, statements
from dragoman.archive.views import decided, decided_record
from dragoman.codebook import load_codebook
from dragoman.codebook.types import load_types
from dragoman.records import ArchiveError, Claim, ClaimMention, Decision, Incident, IncidentMention, InputError, Link, Record, Shift

S = TypeVar("S", Claim, Incident)
T = TypeVar("T")
M = TypeVar("M", bound=Mention)
_PAIRS = 20  # pairs whose shifts are looked for where none is named: those with most acts in words
_LEAST_ACTS = 3  # of those whose both sides the report names; most acts leave one to be understood


@dataclass(frozen=True, slots=True)
class Linked(Generic[M]):
    """A mention with the title and address of its report, and why it belongs where it is."""

    mention: M
    link: Link
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Followed(Generic[S, M]):
    """A claim or an incident with its mentions, the earliest report first, and what people decided on claims or incidents."""

    summary: S
    mentions: tuple[Linked[M], ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone between two states, both ways, over the reports that name both."""

    there: PairTone
    back: PairTone
    reports: int


def claims_in(archive: Archive, wanted: Filter) -> list[Claim]:
    """The claims with a mention that passes, those told last first."""
    return _summaries(archive, "claim", Claim, wanted)


def incidents_in(archive: Archive, wanted: Filter) -> list[Incident]:
    """The incidents with a mention that passes, those told last first."""
    return _summaries(archive, "incident", Incident, wanted)


def claim(archive: Archive, name: str) -> Followed[Claim, ClaimMention]:
    """The claim of an id, or of the beginning of one. Raises InputError where there is none, or several begin so."""
    return _followed(archive, "claim", name, ClaimMention, summarise_claim)


def incident(archive: Archive, name: str) -> Followed[Incident, IncidentMention]:
    """The incident of an id, or of the beginning of one. Raises InputError where there is none, or several begin so."""
    return _followed(archive, "incident", name, IncidentMention, summarise_incident)


def tone_in(archive: Archive, dyad: Dyad, since: date | None = None, until: date | None = None) -> Tone:
    """The tone between the two states of a dyad in the reports published in a period. Raises InputError where a side is no state."""
    one, other = states_of(dyad)
    found = list(records_between(archive, dyad, since, until))
    return tone_of(found, one, other)


def tone_of(found: Sequence[Record], one: str, other: str) -> Tone:
    """The tone between two states, given as ISO codes, in these reports."""
    reading = ToneReading.of(found, load_codebook())
    return Tone(reading.pair(one, other), reading.pair(other, one), len(found))


def shifts_in(archive: Archive, dyad: Dyad | None = None, since: date | None = None, until: date | None = None) -> list[Shift]:
    """The shifts of a dyad, or without one of the pairs that speak most of each other; the latest first."""
    pairs = [dyad] if dyad else _speaking(archive)
    found: dict[tuple[str, str, date], Shift] = {}
    for pair in pairs:
        tone = tone_in(archive, pair, None, until)
        ways = (tone.there, tone.back) if pair.mutual else (tone.there,)
        found |= {(shift.source, shift.target, shift.date): shift for way in ways for shift in way.shifts}
    wanted = [shift for shift in found.values() if since is None or shift.found >= since]
    return sorted(wanted, key=lambda shift: (shift.date, shift.source, shift.target), reverse=True)


def states_of(dyad: Dyad) -> tuple[str, str]:
    """The ISO codes of a dyad of two states."""
    for side in (dyad.first, dyad.second):
        if not side.country or side.sector:
            raise InputError(f"{side.words!r} is no state, and tone is followed between states; give two, as PAK-AFG.")
    if dyad.first.country == dyad.second.country:
        raise InputError(f"Both sides are {dyad.first.country}; give two states, as PAK-AFG.")
    return dyad.first.country, dyad.second.country


def records_between(archive: Archive, dyad: Dyad, since: date | None = None, until: date | None = None) -> Iterator[Record]:
    """The records that tell what both sides do, undergo or say, or what is said of them, in the order of publication."""
    with archive.reading() as connection:
        wanted = select(records.c.pk).join(documents, documents.c.pk == records.c.document).where(records.c.current == 1)
        wanted = wanted.where(*(records.c.pk.in_(_told_of(connection, side)) for side in (dyad.first, dyad.second)))
        wanted = wanted.where(*_published(since, until))
        found = connection.execute(wanted.order_by(documents.c.published, documents.c.id)).scalars().all()
    for row in found:
        with archive.reading() as connection:
            record = unpacked(connection.execute(select(records.c.native).where(records.c.pk == row)).scalar_one())
            log = DecisionLog(connection)
            counting = decided_record(record, log.on_parts(record)) if log.any_on_parts() else record
        yield counting


def reprints_between(archive: Archive, ids: Sequence[str]) -> int:
    """How many reprints there are of the documents of these ids."""
    count = 0
    with archive.reading() as connection:
        for at in range(0, len(ids), 500):
            of = select(documents.c.pk).where(documents.c.id.in_(ids[at : at + 500]))
            count += connection.execute(select(func.count()).where(documents.c.reprint_of.in_(of))).scalar_one()
    return count


def groups_told_in(archive: Archive, kind: str, ids: Sequence[str]) -> list[str]:
    """The ids of the groups of a kind with a mention in the documents of these ids."""
    found: dict[str, None] = {}
    with archive.reading() as connection:
        for at in range(0, len(ids), 500):
            of = select(records.c.pk).join(documents, documents.c.pk == records.c.document)
            here = of.where(documents.c.id.in_(ids[at : at + 500]), records.c.current == 1)
            named = (
                select(groups.c.id)
                .join(members, members.c.group == groups.c.pk)
                .where(groups.c.kind == kind, groups.c.decided != "rejected", members.c.record.in_(here))
            )
            found |= dict.fromkeys(connection.execute(named.distinct().order_by(groups.c.pk)).scalars())
    return list(found)


def _told_of(connection: Connection, side: ActorTerm) -> Select[tuple[int]]:
    """The records with events or statements in which a side takes some part."""
    named = actors_of(connection, side)
    found = [
        select(items.c.record).join(parties, parties.c.item == items.c.pk).where(parties.c.role.in_(roles), parties.c.actor.in_(named))
        for items, roles in ((events, ("source", "target", "according_to")), (statements, ("speaker", "about")))
    ]
    return select(union(*found).subquery().c.record)


def _published(since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    if since:
        yield documents.c.published >= since.isoformat()
    if until:
        yield documents.c.published <= until.isoformat()


def _summaries(archive: Archive, kind: str, shape: type[S], wanted: Filter) -> list[S]:
    with archive.reading() as connection:
        found = [row.summary for row in find_groups(connection, kind, wanted, Page(None)).rows if row.decided != "rejected"]
    return [_decoded(text, shape) for text in found]


def as_of(found: Followed[S, M], until: date | None, summarise: Callable[[Group[M]], S]) -> Followed[S, M]:
    """A claim or incident as the reports until a day tell it; at least one does."""
    told = tuple(each for each in found.mentions if until is None or (each.mention.published or date.min) <= until)
    if len(told) == len(found.mentions):
        return found
    return Followed(_summary(found.summary.id, told, found.decisions, summarise), told, found.decisions)


def _followed(archive: Archive, kind: str, name: str, shape: type[M], summarise: Callable[[Group[M]], S]) -> Followed[S, M]:
    with archive.reading() as connection:
        full = _full_name(connection, kind, name)
        kept = GroupStore(connection, kind).members([full]).get(full, [])
        log = tuple(DecisionLog(connection).all((kind,)))
        told = select(records.c.pk, documents.c.title, documents.c.url).join(documents, documents.c.pk == records.c.document)
        counting = told.where(records.c.pk.in_({member.record for member in kept}), records.c.current == 1)
        heads = {row.pk: (row.title or "", row.url or "") for row in connection.execute(counting)}
    linked = tuple(
        Linked(_decoded(member.mention, shape), Link(member.score, member.reason), *heads[member.record])
        for member in kept
        if member.record in heads
    )
    ordered = tuple(sorted(linked, key=lambda each: (each.mention.published or date.max, each.mention.document, each.mention.id)))
    return Followed(_summary(full, ordered, log, summarise), ordered, log)


def _summary(name: str, linked: Sequence[Linked[M]], log: Sequence[Decision], summarise: Callable[[Group[M]], S]) -> S:
    """What is known from these mentions, as people corrected it."""
    group = Group(name, tuple(Member(each.mention, each.link) for each in linked))
    return decided(summarise(group), judgements(log, [each.mention.id for each in linked])).item


def _decoded(kept: str, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(kept, type=shape)
    except msgspec.ValidationError as error:
        raise ArchiveError(
            f"The claims and incidents in the archive are those of another version ({error}). Link them anew with `dragoman recode`."
        ) from error


def _full_name(connection: Connection, kind: str, name: str) -> str:
    begins = select(groups.c.id).where(groups.c.kind == kind, groups.c.id.startswith(name, autoescape=True)).order_by(groups.c.id)
    found = connection.execute(begins.limit(6)).scalars().all()
    if not name or not found:
        raise InputError(f"There is no {kind} {name!r} in the archive; `dragoman {kind}s` lists them with their ids.")
    if len(found) > 1 and found[0] != name:
        raise InputError(f"Several {kind}s begin with {name!r}: {', '.join(found)}; give more of the id.")
    return str(found[0])


def _speaking(archive: Archive) -> list[Dyad]:
    """The pairs of states with most acts in words, one or the other way."""
    verbal = [name for name, entry in load_types().types.items() if entry.quad.startswith("verbal")]
    source, target, doer, other = (parties.alias(), parties.alias(), actors.alias(), actors.alias())
    rows = (
        select(func.min(doer.c.country, other.c.country).label("one"), func.max(doer.c.country, other.c.country).label("two"))
        .select_from(events)
        .join(source, and_(source.c.item == events.c.pk, source.c.role == "source"))
        .join(target, and_(target.c.item == events.c.pk, target.c.role == "target"))
        .join(doer, doer.c.pk == source.c.actor)
        .join(other, other.c.pk == target.c.actor)
        .where(
            events.c.current == 1, events.c.type.in_(verbal), doer.c.country != "", other.c.country != "", doer.c.country != other.c.country
        )
        .subquery()
    )
    counted = select(rows.c.one, rows.c.two, func.count().label("acts")).group_by(rows.c.one, rows.c.two)
    most = counted.having(func.count() >= _LEAST_ACTS).order_by(func.count().desc(), rows.c.one, rows.c.two).limit(_PAIRS)
    with archive.reading() as connection:
        found = connection.execute(most).all()
    return [Dyad(ActorTerm(row.one, country=row.one), ActorTerm(row.two, country=row.two), mutual=True) for row in found]
