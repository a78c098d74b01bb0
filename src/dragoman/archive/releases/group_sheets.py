"""The tables of claims and incidents in a release: what a row is, its keys, its columns, and the items of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from dragoman.archive.releases.sheets import TO_DOCUMENT, Link, Sheet
from dragoman.archive.releases.together import Joined, Together
from dragoman.formats.tables import Cell, Column, Kind, joined
from dragoman.formats.views import first_day, high, last_day, low
from dragoman.records import Claim, ClaimMention, Incident, IncidentMention, Party, Place

ClaimGroup: TypeAlias = Together[Claim, ClaimMention]
IncidentGroup: TypeAlias = Together[Incident, IncidentMention]
GroupItems = Callable[[Any], Iterable[Any]]
TO_EVENT = Link(("event_id",), "events", ("event_id",))
TO_STATEMENT = Link(("statement_id",), "statements", ("statement_id",))


@dataclass(frozen=True, slots=True)
class Of:
    """A part of a group with the group's id."""

    group: str
    part: Any


def _own(name: str, kind: Kind, value: Callable[[Any], Cell]) -> Column[Of]:
    return Column(name, kind, lambda of: value(of.part))


def _about(name: str, kind: Kind, value: Callable[[Any], Cell]) -> Column[Joined[Any]]:
    return Column(name, kind, lambda member: value(member.mention))


def _key(party: Party | None) -> str:
    return party.key if party else ""


def _named(party: Party | None) -> str:
    return party.name if party else ""


def _where(place: Place | None) -> Place:
    return place or Place("", "")


_CLAIM: tuple[Column[ClaimGroup], ...] = (
    Column("claim_id", "text", lambda c: c.group.id),
    Column("subject", "text", lambda c: _named(c.group.subject)),
    Column("subject_key", "text", lambda c: _key(c.group.subject)),
    Column("relation", "text", lambda c: c.group.relation),
    Column("object", "text", lambda c: _named(c.group.object)),
    Column("object_key", "text", lambda c: _key(c.group.object)),
    Column("gist", "text", lambda c: c.group.gist),
    Column("contested", "flag", lambda c: c.group.contested),
    Column("first", "day", lambda c: c.group.first),
    Column("last", "day", lambda c: c.group.last),
    Column("mentions", "whole", lambda c: c.group.mentions),
    Column("documents", "whole", lambda c: c.group.documents),
    Column("reporters", "text", lambda c: joined(party.name for party in c.group.reporters)),
    Column("decision", "text", lambda c: c.decided),
)

_POSITION: tuple[Column[Of], ...] = (
    Column("claim_id", "text", lambda of: of.group),
    _own("party", "text", lambda p: p.party.name),
    _own("party_key", "text", lambda p: p.party.key),
    _own("stance", "text", lambda p: p.stance),
    _own("since", "day", lambda p: p.since),
    _own("last", "day", lambda p: p.last),
    _own("reports", "whole", lambda p: p.reports),
    _own("words", "text", lambda p: p.words),
)

_CHANGE: tuple[Column[Of], ...] = (
    Column("claim_id", "text", lambda of: of.group),
    _own("party", "text", lambda c: c.party.name),
    _own("party_key", "text", lambda c: c.party.key),
    _own("before", "text", lambda c: c.before),
    _own("after", "text", lambda c: c.after),
    _own("day", "day", lambda c: c.day),
    _own("words", "text", lambda c: c.words),
)

_CLAIM_MENTION: tuple[Column[Joined[ClaimMention]], ...] = (
    Column("claim_id", "text", lambda m: m.group),
    _about("mention_id", "text", lambda m: m.id),
    _about("document_id", "text", lambda m: m.document),
    Column("event_id", "text", lambda m: m.event),
    Column("statement_id", "text", lambda m: m.statement),
    _about("published", "day", lambda m: m.published),
    _about("speaker", "text", lambda m: _named(m.speaker)),
    _about("speaker_key", "text", lambda m: _key(m.speaker)),
    _about("stance", "text", lambda m: m.stance),
    _about("reporting", "flag", lambda m: m.reporting),
    _about("words", "text", lambda m: m.words),
    _about("start", "whole", lambda m: m.start),
    _about("end", "whole", lambda m: m.end),
    Column("score", "real", lambda m: m.score),
    Column("reason", "text", lambda m: m.reason),
)

_INCIDENT: tuple[Column[IncidentGroup], ...] = (
    Column("incident_id", "text", lambda i: i.group.id),
    Column("type", "text", lambda i: i.group.type),
    Column("mode", "text", lambda i: i.group.mode),
    Column("weapon", "text", lambda i: i.group.weapon),
    Column("status", "text", lambda i: i.group.status),
    Column("day_first", "day", lambda i: first_day(i.group.day)),
    Column("day_last", "day", lambda i: last_day(i.group.day)),
    Column("day_from", "text", lambda i: i.group.day_from),
    Column("place", "text", lambda i: _where(i.group.place).name),
    Column("province", "text", lambda i: _where(i.group.place).province),
    Column("country", "text", lambda i: _where(i.group.place).country),
    Column("latitude", "real", lambda i: _where(i.group.place).latitude),
    Column("longitude", "real", lambda i: _where(i.group.place).longitude),
    Column("source", "text", lambda i: joined(i.group.sources)),
    Column("target", "text", lambda i: joined(i.group.targets)),
    Column("killed_low", "whole", lambda i: low(i.group.killed)),
    Column("killed_high", "whole", lambda i: high(i.group.killed)),
    Column("injured_low", "whole", lambda i: low(i.group.injured)),
    Column("injured_high", "whole", lambda i: high(i.group.injured)),
    Column("gist", "text", lambda i: i.group.gist),
    Column("first", "day", lambda i: i.group.first),
    Column("last", "day", lambda i: i.group.last),
    Column("documents", "whole", lambda i: i.group.documents),
    Column("publishers", "text", lambda i: joined(i.group.outlets)),
    Column("decision", "text", lambda i: i.decided),
)

