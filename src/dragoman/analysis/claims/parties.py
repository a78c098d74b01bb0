"""Whom a report's words stand for as parties of a dispute: officials for their state, fighters for their group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.analysis.claims.names import (
    ACRONYM,
    ARMED,
    ARMS,
    BEFORE,
    BODY,
    BREAKS,
    COLLECTIVE,
    FIGHTERS,
    FIGHTING,
    LAND,
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
    tells_office,
)
from dragoman.codebook import Codebook, best_entry
from dragoman.records import Mention, Party, Record


@dataclass(frozen=True, slots=True)
class Named:
    """Where a party is named in the document's text; `kind` is state, group, person, place, fighters, own, other or they."""

    start: int
    end: int
    party: Party
    kind: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier reports told: of officials, by name, for which state they speak; of groups, by each of their names, the party."""

    homes: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Party] = field(default_factory=dict)


class Parties:
    """Answers for one record who is meant by a mention, and who is named in a stretch of text."""

    def __init__(self, record: Record, codebook: Codebook, memory: Memory) -> None:
        self.record = record
        self.homes = memory.homes
        self.text = record.document.text
        self.actors = codebook.actors
        self.day = record.document.published
        self.agents = codebook.words.agents
        self._of: dict[tuple[int, int, str], Party | None] = {}
        self.bodies = self._with_known(dict(self._bodies()), memory)
        self.named = self._named()
        self.groups = Counter(n.party.key for n in self.named if n.kind == "group")
        self.states = Counter(n.party.key for n in self.named if n.kind in ("state", "place"))

    def state(self, code: str) -> Party:
        """A state by its code."""
        return Party(code, self.actors.countries.get(code, code))

    def _bodies(self) -> Iterator[tuple[str, Party]]:
        """The bodies that the text names in full and no dictionary lists, by each of their names in lower case."""
        short = {plain(match[1]): match[2] for match in ACRONYM.finditer(self.text)}
        for match in NAME.finditer(self.text):
            words = re.sub(r"^(?:The|A|An|In|But|And|On) ", "", re.sub(r"['’]s?$", "", match[0])).split()
            name = " ".join(words)
            if len(words) < 2 or not (BODY & {words[-1].lower(), words[0].lower()}) or self.actors.look_up(name):
                continue
            if any(e.kind in LAND for e in self.actors.look_up(words[0])) and words[-1].lower() not in ("front", "movement", "brigade"):
                continue  # an organ of a state: it speaks for that
            known = short.get(name.lower())
            party = Party(name.lower(), name, (known.lower(),) if known else ())
            yield name.lower(), party
            if known:
                yield known.lower(), party

    def _with_known(self, bodies: dict[str, Party], memory: Memory) -> dict[str, Party]:
        """The bodies of the text, with those short names that an earlier report has explained."""
        words = set(re.findall(r"\b[A-Z][A-Za-z]*[A-Z]\b", self.text))
        for name in words:
            if known := memory.bodies.get(name.lower()):
                bodies.setdefault(name.lower(), known)
        for name, party in bodies.items():
            full = memory.bodies.get(name)
            if full is None or len(party.aliases) > len(full.aliases):
                memory.bodies[name] = party
        return {name: memory.bodies.get(name, party) for name, party in bodies.items()}

    def _named(self) -> list[Named]:
        """All parties that the text names, in order."""
        tokens = [(m[0], m.start(), m.end()) for m in WORD.finditer(self.text)]
        words = [t[0].replace("’", "'") for t in tokens]
        taken: list[Named] = []
        for name, party in self.bodies.items():
            taken += [Named(m.start(), m.end(), party, "group") for m in re.finditer(rf"\b{re.escape(name)}\b", self.text, re.I)]
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
                taken.append(Named(start, end, _body(entry.name), "person" if entry.kind == "person" else "group"))
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
        first = next((n for n in self.named if n.start < 40), None)
        return first.party.key if first and self.text[first.start : first.end].isupper() and first.kind in ("state", "place") else ""

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
        if group := self._group_in(mention.of or mention.text) or self._group_in(mention.text):
            return group
        if self.main_group is not None and re.search(r"\bCommander [A-Z]", f"{mention.text} {mention.of or ''}"):
            return self.main_group
        if actor is not None and actor.country and actor.sector in STATE and (actor.sector != "LEG" or not actor.person):
            return self._for_state(actor.country, actor.name if actor.person else "")
        named = [n for n in self.named if n.kind == "group" and mention.start <= n.start < mention.end]
        if named and (actor is None or not actor.country):
            return named[0].party
        if actor is not None and actor.sector in ARMED and not actor.person:
            return self.main_group if not is_name(actor.name) else _body(actor.name)
        full = mention.of or mention.text
        if actor is not None and actor.person and (actor.sector not in ("", "GOV", "MIL", "COP") or not self._states_in(full)):
            return self._person(mention, actor.name, actor.sector)
        if (inside := self._states_in(full)) and (actor is None or actor.sector in STATE):
            return self._for_state(inside[0].party.key, actor.name if actor and actor.person else "")
        if actor is not None and is_name(actor.name) and actor.sector not in OFFICIAL:
            return _body(actor.name)
        if actor is not None and actor.country:
            return self.state(actor.country)
        if self.is_office(mention):
            return self._near(mention.start, mention.end) or self._owner(mention)
        if mention.reason.startswith("a body"):
            return _body(mention.of or mention.text)
        name = next((m[0] for m in NAME.finditer(full)), "")
        collective = actor is not None and actor.sector in COLLECTIVE and len(full) <= LONGEST
        return _body(name or full) if name or collective else None

    def _owner(self, mention: Mention) -> Party | None:
        """The state named last before "its officials"."""
        if not re.match(r"(?:its|their|his|her) ", mention.text, re.I):
            return None
        before = [n for n in self.named if n.kind == "state" and mention.start - BEFORE <= n.start < mention.start]
        return before[-1].party if before else None

    def _for_state(self, code: str, person: str) -> Party:
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
        return next((party for name, party in self.bodies.items() if re.search(rf"\b{re.escape(name)}\b", low)), None)

    def _person(self, mention: Mention, name: str, sector: str) -> Party | None:
        """A person speaks for whom the text, or an earlier report, names beside the name; a commander for his group; else for himself."""
        words = name.split()
        surname = words[-1]
        if sector in STATE and sector != "LEG":
            for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text):
                if party := self._near(match.start(), match.end()):
                    return self._for_state(party.key, name) if party.key in self.actors.countries else party
            if self.main_group is not None and re.search(rf"\bCommander (?:\w+ )?{re.escape(surname)}", self.text):
                return self.main_group
            if home := self.homes.get(plain(name)) or self._home(surname.lower()) or self._chief(surname):
                return self._for_state(home, name)
            if self.is_office(mention) or re.search(rf"{OFFICES.pattern}[^.;]{{0,30}}\b{re.escape(surname)}", self.text):
                return Party("", name, (plain(name),))
        return _body(name)

    def _chief(self, surname: str) -> str:
        """The state of the official named before in the same sentence, whose spokesman this is: "her spokeswoman"."""
        called = re.compile(rf"\b(?:her|his|whose) (?:[\w-]+ ){{1,3}}?(?:[A-Z]\w+ )?{re.escape(surname)}\b")
        for text in (sentence.text for sentence in self.record.sentences if surname in sentence.text):
            found = called.search(text)
            if found is None or not OFFICES.search(found[0]):
                continue
            known = [(text.rfind(name.split()[-1].title(), 0, found.start()), code) for name, code in self.homes.items()]
            if code := max(((at, code) for at, code in known if at >= 0), default=(0, ""))[1]:
                return code
        return ""

    def _home(self, surname: str) -> str:
        """The state of the one known official of this surname."""
        codes = {code for name, code in self.homes.items() if name.split()[-1] == surname}
        return codes.pop() if len(codes) == 1 else ""

    def _near(self, start: int, end: int) -> Party | None:
        """The state or body named close before an official's name, or in the words set off behind it."""
        sentence = next(((s.start, s.end) for s in self.record.sentences if s.start <= start < s.end), (start, end))
        before = [n for n in self.named if n.kind in ("state", "place", "group") and max(sentence[0], start - 70) <= n.start < start]
        for n in reversed(before):
            between = self.text[n.end : start]
            opens = re.search(r"(?:^|[\n“\"])In $", self.text[max(0, n.start - 4) : n.start]) is not None
            if n.end <= start and not BREAKS.search(between) and (tells_office(between) or (opens and OFFICES.search(between))):
                return n.party
        behind = re.match(
            r"(?:, |\s\()(?!who\b|said|and\b|but\b|which\b)([^,;.()]{3,80})|,? (?:of|for|from) (?:the )?[^,;.]{2,30}",
            self.text[end : sentence[1]],
        )
        if behind and not re.match(r", \w+(?:ed|ing)\b", behind[0]):
            a, b = end, end + behind.end()
            inside = [n for n in self.named if a <= n.start < b and n.kind in ("state", "place", "group")]
            return inside[0].party if inside else None
        return None

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


def _body(name: str) -> Party:
    """A body or person by name; the organs of the United Nations are one party."""
    if name.startswith(("United Nations", "UN ", "U.N. ")):
        return Party("united nations", "United Nations", ("un",))
    return Party(plain(name), name)


def same(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are one, by any of their names."""
    if a is None or b is None:
        return False
    return a.key == b.key or not {a.key, *a.aliases}.isdisjoint({b.key, *b.aliases})
