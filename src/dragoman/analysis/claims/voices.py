"""Who puts something forward by words that the coder tells as no statement: "the Government knows of no", "it withdraws the charge", "its
denials"; and what a communiqué says in its own voice, which is that of the body that issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.analysis.claims.cues import (
    ABOUT,
    ADMITTING,
    ALLEGED,
    AND_THEN,
    ASIDE,
    BLAMING,
    CLAIMING,
    DENIED_META,
    HOLDING,
    LISTED,
    NEGATED,
    NOT_BEFORE,
    OWNED_META,
    PASSIVELY,
    PATTERNS,
    TELLING,
)
from dragoman.analysis.claims.names import INSTITUTION, OFFICES, PRONOUN
from dragoman.analysis.claims.parties import Parties
from dragoman.analysis.claims.unit import Unit
from dragoman.records import Party, Record, SentenceRecord, Stand

NEARBY = 250  # characters in which the owner of "its denials" is looked for
OFFICE_BEFORE = 60  # characters before a verb in which the office that is its subject may stand
SPEAKING = ("state", "group", "place", "person")


class Voices:
    """Reads the units that words alone tell in one record."""

    def __init__(self, record: Record, parties: Parties, sentences: Sequence[SentenceRecord]) -> None:
        self.record = record
        self.text = record.document.text
        self.parties = parties
        self.sentences = list(sentences)
        places = [(e.trigger.start, e.id) for e in record.events] + [(s.content.start, s.id) for s in record.statements]
        self._items = sorted(places)

    def units(self, known: Sequence[Unit]) -> Iterator[Unit]:
        """All of them; `known` are those that statements and events tell."""
        if not self._items:
            return
        for n, sentence in enumerate(self.sentences):
            here = [u for u in known if u.sentence.id == sentence.id]
            found = [*self._by_words(n, here), *self._owned(sentence, here), *self._about(sentence), *self._called(sentence, here)]
            found += self._told(n, sentence) if not here else []
            yield from found
            if not here and not found and self.parties.issuer is not None:
                yield self._unit(sentence, (sentence.start, sentence.end), self.parties.issuer, "affirm", "")

    def _unit(self, sentence: SentenceRecord, span: tuple[int, int], speaker: Party | None, stance: Stand, cue: str) -> Unit:
        return Unit(self._item(span[0]), sentence, *span, speaker, "", stance, cue, office=speaker is None)

    def _item(self, at: int) -> str:
        """The event or statement nearest to a character."""
        return min(self._items, key=lambda item: abs(item[0] - at))[1]

    def _by_words(self, n: int, known: Sequence[Unit]) -> Iterator[Unit]:
        """Accusations, denials, admissions and claims of deeds."""
        sentence = self.sentences[n]
        text = sentence.text
        if not known and (match := PASSIVELY.search(text)):
            yield self._unit(sentence, (sentence.start, sentence.end), self._recalled(n), "affirm", match[0])
        taken: list[tuple[int, int, str]] = [(u.start, u.end, u.stance) for u in known if u.speaker]
        for pattern, stance in PATTERNS:
            for match in pattern.finditer(text):
                span = self._span(sentence, pattern, match)
                turned = pattern in (ADMITTING, HOLDING) and NOT_BEFORE.search(text[: match.start()]) is not None
                held: Stand = "deny" if turned else stance
                if span[1] - span[0] < 3 or any(a < span[1] and span[0] < b and with_ in (held, "") for a, b, with_ in taken):
                    continue
                at = match.end() if pattern is DENIED_META else match.start()
                speaker = self._subject(n, at)
                if speaker is not None or OFFICES.search(text[max(0, at - OFFICE_BEFORE) : at]):
                    taken.append((*span, ""))
                    id_ = self._item(span[0])
                    yield Unit(id_, sentence, *span, speaker, "", held, match[0], speaker is None, pattern is BLAMING)

    def _span(self, sentence: SentenceRecord, pattern: re.Pattern[str], match: re.Match[str]) -> tuple[int, int]:
        start, after = sentence.start + match.start(), sentence.start + match.end()
        if pattern is DENIED_META:
            return start, after
        end = self.clause_end(sentence, after)
        if pattern is CLAIMING:
            stop = re.search(r"[,;:]", self.text[after:end])
            return start, after + stop.start() if stop else end
        return after, end

    def _subject(self, n: int, at: int) -> Party | None:
        """Whom the words before a verb name last; who is recalled by their pronoun; who issues the report, if they name its kind."""
        sentence = self.sentences[n]
        before = [x for x in self.parties.within(sentence.start, sentence.start + at, None) if x.end <= sentence.start + at]
        if before:
            return before[-1].party
        words = sentence.text[:at]
        if self.parties.issuer is not None and INSTITUTION.search(words):
            return self.parties.issuer
        return self._recalled(n) if PRONOUN.search(words) else None

    def _recalled(self, n: int) -> Party | None:
        """Who spoke or was named first in the sentence before."""
        if n == 0:
            return None
        before = self.sentences[n - 1]
        spoke = [s.speaker for s in self.record.statements if s.sentence == before.id and s.speaker]
        party = next((p for m in reversed(spoke) if (p := self.parties.of(m)) is not None), None)
        if party is not None:
            return party
        if self.parties.issuer is not None and INSTITUTION.search(before.text):
            return self.parties.issuer
        named = [x for x in self.parties.within(before.start, before.end, None) if x.kind in ("state", "group")]
        return named[0].party if named else None

    def _owned(self, sentence: SentenceRecord, known: Sequence[Unit]) -> Iterator[Unit]:
        """What somebody's claim or denial is called: "its denials", "the complaints of the Tajik minister"."""
        for match in OWNED_META.finditer(sentence.text):
            span = (sentence.start + match.start(), sentence.start + match.end())
            pronoun = match[0].lower().startswith(("its", "their"))
            if not pronoun and any(u.start <= span[0] and span[1] <= u.end + 1 for u in known):
                continue
            inside = [n for n in self.parties.within(*span, None) if n.kind in ("state", "group", "place")]
            speaker = inside[0].party if inside else self._before(span[0])
            if speaker is not None:
                yield self._unit(sentence, span, speaker, "deny" if "denial" in match[0].lower() else "affirm", match[0])

    def _about(self, sentence: SentenceRecord) -> Iterator[Unit]:
        """What somebody's assertion is about: "the fabrications of the Kyrgyz side about tanks on the border"."""
        for match in ABOUT.finditer(sentence.text):
            start = sentence.start + match.end()
            owner = [n for n in self.parties.within(sentence.start + match.start(), start, None) if n.kind in ("state", "group")]
            end = self.clause_end(sentence, start)
            if owner and end - start > 3:
                yield self._unit(sentence, (start, end), owner[0].party, "affirm", match[0])

    def _called(self, sentence: SentenceRecord, known: Sequence[Unit]) -> Iterator[Unit]:
        """What a speaker calls alleged or invented."""
        speakers = [u.speaker for u in known if u.speaker is not None]
        for match in ALLEGED.finditer(sentence.text) if speakers else ():
            span = (sentence.start + match.end(), self.clause_end(sentence, sentence.start + match.end()))
            if not any(u.start <= span[0] < u.end for u in known) and span[1] - span[0] > 3:
                yield self._unit(sentence, span, speakers[0], "deny", match[0])

    def _told(self, n: int, sentence: SentenceRecord) -> Iterator[Unit]:
        """What a sentence without a verb of saying gives as somebody's: "Chad: no camps.", "as Chad has it"; and a denial that goes on
        from the sentence before: "No rifle had left her depots." """
        if match := LISTED.match(sentence.text):
            named = [x for x in self.parties.within(sentence.start, sentence.start + match.end(), None) if x.kind in SPEAKING]
            if named:
                yield self._unit(sentence, (sentence.start + match.end(), sentence.end), named[0].party, "affirm", match[0])
        for match in TELLING.finditer(sentence.text):
            at = sentence.start + match.end()
            named = [x for x in self.parties.within(at, min(at + 40, sentence.end), None) if x.kind in SPEAKING]
            start = max((sentence.text.rfind(mark, 0, match.start()) + 1 for mark in ",;:"), default=0)
            if named and match.start() - start > 3:
                yield self._unit(sentence, (sentence.start + start, sentence.start + match.start()), named[0].party, "affirm", match[0])
        if NEGATED.match(sentence.text) and (speaker := self._recalled(n)) is not None:
            yield self._unit(sentence, (sentence.start, sentence.end), speaker, "deny", "")

    def _before(self, at: int) -> Party | None:
        """The group or state named last before a character."""
        before = [n for n in self.parties.within(max(0, at - NEARBY), at, None) if n.kind in ("group", "state", "fighters")]
        return before[-1].party if before else None

    def clause_end(self, sentence: SentenceRecord, start: int) -> int:
        """Where the clause that begins at a character ends."""
        text = self.text[start : sentence.end]
        stop = re.search(rf"[;:]|{AND_THEN.pattern}|[”\"](?=[,.]? \w+ (?:said|told))|{ASIDE}|\.?$|, \w+ing\b", text)
        return start + (stop.start() if stop else len(text))
