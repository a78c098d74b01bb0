"""`dragoman shifts`: where the tone between states turned."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from dragoman.cli.consoles import out
from dragoman.cli.dyads import Since, Until, asked
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.tone import shift_block

EXAMPLE = "Example: dragoman shifts PAK-AFG"


def shifts(
    pair: Annotated[
        str, typer.Argument(metavar="[PAIR]", help="Two states, as PAK-AFG; else the pairs that speak most of each other.")
    ] = "",
    since: Since = "",
    until: Until = "",
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Show when the tone of one state towards another turned, by how much, how surely, and the sentences that show it."""
    from dragoman.analysis.following import shifts_in
    from dragoman.archive import Archive
    from dragoman.archive.filters import Asked, filter_of

    wanted = filter_of(Asked(since=since, until=until))
    with Archive(archive, writable=False) as opened:
        found = shifts_in(opened, asked(pair)[0] if pair else None, wanted.since, wanted.until)
    console = out()
    if not found:
        console.print(Text("No shift of tone was found.", "dim"))
        return
    console.print(Group(*(Group(shift_block(shift), Text()) for shift in found)))
