"""Acts in words between states, out of coded reports: events of the verbal types, charges, and statements that speak of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean

from dragoman.analysis.aims import ARMED, NEGATORS, Aim, Aims, words_of
from dragoman.analysis.parties import ORGANS, Parties, Roster
from dragoman.analysis.values import (
    BY_STANCE,
    BY_STATUS,
    INDIRECT,
    THIRD_PARTY,
    bounded,
    plain_value,
    spoken_value,
    with_manner,
)
from dragoman.codebook import Codebook
from dragoman.records import Event, Manner, Mention, Record, SentenceRecord, Statement, VerbalAct, content_id

LOOK_BACK = timedelta(days=21)  # an act dated longer before its report has been told before
TONED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # all verbal types but CONSULT
REPROACHES = frozenset({"evaluation", "norm", "challenge"})  # words that judge; harm alone, as "injured", may be nobody's
LEAST = 1.0  # a statement nearer to 0 has no tone of its own
DOUBTFUL = 0.5  # how much an act counts that names nobody, or that a statement makes: such are right less often
COMPANY = 0.5  # what a statement without words of tone has of the tone around it
OWN_FUTURE = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})  # to announce such an act is to do it


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an act is made from: the event or statement, its trigger's characters, who speaks, and its value before the aim counts."""

    coded: str
    type: str
    sentence: str
    start: int
    end: int
    speakers: tuple[Mention, ...]
    value: float
    words: tuple[Manner, ...]
    sure: float
    day: date | None
    recalled: bool


def verbal_acts(records: Iterable[Record], codebook: Codebook) -> list[VerbalAct]:
    """All acts in words of one state towards another in these reports, in the order of day, document and place in the text."""
    listed = list(records)
    roster = Roster.of(listed, codebook)
    acts = [act for record in listed for act in acts_of(Parties(record, codebook, roster))]
    return sorted(acts, key=lambda act: (act.day or date.max, act.document, act.start, act.source, act.target))


def acts_of(parties: Parties) -> list[VerbalAct]:
    """The acts of one report."""
    return _Report(parties).acts()


