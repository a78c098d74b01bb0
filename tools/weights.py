"""Estimates the weights by which mentions are linked to incidents on folders of articles with gold, and writes them into the table.

Run as `python -m tools.weights FOLDER…`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dragoman
from dragoman.codebook.incidents import WEIGHT_COLUMNS, load_incidents
from dragoman.codebook.tables import DATA
from dragoman.evaluation.coder import silent
from dragoman.evaluation.incident_weights import estimate, seen_in

TABLE = DATA / "words" / "incident-weights.tsv"


def main(folders: list[str]) -> None:
    """Estimates on the folders and writes the table anew."""
    coder = dragoman.load()
    before = load_incidents().weights_before
    weights = estimate([seen for folder in folders for seen in seen_in(Path(folder), coder, silent)], before)
    comments = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [
        "\t".join([*level, *(f"{share:g}" for w in (weights[level], before[level]) for share in (w.same, w.other))]) for level in before
    ]
    TABLE.write_text("\n".join([*comments, "\t".join(WEIGHT_COLUMNS), *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
