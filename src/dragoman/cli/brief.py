"""`dragoman brief`: what an archive holds of two sides, on a page to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dragoman.cli.consoles import out
from dragoman.cli.dyads import DyadGiven, Since, Until, asked
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.records import InputError

EXAMPLE = "Example: dragoman brief PAK-AFG --since 2025-03 -o brief.pdf"


def brief(
    pair: DyadGiven,
    since: Since = "",
    until: Until = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .html, .md or .pdf.")] = None,
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Tell what happened between two sides, who says what, incidents, tone and what to watch, each line with its source.

    Without a file it is shown here. What the reports only attribute is told as attributed.
    """
    from dragoman.analysis.brief import brief as made
    from dragoman.archive import Archive
    from dragoman.briefing import SUFFIXES, page_of, rendered

    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise InputError(f"A brief cannot be written to {output.name!r}; give a name that ends in one of {', '.join(SUFFIXES)}.")
    with Archive(archive, writable=False) as opened:
        whole = made(opened, *asked(pair, since, until))
    console = out()
    if output is None:
        from dragoman.cli.briefs import brief_page

        console.print(brief_page(page_of(whole), whole, console))
        return
    try:
        output.write_bytes(rendered(whole, output))
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}); give another file.") from error
    console.print(Text(f"{output}: {whole.coverage.reports} reports, {len(whole.notes)} notes", "dim"), soft_wrap=True)
