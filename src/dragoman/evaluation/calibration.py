"""Whether a record's score means what it says: how often records of a score are right, and what a least score keeps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from dragoman.evaluation.metrics import Counts, Table

Judged = Sequence[tuple[float, bool]]  # the score of each record, and whether it is right

BINS = 10
LEAST = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def bins_of(judged: Judged, bins: int = BINS) -> list[Judged]:
    """The records by rising score in so many parts of nearly equal size; empty parts are left out."""
    ordered = sorted(judged, key=lambda record: record[0])  # ties stay in their order: what is right must not sort them
    edges = [round(k * len(ordered) / bins) for k in range(bins + 1)]
    return [ordered[a:b] for a, b in pairwise(edges) if b > a]


def expected_calibration_error(judged: Judged, bins: int = BINS) -> float:
    """The mean distance between score and share of right records over bins of equal size (Nguyen and O'Connor 2015); 0 without records.

    >>> expected_calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], bins=1)
    0.0
    """
    parts = bins_of(judged, bins)
    return sum(len(part) * abs(_mean_score(part) - _share_right(part)) for part in parts) / len(judged) if judged else 0.0


def reliability(judged: Judged) -> Table:
    """A row for each bin: lowest and highest score, mean score, share right, number of records."""
    rows = tuple((part[0][0], part[-1][0], _mean_score(part), _share_right(part), len(part)) for part in bins_of(judged))
    return Table(
        "reliability: scores and how often such events have trigger and type right", ("from", "to", "mean score", "right", "events"), rows
    )


def curve(judged: Judged, gold: int) -> Table:
    """Precision, recall and F1 of the records that a least score keeps, of which the gold holds so many."""
    rows = []
    for least in LEAST:
        kept = [right for score, right in judged if score >= least]
        counts = Counts(sum(kept), len(kept), gold)
        rows.append((least, counts.precision, counts.recall, counts.f1, len(kept)))
    return Table("what --min-confidence keeps: trigger and type", ("least score", "precision", "recall", "f1", "events"), tuple(rows))


def _mean_score(part: Judged) -> float:
    return fmean(score for score, _ in part)


def _share_right(part: Judged) -> float:
    return fmean(right for _, right in part)
