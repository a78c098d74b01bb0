"""Acts in words between states, out of coded reports: events of the verbal types, charges, and statements that speak of the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analysis.aims import ARMED, Aim, Aims
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
LEAST = 1.0  # a statement nearer to 0 has no tone
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
        return self.found

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
        spoken = spoken_value(statement.manner)
        value = with_manner(BY_STANCE.get(statement.stance, 0.0), statement.manner)
        value = value if abs(value) > abs(spoken) or statement.stance == "deny" else with_manner(spoken, statement.manner)
        aim = self.aims.addressed(statement, source, sentence)
        if aim is None and (statement.stance in ("deny", "doubt") or self._reproaches(statement, sentence)):
            events = [event for event in self.record.events if event.sentence == sentence.id]
            aim = self.aims.faced("ACCUSE", source, events, sentence)
        if aim is None or abs(value) < LEAST:
            return
        start, end = (statement.cue.start, statement.cue.end) if statement.cue else (statement.content.start, statement.content.end)
        day = self.record.document.published
        telling = _Telling(statement.id, statement.stance, sentence.text, start, end, (speaker,), value, statement.manner, 1.0, day, False)
        self._add(telling, source, aim)

    def _reproaches(self, statement: Statement, sentence: SentenceRecord) -> bool:
        """Whether an affirmation that names nobody judges somebody's conduct, and not that of an armed group it speaks of."""
        judged = any(word.kind in REPROACHES and word.weight < 0 for word in statement.manner)
        told = (mention for mention in self.record.actors if sentence.start <= mention.start < sentence.end)
        return statement.stance == "affirm" and judged and not any(m.actor is not None and m.actor.sector in ARMED for m in told)

    def _told(self, statement: Statement, source: str) -> bool:
        """Whether an act of the same speaker stands within the statement already."""
        start = min(statement.cue.start if statement.cue else statement.content.start, statement.content.start)
        end = max(statement.cue.end if statement.cue else statement.content.end, statement.content.end)
        return any(act.source == source and start <= act.start < end for act in self.found)

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
                weight=round(level.weight * telling.sure, 4),
                recalled=telling.recalled,
                words=telling.words,
                trigger=text,
                start=telling.start,
                end=telling.end,
                sentence=telling.sentence,
                reason=f"{telling.type} at {aim.target}: {aim.reason}",
            )
        )
