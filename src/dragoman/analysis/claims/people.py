"""For whom an official, a spokesman or a chairwoman speaks, as far as one report tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.analysis.claims.names import (
    ARMED,
    BEFORE,
    BREAKS,
    COLLECTIVE,
    HEADS,
    ITS_MAN,
    OFFICES,
    SPEAKS_FOR,
    STATE,
    plain,
    tells_office,
)
from dragoman.records import Mention, Party

if TYPE_CHECKING:
    from dragoman.analysis.claims.parties import Named, Parties

NEAR = 70  # characters before a name in which the state or body is looked for
OPENING = 25  # characters in which a sentence names its subject
NEXT = 4  # characters between a sentence and the next
KINDS = ("state", "place", "group")


class People:
    """Answers for one record for whom people speak."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.text = parties.text
        self.sentences = parties.record.sentences

    def speaks_for(self, mention: Mention, name: str, sector: str) -> Party | None:
        """A person speaks for whom the text names beside the name; a commander for his group; else for himself."""
        surname = name.split()[-1]
        headed = self._headed(surname)
        if headed is not None and (headed.key not in self.parties.actors.countries or sector in STATE):
            return self._official(headed, name)
        if self._may_speak_for_state(mention, sector):
            for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text):
                if party := self.near(match.start(), match.end()):
                    return self._official(party, name)
            if self.parties.main_group is not None and re.search(
                rf"\b(?:Comm?andante?|Commander) (?:\w+ )?{re.escape(surname)}", self.text
            ):
                return self.parties.main_group
            if home := self.parties.homes.get(plain(name)) or self._home(surname.lower()) or self._chief(surname):
                return self.parties.for_state(home, name)
            places = [match.start() for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text)]
            if topic := next((code for at in places if (code := self._topic(at))), ""):
                return self.parties.for_state(topic, name)
            if self.parties.is_office(mention) or re.search(rf"{OFFICES.pattern}[^.;]{{0,30}}\b{re.escape(surname)}", self.text):
                return Party("", name, (plain(name),))
        return body(name)

    def _may_speak_for_state(self, mention: Mention, sector: str) -> bool:
        if sector in STATE:
            return sector != "LEG"
        return sector not in COLLECTIVE | ARMED and OFFICES.search(mention.text) is not None

    def _topic(self, at: int) -> str:
        """The state of which the text speaks where an official appears: of the capital in which he speaks; else of the government that the
        sentence before begins with."""
        here = next((s for s in self.sentences if s.start <= at < s.end), None)
        if here is None:
            return ""
        for n in self._within(here.start, here.end):
            if n.kind == "state" and re.search(r"\b[Ii]n $", self.text[max(0, n.start - 4) : n.start]) and self.parties.is_seat(n):
                return n.party.key
        before = next((s for s in self.sentences if 0 <= here.start - s.end < NEXT), None)
        first = next((n for n in self._within(before.start, before.start + OPENING) if n.kind == "state"), None) if before else None
        return first.party.key if first else ""

    def _official(self, party: Party, name: str) -> Party:
        return self.parties.for_state(party.key, name) if party.key in self.parties.actors.countries else party

    def _headed(self, surname: str) -> Party | None:
        """The body that somebody leads or speaks for: "its spokesman Dieng", "Dieng, who chairs the council", "Dieng … She heads …"."""
        for match in re.finditer(rf"\b{re.escape(surname)}\b", self.text):
            before = self.text[max(0, match.start() - NEAR) : match.start()]
            if ITS_MAN.search(before):
                named = [n for n in self._within(self._before(match.start()), match.start()) if n.kind in ("state", "group")]
                if named:
                    return named[0].party
            behind = SPEAKS_FOR.match(self.text, match.end()) or HEADS.match(self.text, self._next(match.start()))
            if behind and (found := self._called(behind.start(1), behind.end(1))):
                return found
        return None

    def _before(self, at: int) -> int:
        """Where the sentence begins before that of a character; that itself where it is the first."""
        starts = [s.start for s in self.sentences if s.start <= at][-2:]
        return starts[0] if starts else at

    def _next(self, at: int) -> int:
        """Where the sentence after that of a character begins."""
        ends = (s.end for s in self.sentences if s.start <= at < s.end)
        end = next(ends, at)
        return end + len(self.text[end:]) - len(self.text[end:].lstrip())

    def _called(self, start: int, end: int) -> Party | None:
        """The party that words name, or a body called by a common noun."""
        inside = [n for n in self.parties.named if start <= n.start < end and n.kind in KINDS]
        words = self.text[start:end]
        if inside and not re.match(r"(?:the|a|an) [a-z]", words):
            return inside[0].party
        return inside[0].party if inside and inside[0].kind != "place" else body(words)

    def owner(self, mention: Mention) -> Party | None:
        """The state named last before "its officials"."""
        if not re.match(r"(?:its|their|his|her) ", mention.text, re.I):
            return None
        before = [n for n in self._within(mention.start - BEFORE, mention.start) if n.kind in ("state", "group")]
        return before[-1].party if before else None

    def _chief(self, surname: str) -> str:
        """The state of the official named before in the same sentence, whose spokesman this is: "her spokeswoman"."""
        called = re.compile(rf"\b(?:her|his|whose) (?:[\w-]+ ){{1,3}}?(?:[A-Z]\w+ )?{re.escape(surname)}\b")
        for text in (sentence.text for sentence in self.sentences if surname in sentence.text):
            found = called.search(text)
            if found is None or not OFFICES.search(found[0]):
                continue
            known = [(text.rfind(name.split()[-1].title(), 0, found.start()), code) for name, code in self.parties.homes.items()]
            if code := max(((at, code) for at, code in known if at >= 0), default=(0, ""))[1]:
                return code
        return ""

    def _home(self, surname: str) -> str:
        """The state of the one known official of this surname."""
        codes = {code for name, code in self.parties.homes.items() if name.split()[-1] == surname}
        return codes.pop() if len(codes) == 1 else ""

    def near(self, start: int, end: int) -> Party | None:
        """The state or body named close before an official's name, or in the words set off behind it."""
        sentence = next(((s.start, s.end) for s in self.sentences if s.start <= start < s.end), (start, end))
        before = [n for n in self.parties.named if n.kind in KINDS and max(sentence[0], start - NEAR) <= n.start < start]
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
            inside = [n for n in self._within(end, end + behind.end()) if n.kind in KINDS]
            return inside[0].party if inside else None
        return None

    def _within(self, start: int, end: int) -> list[Named]:
        return [n for n in self.parties.named if start <= n.start < end]


def body(name: str) -> Party:
    """A body or person by name; the organs of the United Nations are one party."""
    if name.startswith(("United Nations", "UN ", "U.N. ", "the UN ", "the United Nations")):
        return Party("united nations", "United Nations", ("un",))
    return Party(plain(name), name)
