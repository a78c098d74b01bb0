"""Who puts something forward in a report, with which stand, in which words: from statements, accusations, denials, attributed events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.analysis.claims.cues import (
    ABOUT,
    ACCUSING,
    AND_THEN,
    ANTECEDENT,
    ASIDE,
    BLAMING,
    CLAIMING,
    DENIED_META,
    NO_EVIDENCE,
    OWNED_META,
    PASSIVELY,
    PATTERNS,
    WHO,
)
from dragoman.analysis.claims.names import OFFICES
from dragoman.analysis.claims.parties import Parties
from dragoman.records import Event, Mention, Party, Record, SentenceRecord, Stand, Statement, content_id

SILENT = frozenset({"byline", "boilerplate"})
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})
NEARBY = 250  # characters in which the owner of "its denials" is looked for
MOST = 0.6  # of what somebody says, which is another's: he only passes it on
PASSING = frozenset({"SUPPORT", "AGREE", "CONCEDE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that a speaker stands behind or disputes. `item` is the id of the event or statement it comes from, or of the
    words where it comes from none; `office` says that the speaker is an official whose state nothing names beside him; `accuses` that
    the words tell whom he accuses, `reporting` that he only passes on what another says."""

    item: str
    sentence: SentenceRecord
    start: int
    end: int
    speaker: Party | None
    sector: str
    stance: Stand
    cue: str
    office: bool = False
    accuses: bool = False
    reporting: bool = False


