"""The report on all files scored: typed results, a table for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as RichTable

from dragoman.evaluation.articles import ArticleScores
from dragoman.evaluation.attacks import AttackScores
from dragoman.evaluation.attribution import AttributionScores
from dragoman.evaluation.dispute_tone import DisputeToneScores
from dragoman.evaluation.events import EventScores
from dragoman.evaluation.factuality import FactualityScores
from dragoman.evaluation.incidents import IncidentScores
from dragoman.evaluation.ledger import LedgerScores
from dragoman.evaluation.metrics import Counts, Measure, Share, Table
from dragoman.evaluation.pairs import PairScores
from dragoman.evaluation.places import PlaceScores
from dragoman.evaluation.seed import SeedScores
from dragoman.evaluation.shifts import ShiftScores
from dragoman.evaluation.tone import ToneScores


class Scores(Protocol):
    """The scores of one file: measures by name, and tables that break them down."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its full name, as `events.strict.f1`, and the number of gold cases behind it."""

    name: str
    value: float
    support: int


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of each file; None where the folder has no such file. `lookalikes` are incidents of a harder set, `verbal` the tone of
    a dispute, `shifts` those of simulated series."""

    events: EventScores | None = None
    articles: ArticleScores | None = None
    pairs: PairScores | None = None
    attribution: AttributionScores | None = None
    factuality: FactualityScores | None = None
    tone: ToneScores | None = None
    places: PlaceScores | None = None
    attacks: AttackScores | None = None
    seed: SeedScores | None = None
    ledger: LedgerScores | None = None
    incidents: IncidentScores | None = None
    lookalikes: IncidentScores | None = None
    verbal: DisputeToneScores | None = None
    shifts: ShiftScores | None = None

    def parts(self) -> Iterator[tuple[str, Scores]]:
        """The scores that there are, by the name of their file."""
        for field in fields(self):
            scores = getattr(self, field.name)
            if scores is not None:
                yield field.name, scores

    def figures(self) -> list[Figure]:
        """All figures, in the order of the table."""
        return [
            Figure(f"{part}.{_key(name)}.{kind}", value, measure.support)
            for part, scores in self.parts()
            for name, measure in scores.measures().items()
            for kind, value in measure.figures().items()
        ]

    def render(self) -> RenderableType:
        """The report as tables for the terminal: all measures, then each file's breakdown."""
        summary = RichTable("file", "measure", "precision", "recall", "f1 / value", "gold cases", title="Evaluation", box=box.SIMPLE)
        for part, scores in self.parts():
            for name, measure in scores.measures().items():
                summary.add_row(part, name, *_cells(measure))
            summary.add_section()
        return Group(summary, *(_rendered(part, table) for part, scores in self.parts() for table in scores.tables if table.rows))

    def to_json(self) -> str:
        """The report as JSON: for each file its measures and its tables."""
        content = {
            part: {
                "measures": {_key(name): {**measure.figures(), "support": measure.support} for name, measure in scores.measures().items()},
                "tables": [_table_object(table) for table in scores.tables],
            }
            for part, scores in self.parts()
        }
        return json.dumps(content, indent=2, ensure_ascii=False)


def _key(name: str) -> str:
    return name.replace(" ", "_")


def _cells(measure: Measure) -> tuple[str, ...]:
    if isinstance(measure, Counts):
        return f"{measure.precision:.3f}", f"{measure.recall:.3f}", f"{measure.f1:.3f}", str(measure.support)
    value = f"{measure.value:.3f}" if measure.support else "–"
    name = "" if isinstance(measure, Share) else f" {measure.name}"
    return "", "", value + name, str(measure.support)


def _rendered(part: str, table: Table) -> RichTable:
    rendered = RichTable(*table.columns, title=f"{part}: {table.title}", box=box.SIMPLE)
    for row in table.rows:
        rendered.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    return rendered


def _table_object(table: Table) -> dict[str, Any]:
    return {"title": table.title, "columns": list(table.columns), "rows": [list(row) for row in table.rows]}
