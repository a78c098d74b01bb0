"""`dragoman release`: an archive as a dataset that can be cited, rebuilt and compared."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from dragoman.cli.consoles import err, out
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.progress import Bar

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.releases import Release, ReleaseOptions

EXAMPLE = "Example: dragoman release border-2025/ --archive dispute.db --text sentence --licences licences.tsv"
_CHOICE, _GIVEN, _CITED = "What goes into it", "What is given of the texts", "How it is cited"


def release(  # noqa: PLR0913, an option each
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write; an earlier release there is replaced.")],
    archive: ArchivePath = ARCHIVE,
    text: Annotated[
        Literal["full", "sentence", "offsets"],
        typer.Option(help="The most that is given of any report: all, the sentences that were coded, or no word.", rich_help_panel=_GIVEN),
    ] = "offsets",
    licences: Annotated[
        Path | None,
        typer.Option(metavar="FILE.tsv", help="Table of what each publisher allows: publisher, licence, given.", rich_help_panel=_GIVEN),
    ] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Country, code or name of a party.", rich_help_panel=_CHOICE)] = None,
    dyad: Annotated[list[str] | None, typer.Option(metavar="A-B", help="Two parties.", rich_help_panel=_CHOICE)] = None,
    type: Annotated[list[str] | None, typer.Option(help="Event type.", rich_help_panel=_CHOICE)] = None,
    mode: Annotated[list[str] | None, typer.Option(help="Mode of an event type.", rich_help_panel=_CHOICE)] = None,
    status: Annotated[list[str] | None, typer.Option(help="Status of the event.", rich_help_panel=_CHOICE)] = None,
    according_to: Annotated[list[str] | None, typer.Option(help="Who is cited.", rich_help_panel=_CHOICE)] = None,
    place: Annotated[list[str] | None, typer.Option(help="Place, province or country.", rich_help_panel=_CHOICE)] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="First day, month or year.", rich_help_panel=_CHOICE)] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Last day, month or year.", rich_help_panel=_CHOICE)] = "",
    containing: Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Words in the sentence.", rich_help_panel=_CHOICE)] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Least confidence.", rich_help_panel=_CHOICE)] = 0.0,
    run: Annotated[str, typer.Option(metavar="ID", help="Records of this run, not those that count.", rich_help_panel=_CHOICE)] = "",
    with_rejected: Annotated[
        bool, typer.Option("--with-rejected", help="Keep, and mark, what people rejected.", rich_help_panel=_CHOICE)
    ] = False,
    title: Annotated[str | None, typer.Option(help="Title of the dataset.", rich_help_panel=_CITED)] = None,
    author: Annotated[list[str] | None, typer.Option(help="Who made the dataset.", rich_help_panel=_CITED)] = None,
    version: Annotated[str, typer.Option(help="Version; a hash of the content if none is given.", rich_help_panel=_CITED)] = "",
    dated: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Day of release; else the last day in the data.", rich_help_panel=_CITED
        ),
    ] = None,
    licence: Annotated[str, typer.Option(metavar="SPDX", help="Licence of what was coded: CC-BY-4.0.", rich_help_panel=_CITED)] = "",
) -> None:
    """Write an archive as a dataset: tables in CSV and Parquet, with a data dictionary, hashes and a citation.

    The same archive and the same options give the same bytes. Where a table of licences is given, publishers that it does not name (nor
    `*`, all others) give offsets only.
    """
    from dragoman.archive import Archive
    from dragoman.archive.filters import Asked
    from dragoman.archive.releases import ReleaseOptions

    asked = Asked(
        actor=tuple(actor or ()),
        dyad=tuple(dyad or ()),
        type=tuple(type or ()),
        mode=tuple(mode or ()),
        status=tuple(status or ()),
        according_to=tuple(according_to or ()),
        place=tuple(place or ()),
        since=since,
        until=until,
        text=tuple(containing or ()),
        min_confidence=min_confidence,
        run=run,
    )
    options = ReleaseOptions(
        asked=asked,
        text=text,
        licences=licences,
        with_rejected=with_rejected,
        title=title or ReleaseOptions().title,
        version=version,
        dated=dated.date() if dated else None,
        authors=tuple(author or ()),
        licence=licence,
    )
    with Archive(archive, writable=False) as opened:
        _show(_followed(opened, folder, options))


def _followed(archive: Archive, folder: Path, options: ReleaseOptions) -> Release:
    from dragoman.archive.releases import release as write

    total: list[int] = []
    with Bar(err(), "documents", lambda: total[-1], doing="Writing") as bar:

        def show(done: int, of: int) -> None:
            total[:] = [of]
            bar.show(done)

        return write(archive, folder, options, show)


def _show(written: Release) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    for name, rows in written.rows.items():
        table.add_row(f"{rows:,}", name)
    out().print(table, f"Version {written.version} is in {written.folder}.", sep="\n")
