"""Runs the coder over inputs into a file; a run that was broken off goes on where it stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.documents import Outcome, read
from dragoman.formats import FORMATS, write
from dragoman.records import Document, DragomanError, InputError
from dragoman.running.partial import Partial
from dragoman.running.run import Coded, Run
from dragoman.running.tally import Tally
from dragoman.running.workers import workers

SUFFIXES = (".jsonl", ".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Output:
    """The file to write and its format; `fresh` discards what an earlier start of the run has finished."""

    path: Path
    to: str = "native"
    fresh: bool = False

    def __post_init__(self) -> None:
        suffix = self.path.suffix.lower()
        if self.to not in FORMATS:
            raise InputError(f"There is no format {self.to!r}; allowed: {', '.join(FORMATS)}.")
        if suffix not in SUFFIXES or self.path.is_dir():
            raise InputError(f"{self.path} cannot be the output; give the name of a file that ends in {', '.join(SUFFIXES)}.")
        if suffix != ".jsonl" and FORMATS[self.to].table is None:
            raise InputError(
                f"The format {self.to} is nested and cannot be written as {suffix}; give a file ending in .jsonl, or another format."
            )


def code_to_file(
    run: Run,
    output: Output,
    on_earlier: Callable[[Tally], None] = lambda _: None,
    on_trouble: Callable[[str], None] | None = None,
) -> Generator[Coded]:
    """The outcomes as they come, kept in a partial file, and written to the output when the last one has been taken.

    What an earlier start of the same run has finished is not coded again: `on_earlier` is told of it first; `on_trouble`, once, of
    second opinions that could not be had, which else is a warning. Raises InputError at once where an input does not exist.
    """
    return _coded_to_file(run, read(run.inputs, run.reading), output, on_earlier, on_trouble)


def _coded_to_file(
    run: Run, outcomes: Iterator[Outcome], output: Output, on_earlier: Callable[[Tally], None], on_trouble: Callable[[str], None] | None
) -> Generator[Coded]:
    with workers(run) as work, _kept(output.path), closing(Partial(output.path, run.name(work.versions), output.fresh)) as partial:
        if partial.tally.finished:
            on_earlier(partial.tally)
            _pass_over(partial, outcomes)
        with closing(run.with_opinions(work.code(outcomes), on_trouble)) as all_coded:
            for coded in all_coded:
                partial.add(coded)
                yield coded
        write(partial.records(), output.path, output.to)
        _force_to_disk(output.path)
        partial.remove()


def _pass_over(partial: Partial, outcomes: Iterator[Outcome]) -> None:
    """Takes what is finished off the inputs, which must still hold the same documents."""
    for number, known in enumerate(partial.documents(), start=1):
        outcome = next(outcomes, None)
        if outcome is None or (known is not None and isinstance(outcome, Document) and outcome.id != known):
            raise InputError(
                f"The inputs have changed since {partial.path} was begun: document {number} is another one. "
                "Give the inputs as they were, or --fresh to start anew."
            )


def _force_to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def _kept(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DragomanError(
            f"{path} cannot be written: {error}. What is coded is kept: make room, then give the same command again."
        ) from error
