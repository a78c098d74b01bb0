"""`dragoman incidents`: the log of incidents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.answers import Answering, answer
from dragoman.cli.consoles import plain
from dragoman.cli.filtering import Question, asking
from dragoman.cli.incident import COLOURS
from dragoman.cli.rows import DAY_WIDTH, day_cell, decided_text, facts_text, toll_cell, where_text
from dragoman.cli.statuses import arrow
from dragoman.cli.summary import counted

if TYPE_CHECKING:
    from dragoman.analysis.listing import IncidentLine

EXAMPLE = 'Example: dragoman incidents --place "Khyber Pakhtunkhwa" --since 2025-01 -o incidents.geojson --archive dispute.db'


@asking("table", "csv", "json", "parquet", "geojson")
def incidents(question: Question) -> None:
    """Show the incidents of an archive, those told of last first: violence and protest, each told by one or many reports.

    An incident is shown where one of its mentions passes. As GeoJSON those are written that are on the map. `dragoman incident ID` shows
    one with its tolls over time.
    """
    from dragoman.analysis.listing import IncidentLine, find_incidents, geojson
    from dragoman.archive.sheets import sheet_of

    columns = sheet_of(IncidentLine)
    answer(question, Answering("incident", find_incidents, columns, incident_blocks, lambda lines: geojson(lines, columns.row)))


def incident_blocks(rows: list[IncidentLine], console: Console) -> Iterator[RenderableType]:
    """Each incident: day, kind and place, by whom against whom, and its toll over all reports."""
    for row in rows:
        colour = COLOURS.get(row.status, "")
        kind = " ".join(part for part in (row.type, row.mode) if part)
        head = Text.assemble(day_cell(row.day), " ", (kind, f"bold {colour}"), "  ", where_text(row.place, row.province, row.country))
        head.append(f"  {row.status}", colour).append_text(decided_text(row.decided))
        sides = f"{row.sources or '–'} {arrow(console)} {row.targets or '–'}" if row.sources or row.targets else ""
        facts = facts_text(
            (
                ("who", sides),
                ("weapon", row.weapon),
                ("killed", toll_cell(row.killed_low, row.killed_high)),
                ("injured", toll_cell(row.injured_low, row.injured_high)),
                ("told by", f"{counted(row.documents, 'report')} ({row.outlets})" if row.outlets else counted(row.documents, "report")),
                ("id", row.id),
            )
        )
        yield Group(head, Padding(Group(facts, Text(plain(row.gist), "italic")), (0, 0, 1, DAY_WIDTH + 1)))
