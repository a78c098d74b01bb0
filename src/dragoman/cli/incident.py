"""`dragoman incident`: one incident, its tolls by source over time, and who claims, blames and denies it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import out, plain
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.summary import counted
from dragoman.cli.words import date_text, day_text, toll_text
from dragoman.records import Incident, IncidentMention

if TYPE_CHECKING:
    from dragoman.analysis.following import Followed, Linked

EXAMPLE = "Example: dragoman incident 9af1"
COLOURS = {"reported": "green", "claimed": "yellow", "contested": "magenta", "denied": "red"}


def incident(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of an incident, or its beginning; `dragoman incidents` lists them.")],
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Show an incident: day, place, tolls by source over time, who claims, blames or denies it, and every place where it is told."""
    from dragoman.analysis.following import incident as followed
    from dragoman.archive import Archive

    with Archive(archive, writable=False) as opened:
        found = followed(opened, id)
    out().print(Group(*_blocks(found)))


def _blocks(found: Followed[Incident, IncidentMention]) -> Iterator[RenderableType]:
    from dragoman.analysis.brief.violence import party_texts, place_text

    told = found.summary
    kind = " ".join(part for part in (told.type, told.mode) if part)
    yield Text.assemble((f"incident {told.id}  ", "bold"), (kind, "bold"), "  ", (told.status, COLOURS[told.status]))
    yield Text(plain(told.gist), "italic")
    facts = (
        ("when", date_text(told.day) + (" (by publication)" if told.day_from == "publication" else "") if told.day else ""),
        ("where", place_text(told.place)),
        ("weapon", told.weapon),
        ("by", ", ".join(told.sources)),
        ("against", ", ".join(told.targets)),
        ("killed", toll_text(told.killed) if told.killed else ""),
        ("injured", toll_text(told.injured) if told.injured else ""),
        ("reports", f"{told.documents} by {counted(len(told.outlets), 'outlet')}"),
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(ratio=1)
    for name, value in facts:
        if value:
            grid.add_row(name, plain(value))
    yield grid
    if told.tolls:
        yield Text("\nTolls by source", "bold")
        yield _tolls(told)
    if told.parties:
        yield Text("\nWho claims, blames, denies", "bold")
        yield from (Text(f"  {plain(text)}") for text in party_texts(told))
    yield Text("\nWhere it is told", "bold")
    yield from (Padding(_mention(linked), (0, 0, 0, 2)) for linked in found.mentions)


def _tolls(told: Incident) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("Published", "Outlet", "According to"):
        table.add_column(name)
    for name in ("Killed", "Injured"):
        table.add_column(name, justify="right")
    for toll in told.tolls:
        numbers = [toll_text(each) if each else "–" for each in (toll.killed, toll.injured)]
        day = day_text(toll.published) if toll.published else ""
        table.add_row(day, plain(toll.outlet), plain(", ".join(toll.according_to)) or "its own voice", *numbers)
    return table


def _mention(linked: Linked[IncidentMention]) -> RenderableType:
    mention = linked.mention
    day = day_text(mention.published) if mention.published else "no date"
    head = Text(f"{day}, {plain(mention.outlet) or plain(linked.title)}: {mention.status}")
    sentence = Text(plain(mention.sentence), "italic")
    at = mention.sentence.find(mention.trigger)
    if at >= 0:
        sentence.stylize("bold", at, at + len(mention.trigger))
    why = Text(f"linked at {linked.link.score:.2f}: {plain(linked.link.reason)}  {mention.id}", "dim")
    return Group(head, Padding(Group(sentence, why), (0, 0, 0, 2)))
