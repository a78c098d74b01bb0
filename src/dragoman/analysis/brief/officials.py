"""For which state somebody surely speaks: by words that name it, by an office told with it in any report, or by where the office sits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.analysis.parties import ORGANS, Parties, country_in, home_of, name_in
from dragoman.codebook import Codebook
from dragoman.codebook.levels import STATE
from dragoman.records import Mention, Record

SHARE = 2 / 3  # of the reports on an officer, those sent from one side that make him that side's
LEAST = 2  # reports needed for that
_BODIES = frozenset({"ministry", "police"})  # levels of bodies, which reports call by their kind where they sit: "the Ministry"
_FOR_ANYBODY = frozenset({"spokesman", "former", "media", "paper", "parliament"})  # levels that groups and private people have too


@dataclass(frozen=True, slots=True)
class Officials:
    """The officials of some reports: by surname the state for which each surely speaks."""

    states: Mapping[str, str]

    @classmethod
    def of(cls, records: Iterable[Record], codebook: Codebook, sides: Iterable[str]) -> Officials:
        """The officials of these reports. Where no report tells an officer's state, those sent from the two sides do, if they agree."""
        told: dict[str, Counter[str]] = {}
        sent: dict[str, set[tuple[str, str]]] = {}
        known = set(sides)
        for record in records:
            home = home_of(record)
            for mention in record.actors:
                name = name_in(mention, codebook)
                if not name or not _in_office(mention, codebook):
                    continue
                state = country_of(mention, record, codebook)
                if state:
                    told.setdefault(name.split()[-1], Counter())[state] += 1
                elif home in known and codebook.levels.of(_words(mention)).name not in _FOR_ANYBODY:
                    sent.setdefault(name.split()[-1], set()).add((home, record.document.id))
        states = {name: _agreed(Counter(home for home, _ in reports), LEAST) for name, reports in sent.items()}
        return cls(states | {name: _agreed(votes, 1) for name, votes in told.items()})

    def of_person(self, name: str) -> str:
        """The state for which somebody of this name surely speaks; empty where nobody is known to."""
        return self.states.get(name.lower().split()[-1], "") if name.strip() else ""

    def standing(self, mention: Mention, parties: Parties) -> str:
        """The ISO code of the state that a mention surely speaks for; empty where it speaks for none, or that is only inferred."""
        state = parties.state_of(mention)
        told = country_of(mention, parties.record, parties.codebook)
        if not state or told:
            return state if told == state else ""
        name = name_in(mention, parties.codebook)
        if name and self.states.get(name.split()[-1]) == state:
            return state
        body = parties.level_of(mention).name in _BODIES and not mention.of
        return state if body and parties.is_organ(mention) and state == home_of(parties.record) else ""


def country_of(mention: Mention, record: Record, codebook: Codebook) -> str:
    """The one state that a mention's actor or words name; empty where they name none, or several."""
    if mention.actor is not None and mention.actor.country:
        return mention.actor.country
    return country_in(mention, codebook, record.document.published)


def _in_office(mention: Mention, codebook: Codebook) -> bool:
    """Whether a mention gives its name an office that speaks for a state."""
    sector = mention.actor.sector if mention.actor else ""
    return sector in ORGANS or (not sector and codebook.levels.of(_words(mention)) is not STATE)


def _words(mention: Mention) -> str:
    return f"{mention.text} {mention.of or ''}"


def _agreed(votes: Counter[str], least: int) -> str:
    state, count = votes.most_common(1)[0]
    return state if count >= least and count >= SHARE * votes.total() else ""
