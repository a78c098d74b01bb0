"""`dragoman actors`: who takes part in the events and statements of an archive."""

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
    from dragoman.archive.results import ActorRow

EXAMPLE = "Example: dragoman actors --place AFG --type assault --archive dispute.db"


@asking("table", "csv", "json", "parquet")
def actors(question: Question) -> None:
    """Show who takes part in what passes: in how many events as source and target, in how many statements as speaker, and from when on.

    A table counts them in the newest 10,000 events and 10,000 statements that pass; a file, or --to csv, in all.
    """
    from dragoman.archive.actor_queries import find_actors
    from dragoman.archive.sheets import ACTORS

    answer(question, Answering("actor", find_actors, ACTORS, actor_table))


def actor_table(rows: list[ActorRow], console: Console) -> Iterator[RenderableType]:
    """One line for each actor."""
    if not rows:
        return
    table = plain_table(console)
    table.add_column("actor", no_wrap=True, ratio=1)
    table.add_column("code", no_wrap=True)
    for name in ("source", "target", "speaker"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("first", no_wrap=True)
    table.add_column("last", no_wrap=True)
    for row in rows:
        code = Text(".".join(part for part in (row.country, row.sector) if part), "cyan")
        counts = (row.as_source, row.as_target, row.statements)
        who = Text(plain(row.name), "bold", overflow="ellipsis")
        table.add_row(who, code, *(f"{number:,}" for number in counts), day_cell(row.first), day_cell(row.last))
    yield table
