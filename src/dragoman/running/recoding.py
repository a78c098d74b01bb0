"""Coding the documents of an archive anew, with another model, codebook or setting: a run beside the earlier ones."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.archive import Archive
from dragoman.archive.changes import Change, changes
from dragoman.documents import Failure
from dragoman.records import Document, Record, Versions
from dragoman.running.ingesting import relink
from dragoman.running.run import Coded, Run
from dragoman.running.workers import workers

BATCH_DOCUMENTS = 64


@dataclass(frozen=True, slots=True)
class Recoded:
    """A document that was coded again, what is other than in the record that counted before, and why."""

    document: Document
    changes: tuple[Change, ...]
    why: str


def recode(run: Run, archive: Archive) -> Generator[Recoded | Failure]:
    """Codes each document of the archive of which another run's record counts. The other records are kept, those of this run count from
    now on. When all are done, claims and incidents are linked anew in the order of publication."""
    with workers(run) as work:
        with archive.writing() as writer:
            number = writer.run(work.versions, run.settings)
        before: dict[str, tuple[int, Record]] = {}
        done = 0
        for batch in _batches(work.code(_remembered(archive, number, before))):
            yield from _store(batch, run.settings, archive, before)
            done += len(batch)
    if done:
        relink(archive)


def _remembered(archive: Archive, run: int, before: dict[str, tuple[int, Record]]) -> Iterator[Document]:
    for row, record in archive.not_coded_by(run):
        before[record.document.id] = (row, record)
        yield record.document


def _store(batch: list[Coded], settings: str, archive: Archive, before: dict[str, tuple[int, Record]]) -> Iterator[Recoded | Failure]:
    with archive.writing() as writer:
        for each in batch:
            if isinstance(each, Record):
                row, _ = before[each.document.id]
                writer.prefer(row, each, writer.run(each.versions, settings))
    for each in batch:
        if isinstance(each, Record):
            _, old = before.pop(each.document.id)
            yield Recoded(each.document, tuple(changes(old, each)), _why(old.versions, each.versions))
        else:
            yield each


def _batches(coded: Iterable[Coded]) -> Iterator[list[Coded]]:
    whole = iter(coded)
    while batch := list(islice(whole, BATCH_DOCUMENTS)):
        yield batch


def _why(old: Versions, new: Versions) -> str:
    parts = {"dragoman": "another version of dragoman", "model": "another model", "codebook": "another codebook"}
    return ", ".join(told for part, told in parts.items() if getattr(old, part) != getattr(new, part)) or "other settings"
