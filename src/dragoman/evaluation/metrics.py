"""The measures: counts with precision, recall and F1, shares, means over classes, correlation and error."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were predicted, how many the gold holds, and how many of the predicted are right."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Right among the predicted; 0 where nothing was predicted."""
        return _ratio(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """Right among the gold; 0 where the gold is empty."""
        return _ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> Counts(right=2, predicted=4, gold=4).f1
        0.5
        """
        return _ratio(2 * self.right, self.predicted + self.gold)

    @property
    def support(self) -> int:
        """The number of gold cases behind the figures."""
        return self.gold

    def figures(self) -> dict[str, float]:
        """The figures by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Share:
    """So many right out of a total."""

    right: int = 0
    total: int = 0

    @classmethod
    def of(cls, judgements: Iterable[bool]) -> Share:
        """The share of judgements that are true."""
        listed = list(judgements)
        return cls(sum(listed), len(listed))

    @property
    def value(self) -> float:
        """The share; 0 where the total is 0."""
        return _ratio(self.right, self.total)

    @property
    def support(self) -> int:
        """The number of cases behind the figure."""
        return self.total

    def figures(self) -> dict[str, float]:
        """The figure by name."""
        return {"accuracy": self.value}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that is neither: its name (`macro_f1`, `pearson`, `mae` …), its value, and how many cases are behind it."""

    name: str
    value: float
    support: int

    def figures(self) -> dict[str, float]:
        """The figure by name."""
        return {self.name: self.value}


Measure = Counts | Share | Value


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows: a title, the names of the columns, the cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


def by_class(pairs: Iterable[tuple[str, str]]) -> dict[str, Counts]:
    """Counts for each class, sorted by name, from pairs of gold and predicted class (empty: nothing predicted)."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for gold, predicted in pairs:
        counts[gold] += Counts(gold == predicted, 0, 1)
        if predicted:
            counts[predicted] += Counts(0, 1, 0)
    return dict(sorted(counts.items()))


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over the classes that the gold holds, from pairs of gold and predicted class."""
    scores = [counts.f1 for counts in by_class(pairs).values() if counts.gold]
    return statistics.fmean(scores) if scores else 0.0


def macro_recall(judged: Iterable[tuple[str, bool]]) -> float:
    """The mean over the gold's classes of the share that is right, from pairs of gold class and judgement."""
    classes: dict[str, list[bool]] = defaultdict(list)
    for gold, right in judged:
        classes[gold].append(right)
    return statistics.fmean(statistics.fmean(listed) for listed in classes.values()) if classes else 0.0


def pearson(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Pearson's correlation; 0 where it is undefined (fewer than two values, or no variation)."""
    try:
        return statistics.correlation(gold, predicted)
    except statistics.StatisticsError:
        return 0.0


def mean_absolute_error(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """The mean distance of the predicted values from the gold; 0 where there are none."""
    distances = [abs(a - b) for a, b in zip(gold, predicted, strict=True)]
    return statistics.fmean(distances) if distances else 0.0


def class_table(title: str, counts: Iterable[tuple[str, Counts]]) -> Table:
    """A table with a row for each class: precision, recall, F1, and the three numbers they come from."""
    rows = tuple((name, c.precision, c.recall, c.f1, c.right, c.predicted, c.gold) for name, c in counts)
    return Table(title, ("class", "precision", "recall", "f1", "right", "predicted", "gold"), rows)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
