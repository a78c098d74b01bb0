"""Ingesting: documents are coded and stored in an archive, a few in each transaction, so that one that was killed has lost only those
it was at."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from dragoman.analysis.kinds import groupings
from dragoman.analysis.updating import Updater
from dragoman.archive import Added, Archive
from dragoman.archive.articles import Kind
from dragoman.documents import Failure, Outcome, read
from dragoman.formats.native import record_of
from dragoman.records import Document, DragomanError, InputError, Record
from dragoman.running.run import Coded, Run
from dragoman.running.workers import workers

BATCH_DOCUMENTS = 64
BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document: how it stood to those in the archive, and its record, if one was stored."""

    document: Document
    kind: Kind
    record: Record | None = None


Stored: TypeAlias = Ingested | Failure
OnTrouble = Callable[[str], None]


def ingest(run: Run, archive: Archive, on_trouble: OnTrouble | None = None) -> Generator[Stored]:
    """Codes the documents of a run's inputs and stores them; what is known or reprinted is not coded. Raises InputError at once where
    an input does not exist. `on_trouble` is told, once, of second opinions that could not be had."""
    return ingest_outcomes(read(run.inputs, run.reading), run, archive, on_trouble)


def ingest_outcomes(outcomes: Iterable[Outcome], run: Run, archive: Archive, on_trouble: OnTrouble | None = None) -> Generator[Stored]:
    """The same for documents that are at hand."""
    passed: deque[Ingested] = deque()
    with workers(run) as work, closing(run.with_opinions(work.code(_unseen(outcomes, archive, passed)), on_trouble)) as coded:
        for batch in _batches(coded):
            yield from store(batch, run.settings, archive)
            while passed:
                yield passed.popleft()
    yield from passed


def ingest_records(inputs: Iterable[str], archive: Archive) -> Generator[Stored]:
    """Stores the records of files that `dragoman code -o FILE.jsonl` wrote; a line that holds none is a failure in its place."""
    paths = [Path(given) for given in inputs]
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise InputError(f"There is no file {', '.join(missing)}. Give files of records, as `dragoman code -o FILE.jsonl` writes them.")
    return _stored_records(paths, archive)


def _stored_records(paths: Iterable[Path], archive: Archive) -> Generator[Stored]:
    for batch in _batches(each for path in paths for each in _records(path)):
        yield from store(batch, "", archive)


def _records(path: Path) -> Iterator[Coded]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield record_of(line)
            except InputError as error:
                yield Failure(f"{path}:{number}", "bad-json", str(error))


def store(coded: Sequence[Coded], settings: str, archive: Archive) -> list[Stored]:
    """Stores records in one transaction, and links their claims and incidents; failures are passed on. Where one cannot be stored it
    becomes a failure, and the others are stored without it."""
    try:
        return _store(coded, settings, archive)
    except DragomanError:
        raise
    except Exception as error:  # a fault in one record must not lose those beside it
        if len(coded) > 1:
            return [stored for each in coded for stored in store([each], settings, archive)]
        document = cast(Record, coded[0]).document
        told = f"Storing it failed, which is a fault in dragoman: {type(error).__name__}: {error}"
        return [Failure(document.url or document.title or document.id, "unreadable", told)]


def _store(coded: Sequence[Coded], settings: str, archive: Archive) -> list[Stored]:
    with archive.writing() as writer:
        added = {id(each): writer.add(each, settings) for each in coded if isinstance(each, Record)}
        rows = {id_: each.record for id_, each in added.items() if each.record is not None}
        counting = writer.counting(rows.values())  # of two versions in one batch only the newer is linked
        new = [(rows[id(each)], each) for each in coded if rows.get(id(each)) in counting and isinstance(each, Record)]
        for grouping in groupings():
            Updater(writer.connection, grouping).add(new)
    return [_ingested(each, added[id(each)]) if isinstance(each, Record) else each for each in coded]


def relink(archive: Archive) -> None:
    """Links the claims and incidents of the whole archive anew, in the order of publication, which need not be that in which the
    reports came."""
    with archive.writing() as writer:
        for grouping in groupings():
            Updater(writer.connection, grouping).rebuild(archive.in_order(writer.connection))


def _unseen(outcomes: Iterable[Outcome], archive: Archive, passed: deque[Ingested]) -> Iterator[Outcome]:
    """The outcomes that are to be coded; documents that need no coding are stored and passed by."""
    for outcome in outcomes:
        if not isinstance(outcome, Document):
            yield outcome
            continue
        if archive.standing(outcome).kind in ("new", "version"):
            yield outcome
            continue
        with archive.writing() as writer:
            passed.append(Ingested(outcome, writer.keep(outcome)))


def _batches(coded: Iterable[Coded]) -> Iterator[list[Coded]]:
    batch: list[Coded] = []
    begun = time.monotonic()
    for each in coded:
        if not batch:
            begun = time.monotonic()
        batch.append(each)
        if len(batch) == BATCH_DOCUMENTS or time.monotonic() - begun > BATCH_SECONDS:
            yield batch
            batch = []
    if batch:
        yield batch


def _ingested(record: Record, added: Added) -> Ingested:
    return Ingested(record.document, added.kind, record if added.record is not None else None)
