"""Runs the coder over inputs, with the outcomes as they come."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing

from dragoman.documents import Outcome, read
from dragoman.running.run import Coded, Run
from dragoman.running.workers import workers


def code_inputs(run: Run, on_trouble: Callable[[str], None] | None = None) -> Generator[Coded]:
    """The record of each document of the inputs, or the failure in its place, in order. Raises InputError at once where an
    input does not exist. `on_trouble` is told, once, of second opinions that could not be had; unless given, that is a warning."""
    return _coded(run, read(run.inputs, run.reading), on_trouble)


def _coded(run: Run, outcomes: Iterator[Outcome], on_trouble: Callable[[str], None] | None) -> Generator[Coded]:
    with workers(run) as work, closing(run.with_opinions(work.code(outcomes), on_trouble)) as coded:
        yield from coded
