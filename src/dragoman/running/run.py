"""A run: what is coded, and how."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from dragoman.coding.coder import CoderOptions, load
from dragoman.documents import Failure, ReadOptions
from dragoman.opinions import ReaderOptions, SecondReader
from dragoman.records import Document, Record, Versions, content_id

Coded: TypeAlias = Record | Failure


class DocumentCoder(Protocol):
    """What a run needs of a coder."""

    @property
    def versions(self) -> Versions:
        """What codes: package, language model and codebook."""

    def code_document(self, document: Document) -> Record:
        """The record of one document."""


def _load(options: CoderOptions) -> DocumentCoder:
    # One thread: it is the processes that share out the work.
    return load(options, threads=1)


@dataclass(frozen=True, slots=True)
class Run:
    """What is coded, and how. `jobs` is the number of processes, `load` makes the coder in each of them; `reader` is asked for second
    opinions, if there is one."""

    inputs: tuple[str, ...]
    reading: ReadOptions = field(default_factory=ReadOptions)
    coding: CoderOptions = field(default_factory=CoderOptions)
    jobs: int = 1
    load: Callable[[CoderOptions], DocumentCoder] = _load
    reader: ReaderOptions | None = None

    def name(self, versions: Versions) -> str:
        """A hash of all that decides what comes out: inputs, options, and the versions that code."""
        reader = self.reader.decides if self.reader else ()
        return content_id(*self.inputs, repr(self.reading), repr(self.coding), repr(versions), *reader)

    @property
    def settings(self) -> str:
        """How it codes, beyond the versions that each record names; empty where nothing was set."""
        usual = replace(CoderOptions(), codebook=self.coding.codebook)  # the tables themselves are in the version of the codebook
        told = [] if self.coding == usual else [repr(replace(self.coding, codebook=None))]
        return " ".join([*told, *(self.reader.decides if self.reader else ())])

    def with_opinions(self, coded: Generator[Coded], on_trouble: Callable[[str], None] | None) -> Generator[Coded]:
        """The outcomes with the second reader's opinions; as they are where the run has no reader. `on_trouble` is told once of
        opinions that could not be had."""
        return SecondReader(self.reader, on_trouble).read(coded) if self.reader else coded
