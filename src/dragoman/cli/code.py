"""`dragoman code`: news reports in, records out."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from dragoman.cli.article import article
from dragoman.cli.consoles import err, out, show_error
from dragoman.cli.exits import INTERRUPTED, SOME_FAILED
from dragoman.cli.failures import Failures
from dragoman.cli.progress import Bar
from dragoman.cli.summary import counted, summary
from dragoman.records import InputError, Record

if TYPE_CHECKING:
    from dragoman.running import Coded, Run, Tally

EXAMPLE = "Example: dragoman code reports/ -o events.parquet --jobs 4"
Format = Literal["native", "gold", "plover", "cameo", "polecat"]


def code(  # noqa: PLR0913, an option each
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, web addresses; - for standard input.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write: .jsonl, .csv or .parquet.")] = None,
    to: Annotated[Format | None, typer.Option(help="Format, native unless given. Without -o it goes to standard output.")] = None,
    date: Annotated[
        datetime | None, typer.Option(metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Day of publication where the input tells none.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out events below it.")] = 0.0,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="Column of a table for a field: text=body.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Discard what an interrupted run to the same file has finished.")] = False,
) -> None:
    """Code the events and statements of news reports; to read, or into a file.

    A run to a file that was interrupted goes on when the same command is given again.
    """
    from dragoman.coding.coder import CoderOptions
    from dragoman.documents import ReadOptions
    from dragoman.running import Run

    if fresh and not output:
        raise typer.BadParameter("there is nothing to discard without a file to write (-o)", param_hint="--fresh")
    reading = ReadOptions(_columns(column or []), date and date.date())
    run = Run(tuple(inputs), reading, CoderOptions(min_confidence=min_confidence), jobs)
    if output:
        _into_file(run, output, to or "native", fresh)
    else:
        _onto_screen(run, to)


def _columns(given: list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    for (field, equals, name), each in zip(pairs, given, strict=True):
        if not (field and equals and name):
            raise InputError(
                f"--column is {each!r}; give a field of the document and the column to read it from, as in --column text=body."
            )
    return {field: name for field, _, name in pairs}


def _into_file(run: Run, path: Path, to: str, fresh: bool) -> None:
    from dragoman.running import Tally
    from dragoman.running.files import Output, code_to_file

    following = Following(run, Tally(), err(), bar=True)

    def go_on(earlier: Tally) -> None:
        following.tally.join(earlier)
        following.console.print(f"Going on after {counted(earlier.finished, 'document')} finished before.", style="dim")

    try:
        following.follow(code_to_file(run, Output(path, to, fresh), go_on), lambda _: None)
    except KeyboardInterrupt:
        finished = counted(following.tally.finished, "document")
        show_error(f"Interrupted; {finished} finished. Give the same command again to go on after them.")
        raise typer.Exit(INTERRUPTED) from None
    following.finish(following.console)


def _onto_screen(run: Run, to: str | None) -> None:
    from dragoman.running import Tally, code_inputs

    coded, console = code_inputs(run), out()
    if to is None:
        following = Following(run, Tally(), err(), bar=False)
        following.follow(coded, lambda record: console.print(article(record, console)))
        following.finish(console)
    else:
        from dragoman.cli.lines import Lines

        following = Following(run, Tally(), err(), bar=not console.is_terminal)
        following.follow(coded, Lines(to).show)
        following.finish(following.console)


class Following:
    """Takes the outcomes of a run as they come, counts them, and tells of failures and of how far the run is."""

    def __init__(self, run: Run, tally: Tally, console: Console, bar: bool) -> None:
        self.run, self.tally, self.console, self.bar = run, tally, console, bar
        self.begun = time.monotonic()

    def follow(self, coded: Generator[Coded], show: Callable[[Record], None]) -> None:
        """Takes all outcomes; the records are shown."""
        from dragoman.running import count_documents

        failures = Failures(self.console)
        count = partial(count_documents, self.run.inputs, self.run.reading)
        with closing(coded), Bar(self.console, "documents", count, self.bar) as bar:
            for each in coded:
                self.tally.add(each)
                if isinstance(each, Record):
                    show(each)
                else:
                    failures.add(each.source, each.message)
                bar.show(self.tally.finished)
        failures.close()

    def finish(self, console: Console) -> None:
        """Sums the run up; ends with an error where something failed."""
        console.print(summary(self.tally, time.monotonic() - self.begun, console))
        if self.tally.failures:
            raise typer.Exit(SOME_FAILED)