class Units:
    """Reads the units of one record."""

    def __init__(self, record: Record, parties: Parties) -> None:
        self.record = record
        self.text = record.document.text
        self.parties = parties
        self.sentences = {s.id: s for s in record.sentences if s.role not in SILENT}
        self.verbal = {e.trigger.start: e for e in record.events}
        self._last: Mention | None = None

    def all(self) -> list[Unit]:
        """All units in the order of the text; of one that lies within another of the same speaker only the outer is kept."""
        found = [*self._statements(), *self._accusations(), *self._events()]
        found += [u for s in self.sentences.values() for u in self._by_words(s, found)]
        found += [u for s in self.sentences.values() for u in (*self._owned(s, found), *self._about(s))]
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
        unknown = m is None or (m.of is None and m.actor is None and m.text.lower() in ("he", "she", "they", "it"))
        passive = s.cue is not None and re.match(r"(?:is|was|were|has been|had been)\b", s.cue.text) is not None
        if unknown and s.quote == "indirect" and m is None and not passive:
            return None
        if unknown:
            return self._last
        self._last = m
        return m

    def _unit(self, s: Statement, sentence: SentenceRecord, m: Mention | None) -> Unit:
        start, end = max(s.content.start, sentence.start), min(s.content.end, sentence.end)
        cue = s.cue.text if s.cue else ""
        stance: Stand = "deny" if s.stance == "deny" else "doubt" if s.stance == "doubt" else "affirm"
        if stance == "deny" and NO_EVIDENCE.match(self.text[start:end]):
            stance = "doubt"
        unit = self._made(s.id, sentence, (start, end), m, stance, cue)
        if s.speaker and self.text[start : s.speaker.start].endswith(", as ") and (lead := NO_EVIDENCE.match(self.text[start:end])):
            return replace(unit, start=start + lead.end())
        if s.cue and stance == "affirm" and ACCUSING.search(cue):
            return replace(unit, start=s.cue.end, end=max(end, self._clause_end(sentence, s.cue.end)), accuses=True)
        if s.cue and stance == "deny" and s.cue.end <= start <= s.cue.end + 2:
            further = AND_THEN.search(self.text[start:end])
            return replace(unit, end=start + further.start() if further else max(end, self._clause_end(sentence, s.cue.end)))
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
                end = self._clause_end(sentence, e.trigger.end)
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

    def _by_words(self, sentence: SentenceRecord, known: list[Unit]) -> Iterator[Unit]:
        """Accusations, denials and claims of deeds that the coder told as none, by their words alone."""
        text = sentence.text
        if (match := PASSIVELY.search(text)) and not any(u.sentence.id == sentence.id for u in known):
            yield self._made(
                content_id(self.record.document.id, sentence.id), sentence, (sentence.start, sentence.end), self._last, "affirm", match[0]
            )
        for pattern, stance in PATTERNS:
            for match in pattern.finditer(text):
                start = sentence.start + match.start()
                after = sentence.start + match.end()
                whole = pattern is DENIED_META
                end = after if whole else self._clause_end(sentence, after)
                if pattern is CLAIMING and (stop := re.search(r"[,;:]", self.text[after:end])):
                    end = after + stop.start()
                span = (start, end) if whole else (after if pattern is not CLAIMING else start, end)
                if end - span[0] < 3 or any(u.start < end and span[0] < u.end and u.stance == stance and u.speaker for u in known):
                    continue
                speaker = self._subject(sentence, match.start() if not whole else match.end())
                office = speaker is None and OFFICES.search(text[max(0, match.start() - 60) : match.start()]) is not None
                if speaker is not None or office:
                    id_ = content_id(self.record.document.id, str(start), stance)
                    yield Unit(id_, sentence, *span, speaker, "", stance, match[0], office, pattern is BLAMING)

    def _owned(self, sentence: SentenceRecord, known: list[Unit]) -> Iterator[Unit]:
        """What somebody's claim or denial is called: "its denials", "the complaints of the Tajik minister"."""
        for match in OWNED_META.finditer(sentence.text):
            span = (sentence.start + match.start(), sentence.start + match.end())
            pronoun = match[0].lower().startswith(("its", "their"))
            if not pronoun and any(u.start <= span[0] and span[1] <= u.end + 1 for u in known):
                continue
            inside = [n for n in self.parties.within(*span, None) if n.kind in ("state", "group", "place")]
            speaker = inside[0].party if inside else self._before(span[0])
            stance: Stand = "deny" if "denial" in match[0].lower() else "affirm"
            if speaker is not None:
                yield Unit(content_id(self.record.document.id, str(span[0]), "owned"), sentence, *span, speaker, "", stance, match[0])

    def _about(self, sentence: SentenceRecord) -> Iterator[Unit]:
        """What somebody's assertion is about: "the fabrications of the Kyrgyz side about tanks on the border"."""
        for match in ABOUT.finditer(sentence.text):
            start = sentence.start + match.end()
            owner = [n for n in self.parties.within(sentence.start + match.start(), start, None) if n.kind in ("state", "group")]
            end = self._clause_end(sentence, start)
            if owner and end - start > 3:
                id_ = content_id(self.record.document.id, str(start), "about")
                yield Unit(id_, sentence, start, end, owner[0].party, "", "affirm", match[0])

    def _before(self, at: int) -> Party | None:
        """The group or state named last before a character."""
        before = [n for n in self.parties.within(max(0, at - NEARBY), at, None) if n.kind in ("group", "state", "fighters")]
        return before[-1].party if before else None

    def _subject(self, sentence: SentenceRecord, at: int) -> Party | None:
        """Whom the words before a verb name last."""
        start = sentence.start
        before = [n for n in self.parties.within(start, start + at, None) if n.end <= start + at]
        return before[-1].party if before else None

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

    def _clause_end(self, sentence: SentenceRecord, start: int) -> int:
        """Where the clause that begins at a character ends."""
        text = self.text[start : sentence.end]
        stop = re.search(rf"[;:]|{AND_THEN.pattern}|[”\"](?=[,.]? \w+ (?:said|told))|{ASIDE}|\.?$|, \w+ing\b", text)
        return start + (stop.start() if stop else len(text))


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
    if other.sentence.id != unit.sentence.id or other.stance != unit.stance:
        return False
    if unit.speaker is not None and (other.speaker is None or other.speaker.key != unit.speaker.key):
        return False
    if (other.start, other.end) == (unit.start, unit.end):
        return earlier
    return other.start <= unit.start and unit.end <= other.end
