"""`dragoman documents`: the articles of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.text import Text

from dragoman.cli.answers import Answering, answer
from dragoman.cli.consoles import plain
from dragoman.cli.filtering import Question, asking
from dragoman.cli.rows import day_cell, plain_table

if TYPE_CHECKING:
    from dragoman.archive.results import DocumentRow

EXAMPLE = "Example: dragoman documents --actor PAK --since 2025 --to csv --archive dispute.db"


@asking("table", "csv", "json", "parquet")
def documents(question: Question) -> None:
    """Show the articles of an archive, those published last first, with their versions and reprints, and what was coded of them.

    The days are those of publication. An article is shown where one of its events or statements passes in all else, or, where only a
    text is asked for, one of its sentences.
    """
    from dragoman.archive.queries import find_documents
    from dragoman.archive.sheets import DOCUMENTS

    answer(question, Answering("document", find_documents, DOCUMENTS, document_table))


def document_table(rows: list[DocumentRow], console: Console) -> Iterator[RenderableType]:
    """One line for each article."""
    if not rows:
        return
    table = plain_table(console)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", no_wrap=True, max_width=20)
    table.add_column("title", no_wrap=True, ratio=1)
    for name in ("events", "said", "versions", "reprints"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        counts = (row.events, row.statements, row.versions, row.reprints)
        title = Text(plain(row.title or row.url or row.id), overflow="ellipsis")
        table.add_row(day_cell(row.published), Text(plain(row.publisher)), title, *(f"{number:,}" for number in counts))
    yield table
