"""Claims and incidents without the words of the reports, as records are in `withholding`."""

from __future__ import annotations

from dataclasses import replace

from dragoman.archive.releases.withholding import Known, bare_toll
from dragoman.records import Claim, ClaimMention, EventDate, Incident, IncidentMention, Party, content_id


def bare_claim(claim: Claim, known: Known) -> Claim:
    """The claim with its parties, stances, days and counts."""
    return replace(
        claim,
        subject=_party(claim.subject, known),
        object=_party(claim.object, known),
        gist="",
        positions=tuple(replace(p, party=_named(p.party, known), words="") for p in claim.positions),
        changes=tuple(replace(c, party=_named(c.party, known), words="") for c in claim.changes),
        reporters=tuple(_named(party, known) for party in claim.reporters),
    )


def bare_claim_mention(mention: ClaimMention, known: Known) -> ClaimMention:
    """The mention with its parties, its stance and where it stands."""
    return replace(
        mention,
        words="",
        sentence="",
        speaker=_party(mention.speaker, known),
        subject=_party(mention.subject, known),
        object=_party(mention.object, known),
        lemmas=(),
        vector="",
        blocks=(),
    )


def bare_incident(incident: Incident, known: Known) -> Incident:
    """The incident with its day, place, tolls and parties."""
    return replace(
        incident,
        day=_day(incident.day),
        sources=_names(incident.sources, known),
        targets=_names(incident.targets, known),
        killed=bare_toll(incident.killed),
        injured=bare_toll(incident.injured),
        tolls=tuple(
            replace(t, according_to=_names(t.according_to, known), killed=bare_toll(t.killed), injured=bare_toll(t.injured), words="")
            for t in incident.tolls
        ),
        parties=tuple(replace(p, name=_name(p.name, known), by=_names(p.by, known)) for p in incident.parties),
        gist="",
        members=tuple(replace(m, reason="") for m in incident.members),
    )


def bare_incident_mention(mention: IncidentMention, known: Known) -> IncidentMention:
    """The mention with its type, status, day, place, tolls and where it stands."""
    return replace(
        mention,
        trigger="",
        sentence="",
        according_to=_names(mention.according_to, known),
        day=_day(mention.day),
        sources=_names(mention.sources, known),
        targets=_names(mention.targets, known),
        killed=bare_toll(mention.killed),
        injured=bare_toll(mention.injured),
        sites=(),
        names=(),
        stems=(),
        blocks=(),
    )


def _party(party: Party | None, known: Known) -> Party | None:
    return _named(party, known) if party else None


def _named(party: Party, known: Known) -> Party:
    if known(party.name):
        return replace(party, aliases=())
    hidden = _name(party.name, known)
    return Party(hidden, hidden)


def _names(names: tuple[str, ...], known: Known) -> tuple[str, ...]:
    return tuple(_name(name, known) for name in names)


def _name(name: str, known: Known) -> str:
    return name if known(name) else f"party:{content_id(name.casefold())}"


def _day(day: EventDate | None) -> EventDate | None:
    return day and replace(day, words="")
