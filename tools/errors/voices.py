"""What model and frames say of the words of a trigger, and which proposal became which event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.coding.actors import Actors
from dragoman.coding.frames import TAGS, FrameMatch, match_frames
from dragoman.coding.proposals import Combiner, Proposal, TypeScores, propose
from dragoman.coding.reading import Reading
from dragoman.evaluation.matching import Range, overlap
from dragoman.language.parsed import ParsedSentence

PROPOSES = 0.5  # what the model gives a word that it would propose by itself


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of some words: the types of the frames that fired on them (empty: no event), whether the codebook has frames for any
    of them, and how likely the model finds an event there, and of which type."""

    frames: tuple[str, ...]
    known: bool
    model: float
    type: str

    @property
    def frame_types(self) -> tuple[str, ...]:
        """The types that frames propose."""
        return tuple(type_ for type_ in self.frames if type_)

    def __str__(self) -> str:
        frames = ", ".join(type_ or "no event" for type_ in self.frames)
        silent = "frames of the word did not fire" if self.known else "no frame has the word"
        return f"model: {self.type} {self.model:.2f}; " + (f"frames: {frames}" if frames else silent)


@dataclass(eq=False)
class Voices:
    """Model and frames on sentence `k` of a reading."""

    reading: Reading
    k: int
    matches: Sequence[FrameMatch]
    proposals: Sequence[Proposal]

    @property
    def s(self) -> ParsedSentence:
        """The sentence."""
        return self.reading.sentences[self.k]

    def words(self, place: Range) -> list[int]:
        """The words that touch a range of the document's characters."""
        return [w for w in range(len(self.s)) if overlap(place, (self.s.starts[w], self.s.ends[w]))]

    def heard(self, place: Range) -> Heard:
        """What is said of the words that touch a range of the document's characters."""
        words = self.words(place)
        frames = tuple(m.frame.type for m in self.matches if m.word in words or m.trigger in words)
        scores = TypeScores(self.s, self.reading)
        by_type = np.max([scores.of(w) for w in words], axis=0) if words else np.zeros(len(scores.types))
        return Heard(frames, any(self._known(w) for w in words), min(float(by_type.sum()), 1.0), scores.types[int(by_type.argmax())])

    def proposal(self, start: int) -> Proposal | None:
        """The proposal whose trigger begins at a character of the document."""
        return next((p for p in self.proposals if self.s.starts[p.first] == start), None)

    def _known(self, word: int) -> bool:
        lemma, frames = self.s.lemmas[word].lower(), self.reading.codebook.frames
        return any((lemma, pos) in frames for pos in TAGS.get(self.s.upos[word], ()))


def voices(reading: Reading, combiner: Combiner) -> Iterator[Voices]:
    """The voices on each sentence of a reading."""
    actors = Actors(reading)
    for k, s in enumerate(reading.sentences):
        matches = list(match_frames(s, reading.codebook, lambda word, k=k: actors.sector_of(k, word)))  # type: ignore[misc]
        yield Voices(reading, k, matches, propose(reading, k, actors, combiner))
