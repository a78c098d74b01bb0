"""Krippendorff's alpha for nominal data: how far coders agree beyond chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


def nominal_alpha(units: Sequence[Sequence[str | None]], weights: Sequence[float] | None = None) -> float | None:
    """Alpha of units, each with the value that every coder gave it, None where a coder gave none (Krippendorff, "Computing
    Krippendorff's Alpha-Reliability", 2011). None where it is undefined: no unit has two values, or all values are the same.

    With weights a unit counts as so many, scaled so that all together count as many as there are units.

    >>> round(nominal_alpha([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")]), 3)
    0.533
    """
    given = weights if weights is not None else [1.0] * len(units)
    told = [([value for value in unit if value is not None], weight) for unit, weight in zip(units, given, strict=True)]
    paired = [(values, weight) for values, weight in told if len(values) > 1]
    scale = len(paired) / (sum(weight for _, weight in paired) or 1.0)
    frequency: dict[str, float] = defaultdict(float)
    unlike = 0.0
    for values, weight in paired:
        for value in values:
            frequency[value] += weight * scale
            unlike += weight * scale * sum(other != value for other in values) / (len(values) - 1)
    total = sum(frequency.values())
    by_chance = sum(number * (total - number) for number in frequency.values())
    return 1 - (total - 1) * unlike / by_chance if by_chance else None
