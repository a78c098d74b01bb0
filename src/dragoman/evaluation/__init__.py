"""Scores a coder against gold: `evaluate` takes a folder of gold files and gives a report. See docs/evaluation.md for the methods."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from dragoman.evaluation.articles import score_articles
from dragoman.evaluation.attacks import score_attacks
from dragoman.evaluation.attribution import score_attribution
from dragoman.evaluation.coder import Once, Scorable, Tick
from dragoman.evaluation.dispute_tone import score_dispute_tone
from dragoman.evaluation.events import score_events
from dragoman.evaluation.factuality import score_factuality
from dragoman.evaluation.incidents import score_incidents
from dragoman.evaluation.ledger import score_ledger
from dragoman.evaluation.pairs import score_pairs
from dragoman.evaluation.places import score_places
from dragoman.evaluation.report import Figure, Report
from dragoman.evaluation.seed import score_seed
from dragoman.evaluation.shifts import score_shifts
from dragoman.evaluation.tone import score_tone
from dragoman.records import InputError

__all__ = ["SCORERS", "Figure", "Progress", "Report", "Scorable", "evaluate", "score_seed", "score_shifts"]

Progress = Callable[[str, int, int], None]

SCORERS: dict[str, Callable[[Path, Scorable, Tick], Any]] = {
    "events": score_events,
    "articles": score_articles,
    "pairs": score_pairs,
    "attribution": score_attribution,
    "factuality": score_factuality,
    "tone": score_tone,
    "places": score_places,
    "attacks": score_attacks,
}


DISPUTE_SCORERS: dict[str, tuple[str, Callable[[Path, Scorable, Tick], Any]]] = {
    "ledger": ("claims", score_ledger),
    "incidents": ("incidents", score_incidents),
    "verbal": ("verbal", score_dispute_tone),
}
"""By the part of the report: the file in `gold/` of a dispute, and what scores it."""


def evaluate(folder: Path, coder: Scorable, progress: Progress | None = None, only: Collection[str] = tuple(SCORERS)) -> Report:
    """Scores the coder on each gold file that the folder holds, or on those named in `only`, in one pass over each. A folder that
    holds `articles/` and `gold/` is a dispute: its ledger, incidents and tone are scored.

    `progress` is called with the name of the part, how many items are done, and how many there are.
    """
    if (folder / "gold").is_dir():
        return _evaluate_dispute(folder, coder, progress)
    paths = {name: folder / f"{name}.jsonl" for name in SCORERS if name in only and (folder / f"{name}.jsonl").is_file()}
    if not paths:
        names = ", ".join(f"{name}.jsonl" for name in SCORERS)
        raise InputError(f"{folder} holds no gold file. It must hold at least one of {names}; or, for a dispute, articles/ and gold/.")
    return Report(**{name: SCORERS[name](path, coder, _tick(name, progress)) for name, path in paths.items()})


def _evaluate_dispute(folder: Path, coder: Scorable, progress: Progress | None) -> Report:
    found = {part: score for part, (name, score) in DISPUTE_SCORERS.items() if (folder / "gold" / f"{name}.jsonl").is_file()}
    if not found:
        names = ", ".join(f"{name}.jsonl" for name, _ in DISPUTE_SCORERS.values())
        raise InputError(f"{folder / 'gold'} holds no gold file. It must hold at least one of {names}.")
    once = Once(coder)
    return Report(**{part: score(folder, once, _tick(part, progress)) for part, score in found.items()})


def _tick(name: str, progress: Progress | None) -> Tick:
    def tick(done: int, total: int) -> None:
        if progress is not None:
            progress(name, done, total)

    return tick
