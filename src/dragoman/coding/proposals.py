"""Which words tell an event, of which type: the model proposes, the codebook's frames propose, a small combiner decides."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.actors import Actors
from dragoman.coding.frames import FrameMatch, match_frames
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence


@dataclass(frozen=True, slots=True)
class Combiner:
    """How much each voice counts, in log-odds added to the model's; chosen on the development and held-back sentences."""

    agrees: float = 2.0  # a frame of the model's type fired on the word
    differs: float = -0.3  # a frame of another type fired
    blocked: float = -0.8  # a frame says that this is no event
    silent: float = -0.6  # no frame knows the word
    least: float = 0.6  # log-odds that an event needs
    idiom: float = 1.0  # log-odds of an event that an idiom tells, whatever the model says
    floor: float = 0.05  # what the model must give a word before a frame may speak for it
    frame_share: float = 0.75  # weight of the frame's type against the model's when they differ, for each condition that names words
    slope: float = 0.37  # these two turn log-odds into how often such an event is right: trigger and type, on the development data
    offset: float = -0.8

    def confidence(self, odds: float) -> float:
        """How sure an event of these log-odds is, from 0 to 1."""
        return 1 / (1 + math.exp(-(self.slope * odds + self.offset)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event proposed: trigger words (first, last, the one the tree hangs on), type, mode, confidence, and the voices; `model` is
    None where another parser read the sentence."""

    first: int
    last: int
    word: int
    type: str
    mode: str
    score: float
    model: float | None
    match: FrameMatch | None


class TypeScores:
    """The model's trigger scores of one sentence by type."""

    def __init__(self, s: ParsedSentence, reading: Reading) -> None:
        if s.analysis is None:  # another parser: the frames speak alone
            self.types = sorted(reading.codebook.types.types)
            self.begin = np.zeros((len(s), len(self.types)), np.float32)
            self.inside = self.begin
            return
        tags = reading.model.labels["trigger"]
        self.types = list(dict.fromkeys(tag[2:] for tag in tags if tag != "O"))
        scores = s.analysis.trigger
        self.begin = scores[:, [tags.index(f"B-{t}") for t in self.types]]
        self.inside = scores[:, [tags.index(f"I-{t}") for t in self.types]]

    def of(self, word: int) -> NDArray[np.float32]:
        """How likely a word is to tell an event of each type."""
        both: NDArray[np.float32] = self.begin[word] + self.inside[word]
        return both


@dataclass(frozen=True, slots=True)
class Voices:
    """What decides on a word: the model's scores of its sentence and the weights of the combiner."""

    reading: Reading
    sentence: ParsedSentence
    scores: TypeScores
    combiner: Combiner


def propose(reading: Reading, k: int, actors: Actors, combiner: Combiner) -> list[Proposal]:
    """The events of sentence `k`, in the order of their triggers."""
    s = reading.sentences[k]
    scores = TypeScores(s, reading)
    matches = {m.trigger: m for m in match_frames(s, reading.codebook, lambda w: actors.sector_of(k, w))}
    alone = s.analysis is None
    voices = Voices(reading, s, scores, combiner)
    found = []
    for first, last, word in _spans(s, scores, matches, combiner, alone):
        match = matches.get(word)
        proposal = _by_frame((first, last, word), match) if alone else _decide(voices, (first, last, word), match)
        if proposal is not None:
            found.append(proposal)
    return _one_per_act(s, found)


def _spans(
    s: ParsedSentence, scores: TypeScores, matches: dict[int, FrameMatch], combiner: Combiner, alone: bool
) -> list[tuple[int, int, int]]:
    """Candidate triggers: words that the model or a frame proposes, runs of the model's inside tags joined."""
    total = (scores.begin + scores.inside).sum(1)
    spans: list[tuple[int, int, int]] = []
    for w in range(len(s)):
        framed = w in matches and bool(matches[w].frame.type)
        if not (total[w] > combiner.floor or (framed and (alone or matches[w].frame.idiom))):
            continue
        if spans and spans[-1][1] == w - 1 and scores.inside[w].sum() > max(0.35, scores.begin[w].sum()):
            first, _, word = spans[-1]
            spans[-1] = (first, w, word if s.heads[w] == word or s.deps[w] == "punct" else w if s.heads[word] == w else word)
        else:
            spans.append((w, w, w))
    return spans


def _by_frame(span: tuple[int, int, int], match: FrameMatch | None) -> Proposal | None:
    """Without a model, what the frame says."""
    if match is None or not match.frame.type:
        return None
    return Proposal(*span, match.frame.type, match.frame.mode, 0.5, None, match)


def _decide(voices: Voices, span: tuple[int, int, int], match: FrameMatch | None) -> Proposal | None:
    """The model's log-odds, moved by what the frame says."""
    reading, s, scores, combiner = voices.reading, voices.sentence, voices.scores, voices.combiner
    first, last, word = span
    by_type = np.max([scores.of(w) for w in range(first, last + 1)], axis=0)
    total = float(min(by_type.sum(), 0.9999))
    type_ = scores.types[int(by_type.argmax())]
    odds = math.log(total / (1 - total))
    if match is None:
        odds += combiner.silent
    elif not match.frame.type:
        odds += combiner.blocked
    elif match.frame.type == type_:
        odds += combiner.agrees
    else:
        odds += combiner.differs
        own = by_type.copy()
        valued = max(1, match.frame.weight[1])  # a frame that names its company word by word knows more
        own[scores.types.index(match.frame.type)] += combiner.frame_share * valued * total
        type_ = scores.types[int(own.argmax())]
    if match is not None and match.frame.idiom and match.frame.type:
        type_, odds = match.frame.type, max(odds, combiner.idiom)
    if odds <= combiner.least:
        return None
    return Proposal(first, last, word, type_, mode_of(reading, s, word, type_, match), combiner.confidence(odds), total, match)


def mode_of(reading: Reading, s: ParsedSentence, word: int, type_: str, match: FrameMatch | None) -> str:
    """The model's best mode of the type, unless it is unsure and a frame of that type names one."""
    if s.analysis is None:
        return match.frame.mode if match is not None and match.frame.type == type_ else ""
    names = reading.model.labels["mode"]
    own = [(float(s.analysis.mode[word, i]), name.partition(".")[2]) for i, name in enumerate(names) if name.startswith(type_ + ".")]
    total = sum(p for p, _ in own) or 1.0
    share, mode = max(own, default=(0.0, ""))
    if match is not None and match.frame.type == type_ and match.frame.mode and share / total < 0.6:
        return match.frame.mode
    return mode


def _one_per_act(s: ParsedSentence, proposals: list[Proposal]) -> list[Proposal]:
    """Two words for the same act are one event: of a verb and its object of one type, the surer stays."""
    kept: list[Proposal] = []
    for p in sorted(proposals, key=lambda p: (-p.score, p.word)):
        twin = any(
            q.type == p.type
            and ((s.heads[p.word] == q.word and s.deps[p.word] in LIGHT) or (s.heads[q.word] == p.word and s.deps[q.word] in LIGHT))
            for q in kept
        )
        if not twin:
            kept.append(p)
    return sorted(kept, key=lambda p: p.first)


LIGHT = frozenset({"obj", "compound", "nsubj:pass"})
