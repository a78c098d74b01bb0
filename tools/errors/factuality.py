"""Factuality: words whose value has the wrong sign, or is far too sure or far too unsure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.evaluation.factuality import _sentence
from dragoman.evaluation.gold import read_gold
from tools.errors.findings import Finding

FAR = 1.5  # of a scale from -3 to 3


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of sentences whose event words have a value from −3 to 3."""
    gold = read_gold(path, _sentence)
    for item, values in zip(gold, coder.factuality([item.tokens for item in gold]), strict=True):
        for at, wanted in item.events:
            if cause := value_cause(wanted, values[at]):
                word = item.tokens[at]
                name = item.id.split("-", 1)[0]
                yield Finding(cause, name, item.id, " ".join(item.tokens), f"{word} {wanted:+.1f}", f"{word} {values[at]:+.1f}")


def value_cause(wanted: float, given: float) -> str:
    """In which way a value is far off; empty where it is not."""
    if abs(wanted - given) < FAR:
        return ""
    if wanted * given < 0:
        return "sign wrong"
    return "far too sure" if abs(given) > abs(wanted) else "far too unsure"
