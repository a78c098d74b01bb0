"""Tone of a sentence: whether it speaks ill of somebody."""

from __future__ import annotations

from dragoman.coding.proposals import TypeScores
from dragoman.coding.reading import Reading

HARSH = ("ACCUSE", "THREATEN", "REJECT", "ASSAULT", "COERCE")
LEAST = 0.5


def speaks_ill(reading: Reading) -> bool:
    """Whether a sentence evaluates somebody's conduct negatively, by the model's trigger scores."""
    best = 0.0
    for s in reading.sentences:
        scores = TypeScores(s, reading.model.labels)
        for t, type_ in enumerate(scores.types):
            if type_ in HARSH:
                best = max(best, float((scores.begin[:, t] + scores.inside[:, t]).max()))
    return best > LEAST
