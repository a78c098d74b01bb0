"""Incidents: a violent or protest incident told by many reports, each place where it is told, and the tolls by source over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records.events import EventDate, Place, Status, Toll

DayFrom = Literal["told", "carried", "publication", ""]
PlaceFrom = Literal["told", "carried", "context", "dateline", ""]
IncidentStatus = Literal["reported", "claimed", "contested", "denied"]


@dataclass(frozen=True, slots=True)
class IncidentMention:
    """A place in a report that tells of an incident, as it stands there and with what the rest of the report adds.

    `item` is the id of the event, or of the words where no event was `coded`; `part` is `text` or `title`, whose characters `start` and
    `end` count. `local` names the incident within its report: mentions that share it tell of one thing. `day_from` and `place_from` say
    whether day and place are told here, carried from other words for the same incident, or
    supplied: by publication, by sentences close by, by the dateline. `sites`, `names`
    and `stems` are those of all mentions of the incident in the report: place names, names of those concerned, and words, by which
    mentions are compared. `others` are further names in its sentences, which may be places; `lead` says that the report opens with
    the incident or has it in its headline.
    """

    id: str
    item: str
    document: str
    outlet: str
    published: date | None
    local: str
    part: str
    trigger: str
    start: int
    end: int
    sentence: str
    type: str
    mode: str
    weapon: str
    status: Status
    coded: bool
    according_to: tuple[str, ...]
    day: EventDate | None
    day_from: DayFrom
    place: Place | None
    place_from: PlaceFrom
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    weapons: tuple[str, ...]
    sites: tuple[str, ...]
    names: tuple[str, ...]
    stems: tuple[str, ...]
    others: tuple[str, ...]
    lead: bool
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollReport:
    """How many were killed and hurt by one report: at least, at most (None: open or not told), according to whom, in which words."""

    mention: str
    document: str
    outlet: str
    published: date | None
    according_to: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    words: str


@dataclass(frozen=True, slots=True)
class IncidentParty:
    """A party with what it does about an incident: it `claims` or `denies` it, or is `blamed` by those `by` whom it is named."""

    name: str
    role: Literal["claims", "blamed", "denies"]
    by: tuple[str, ...]
    mention: str


@dataclass(frozen=True, slots=True)
class IncidentMember:
    """A mention of an incident, how well it fits and by which signs."""

    mention: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident from all its mentions.

    `day` is the best supported; `killed` and `injured` span what all reports tell, and `tolls` gives them by source over time.
    `status` is `contested` where some affirm and others deny it or their part in it, else `reported` where some report tells it in
    its own voice, `claimed` where only others are cited, `denied` where nobody affirms it. `first` and `last` are the days of the
    earliest and latest report.
    """

    id: str
    type: str
    mode: str
    weapon: str
    status: IncidentStatus
    day: EventDate | None
    day_from: DayFrom
    place: Place | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    tolls: tuple[TollReport, ...]
    parties: tuple[IncidentParty, ...]
    gist: str
    first: date | None
    last: date | None
    documents: int
    outlets: tuple[str, ...]
    members: tuple[IncidentMember, ...]
