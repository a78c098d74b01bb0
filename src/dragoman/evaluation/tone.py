"""Sentences that speak ill of somebody, against the gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.coder import Scorable, Tick, gather
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.metrics import Counts, Measure, Share, Table


@dataclass(frozen=True, slots=True)
class ToneScores:
    """How well sentences with conflict were found, and how many of each label."""

    conflict: Counts
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"conflict": self.conflict}


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    conflict: bool
    labels: tuple[str, ...]


def score_tone(path: Path, coder: Scorable, tick: Tick) -> ToneScores:
    """Scores a coder on a file of sentences labelled as conflict or not."""
    gold = read_gold(path, _sentence)
    found = gather(coder.conflict([sentence.text for sentence in gold]), len(gold), tick)
    labels: dict[str, list[bool]] = {}
    for sentence, conflict in zip(gold, found, strict=True):
        for label in sentence.labels:
            labels.setdefault(label, []).append(bool(conflict))
    shares = sorted((label, Share.of(listed)) for label, listed in labels.items())
    rows = tuple((label, share.value, share.right, share.total) for label, share in shares)
    return ToneScores(
        conflict=sum((Counts(s.conflict and bool(c), bool(c), s.conflict) for s, c in zip(gold, found, strict=True)), Counts()),
        tables=(Table("conflict found, by label", ("label", "recall", "right", "gold"), rows),),
    )


def _sentence(fields: Fields) -> _Sentence:
    return _Sentence(fields["text"], bool(fields["conflict"]), tuple(fields["labels"]))
