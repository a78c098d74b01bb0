"""Prints how well incidents are found and linked on folders of articles with gold: `python -m tools.incidents FOLDER…`."""

from __future__ import annotations

from pathlib import Path

import typer

import dragoman
from dragoman.evaluation.coder import silent
from dragoman.evaluation.incidents import score_incidents


def main(folders: list[Path]) -> None:
    """Scores each folder and prints its measures and, incident by incident, what was found."""
    coder = dragoman.load()
    for folder in folders:
        scores = score_incidents(folder, coder, silent)
        typer.echo(str(folder))
        for name, measure in scores.measures().items():
            figures = "  ".join(f"{kind} {value:.3f}" for kind, value in measure.figures().items())
            typer.echo(f"  {name:<14}{figures}  ({measure.support})")
        for table in scores.tables:
            for row in (table.columns, *table.rows):
                typer.echo("  " + "  ".join(f"{cell!s:<24}" if n == 0 else f"{cell!s:>8}" for n, cell in enumerate(row)))


if __name__ == "__main__":
    typer.run(main)
