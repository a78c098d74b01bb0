"""`dragoman code`: news reports in, records out."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from dragoman.cli.article import article
from dragoman.cli.consoles import err, out, plain, show_error
from dragoman.cli.exits import INTERRUPTED, SOME_FAILED
from dragoman.cli.failures import Failures
from dragoman.cli.options import Columns, Inputs, OwnTables, Published, columns_of
from dragoman.cli.progress import Bar
from dragoman.cli.summary import counted, summary
from dragoman.records import Record

if TYPE_CHECKING:
    from dragoman.opinions import ReaderOptions
    from dragoman.running import Coded, Run, Tally

EXAMPLE = "Example: dragoman code reports/ -o events.parquet --jobs 4"
Format = Literal["native", "gold", "plover", "cameo", "polecat"]


def code(  # noqa: PLR0913, an option each
    inputs: Inputs,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write: .jsonl, .csv or .parquet.")] = None,
    to: Annotated[Format | None, typer.Option(help="Format, native unless given. Without -o it goes to standard output.")] = None,
    date: Published = None,
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out events below it.")] = 0.0,
    column: Columns = None,
    codebook: OwnTables = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Discard what an interrupted run to the same file has finished.")] = False,
    reader: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="URL MODEL", help="Second reader of doubtful events, at an OpenAI-compatible endpoint."),
    ] = None,
    reader_below: Annotated[float, typer.Option(min=0, max=1, help="Confidence below which the second reader is asked.")] = 0.5,
    reader_cache: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the second reader's answers are kept, else with the user's caches.")
    ] = None,
) -> None:
    """Code the events and statements of news reports; to read, or into a file.

    A run to a file that was interrupted goes on when the same command is given again.
    """
    from dragoman.coding.coder import CoderOptions
    from dragoman.documents import ReadOptions
    from dragoman.running import Run

    if fresh and not output:
        raise typer.BadParameter("there is nothing to discard without a file to write (-o)", param_hint="--fresh")
    reading = ReadOptions(columns_of(column), date and date.date())
    second = _reader(reader, reader_below, reader_cache)
    run = Run(tuple(inputs), reading, CoderOptions(min_confidence=min_confidence, codebook=codebook), jobs, reader=second)
    if output:
        _into_file(run, output, to or "native", fresh)
    else:
        _onto_screen(run, to)


def _reader(given: tuple[str, str] | None, below: float, cache: Path | None) -> ReaderOptions | None:
    if given is None:
        return None
    from dragoman.opinions import ReaderOptions

    return ReaderOptions(*given, below=below, cache=cache) if cache else ReaderOptions(*given, below=below)


def _into_file(run: Run, path: Path, to: str, fresh: bool) -> None:
    from dragoman.running import Tally
    from dragoman.running.files import Output, code_to_file

    following = Following(run, Tally(), err(), bar=True)

    def go_on(earlier: Tally) -> None:
        following.tally.join(earlier)
        following.console.print(f"Going on after {counted(earlier.finished, 'document')} finished before.", style="dim")

    try:
        following.follow(code_to_file(run, Output(path, to, fresh), go_on, following.trouble), lambda _: None)
    except KeyboardInterrupt:
        finished = counted(following.tally.finished, "document")
        show_error(f"Interrupted; {finished} finished. Give the same command again to go on after them.")
        raise typer.Exit(INTERRUPTED) from None
    following.finish(following.console)


def _onto_screen(run: Run, to: str | None) -> None:
    from dragoman.running import Tally, code_inputs

    console = out()
    following = Following(run, Tally(), err(), bar=bool(to) and not console.is_terminal)
    coded = code_inputs(run, following.trouble)
    if to is None:
        following.follow(coded, lambda record: console.print(article(record, console)))
        following.finish(console)
    else:
        from dragoman.cli.lines import Lines

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

    def trouble(self, message: str) -> None:
        """Tells of what went wrong without harm to what is coded."""
        self.console.print(Text(plain(message), "yellow"), soft_wrap=True)

    def finish(self, console: Console) -> None:
        """Sums the run up; ends with an error where something failed."""
        console.print(summary(self.tally, time.monotonic() - self.begun, console))
        if self.tally.failures:
            raise typer.Exit(SOME_FAILED)
