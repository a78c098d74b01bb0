"""Claims and incidents in a line each, as lists and tables show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection

from dragoman.archive.filters import Filter
from dragoman.archive.queries import find_groups
from dragoman.archive.results import Found, GroupRow, Page
from dragoman.records import Claim, Incident, Party

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim: whom it is about, in its clearest words, and who now holds what of it."""

    id: str
    subject: str
    relation: str
    object: str
    gist: str
    affirmed_by: str
    denied_by: str
    doubted_by: str
    reported_by: str
    changed: str
    contested: bool
    first: date | None
    last: date | None
    mentions: int
    documents: int
    decided: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident: what, when, where, by and against whom, and its tolls over all reports; a toll without a high number is open."""

    id: str
    type: str
    mode: str
    weapon: str
    status: str
    day: date | None
    last_day: date | None
    place: str
    province: str
    country: str
    latitude: float | None
    longitude: float | None
    sources: str
    targets: str
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    gist: str
    first: date | None
    last: date | None
    documents: int
    outlets: str
    mentions: int
    decided: str


def find_claims(connection: Connection, wanted: Filter, page: Page) -> Found[ClaimLine]:
    """The claims with a mention that passes, those told of last first."""
    return _lines(find_groups(connection, "claim", wanted, page), Claim, _claim)


def find_incidents(connection: Connection, wanted: Filter, page: Page) -> Found[IncidentLine]:
    """The incidents with a mention that passes, those told of last first."""
    return _lines(find_groups(connection, "incident", wanted, page), Incident, _incident)


def geojson(lines: Iterable[IncidentLine], row: Callable[[IncidentLine], dict[str, Any]]) -> dict[str, Any]:
    """The incidents that are on the map as a GeoJSON collection of points (RFC 7946), with what `row` tells of each."""
    features = [
        {
            "type": "Feature",
            "id": line.id,
            "geometry": {"type": "Point", "coordinates": [line.longitude, line.latitude]},
            "properties": {name: value for name, value in row(line).items() if name not in ("id", "latitude", "longitude")},
        }
        for line in lines
        if line.latitude is not None and line.longitude is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _lines(found: Found[GroupRow], shape: type[S], line: Callable[[GroupRow, S], T]) -> Found[T]:
    decoder = msgspec.json.Decoder(shape)
    return Found((line(row, decoder.decode(row.summary)) for row in found.rows if row.summary), found.total, found.exact)


def _claim(row: GroupRow, claim: Claim) -> ClaimLine:
    def who(stance: str) -> str:
        return "; ".join(position.party.name for position in claim.positions if position.stance == stance)

    return ClaimLine(
        id=claim.id,
        subject=_name(claim.subject),
        relation=claim.relation,
        object=_name(claim.object),
        gist=claim.gist,
        affirmed_by=who("affirm"),
        denied_by=who("deny"),
        doubted_by=who("doubt"),
        reported_by="; ".join(party.name for party in claim.reporters),
        changed="; ".join(dict.fromkeys(change.party.name for change in claim.changes)),
        contested=claim.contested,
        first=claim.first,
        last=claim.last,
        mentions=claim.mentions,
        documents=claim.documents,
        decided=row.decided,
    )


def _incident(row: GroupRow, incident: Incident) -> IncidentLine:
    place, killed, injured = incident.place, incident.killed, incident.injured
    return IncidentLine(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        weapon=incident.weapon,
        status=incident.status,
        day=incident.day.first if incident.day else None,
        last_day=incident.day.last if incident.day else None,
        place=place.name if place else "",
        province=place.province if place else "",
        country=place.country if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        sources="; ".join(incident.sources),
        targets="; ".join(incident.targets),
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_high=injured.high if injured else None,
        gist=incident.gist,
        first=incident.first,
        last=incident.last,
        documents=incident.documents,
        outlets="; ".join(incident.outlets),
        mentions=row.mentions,
        decided=row.decided,
    )


def _name(party: Party | None) -> str:
    return party.name if party else ""