_TOLL: tuple[Column[Of], ...] = (
    Column("incident_id", "text", lambda of: of.group),
    _own("mention_id", "text", lambda t: t.mention),
    _own("document_id", "text", lambda t: t.document),
    _own("publisher", "text", lambda t: t.outlet),
    _own("published", "day", lambda t: t.published),
    _own("according_to", "text", lambda t: joined(t.according_to)),
    _own("killed_low", "whole", lambda t: low(t.killed)),
    _own("killed_high", "whole", lambda t: high(t.killed)),
    _own("injured_low", "whole", lambda t: low(t.injured)),
    _own("injured_high", "whole", lambda t: high(t.injured)),
    _own("words", "text", lambda t: t.words),
)

_INCIDENT_PARTY: tuple[Column[Of], ...] = (
    Column("incident_id", "text", lambda of: of.group),
    _own("party", "text", lambda p: p.name),
    _own("role", "text", lambda p: p.role),
    _own("according_to", "text", lambda p: joined(p.by)),
    _own("mention_id", "text", lambda p: p.mention),
)

_INCIDENT_MENTION: tuple[Column[Joined[IncidentMention]], ...] = (
    Column("incident_id", "text", lambda m: m.group),
    _about("mention_id", "text", lambda m: m.id),
    _about("document_id", "text", lambda m: m.document),
    Column("event_id", "text", lambda m: m.event),
    _about("published", "day", lambda m: m.published),
    _about("part", "text", lambda m: m.part),
    _about("trigger", "text", lambda m: m.trigger),
    _about("start", "whole", lambda m: m.start),
    _about("end", "whole", lambda m: m.end),
    _about("type", "text", lambda m: m.type),
    _about("mode", "text", lambda m: m.mode),
    _about("weapon", "text", lambda m: m.weapon),
    _about("status", "text", lambda m: m.status),
    _about("day_first", "day", lambda m: first_day(m.day)),
    _about("day_last", "day", lambda m: last_day(m.day)),
    _about("day_from", "text", lambda m: m.day_from),
    _about("place", "text", lambda m: _where(m.place).name),
    _about("country", "text", lambda m: _where(m.place).country),
    _about("killed_low", "whole", lambda m: low(m.killed)),
    _about("killed_high", "whole", lambda m: high(m.killed)),
    _about("injured_low", "whole", lambda m: low(m.injured)),
    _about("injured_high", "whole", lambda m: high(m.injured)),
    Column("score", "real", lambda m: m.score),
    Column("reason", "text", lambda m: m.reason),
)


def _parts(name: str) -> GroupItems:
    """The parts of a group's summary in the order in which it gives them."""
    return lambda together: (Of(together.group.id, part) for part in getattr(together.group, name))


_TO_CLAIM = Link(("claim_id",), "claims", ("claim_id",))
_TO_INCIDENT = Link(("incident_id",), "incidents", ("incident_id",))
_CLAIM_LINKS = (_TO_CLAIM, TO_DOCUMENT, TO_EVENT, TO_STATEMENT)

CLAIM_SHEETS: tuple[tuple[Sheet, GroupItems], ...] = (
    (Sheet("claims", "What somebody asserts or disputes, in all reports.", _CLAIM, ("claim_id",)), lambda c: (c,)),
    (Sheet("claim_positions", "Where a party stands on a claim.", _POSITION, (), (_TO_CLAIM,)), _parts("positions")),
    (Sheet("claim_changes", "A party that stood elsewhere on a claim before.", _CHANGE, (), (_TO_CLAIM,)), _parts("changes")),
    (Sheet("claim_mentions", "A place where a claim is put forward.", _CLAIM_MENTION, ("mention_id",), _CLAIM_LINKS), lambda c: c.members),
)
INCIDENT_SHEETS: tuple[tuple[Sheet, GroupItems], ...] = (
    (Sheet("incidents", "An incident, told by one report or more.", _INCIDENT, ("incident_id",)), lambda i: (i,)),
    (Sheet("incident_tolls", "How many one report says were killed or hurt.", _TOLL, (), (_TO_INCIDENT,)), _parts("tolls")),
    (
        Sheet("incident_parties", "Who claims, denies or is blamed for an incident.", _INCIDENT_PARTY, (), (_TO_INCIDENT,)),
        _parts("parties"),
    ),
    (
        Sheet(
            "incident_mentions",
            "A place where an incident is told.",
            _INCIDENT_MENTION,
            ("mention_id",),
            (_TO_INCIDENT, TO_DOCUMENT, TO_EVENT),
        ),
        lambda i: i.members,
    ),
)
