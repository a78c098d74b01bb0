"""When two spans, two mentions, two texts match, and how to pair things off one to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dragoman.evaluation.names import same_words, words_of

A = TypeVar("A")
B = TypeVar("B")
Range = tuple[int, int]

_PERSONAL = {"i", "he", "she", "it", "they", "we", "you", "him", "her", "them", "us", "himself", "herself", "itself", "themselves"}
_PRONOUNS = frozenset(_PERSONAL | {"who", "which", "that", "this", "these", "those"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as scoring sees it: the words, and the fullest name that the document gives the same actor."""

    text: str
    of: str | None = None


def overlap(first: Range, second: Range) -> bool:
    """Whether two ranges of characters share one.

    >>> overlap((0, 5), (4, 9)), overlap((0, 5), (5, 9))
    (True, False)
    """
    return max(first[0], second[0]) < min(first[1], second[1])


def places_of(phrase: str, text: str) -> list[Range]:
    """Every place where the phrase stands in the text as whole words; where it stands nowhere in one piece, the places of its words."""
    pattern = r"\s+".join(re.escape(part) for part in phrase.split())
    for flags in (re.NOFLAG, re.IGNORECASE):
        if found := [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, flags)]:
            return found if pattern else []
    parts = phrase.split()
    return [place for part in parts for place in places_of(part, text)] if len(parts) > 1 else []


def token_f1(first: str, second: str) -> float:
    """F1 of the words that two texts share, each counted as often as it stands; 1 where both have none."""
    a, b = Counter(words_of(first)), Counter(words_of(second))
    if not a and not b:
        return 1.0
    return 2 * (a & b).total() / (a.total() + b.total())


def same_mention(first: Named, second: Named) -> bool:
    """Whether two mentions name the same actor by their words, or by the fullest name of either.

    Two pronouns whose fullest names are both given are compared by those alone.
    """
    pronouns = first.text.lower() in _PRONOUNS and second.text.lower() in _PRONOUNS
    if pronouns and first.of and second.of:
        return same_words(first.of, second.of)
    ways = [(a, b) for a in (first.text, first.of) for b in (second.text, second.of) if a and b]
    return any(same_words(a, b) for a, b in ways)


def same_mentions(first: Sequence[Named], second: Sequence[Named]) -> bool:
    """Whether two lists of mentions pair off one to one with none left over. Two empty lists do."""
    return len(first) == len(second) == len(pair_off(first, second, lambda a, b: float(same_mention(a, b))))


def pair_off(first: Sequence[A], second: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """The one-to-one pairing of greatest total weight, as pairs of positions; pairs of weight 0 are left out."""
    if not first or not second:
        return []
    weights = np.array([[weight(a, b) for b in second] for a in first], dtype=np.float64)
    return [(i, j) for i, j in _assign(weights) if weights[i, j] > 0]


def _assign(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Maximum-weight assignment by shortest augmenting paths with potentials (Jonker and Volgenant 1987)."""
    if weights.shape[0] > weights.shape[1]:
        return sorted((i, j) for j, i in _assign(weights.T))
    rows, columns = weights.shape
    cost = np.vstack([np.zeros(columns), weights.max() - weights])
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns)
    owner = np.zeros(columns, dtype=np.int64)  # 0: the column is free; rows count from 1
    for row in range(1, rows + 1):
        _augment(row, cost, row_price, column_price, owner)
    return sorted((int(row) - 1, column) for column, row in enumerate(owner) if row)


def _augment(
    row: int, cost: NDArray[np.float64], row_price: NDArray[np.float64], column_price: NDArray[np.float64], owner: NDArray[np.int64]
) -> None:
    """Gives the row a column, moving other rows where that is cheaper; prices and owners change in place."""
    distance = np.full(len(owner), np.inf)
    back = np.full(len(owner), -1, dtype=np.int64)
    done = np.zeros(len(owner), dtype=np.bool_)
    here, column = row, -1
    while True:
        reduced = cost[here] - row_price[here] - column_price
        closer = ~done & (reduced < distance)
        distance[closer], back[closer] = reduced[closer], column
        column = int(np.argmin(np.where(done, np.inf, distance)))
        step = distance[column]
        row_price[row] += step
        row_price[owner[done]] += step
        column_price[done] -= step
        distance[~done] -= step
        done[column] = True
        if not owner[column]:
            break
        here = int(owner[column])
    while column >= 0:
        before = int(back[column])
        owner[column] = owner[before] if before >= 0 else row
        column = before
