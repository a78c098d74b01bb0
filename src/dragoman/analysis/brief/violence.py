"""Incidents in a brief: tolls as ranges and by source, and who claims, blames and denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.analysis.brief.material import Material, Scope
from dragoman.analysis.brief.names import listed
from dragoman.analysis.brief.nobody import is_nobody, is_pronoun
from dragoman.analysis.brief.notes import Notes
from dragoman.analysis.brief.shape import IncidentLine, TollLine
from dragoman.analysis.following import Followed
from dragoman.analysis.phrases import phrase_of
from dragoman.analysis.wording import is_plural, started, within
from dragoman.archive.countries import country_names
from dragoman.archive.folding import folded
from dragoman.records import Incident, IncidentMention, Place, Toll

MOST = 5  # incidents
BLAMES, STANDS = 2, 3  # who attributes an incident, and sentences in all
TOLLS = 3  # sources of tolls shown of one incident
_LOOSE = frozenset({"", "destroy", "targeted", "primitive", "seize", "explosives", "unconventional"})  # modes that a weapon tells better
_BY_WEAPON = {
    "bomb": "bombing",
    "mine": "mine blast",
    "suicide bomb": "suicide attack",
    "firearm": "shooting",
    "artillery": "shelling",
    "aircraft": "air strike",
    "drone": "drone attack",
    "blade": "attack with blades",
    "fire": "arson attack",
    "vehicle": "attack with a vehicle",
    "chemical": "chemical attack",
}
_STATUS = {
    "reported": "",
    "claimed": " (attributed only)",
    "contested": " (contested)",
    "denied": " (only denied)",
}


def incident_lines(material: Material, notes: Notes) -> tuple[IncidentLine, ...]:
    """The incidents of the period that concern the two sides: those told most, in the order of days."""
    found = [each for each in material.incidents if material.scope.holds(day_of(each.summary)) and concerns(each.summary, material.scope)]
    found.sort(key=lambda each: (-each.summary.documents, -_high(each.summary.killed), each.summary.id))
    chosen = sorted(found[:MOST], key=lambda each: (day_of(each.summary) or date.max, each.summary.id))
    return tuple(_line(each, notes) for each in chosen)


def day_of(incident: Incident) -> date | None:
    """The day of an incident; that of the first report where none is told."""
    return incident.day.first if incident.day else incident.first


def concerns(incident: Incident, scope: Scope) -> bool:
    """Whether an incident lies in the country of a side, or names one of them among those concerned."""
    if incident.status == "denied":
        return False
    names = {folded(name) for name in (*incident.sources, *incident.targets, *(party.name for party in incident.parties))}
    for side in scope.sides():
        country = folded(country_names().get(side.country, side.country))
        if side.name and any(side.name in name for name in names):
            return True
        if side.country and (country in names or (incident.place is not None and incident.place.country == side.country)):
            return True
    return False


def toll_text(toll: Toll | None) -> str:
    """A number as `3`, `3–5` or `24 or more`; empty where none is told."""
    if toll is None:
        return ""
    if toll.high is None:
        return f"{toll.low} or more"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"


def place_text(place: Place | None) -> str:
    """A place with its province and country."""
    if place is None:
        return ""
    country = country_names().get(place.country, place.country)
    return ", ".join(dict.fromkeys(part for part in (place.name, place.province, country) if part))


def noun_of(incident: Incident) -> str:
    """What an incident is called: by its weapon where its mode says less, by its mode, and where people died no mere destruction."""
    if incident.type == "ASSAULT" and incident.mode in _LOOSE and incident.weapon in _BY_WEAPON:
        return _BY_WEAPON[incident.weapon]
    hurt = _high(incident.killed) or _high(incident.injured)
    mode = "" if incident.mode == "destroy" and hurt else incident.mode
    return phrase_of(incident.type, mode).noun_alone.split(" ", 1)[1]


def _line(found: Followed[Incident, IncidentMention], notes: Notes) -> IncidentLine:
    incident = found.summary
    by_id = {each.mention.id: each.mention for each in found.mentions}
    gist = next((m for m in by_id.values() if m.sentence == incident.gist), None) or next(iter(by_id.values()))
    cited = notes.cite(gist.document, gist.sentence)
    return IncidentLine(
        item=incident.id,
        text=started(noun_of(incident)) + _STATUS[incident.status],
        day=day_of(incident),
        place=place_text(incident.place),
        killed=toll_text(incident.killed),
        injured=toll_text(incident.injured),
        tolls=tuple(_tolls(incident, by_id, notes)),
        parties=party_texts(incident)[:STANDS],
        outlets=incident.outlets,
        notes=(cited,),
    )


def _tolls(incident: Incident, by_id: dict[str, IncidentMention], notes: Notes) -> Iterator[TollLine]:
    """The tolls by source, each outlet's change told once; none where only one is told."""
    said: dict[tuple[str, str, str, str], TollLine] = {}
    for toll in incident.tolls:
        by = listed([within(name) for name in toll.according_to if _is_somebody(name, incident)])
        key = (toll.outlet, by, toll_text(toll.killed), toll_text(toll.injured))
        mention = by_id.get(toll.mention)
        if key not in said:
            cited = (notes.cite(mention.document, mention.sentence),) if mention else ()
            said[key] = TollLine(toll.outlet, toll.published, by, key[2], key[3], cited)
    differing = {(line.killed, line.injured) for line in said.values()}
    if len(differing) > 1:
        yield from list(said.values())[:TOLLS]


def party_texts(incident: Incident) -> tuple[str, ...]:
    """Who claims it, who is said to have done it by whom, and who denies it, as "By the Free Valley Brigade, according to Tajikistan"."""
    known = [party for party in incident.parties if _is_somebody(party.name, incident)]
    claims = _names(party.name for party in known if party.role == "claims")
    denies = _names(party.name for party in known if party.role == "denies")
    blamed: dict[str, list[str]] = {}
    for party in known:
        if party.role == "blamed" and _proper(party.name):
            blamed.setdefault(listed(_names(by for by in party.by if _is_somebody(by, incident))) or "reports", []).append(
                within(party.name)
            )
    told = [f"{each} {_verb(each, 'claims', 'claim')} it" for each in claims]
    told += [f"by {listed(list(dict.fromkeys(whom)))}, according to {by}" for by, whom in list(blamed.items())[:BLAMES]]
    told += [f"{each} {_verb(each, 'denies', 'deny')} it" for each in denies]
    return tuple(started(text) for text in told)


def _is_somebody(name: str, incident: Incident) -> bool:
    """Whether a name is of somebody: no pronoun, not "no officer", not the place of the incident."""
    return not is_pronoun(name) and not is_nobody(name) and (incident.place is None or folded(name) != folded(incident.place.name))


def _proper(name: str) -> bool:
    """Whether somebody is named, rather than described: not "the gunmen"."""
    return any(letter.isupper() for letter in within(name)[1:]) or not within(name)[:1].islower()


def _names(names: Iterable[str]) -> list[str]:
    """The names, each once; those who are only described go where anybody is named."""
    known = list(dict.fromkeys(within(name) for name in names if name))
    return [name for name in known if _proper(name)] or known[:1]


def _verb(name: str, one: str, several: str) -> str:
    return several if is_plural(name) or name == "reports" else one


def _high(toll: Toll | None) -> int:
    return (toll.high if toll.high is not None else toll.low) if toll else 0
