"""`dragoman events`: the events of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.answers import Answering, answer
from dragoman.cli.article import STATUS_WIDTH
from dragoman.cli.consoles import plain
from dragoman.cli.filtering import Question, asking
from dragoman.cli.rows import DAY_WIDTH, day_cell, decided_text, facts_text, party_text, report_text, toll_cell, where_text
from dragoman.cli.statuses import LOOKS, arrow, mark

if TYPE_CHECKING:
    from dragoman.archive.results import EventRow

EXAMPLE = "Example: dragoman events --dyad PAK-AFG --type assault --since 2025-03 --archive dispute.db"


@asking("table", "csv", "json", "parquet")
def events(question: Question) -> None:
    """Show the events of an archive, the newest first: who did what to whom, when, where, according to whom, and in which words."""
    from dragoman.archive.queries import find_events
    from dragoman.archive.sheets import EVENTS

    answer(question, Answering("event", find_events, EVENTS, event_blocks))


def event_blocks(rows: list[EventRow], console: Console) -> Iterator[RenderableType]:
    """The events, those of one sentence together, with the sentence and its report beneath."""
    for _, alike in groupby(rows, key=lambda row: (row.document, row.sentence)):
        told = list(alike)
        grid = Table.grid(padding=(0, 1))
        for width in (DAY_WIDTH, 1, STATUS_WIDTH):
            grid.add_column(width=width)
        grid.add_column(ratio=1)
        for row in told:
            look = LOOKS[row.status]
            status = Text(row.status, look.colour)
            grid.add_row(day_cell(row.day), Text(mark(row.status, console), look.colour), status, _event(row, console))
        report = report_text(told[0].publisher, told[0].published.isoformat() if told[0].published else "", told[0].title)
        sentence = Text(plain(told[0].sentence), "italic")
        yield Group(grid, Padding(Group(sentence, report), (0, 0, 1, DAY_WIDTH + 3)))


def _event(row: EventRow, console: Console) -> RenderableType:
    look = LOOKS[row.status]
    told = Text.assemble(
        (row.type, f"bold {look.colour} {look.type_style}"),
        (f" {row.mode}" if row.mode else "", look.colour),
        "  ",
        party_text(row.source),
        (f" {arrow(console)} ", "bold"),
        party_text(row.target),
        decided_text(row.decided),
    )
    facts = (
        ("where", where_text(row.place, row.province, row.country)),
        ("killed", toll_cell(row.killed_low, row.killed_high)),
        ("injured", toll_cell(row.injured_low, row.injured_high)),
        ("according to", row.according_to),
        ("told as", "background" if row.historical else ""),
        ("confidence", f"{row.confidence:.2f}"),
        ("id", row.id),
    )
    return Group(told, facts_text(facts))
