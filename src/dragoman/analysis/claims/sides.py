"""For which state an official speaks, and whom a claim means that names nobody: a party accuses the other and clears itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.analysis.claims.parties import Parties, same
from dragoman.analysis.claims.propositions import CLAIMED, MATERIAL, Said
from dragoman.analysis.claims.propositions import Sides as Pair
from dragoman.analysis.claims.unit import Unit
from dragoman.records import Event, Party

HOSTILE = MATERIAL | {"PRESENCE", "CONTROL", "AFFILIATION", "RESPONSIBILITY", "POSSESSION", "INTENT", "ACCUSE"}
FILLED = frozenset({"COERCE", "MOBILIZE", "AID", "ASSAULT", "POSSESSION", "INTENT", "CONTROL", "PRESENCE", "RESPONSIBILITY", "AFFILIATION"})
ONE_SIDED = frozenset({"COERCE", "MOBILIZE", "AID", "POSSESSION", "INTENT"})  # what a state charges the other with, seldom itself


class Sides:
    """Answers for one record who stands on which side."""

    def __init__(self, parties: Parties, events: Sequence[Event]) -> None:
        self.parties = parties
        self.events = events

    def homes(self, read: list[tuple[Unit, Said]]) -> dict[str, str]:
        """For which state each official speaks whose words alone tell it, by most of what he says."""
        votes: dict[str, Counter[str]] = {}
        for unit, said in read:
            if unit.office and name_of(unit) and (code := self.home(unit, said)):
                votes.setdefault(name_of(unit), Counter())[code] += 1
        for event in self.events:
            for name, code in self._aimed(event):
                votes.setdefault(name, Counter())[code] += 2
        found = {name: counts.most_common(1)[0][0] for name, counts in votes.items()}
        for name, code in found.items():
            self.parties.homes.setdefault(name, code)
        return found

    def _aimed(self, event: Event) -> Iterator[tuple[str, str]]:
        """An official's words and acts are aimed at the other state, rarely at his own: his name, and his state by that."""
        targets = [p.key for m in event.target if (p := self.parties.of(m))]
        for m in event.source:
            party = self.parties.of(m)
            if party is not None and not party.key and party.aliases:
                yield from ((party.aliases[0], other) for key in targets if (other := self.parties.other(key)))

    def home(self, unit: Unit, said: Said) -> str:
        """The state for which an official speaks who accuses the other or clears his own; empty where neither."""
        countries = self.parties.actors.countries
        hostile = said.relation in HOSTILE or unit.accuses
        state = next((p.key for p in (said.subject, said.object) if p is not None and p.key in countries), "")
        if not state or not hostile or state not in self.parties.dyad:
            return ""
        own = (said.subject is not None and said.subject.key == state) or said.relation in ("PRESENCE", "AFFILIATION", "AID")
        if not own:
            return ""
        return state if said.stance != "affirm" else self.parties.other(state)

    def filled(self, unit: Unit, said: Said, relation: str) -> Pair:
        """Subject and object, those that the words leave out taken from who speaks: a party accuses the other and clears itself."""
        subject, object_ = said.subject, said.object
        speaker, group = unit.speaker, self.parties.main_group
        if relation not in FILLED or speaker is None:
            return subject, object_
        if speaker.key in self.parties.dyad and (other := self.parties.other(speaker.key)):
            sides = (self.parties.state(speaker.key), self.parties.state(other))
            return self._of_dyad(said, relation, sides)
        claims = said.stance != "affirm" or CLAIMED.search(unit.cue) is not None
        if same(speaker, group) and subject is None and claims and not same(object_, speaker):
            return speaker, object_
        return subject, object_

    def _of_dyad(self, said: Said, relation: str, sides: tuple[Party, Party]) -> Pair:
        """Subject and object of what a state says of the other (affirmed) or of itself (denied); `sides` are itself and the other."""
        subject, object_, group = said.subject, said.object, self.parties.main_group
        meant, wrong = sides[::-1] if said.stance == "affirm" else sides
        if relation in ("PRESENCE", "AFFILIATION"):
            object_ = object_ or (meant if not same(subject, meant) else None)
            return subject or (group if not same(group, object_) else None), object_
        if same(subject, wrong) and object_ is None and not said.sure and relation in ONE_SIDED:
            subject = meant
        subject = subject or (meant if not same(object_, meant) else None)
        if relation == "AID" and object_ is None and not same(subject, group):
            object_ = group
        return subject, object_


def name_of(unit: Unit) -> str:
    """The name of an official who speaks."""
    return unit.speaker.aliases[0] if unit.speaker is not None and unit.speaker.aliases else ""
