"""The scores on the two halves of the sentences: what was read for errors, and what never is."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from rich import box
from rich.table import Table

from dragoman.coding.coder import Coder
from dragoman.evaluation.coder import silent
from dragoman.evaluation.events import EventScores, score_events
from tools.errors.findings import is_blind

SHOWN = {"trigger": "f1", "typed": "f1", "strict": "f1", "status": "accuracy", "according_to": "accuracy"}


def halves(path: Path, coder: Coder) -> tuple[EventScores, EventScores]:
    """The scores on the open half of a file of single sentences, and on the blind half."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:

        def score(blind: bool) -> EventScores:
            half = Path(folder) / path.name
            half.write_text("\n".join(line for line in lines if is_blind(json.loads(line)["id"]) is blind), encoding="utf-8")
            return score_events(half, coder, silent)

        return score(False), score(True)


def comparison(open_half: EventScores, blind_half: EventScores) -> Table:
    """The figures of both halves side by side, with the number of gold cases behind each."""
    table = Table("events", "open half", "cases", "blind half", "cases", "difference", title="Do the rules generalise?", box=box.SIMPLE)
    for name, figure in SHOWN.items():
        first, second = open_half.measures()[name], blind_half.measures()[name]
        seen, unseen = first.figures()[figure], second.figures()[figure]
        table.add_row(f"{name} {figure}", f"{seen:.3f}", str(first.support), f"{unseen:.3f}", str(second.support), f"{unseen - seen:+.3f}")
    return table
