"""One error with its cause, and errors in groups."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import SentenceRecord


@dataclass(frozen=True, slots=True)
class Finding:
    """An error: its cause and which kind of it, the item and sentence it stands in, the gold's version and ours, and the path to ours.

    Causes are the rows of the table in docs/errors.md; a kind tells more, such as the role of an argument, and may be empty.
    """

    cause: str
    kind: str
    id: str
    sentence: str
    gold: str
    ours: str
    path: str = ""

    @property
    def group(self) -> str:
        """Cause and kind."""
        return f"{self.cause}: {self.kind}" if self.kind else self.cause


def is_blind(id: str) -> bool:
    """Whether a sentence of events.jsonl belongs to the half whose errors nobody reads.

    >>> is_blind("a"), is_blind("c")
    (True, False)
    """
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % 2 == 1


def grouped(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by group, the largest first, of equals by name."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.group, []).append(finding)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def causes(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings have each cause."""
    return Counter(finding.cause for finding in findings)


def sentence_at(sentences: Sequence[SentenceRecord], start: int) -> str:
    """The sentence in which a character stands, empty where it stands in none."""
    return next((s.text for s in sentences if s.start <= start < s.end), "")
