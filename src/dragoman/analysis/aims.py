"""Whom an act in words is aimed at: whoever is named, and where nobody is, whom it can only mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.analysis.parties import OTHER_SIDE, Parties
from dragoman.records import Event, Mention, SentenceRecord, Statement, VerbalAct

ANSWER_REACH = 3  # sentences within which a denial answers the other's charge
ARMED = frozenset({"REB", "UAF", "CRM"})
NEGATORS = frozenset("no not n't never nobody none nothing neither nor without".split())
CONDUCTING = frozenset({"head", "minister", "spokesman", "envoy"})  # levels
BARE = 3  # fewer words than these say nothing
PRONOUNS = frozenset({"he", "she"})
OTHERS = frozenset("they them their theirs you your yours those host hosts".split())
_WORD = re.compile(r"n't\b|\w+?(?=n't\b)|\w+")
_PLACED = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?\Z", re.IGNORECASE)  # "signed in Lusaka" speaks of no state


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom an act is aimed at, whether it is named as such, and how it was found."""

    target: str
    direct: bool
    reason: str


@dataclass(eq=False)
class Aims:
    """The aims of one report's acts; `found` are its acts so far, among which an answer finds what it answers."""

    parties: Parties
    found: list[VerbalAct]

    def __post_init__(self) -> None:
        self.number = {sentence.id: n for n, sentence in enumerate(self.parties.record.sentences)}

    def of_event(self, event: Event, sources: tuple[str, ...], events: list[Event], sentence: SentenceRecord) -> Iterator[tuple[str, Aim]]:
        """The sources of an event, each with whom it aims at; `events` are those of its sentence."""
        for source in sources:
            named = [state for state in self.parties.states_of(event.target) if state != source]
            named = named or list(self.facing(event.target, (), source))
            if named:
                yield from ((source, Aim(state, True, "its target")) for state in named)
                continue
            together = [state for state in sources if state != source]
            if together and event.type == "AGREE":
                yield from ((source, Aim(state, True, "both do it together")) for state in together)
                continue
            aim = (
                self._people(event, source)
                or self._conduct(event, source, events, sentence)
                or self._implied(event, source, events, sentence)
            )
            if aim is not None:
                yield source, aim

    def addressed(self, statement: Statement, source: str, sentence: SentenceRecord) -> Aim | None:
        """The one other state that is named in what is said, or whose charge a denial answers."""
        named = list(self.parties.named(statement.content.start, statement.content.end))
        others = list(dict.fromkeys(name.country for name in named if name.country != source))
        if len(others) == 1:
            return Aim(others[0], True, "named in what is said")
        return self._answered(statement.stance, source, sentence) if not others else None

    def concerned(self, statement: Statement, source: str) -> Aim | None:
        """In a report on two sides, the other one, if a statement without a tone of its own may be meant for it: it names it, denies
        something, speaks of a "they" or "you", is told in the speaker's very words, or comes from one of those who conduct the dispute."""
        other = self.parties.other(source)
        words = words_of(statement.content.text)
        if not other or statement.cue is None or statement.stance != "affirm" or len(words) < BARE:
            return None
        named = {name.country for name in self.parties.named(statement.content.start, statement.content.end)}
        if named - {source, other}:
            return None
        if other in named:
            return Aim(other, True, "named in what is said")
        meant = statement.quote != "indirect" or not words.isdisjoint(NEGATORS | OTHERS | OTHER_SIDE) or self._conducts(statement)
        return Aim(other, False, "the other side of a report on two") if meant else None

    def _conducts(self, statement: Statement) -> bool:
        """Whether a statement is of one of those who conduct a dispute, or told by a word that has a tone by itself."""
        leads = statement.speaker is not None and self.parties.level_of(statement.speaker).name in CONDUCTING
        return leads or any(word.kind == "voice" for word in statement.manner)

    def faced(self, type: str, source: str, events: list[Event], sentence: SentenceRecord) -> Aim | None:
        """In a report on two sides, whom one of them threatens, thanks or refuses without a name is the other; whoever condemns an
        attack names its doer, or means nobody."""
        other = self.parties.other(source)
        guarded = type in ("ACCUSE", "SUPPORT") and any(e.type == "ASSAULT" for e in events)
        third = {name.country for name in self.parties.named(sentence.start, sentence.end)} - {source, other}
        return Aim(other, False, "the other side of a report on two") if other and not guarded and not third else None

    def facing(self, mentions: Iterable[Mention], others: Iterable[Mention], speaker: str = "") -> tuple[str, ...]:
        """For an organ of a state that is not told, the side that faces the other party to the act, in a report on two sides."""
        unnamed = (m for m in mentions if m.actor is None and m.text.lower() in PRONOUNS)
        listed = [m for m in mentions if (not speaker and self.parties.is_organ(m)) or self.parties.is_other_side(m)]
        listed = listed or ([] if speaker else list(unnamed))
        known = (speaker,) if speaker else self.parties.states_of(others)
        return tuple(other for state in known if (other := self.parties.other(state))) if listed else ()

    def _people(self, event: Event, source: str) -> Aim | None:
        """The other state whose people are the target: "Norland's engineers"; armed groups and criminals are not its own."""
        actors = [mention.actor for mention in event.target if mention.actor is not None]
        states = [actor.country for actor in actors if actor.country and actor.country != source and actor.sector not in ARMED]
        return Aim(states[0], False, "its target are people of that state") if states else None

    def _conduct(self, event: Event, source: str, events: list[Event], sentence: SentenceRecord) -> Aim | None:
        """The other state whose conduct the act speaks of: that does what follows in the sentence, or that owns it ("Kabul's words")."""
        if any(mention.actor is not None and mention.actor.sector in ARMED for mention in event.target):
            return None
        later = [e for e in events if e.trigger.start > event.trigger.start]
        doers = [state for e in later for state in self.parties.states_of(e.source) if state != source]
        if doers:
            return Aim(doers[0], False, "it speaks of what that state does")
        if event.type == "ACCUSE" and any(e.type == "ASSAULT" for e in events):
            return None  # "condemned the attack on a Norlander patrol" does not accuse Norland
        if event.target:
            return None
        text = self.parties.record.document.text
        named = [
            name
            for name in self.parties.named(event.trigger.end, sentence.end)
            if name.country != source and not _PLACED.search(text, sentence.start, name.start)
        ]
        states = {name.country for name in named if name.owner} or {name.country for name in named}
        return Aim(states.pop(), False, "that state is named with what is spoken of") if len(states) == 1 else None

    def _implied(self, event: Event, source: str, events: list[Event], sentence: SentenceRecord) -> Aim | None:
        """Whom the act can only be aimed at, though the sentence does not say so."""
        answered = self._answered(event.type, source, sentence)
        if answered is not None or self._of_others(event):
            return answered
        return self._continued(source, sentence) or self.faced(event.type, source, events, sentence)

    def _answered(self, type: str, source: str, sentence: SentenceRecord) -> Aim | None:
        """The other state whose charge, demand or threat a refusal or a denial answers."""
        if type not in ("REJECT", "ACCUSE", "deny", "doubt"):
            return None
        here = self.number[sentence.id]
        for act in reversed(self.found):
            near = here - self._where(act) <= ANSWER_REACH
            if near and act.target == source and act.value < 0:
                return Aim(act.source, False, f"it answers “{act.trigger}”")
        return None

    def _continued(self, source: str, sentence: SentenceRecord) -> Aim | None:
        """The other state at which the same speaker aimed an act just before: "accused Kabul … and demanded an apology"."""
        here = self.number[sentence.id]
        before = (act for act in reversed(self.found) if act.source == source and here - self._where(act) <= 1)
        act = next(before, None)
        return Aim(act.target, False, f"“{act.trigger}” was aimed there just before") if act is not None else None

    def _of_others(self, event: Event) -> bool:
        """Whether an act is aimed at somebody known who is no state: a group, a body of many states, a person."""
        return any(mention.actor is not None for mention in event.target)

    def _where(self, act: VerbalAct) -> int:
        return next((n for n, s in enumerate(self.parties.record.sentences) if s.start <= act.start < s.end), 0)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case; "n't" is one."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))
