"""What is known of an incident from all its mentions: the best supported day and place, tolls by source, who claims, blames, denies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from dragoman.analysis.grouping import Group
from dragoman.analysis.incidents.weighing import Profile
from dragoman.analysis.incidents.words import overlap
from dragoman.records import (
    EventDate,
    Incident,
    IncidentMember,
    IncidentMention,
    IncidentParty,
    Place,
    Toll,
    TollReport,
)
from dragoman.records.incidents import DayFrom, IncidentStatus

Role = Literal["claims", "blamed", "denies"]
OWN = re.compile(r"(?:we|our|his|her|its|their)\b", re.I)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|dozens?|scores?)\b",
    re.I,
)
WIDE = frozenset({"county", "province", "region", "country"})


def summarise(group: Group[IncidentMention]) -> Incident:
    """The incident that a group of mentions tells of."""
    mentions = [member.mention for member in group.members]
    day, day_from = _day(mentions)
    kind = _commonest(m.type for m in mentions) or "ASSAULT"
    tolls = tuple(_tolls(mentions))
    days = sorted(m.published for m in mentions if m.published is not None)
    return Incident(
        id=group.id,
        type=kind,
        mode=_commonest(m.mode for m in mentions if m.type == kind),
        weapon=_commonest(m.weapon for m in mentions),
        status=_status(mentions),
        day=day,
        day_from=day_from,
        place=_place(mentions),
        sources=_ordered(name for m in mentions if m.status != "denied" for name in m.sources),
        targets=_ordered(name for m in mentions for name in m.targets),
        killed=_range([t.killed for t in tolls if t.killed is not None]),
        injured=_range([t.injured for t in tolls if t.injured is not None]),
        tolls=tolls,
        parties=tuple(_parties(mentions)),
        gist=_gist(mentions),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        documents=len({m.document for m in mentions}),
        outlets=tuple(sorted({m.outlet for m in mentions if m.outlet})),
        members=tuple(IncidentMember(m.mention.id, m.link.score, m.link.reason) for m in group.members),
    )


def _day(mentions: Sequence[IncidentMention]) -> tuple[EventDate | None, DayFrom]:
    told = Profile.of(mentions).day
    if told is not None:
        return told, "told"
    supplied = [m.day for m in mentions if m.day is not None]
    shared = next((day for day in supplied if all(overlap(day, other) for other in supplied)), None)
    return shared or next(iter(supplied), None), "publication" if supplied else ""


def _place(mentions: Sequence[IncidentMention]) -> Place | None:
    """The place that most reports tell, a more specific one before a wider one."""
    reports = {(m.document, m.local): m for m in mentions if m.place is not None}.values()
    counts = Counter((m.place.name, m.place.country) for m in reports if m.place is not None and m.place_from in ("told", "carried"))
    placed = [m.place for m in reports if m.place is not None and m.place_from in ("told", "carried")]
    if not placed:
        return next((m.place for m in reports if m.place is not None), None)
    return min(placed, key=lambda place: (place.kind in WIDE, -counts[place.name, place.country]))


def _status(mentions: Sequence[IncidentMention]) -> IncidentStatus:
    statuses = {m.status for m in mentions if m.coded} or {m.status for m in mentions}
    affirmed = statuses & {"reported", "claimed"}
    if statuses & {"denied", "negated"}:
        return "contested" if affirmed else "denied"
    return "reported" if "reported" in statuses else "claimed"


def _tolls(mentions: Iterable[IncidentMention]) -> Iterator[TollReport]:
    dated = sorted(mentions, key=lambda m: (m.published is None, m.published, m.document, m.start))
    for m in dated:
        if m.killed is not None or m.injured is not None:
            words = ", ".join(f"{toll.words} {what}" for toll, what in ((m.killed, "killed"), (m.injured, "injured")) if toll)
            yield TollReport(m.id, m.document, m.outlet, m.published, m.according_to, m.killed, m.injured, words)


def _range(tolls: Sequence[Toll]) -> Toll | None:
    """From the least to the most that is told. A victim told of alone ("his brother") counts only where no number is told."""
    if not tolls:
        return None
    tolls = [toll for toll in tolls if NUMBER.search(toll.words)] or tolls
    highs = [toll.high if toll.high is not None else toll.low for toll in tolls]
    low, high = min(toll.low for toll in tolls), max(highs)
    words = "; ".join(dict.fromkeys(toll.words for toll in tolls))
    return Toll(low, high, words)


def _parties(mentions: Sequence[IncidentMention]) -> Iterator[IncidentParty]:
    """Who claims it, who is blamed by whom, and who denies it, each once, with the first mention that says so."""
    found: dict[tuple[str, Role], tuple[dict[str, None], str]] = {}
    for m in mentions:
        for name, role, by in _roles(m):
            names, _ = found.setdefault((name, role), ({}, m.id))
            names.update(dict.fromkeys(by))
    for (name, role), (names, mention) in found.items():
        yield IncidentParty(name, role, tuple(names), mention)


def _roles(m: IncidentMention) -> Iterator[tuple[str, Role, tuple[str, ...]]]:
    if m.status in ("denied", "negated"):
        yield from ((who, "denies", ()) for who in m.according_to)
    if m.status != "claimed" or not m.according_to:
        return
    for source in m.sources:
        speakers = [who for who in m.according_to if OWN.match(source) or source.lower() in who.lower() or who.lower() in source.lower()]
        if speakers:
            yield speakers[0], "claims", ()
        elif any(letter.isupper() for letter in source):
            yield source, "blamed", m.according_to


def _gist(mentions: Sequence[IncidentMention]) -> str:
    """The sentence that tells most: day, place, parties and toll, of the earliest report among equals."""

    def told(m: IncidentMention) -> int:
        affirmed = m.status in ("reported", "claimed")
        parts = (m.day_from == "told", m.place_from == "told", m.sources, m.targets, m.killed or m.injured)
        return sum(bool(part) for part in parts) + 2 * affirmed + (m.part == "text")

    return max(mentions, key=told).sentence


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else ""


def _ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Names, those told most often first."""
    return tuple(name for name, _ in Counter(names).most_common())
