"""`dragoman ingest`: news reports into an archive."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli.consoles import err, out, plain, show_error
from dragoman.cli.exits import INTERRUPTED, SOME_FAILED
from dragoman.cli.failures import Failures
from dragoman.cli.options import ARCHIVE, ArchivePath, Columns, Inputs, OwnTables, Published, columns_of
from dragoman.cli.progress import Bar
from dragoman.cli.summary import counted, summary

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.running import Run, Tally
    from dragoman.running.ingesting import Stored

EXAMPLE = "Example: dragoman ingest reports/ --archive dispute.db"
STANDINGS = {
    "version": "{} a new version of an article in the archive",
    "reprint": "{} linked as a reprint",
    "known": "{} in the archive already",
}


def ingest(  # noqa: PLR0913, an option each
    inputs: Inputs,
    archive: ArchivePath = ARCHIVE,
    date: Published = None,
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    column: Columns = None,
    codebook: OwnTables = None,
    coded: Annotated[bool, typer.Option("--coded", help="The inputs hold records, as `dragoman code -o FILE.jsonl` writes.")] = False,
) -> None:
    """Code news reports and store them in an archive, which is made if there is none.

    What is in the archive already is passed over, so a run that was stopped goes on when the same command is given again. The same
    text from another outlet is linked as a reprint and not counted again; another text under the same address is a new version.
    """
    from dragoman.archive import Archive
    from dragoman.coding.coder import CoderOptions
    from dragoman.documents import ReadOptions, read
    from dragoman.running import Run, Tally

    run = Run(tuple(inputs), ReadOptions(columns_of(column), date and date.date()), CoderOptions(codebook=codebook), jobs)
    if not coded:
        read(run.inputs, run.reading)  # tells of an input that does not exist before a file is made
    tally, standings, begun = Tally(), Counter[str](), time.monotonic()
    with Archive(archive, create=True) as opened:
        try:
            _follow(_stored(run, opened, coded), run, tally, standings)
        except KeyboardInterrupt:
            show_error(f"Interrupted; {counted(tally.documents, 'document')} stored. Give the same command again to go on.")
            raise typer.Exit(INTERRUPTED) from None
    console = out()
    console.print(summary(tally, time.monotonic() - begun, console))
    for kind, told in STANDINGS.items():
        if standings[kind]:
            console.print(Text(told.format(counted(standings[kind], "document")), "dim"))
    if tally.failures:
        raise typer.Exit(SOME_FAILED)


def _stored(run: Run, archive: Archive, coded: bool) -> Generator[Stored]:
    from dragoman.running.ingesting import ingest, ingest_records

    def trouble(message: str) -> None:
        err().print(Text(plain(message), "yellow"), soft_wrap=True)

    return ingest_records(run.inputs, archive) if coded else ingest(run, archive, trouble)


def _follow(stored: Generator[Stored], run: Run, tally: Tally, standings: Counter[str]) -> None:
    from dragoman.documents import Failure
    from dragoman.running import count_documents

    failures = Failures(err())
    count = partial(count_documents, run.inputs, run.reading)
    with closing(stored), Bar(failures.console, "documents", count) as bar:
        for number, each in enumerate(stored, start=1):
            if isinstance(each, Failure):
                tally.add(each)
                failures.add(each.source, each.message)
            else:
                standings[each.kind] += 1
                if each.record:
                    tally.add(each.record)
            bar.show(number)
    failures.close()
