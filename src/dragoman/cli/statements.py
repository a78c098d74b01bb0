"""`dragoman statements`: the statements of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.answers import Answering, answer
from dragoman.cli.consoles import plain
from dragoman.cli.filtering import Question, asking
from dragoman.cli.rows import DAY_WIDTH, day_cell, decided_text, facts_text, report_text
from dragoman.records import STANCES

if TYPE_CHECKING:
    from dragoman.archive.results import StatementRow

EXAMPLE = 'Example: dragoman statements --according-to PAK --text "camps OR bases" --archive dispute.db'
COLOURS = {"affirm": "green", "deny": "red", "doubt": "yellow", "ask": "cyan", "demand": "blue"}


@asking("table", "csv", "json", "parquet")
def statements(question: Question) -> None:
    """Show the statements of an archive, those published last first: who affirms, denies or doubts what.

    An actor is the speaker or one spoken about, with --according-to the speaker alone. A dyad is a speaker and one spoken about. Type,
    mode, status, place and confidence are those of an event in the same sentence.
    """
    from dragoman.archive.queries import find_statements
    from dragoman.archive.sheets import STATEMENTS

    answer(question, Answering("statement", find_statements, STATEMENTS, statement_blocks))


def statement_blocks(rows: list[StatementRow], _: Console) -> Iterator[RenderableType]:
    """Each statement in a line, with its content and report beneath."""
    for row in rows:
        grid = Table.grid(padding=(0, 1))
        for width in (DAY_WIDTH, max(map(len, STANCES))):
            grid.add_column(width=width)
        grid.add_column(ratio=1)
        speaker = Text(plain(row.speaker), "bold") if row.speaker else Text("nobody named", "dim")
        told = Text.assemble(speaker, "  ", facts_text((("cue", row.cue), ("quote", row.quote), ("id", row.id))), decided_text(row.decided))
        grid.add_row(day_cell(row.day), Text(row.stance, COLOURS.get(row.stance, "")), told)
        beneath = Group(Text(plain(row.content), "italic"), report_text(row.publisher, row.title))
        yield Group(grid, Padding(beneath, (0, 0, 1, DAY_WIDTH + max(map(len, STANCES)) + 2)))
