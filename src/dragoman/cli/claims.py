"""`dragoman claims`: the ledger of claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.answers import Answering, answer
from dragoman.cli.consoles import plain
from dragoman.cli.filtering import Question, asking
from dragoman.cli.rows import DAY_WIDTH, day_cell, decided_text, facts_text
from dragoman.cli.summary import counted

if TYPE_CHECKING:
    from dragoman.analysis.listing import ClaimLine

EXAMPLE = "Example: dragoman claims --dyad PAK-AFG --since 2025-01 --archive dispute.db"
_STANDS = (("affirmed by", "affirmed_by", "green"), ("denied by", "denied_by", "red"), ("doubted by", "doubted_by", "yellow"))


@asking("table", "csv", "json", "parquet")
def claims(question: Question) -> None:
    """Show the claims of an archive, those told of last first: what is asserted or disputed, and who holds what of it.

    A claim is shown where one of its mentions passes. `dragoman claim ID` shows one with all its mentions.
    """
    from dragoman.analysis.listing import ClaimLine, find_claims
    from dragoman.archive.sheets import sheet_of

    answer(question, Answering("claim", find_claims, sheet_of(ClaimLine), claim_blocks))


def claim_blocks(rows: list[ClaimLine], _: Console) -> Iterator[RenderableType]:
    """Each claim in its clearest words, with the parties by their stance."""
    for row in rows:
        contested = Text(" contested", "magenta") if row.contested else Text()
        head = Text.assemble(day_cell(row.last), " ", (plain(row.gist), "bold"), contested, decided_text(row.decided))
        stands = [Text.assemble((f"{name} ", colour), plain(who)) for name, field, colour in _STANDS if (who := getattr(row, field))]
        told = f"{counted(row.mentions, 'mention')} in {counted(row.documents, 'report')}"
        about = " ".join(part for part in (row.subject, row.relation, row.object) if part)
        facts = facts_text((("about", about), ("changed", row.changed), ("told in", told), ("id", row.id)))
        yield Group(head, Padding(Group(*stands, facts), (0, 0, 1, DAY_WIDTH + 1)))
