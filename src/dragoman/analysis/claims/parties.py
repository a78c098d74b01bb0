"""Whom a report's words stand for as parties of a dispute: officials for their state, fighters for their group."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from dragoman.analysis.claims.bodies import bodies_in, short_names
from dragoman.analysis.claims.names import (
    ARMED,
    ARMS,
    COLLECTIVE,
    DATELINE,
    FIGHTERS,
    FIGHTING,
    INSTITUTION,
    ISSUER,
    LAND,
    LEAD,
    LONGEST,
    NAME,
    OFFICES,
    OFFICIAL,
    OTHER_SIDE,
    OWN,
    OWN_LAND,
    PLURALS,
    RECALL,
    STATE,
    THEY,
    WORD,
    is_name,
    plain,
)
from dragoman.analysis.claims.people import People, body
from dragoman.codebook import Codebook, best_entry
from dragoman.records import Mention, Party, Record

ISSUING = 3  # sentences in which a body speaks of itself by its kind ("the Government"): the report is its communiqué


@dataclass(frozen=True, slots=True)
class Named:
    """Where a party is named in the document's text; `kind` is state, group, person, place, fighters, own, other or they."""

    start: int
    end: int
    party: Party
    kind: str


class Parties:
    """Answers for one record who is meant by a mention, and who is named in a stretch of text."""

    def __init__(self, record: Record, codebook: Codebook) -> None:
        self.record = record
        self.homes: dict[str, str] = {}  # for which state each official speaks, by name
        self.text = record.document.text
        self.actors = codebook.actors
        self.day = record.document.published
        self.agents = codebook.words.agents
        self._of: dict[tuple[int, int, str], Party | None] = {}
        self.bodies = dict(bodies_in(self.text, self.actors))
        self.short = dict(short_names(self.text, self.bodies))
        self.people = People(self)
        self.named = self._named()
        self.groups = Counter(n.party.key for n in self.named if n.kind == "group")
        self.states = Counter(n.party.key for n in self.named if n.kind in ("state", "place"))

    def state(self, code: str) -> Party:
        """A state by its code."""
        return Party(code, self.actors.countries.get(code, code))

    def _named(self) -> list[Named]:
        """All parties that the text names, in order."""
        tokens = [(m[0], m.start(), m.end()) for m in WORD.finditer(self.text)]
        words = [t[0].replace("’", "'") for t in tokens]
        taken: list[Named] = []
        for name, party in self.bodies.items():
            taken += [Named(m.start(), m.end(), party, "group") for m in re.finditer(rf"\b{re.escape(name)}\b", self.text, re.I)]
        for name, party in self.short.items():
            taken += [Named(m.start(), m.end(), party, "group") for m in re.finditer(rf"\b[Tt]he {name}\b(?! [A-Z])", self.text)]
        covered = sorted((n.start, n.end) for n in taken)
        for found in self.actors.find(words, [w.lower() for w in words]):
            start, end = tokens[found.first][1], tokens[found.last][2]
            entry = best_entry(found.entries, self.day)
            if entry is None or any(a < end and start < b for a, b in covered):
                continue
            if entry.kind in LAND or (
                entry.country and (entry.sector in STATE) and entry.kind in ("person", "agency", "armed", "organisation")
            ):
                taken.append(Named(start, end, self.state(entry.country), "state"))
            else:
                taken.append(Named(start, end, body(entry.name), "person" if entry.kind == "person" else "group"))
        covered = sorted((n.start, n.end) for n in taken)
        for place in self.record.places:
            if place.place and place.place.country and not any(a < place.end and place.start < b for a, b in covered):
                taken.append(Named(place.start, place.end, self.state(place.place.country), "place"))
        return sorted(taken, key=lambda n: n.start)

    @cached_property
    def main_group(self) -> Party | None:
        """The armed group of which the text speaks most."""
        armed = [n for n in self.named if n.kind == "group" and self._fights(n.party)]
        counts = Counter(n.party.key for n in armed)
        best = max(counts, key=lambda key: counts[key], default=None)
        return next((n.party for n in armed if n.party.key == best), None)

    def _fights(self, party: Party) -> bool:
        listed = best_entry(self.actors.look_up(party.name), self.day)
        if listed is not None:
            return listed.sector in ARMED
        name = re.escape(party.name)
        behind = rf"\b{name}\b,? (?:\([^)]*\),? )?(?:an? |the )?[\w -]{{0,40}}?\b{ARMS}"
        before = rf"\b{ARMS}\b[^.]{{0,20}} (?:of|from|called|known as) (?:the )?(?:so-called )?{name}\b"
        return bool(FIGHTING & set(party.key.split())) or re.search(f"{behind}|{before}", self.text) is not None

    @cached_property
    def dyad(self) -> tuple[str, ...]:
        """The two states named most."""
        return tuple(code for code, _ in self.states.most_common(2))

    @cached_property
    def dateline(self) -> str:
        """The state of the place from which the report is sent; empty where it names none."""
        sent = DATELINE.search(self.text[:LEAD])
        first = next((n for n in self.named if sent and sent.start() <= n.start < sent.end() and n.kind in ("state", "place")), None)
        return first.party.key if first else ""

    @cached_property
    def issuer(self) -> Party | None:
        """The body whose communiqué the report is: its publisher, or that which it calls "the Government" time and again."""
        publisher = self.record.document.publisher or ""
        told = [s for s in self.record.sentences if INSTITUTION.search(s.text)]
        if len(told) < ISSUING:
            return None
        words = publisher.split()
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                entries = self.actors.look_up(" ".join(words[first : first + size]))
                if entry := next((e for e in entries if e.sector == "IGO" or e.kind == "organisation"), None):
                    return body(entry.name)
        if short := next((word for word in words if word.isupper() and len(word) > 2 and word in self.text), ""):
            return Party(short.lower(), short)
        named = ISSUER.search(self.text)
        inside = [x for x in self.named if named and named.start() <= x.start < named.end() and x.kind == "state"]
        code = inside[0].party.key if inside else self.dateline
        return self.state(code) if code else None

    def is_seat(self, named: Named) -> bool:
        """Whether a state is called by the name of its capital or of the seat of its government."""
        return any(e.kind in ("capital", "seat") for e in self.actors.look_up(self.text[named.start : named.end]))

    def other(self, code: str) -> str:
        """The other state of the two that the text is about; empty where the state is none of them."""
        return next((c for c in self.dyad if c != code), "") if code in self.dyad else ""

    def of(self, mention: Mention) -> Party | None:
        """The party that a mention stands for; None where nothing tells."""
        key = (mention.start, mention.end, mention.of or "")
        if key not in self._of:
            self._of[key] = self._party(mention)
        return self._of[key]

    def is_office(self, mention: Mention | None) -> bool:
        """Whether a mention names an official or an organ, whose state another sign may tell."""
        if mention is None:
            return False
        actor = mention.actor
        official = actor is not None and actor.sector in OFFICIAL
        return official or bool(OFFICES.search(f"{mention.text} {mention.of or ''}"))

    def _party(self, mention: Mention) -> Party | None:
        actor = mention.actor
        if self.issuer is not None and INSTITUTION.fullmatch(mention.text):
            return self.issuer
        if group := self._group_in(mention.of or mention.text) or self._group_in(mention.text):
            return group
        if self.main_group is not None and re.search(r"\b(?:Comm?andante?|Commander) [A-Z]", f"{mention.text} {mention.of or ''}"):
            return self.main_group
        if actor is not None and actor.country and actor.sector in STATE and (actor.sector != "LEG" or not actor.person):
            return self.for_state(actor.country, actor.name if actor.person else "")
        named = [n for n in self.named if n.kind == "group" and mention.start <= n.start < mention.end]
        if named and (actor is None or not actor.country):
            return named[0].party
        if actor is not None and actor.sector in ARMED and not actor.person:
            return self.main_group if not is_name(actor.name) else body(actor.name)
        full = mention.of or mention.text
        if actor is not None and actor.person and (actor.sector not in ("", "GOV", "MIL", "COP") or not self._states_in(full)):
            return self.people.speaks_for(mention, actor.name, actor.sector)
        if (inside := self._states_in(full)) and (actor is None or actor.sector in STATE):
            return self.for_state(inside[0].party.key, actor.name if actor and actor.person else "")
        if actor is not None and is_name(actor.name) and actor.sector not in OFFICIAL:
            return body(actor.name)
        if actor is not None and actor.country:
            return self.state(actor.country)
        if self.is_office(mention):
            return self.people.near(mention.start, mention.end) or self.people.owner(mention)
        if mention.reason.startswith("a body"):
            return body(mention.of or mention.text)
        name = next((m[0] for m in NAME.finditer(full)), "")
        collective = actor is not None and actor.sector in COLLECTIVE and len(full) <= LONGEST
        return body(name or full) if name or collective else None

    def for_state(self, code: str, person: str) -> Party:
        """A state, and under which name its official speaks."""
        if person:
            self.homes.setdefault(plain(person), code)
        state = self.state(code)
        return Party(code, state.name, (plain(person),)) if person else state

    def _states_in(self, words: str) -> list[Named]:
        """The states and their places that words name."""
        found = [n for n in self.named if n.kind in ("state", "place") and self.text[n.start : n.end] in words]
        return sorted(found, key=lambda n: words.find(self.text[n.start : n.end]))

    def _group_in(self, words: str) -> Party | None:
        """The body that these words name."""
        low = plain(words)
        full = next((party for name, party in self.bodies.items() if re.search(rf"\b{re.escape(name)}\b", low)), None)
        return full or next((party for noun, party in self.short.items() if re.search(rf"\b[Tt]he {noun}\b(?! [A-Z])", words)), None)

    def within(self, start: int, end: int, speaker: Party | None) -> list[Named]:
        """Who is named in a stretch of text, pronouns and "its soil" included, which what the speaker is tells."""
        found = [n for n in self.named if n.start < end and n.end > start]
        text = self.text[start:end]
        state = speaker if speaker is not None and speaker.key in self.actors.countries else None
        found += self._fighters(start, text)
        if state is not None:
            found += [Named(start + m.start(), start + m.end(), state, "own") for r in (OWN, OWN_LAND) for m in r.finditer(text)]
            if other := self.other(state.key):
                party = self.state(other)
                found += [Named(start + m.start(), start + m.end(), party, "other") for m in OTHER_SIDE.finditer(text)]
        found += [
            Named(m.start, m.end, resolved, "mention")
            for m in self.record.actors
            if start <= m.start < end
            and m.of
            and (resolved := self.of(m)) is not None
            and not any(n.start < m.end and m.start < n.end for n in found)
        ]
        near = [n.party for n in self.named if n.kind == "group" and start - RECALL <= n.start < end]
        meant = speaker if speaker is not None and speaker.key and state is None else near[-1] if near else None
        if not any(n.kind in ("group", "fighters") for n in found) and meant is not None:
            found += [
                Named(start + m.start(), start + m.end(), meant, "they")
                for m in THEY.finditer(text)
                if not any(n.start < start + m.end() and start + m.start() < n.end for n in found)
            ]
        return sorted(found, key=lambda n: n.start)

    def _fighters(self, start: int, text: str) -> list[Named]:
        """Nouns for fighters, which stand for the group of which the text speaks."""
        group = self.main_group
        if group is None:
            return []
        nouns = FIGHTERS | {group.key.split()[-1]}
        found = [Named(start + m.start(), start + m.end(), group, "fighters") for m in PLURALS.finditer(text)]
        last = group.name.split()[-1]
        found += [Named(start + m.start(), start + m.end(), group, "fighters") for m in re.finditer(rf"\b[Tt]he {re.escape(last)}\b", text)]
        for m in re.finditer(r"\b[a-z]+\b", text):
            word = re.sub(r"men$", "man", m[0])
            if word in nouns or word.removesuffix("s") in nouns:
                found.append(Named(start + m.start(), start + m.end(), group, "fighters"))
        return found


def same(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are one, by any of their names."""
    if a is None or b is None:
        return False
    return not ({a.key, *a.aliases} - {""}).isdisjoint({b.key, *b.aliases})
