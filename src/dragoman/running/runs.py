"""Runs the coder over inputs, with the outcomes as they come."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from dragoman.documents import Outcome, read
from dragoman.running.run import Coded, Run
from dragoman.running.workers import workers


def code_inputs(run: Run) -> Generator[Coded]:
    """The record of each document of the inputs, or the failure in its place, in order. Raises InputError at once where an
    input does not exist."""
    return _coded(run, read(run.inputs, run.reading))


def _coded(run: Run, outcomes: Iterator[Outcome]) -> Generator[Coded]:
    with workers(run) as work:
        yield from work.code(outcomes)
