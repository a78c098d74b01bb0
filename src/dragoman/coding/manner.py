"""The manner of what is told: the words that make an act in words or a statement stronger, weaker, or hold it back, and in what
a statement says the words of tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook import ToneHit
from dragoman.codebook.tone import STRONGEST
from dragoman.coding.actors import Actors
from dragoman.coding.quotations import Saying
from dragoman.coding.reading import Reading
from dragoman.coding.tone_words import CHARGES, ToneWords, top_of
from dragoman.records import Manner

VOICE = "voice"  # a word of saying that has a tone by itself
REACH = 3  # how many words up a word of manner may stand from the act it belongs to
CLAUSES = frozenset("acl acl:relcl advcl ccomp csubj conj parataxis nsubj".split())  # what lies behind them belongs to another act
LIGHT_SLOTS = frozenset("obj obl nsubj:pass iobj".split())
SPOKEN = CHARGES | {"courtesy", "peace"}  # kinds of tone words that tell how a statement speaks of others


@dataclass(eq=False)
class MannerWords:
    """One sentence, with the words of manner found in it."""

    reading: Reading
    k: int
    actors: Actors

    @cached_property
    def hits(self) -> tuple[tuple[int, ToneHit], ...]:
        """The words of manner, each with the word on which its other words hang."""
        s = self.reading.sentences[self.k]
        found = self.reading.codebook.manner.find(s.lower, s.lemmas, s.upos)
        return tuple((top_of(s, hit), hit) for hit in found)

    def of_event(self, trigger: int) -> tuple[Manner, ...]:
        """The words that bear on an act: on its trigger, on the light verb of a noun, on a verb's object."""
        s = self.reading.sentences[self.k]
        zone = {trigger}
        if s.upos[trigger] == "NOUN" and s.deps[trigger] in LIGHT_SLOTS:
            zone.add(s.heads[trigger])
        return self._on(zone, trigger)

    def of_statement(self, saying: Saying) -> tuple[Manner, ...]:
        """The words that bear on the saying, where it stands in this sentence, and the words of tone in what is said."""
        first, last = saying.content
        found: tuple[Manner, ...] = ()
        if saying.cue is not None and saying.cue_from in (None, self.k):
            zone = set(range(saying.cue[0], saying.cue[1] + 1))
            found = (*self._voice(zone), *self._on(zone, saying.cue[1]))
        return (*found, *(m for m in self._spoken if self._inside(m, first, last)))

    def _voice(self, cue: set[int]) -> Iterator[Manner]:
        """What a word of saying tells of tone by itself: "sneered", "conceded"."""
        for _, hit in self.hits:
            if hit.word.kind == VOICE and not cue.isdisjoint(range(hit.first, hit.last + 1)):
                yield self._manner(hit.first, hit.last, VOICE, round(hit.word.value / STRONGEST, 4))

    @cached_property
    def _spoken(self) -> tuple[Manner, ...]:
        s = self.reading.sentences[self.k]
        evidence = ToneWords(self.reading, self.k, self.actors).evidence()
        told = (e for e in evidence if e.kind in SPOKEN and s.upos[e.first] != "PROPN")  # "Free Valley Brigade" praises nobody
        return tuple(self._manner(e.first, e.last, e.kind, round(e.weight, 4)) for e in told)

    def _inside(self, manner: Manner, first: int, last: int) -> bool:
        s = self.reading.sentences[self.k]
        return s.starts[first] <= manner.start and manner.end <= s.ends[last]

    def _on(self, zone: set[int], word: int) -> tuple[Manner, ...]:
        above = set(self.reading.sentences[self.k].ancestors(word)[:REACH]) if self.hits else set()
        return tuple(
            self._manner(hit.first, hit.last, hit.word.kind, hit.word.value)
            for top, hit in self.hits
            if hit.word.kind != VOICE and word not in range(hit.first, hit.last + 1) and self._bears(top, hit, above, zone)
        )

    def _bears(self, top: int, hit: ToneHit, above: set[int], zone: set[int]) -> bool:
        return self._holds_back(top, above, zone) if hit.word.kind == "withheld" else self._hangs(top, zone)

    def _holds_back(self, top: int, above: set[int], zone: set[int]) -> bool:
        """Whether a word such as "stop short of" governs the act, or "without" opens its clause."""
        s = self.reading.sentences[self.k]
        return top in above or (s.heads[top] in zone and s.deps[top] in ("mark", "case"))

    def _hangs(self, top: int, zone: set[int]) -> bool:
        """Whether a word hangs on the act within its clause."""
        s = self.reading.sentences[self.k]
        if top in zone:  # the first word of a cue such as "categorically denied"
            return True
        for _ in range(REACH):
            if s.deps[top] in CLAUSES or s.heads[top] == top:
                return False
            top = s.heads[top]
            if top in zone:
                return True
        return False

    def _manner(self, first: int, last: int, kind: str, weight: float) -> Manner:
        s = self.reading.sentences[self.k]
        return Manner(self.reading.text(s, first, last), s.starts[first], s.ends[last], kind, weight)
