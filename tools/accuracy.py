"""Writes the tables of docs/accuracy.md that break the scores down: `python -m tools.accuracy FOLDER`, where FOLDER holds gold files.

By type and by status, what is taken for what, how reliable the scores are, what a least score keeps, and what model and frames
reach alone and together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

import dragoman
from dragoman import Coder, Document
from dragoman.coding.reading import Reading
from dragoman.evaluation import Report, evaluate
from dragoman.evaluation.metrics import Table
from tools import marks

TABLES = {
    "accuracy-types": "trigger and type",
    "accuracy-statuses": "status",
    "accuracy-confusions": "types confused",
    "accuracy-reliability": "reliability",
    "accuracy-confidence": "what",
}
ABLATION = "accuracy-ablation"
PARTS = frozenset({*TABLES, ABLATION})
MOST_CONFUSIONS = 16


class FramesAlone(Coder):
    """The coder without the model's scores for events: its trees, and the codebook's frames."""

    def read(self, document: Document) -> Reading:
        """A document parsed by our model, whose event scores nobody sees."""
        reading = super().read(document)
        return Reading(document, [replace(s, analysis=None) for s in reading.sentences], self.codebook, None)


def voices() -> dict[str, Coder]:
    """The coder as it is, with the model alone, with the frames alone."""
    both = dragoman.load()
    model = Coder(both.nlp, both.model, replace(both.codebook, frames={}), both.options)
    return {"both": both, "model alone": model, "frames alone": FramesAlone(both.nlp, both.model, both.codebook, both.options)}


def ablation(reports: Mapping[str, Report]) -> Table:
    """A row for each set and voice: F1 of trigger, type and strict, and accuracy of status."""
    rows = []
    for name, report in reports.items():
        for part, scores in (("events", report.events), ("articles", report.articles and report.articles.events)):
            if scores:
                rows.append((f"{part}, {name}", scores.trigger.f1, scores.typed.f1, scores.strict.f1, scores.status.value))
    return Table("model and frames", ("", "trigger", "and type", "strict", "status"), tuple(sorted(rows, reverse=True)))


def markdown(table: Table, most: int | None = None) -> str:
    """A table in Markdown, its first rows if `most` is given."""
    cells = [[f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in table.rows[:most]]
    lines = [table.columns, ["---"] + ["---:"] * (len(table.columns) - 1), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def parts(reports: Mapping[str, Report]) -> dict[str, str]:
    """The marked parts of the page by name."""
    events = reports["both"].events
    assert events is not None, "the folder holds events.jsonl"
    found = {name: next(t for t in events.tables if t.title.startswith(title)) for name, title in TABLES.items()}
    made = {name: markdown(table, MOST_CONFUSIONS if name == "accuracy-confusions" else None) for name, table in found.items()}
    return {**made, ABLATION: markdown(ablation(reports))}


def main(folder: Annotated[Path, typer.Argument(help="Holds events.jsonl and, if you have it, articles.jsonl.")]) -> None:
    """Scores the coder with both voices and with each alone, and writes the tables into docs/accuracy.md."""
    reports = {name: evaluate(folder, coder, only=("events", "articles")) for name, coder in voices().items()}
    written = {name: (lambda text=text: text) for name, text in parts(reports).items()}
    for page in marks.write(written):
        typer.echo(f"{page} is written anew.")


if __name__ == "__main__":
    typer.run(main)