@dataclass(eq=False)
class _Report:
    """One report while its acts are gathered, sentence by sentence, so that an answer finds what it answers."""

    parties: Parties

    def __post_init__(self) -> None:
        self.record = self.parties.record
        self.codebook = self.parties.codebook
        self.texts = {sentence.id: sentence.text for sentence in self.record.sentences}
        self.found: list[VerbalAct] = []
        self.aims = Aims(self.parties, self.found)

    def acts(self) -> list[VerbalAct]:
        for sentence in self.record.sentences:
            events = [event for event in self.record.events if event.sentence == sentence.id]
            for event in events:
                self._event(event, events, sentence)
            for event in events:
                self._charge(event, sentence)
            for statement in self.record.statements:
                if statement.sentence == sentence.id:
                    self._statement(statement, sentence)
        return list(self._keep_company())

    def _event(self, event: Event, events: list[Event], sentence: SentenceRecord) -> None:
        if event.type not in TONED:
            return
        alone = not any(self.parties.states_of(other.source) for other in events)
        speakers = event.source or self._speaker_of(event) or (self._speaker_over(event) if alone else ())
        sources = self.parties.states_of(speakers) or self.aims.facing(speakers, event.target)
        telling = self._telling(event, speakers)
        for source, aim in self.aims.of_event(event, sources, events, sentence):
            self._add(telling, source, aim)

    def _charge(self, event: Event, sentence: SentenceRecord) -> None:
        """Force, or help for the armed, that one state says the other uses is a charge, whatever verb tells it."""
        harm = self.codebook.types.quad(event.type) == "material-conflict"
        harm = harm or (event.type == "AID" and any(m.actor is not None and m.actor.sector in ARMED for m in event.target))
        if not harm or event.status not in ("claimed", "hypothetical"):
            return
        for source in self.parties.states_of(event.according_to):
            for target in self.parties.states_of(event.source):
                if target == source or any(a.sentence == sentence.text and (a.source, a.target) == (source, target) for a in self.found):
                    continue
                value = plain_value(self.codebook.types, "ACCUSE", "allege") * BY_STATUS[event.status]
                telling = replace(self._telling(event, event.according_to), value=value, type="ACCUSE")
                self._add(telling, source, Aim(target, True, f"it says that {target} did it ({event.type})"))

    def _statement(self, statement: Statement, sentence: SentenceRecord) -> None:
        speaker = statement.speaker
        source = self.parties.state_of(speaker) if speaker is not None else ""
        if speaker is None or not source or self._told(statement, source):
            return
        told = replace(statement, manner=tuple(word for word in statement.manner if not self._of_armed(word)))
        value = stated_value(told)
        aim = self.aims.addressed(statement, source, sentence)
        answers = statement.stance in ("deny", "doubt")
        if aim is None and (answers or self._reproaches(statement, sentence)):
            events = [event for event in self.record.events if event.sentence == sentence.id]
            aim = self.aims.faced("REJECT" if answers else "ACCUSE", source, events, sentence)
        if abs(value) < LEAST:
            aim, value = None, BY_STANCE["doubt"] if denies(statement) else 0.0
        aim = aim or self.aims.concerned(statement, source)
        if aim is None:
            return
        start, end = _said(statement)
        day = self.record.document.published
        telling = _Telling(statement.id, statement.stance, sentence.text, start, end, (speaker,), value, statement.manner, 1.0, day, False)
        self._add(telling, source, aim)

    def _keep_company(self) -> Iterator[VerbalAct]:
        """The acts; a statement whose words tell no tone is taken for as friendly as what its side says else in the report, by half."""
        for act in self.found:
            others = [a.value for a in self.found if (a.source, a.target) == (act.source, act.target) and a.value]
            if act.value:
                yield act
            elif others:
                reason = f"{act.reason}; its words tell no tone: half of what {act.source} says else"
                yield replace(act, value=bounded(COMPANY * fmean(others)), weight=round(act.weight * COMPANY, 4), reason=reason)

    def _of_armed(self, word: Manner) -> bool:
        """Whether a word of tone only names people under arms, who are no state's: "the bandits", "the killers"."""
        last = word.text.lower().split()[-1]
        agents = (self.codebook.words.agents.get(form) for form in (last, last.removesuffix("s")))
        return any(agent is not None and agent.sector in ARMED for agent in agents)

    def _reproaches(self, statement: Statement, sentence: SentenceRecord) -> bool:
        """Whether an affirmation that names nobody judges somebody's conduct, and not that of an armed group it speaks of."""
        judged = any(word.kind in REPROACHES and word.weight < 0 for word in statement.manner)
        told = (mention for mention in self.record.actors if sentence.start <= mention.start < sentence.end)
        return statement.stance == "affirm" and judged and not any(m.actor is not None and m.actor.sector in ARMED for m in told)

    def _told(self, statement: Statement, source: str) -> bool:
        """Whether an act of the same speaker stands within the statement already, or told what it says by another word."""
        start, end = _whole(statement)
        within = any(act.source == source and start <= act.start < end for act in self.found)
        coded = {act.coded for act in self.found if act.source == source}
        first, last = statement.content.start, statement.content.end
        return within or any(x.id in coded and x.content.start < last and first < x.content.end for x in self.record.statements)

    def _speaker_of(self, event: Event) -> tuple[Mention, ...]:
        """Who speaks by the very word that tells an act without a source: "The note accused …" says it of no actor."""
        cued = (s for s in self.record.statements if s.cue and s.cue.start < event.trigger.end and event.trigger.start < s.cue.end)
        return tuple(s.speaker for s in cued if s.speaker is not None)[:1]

    def _speaker_over(self, event: Event) -> tuple[Mention, ...]:
        """Who speaks the words in which an act without a source stands."""
        over = (s.speaker for s in self.record.statements if s.content.start <= event.trigger.start < s.content.end)
        return tuple(speaker for speaker in over if speaker is not None)[:1]

    def _telling(self, event: Event, speakers: tuple[Mention, ...]) -> _Telling:
        own_future = event.type in OWN_FUTURE and event.status == "planned"
        share = 1.0 if own_future else BY_STATUS[event.status]
        if self._by_third(event, speakers):
            share *= THIRD_PARTY
        value = with_manner(plain_value(self.codebook.types, event.type, event.mode) * share, event.manner)
        day, recalled = self._day(event)
        trigger = event.trigger
        return _Telling(
            event.id,
            event.type,
            self.texts[event.sentence],
            trigger.start,
            trigger.end,
            speakers,
            value,
            event.manner,
            event.score,
            day,
            recalled,
        )

    def _by_third(self, event: Event, speakers: tuple[Mention, ...]) -> bool:
        """Whether somebody else than the speaker's own side tells of the act. Officials whose state is not told are taken for his own."""
        claimants = self.parties.states_of(event.according_to)
        if claimants:
            return not set(claimants) & set(self.parties.states_of(speakers))
        return any(m.actor is not None and m.actor.sector not in ("", *ORGANS) for m in event.according_to)

    def _day(self, event: Event) -> tuple[date | None, bool]:
        """The day that an act counts for, and whether the report only looks back on it."""
        published = self.record.document.published
        told = event.date.first if event.date is not None and event.date.precision == "day" else None
        if published is None or told is None or told > published:
            return published or told, event.historical
        return told, event.historical or published - told > LOOK_BACK

    def _add(self, telling: _Telling, source: str, aim: Aim) -> None:
        if any((a.start, a.source, a.target) == (telling.start, source, aim.target) for a in self.found):
            return
        document = self.record.document
        own = [mention for mention in telling.speakers if self.parties.state_of(mention) in ("", source)]
        level = max((self.parties.level_of(m) for m in own), key=lambda x: x.weight) if own else self.codebook.levels.of("")
        text = document.text[telling.start : telling.end]
        self.found.append(
            VerbalAct(
                id=content_id("verbal", telling.coded, source, aim.target),
                document=document.id,
                outlet=document.publisher or "",
                coded=telling.coded,
                type=telling.type,
                source=source,
                target=aim.target,
                day=telling.day,
                value=bounded(telling.value * (1.0 if aim.direct else INDIRECT)),
                direct=aim.direct,
                level=level.name,
                weight=round(level.weight * telling.sure * (1.0 if aim.direct and telling.type in TONED else DOUBTFUL), 4),
                recalled=telling.recalled,
                words=telling.words,
                trigger=text,
                start=telling.start,
                end=telling.end,
                sentence=telling.sentence,
                reason=f"{telling.type} at {aim.target}: {aim.reason}",
            )
        )


def stated_value(statement: Statement) -> float:
    """What a statement is worth by its words of tone, or by its stance where that is worth more."""
    spoken = spoken_value(statement.manner)
    value = with_manner(BY_STANCE.get(statement.stance, 0.0), statement.manner)
    return value if abs(value) > abs(spoken) or statement.stance == "deny" else with_manner(spoken, statement.manner)


def denies(statement: Statement) -> bool:
    """Whether somebody says that something is not so: "No gate was shut"."""
    return statement.quote == "indirect" and not NEGATORS.isdisjoint(words_of(statement.content.text))


def _said(statement: Statement) -> tuple[int, int]:
    """The characters that stand for a statement: its word of saying, else what is said."""
    span = statement.cue or statement.content
    return span.start, span.end


def _whole(statement: Statement) -> tuple[int, int]:
    start, end = _said(statement)
    return min(start, statement.content.start), max(end, statement.content.end)
