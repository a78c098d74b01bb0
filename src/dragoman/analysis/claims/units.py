"""Who puts something forward in a report, with which stand, in which words: from statements, accusations, denials, attributed events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.analysis.claims.cues import (
    ACCUSING,
    AND_THEN,
    ANTECEDENT,
    ATTRIBUTING,
    DOUBTING,
    NO_EVIDENCE,
    WHO,
)
from dragoman.analysis.claims.parties import Parties
from dragoman.analysis.claims.unit import Unit
from dragoman.analysis.claims.voices import Voices
from dragoman.records import Event, Mention, Record, SentenceRecord, Stand, Statement

SILENT = frozenset({"byline", "boilerplate"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
RECALLED = -400  # characters before a pronoun in which the person is looked for that it recalls
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})
MOST = 0.6  # of what somebody says, which is another's: he only passes it on
PASSING = frozenset({"SUPPORT", "AGREE", "CONCEDE", "CONSULT", "COOPERATE"})


class Units:
    """Reads the units of one record."""

    def __init__(self, record: Record, parties: Parties) -> None:
        self.record = record
        self.text = record.document.text
        self.parties = parties
        self.sentences = {s.id: s for s in record.sentences if s.role not in SILENT}
        self.verbal = {e.trigger.start: e for e in record.events}
        self.voices = Voices(record, parties, list(self.sentences.values()))
        self._last: Mention | None = None

    def all(self) -> list[Unit]:
        """All units in the order of the text; of one that lies within another of the same speaker only the outer is kept."""
        found = [*self._statements(), *self._accusations(), *self._events()]
        found += list(self.voices.units(found))
        found.sort(key=lambda u: (u.start, -u.end))
        kept = [u for i, u in enumerate(found) if not any(_covers(other, u, j < i) for j, other in enumerate(found) if j != i)]
        return [cut for u in kept if (cut := _without_inner(u, kept)) is not None]

    def _statements(self) -> Iterator[Unit]:
        for s in self.record.statements:
            sentence = self.sentences.get(s.sentence)
            if sentence is None:
                continue
            speaker = self._speaking(s)
            if s.stance == "demand":
                yield from self._presupposed(s, sentence, speaker)
            if s.stance not in ("affirm", "deny", "doubt"):
                continue
            if s.cue and (event := self.verbal.get(s.cue.start)) and event.type in PASSING:
                continue
            unit = self._unit(s, sentence, speaker)
            yield unit
            if self.text[unit.end : unit.end + 2] == ": " and s.cue is not None:
                yield replace(unit, item=s.id, start=unit.end + 2, end=sentence.end, stance="affirm", cue=":", accuses=False)

    def _presupposed(self, s: Statement, sentence: SentenceRecord, speaker: Mention | None) -> Iterator[Unit]:
        """The deeds that a demand takes for granted: "give up the crews who fired on the village"."""
        for e in self.record.events:
            if e.type in DEEDS and s.content.start <= e.trigger.start < s.content.end and e.status in ("reported", "claimed"):
                start, end = self._around(e, sentence)
                before = WHO.search(self.text[s.content.start : e.trigger.start])
                first = min(start, s.content.start + before.start()) if before else start
                yield self._made(e.id, sentence, (first, max(end, e.trigger.end)), speaker, "affirm", "")

    def _speaking(self, s: Statement) -> Mention | None:
        """The speaker; where a pronoun tells nobody, the one who spoke last."""
        m = s.speaker
        unknown = m is None or (m.text.lower() in PRONOUNS and not _tells(m))
        passive = s.cue is not None and re.match(r"(?:is|was|were|has been|had been)\b", s.cue.text) is not None
        if unknown and s.quote == "indirect" and m is None and not passive:
            return None
        if unknown:
            return self._named_last(m.start) if m is not None and m.text.lower() in ("he", "she") else self._last
        self._last = m
        return m

    def _named_last(self, at: int) -> Mention | None:
        """The person named last before a pronoun, if nearer than who spoke last."""
        people = [m for m in self.record.actors if m.actor is not None and m.actor.person and RECALLED < m.start - at < 0]
        nearest = max(people, key=lambda m: m.start, default=self._last)
        return nearest if self._last is None or nearest is None or nearest.start > self._last.start else self._last

    def _unit(self, s: Statement, sentence: SentenceRecord, m: Mention | None) -> Unit:
        start, end = max(s.content.start, sentence.start), min(s.content.end, sentence.end)
        cue = s.cue.text if s.cue else ""
        stance: Stand = "deny" if s.stance == "deny" else "doubt" if s.stance == "doubt" else "affirm"
        if stance == "deny" and DOUBTING.search(cue):
            stance = "doubt"
        if stance == "deny" and ATTRIBUTING.search(cue):
            stance = "affirm"
        if stance == "deny" and NO_EVIDENCE.match(self.text[start:end]):
            stance = "doubt"
        unit = self._made(s.id, sentence, (start, end), m, stance, cue)
        if s.speaker and self.text[start : s.speaker.start].endswith(", as ") and (lead := NO_EVIDENCE.match(self.text[start:end])):
            return replace(unit, start=start + lead.end())
        if s.cue and stance == "affirm" and ACCUSING.search(cue):
            return replace(unit, start=s.cue.end, end=max(end, self.voices.clause_end(sentence, s.cue.end)), accuses=True)
        if s.cue and stance == "deny" and s.cue.end <= start <= s.cue.end + 2:
            further = AND_THEN.search(self.text[start:end])
            return replace(unit, end=start + further.start() if further else max(end, self.voices.clause_end(sentence, s.cue.end)))
        if s.speaker and s.speaker.start < start and s.speaker.start > sentence.start:
            before = self.text[sentence.start : s.speaker.start]
            if (found := ANTECEDENT.search(before)) and re.search(r"(?:that|which|who)\s$", before):
                return replace(unit, start=sentence.start + found.start())
        return unit

    def _made(self, item: str, sentence: SentenceRecord, span: tuple[int, int], m: Mention | None, stance: Stand, cue: str) -> Unit:
        party = self.parties.of(m) if m else None
        office = (party is None and self.parties.is_office(m)) or (party is not None and not party.key)
        sector = m.actor.sector if m and m.actor else ""
        return Unit(item, sentence, *span, party, sector, stance, cue, office)

    def _accusations(self) -> Iterator[Unit]:
        """What accusers say, to the end of their clause, where no statement tells it."""
        cues = {s.cue.start for s in self.record.statements if s.cue}
        for e in self.record.events:
            sentence = self.sentences.get(e.sentence)
            if sentence is None or e.type != "ACCUSE" or not e.source or e.trigger.start in cues:
                continue
            if ACCUSING.search(e.trigger.text):
                end = self.voices.clause_end(sentence, e.trigger.end)
                yield replace(self._made(e.id, sentence, (e.trigger.end, end), e.source[0], "affirm", e.trigger.text), accuses=True)

    def _events(self) -> Iterator[Unit]:
        """Acts that the report attributes outside of statements."""
        for e in self.record.events:
            sentence = self.sentences.get(e.sentence)
            if sentence is None or e.status not in ("claimed", "denied", "negated") or not e.according_to:
                continue
            yield self._made(
                e.id, sentence, self._around(e, sentence), e.according_to[-1], "affirm" if e.status == "claimed" else "deny", ""
            )

    def _around(self, e: Event, sentence: SentenceRecord) -> tuple[int, int]:
        """The words from the first to the last that tell an act, those to whom it is attributed left out."""
        near = [m for m in (*e.source, *e.target) if sentence.start <= m.start < sentence.end]
        start = min([e.trigger.start, *(m.start for m in near)])
        end = max([e.trigger.end, *(m.end for m in near)])
        for m in e.according_to:
            if start <= m.start < e.trigger.start:
                start = e.trigger.start
            if e.trigger.end <= m.start < end:
                end = e.trigger.end
        return start, end


def _tells(m: Mention) -> bool:
    """Whether anything but a common noun tells whom a pronoun recalls."""
    return bool(re.search(r"[A-Z]", m.of or "")) or (m.actor is not None and bool(m.actor.country))


def _without_inner(unit: Unit, units: list[Unit]) -> Unit | None:
    """A unit without what another speaker says within it: who passes on little else is only reporting."""
    inner = [v for v in units if v is not unit and _is_within(v, unit)]
    if not inner:
        return unit
    widest = max(inner, key=lambda v: v.end - v.start)
    if widest.end - widest.start >= MOST * (unit.end - unit.start):
        return replace(unit, start=widest.start, end=widest.end, reporting=True)
    left, right = (unit.start, widest.start), (widest.end, unit.end)
    start, end = max(left, right, key=lambda span: span[1] - span[0])
    return replace(unit, start=start, end=end)


def _is_within(v: Unit, unit: Unit) -> bool:
    """Whether a unit lies within another, of another speaker."""
    if v.sentence.id != unit.sentence.id or v.speaker is None or unit.speaker is None or v.speaker.key == unit.speaker.key:
        return False
    return unit.start <= v.start and v.end <= unit.end and (v.start, v.end) != (unit.start, unit.end) and bool(v.cue)


def _covers(other: Unit, unit: Unit, earlier: bool) -> bool:
    """Whether another unit of the same speaker tells the same words."""
    if other.sentence.id != unit.sentence.id or (other.stance != unit.stance and (unit.cue or not other.cue)):
        return False
    if unit.speaker is not None and (other.speaker is None or other.speaker.key != unit.speaker.key):
        return False
    if (other.start, other.end) == (unit.start, unit.end):
        return earlier
    return other.start <= unit.start and unit.end <= other.end
