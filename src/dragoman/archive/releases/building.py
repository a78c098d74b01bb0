"""Writes a release: all tables in one walk through the archive, then what describes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from dragoman.archive.archive import Archive
from dragoman.archive.filters import filter_of
from dragoman.archive.releases.choosing import Chosen
from dragoman.archive.releases.files import TableFiles
from dragoman.archive.releases.group_sheets import CLAIM_SHEETS, INCIDENT_SHEETS, GroupItems
from dragoman.archive.releases.judging import DECISIONS, Judged
from dragoman.archive.releases.licences import read_licences
from dragoman.archive.releases.options import Release, ReleaseOptions
from dragoman.archive.releases.package import Contents, describe, listed_in
from dragoman.archive.releases.reprints import REPRINTS, reprints
from dragoman.archive.releases.sheets import Sheet, document_sheets
from dragoman.archive.releases.tally import ACTORS, PUBLISHERS, Tally
from dragoman.archive.releases.together import CLAIMS, INCIDENTS, Released, Sort, together
from dragoman.archive.releases.told import Told
from dragoman.archive.releases.withholding import bare_record, in_codebook
from dragoman.records import InputError

OnProgress = Callable[[int, int], None]


def release(archive: Archive, folder: Path, options: ReleaseOptions, on_progress: OnProgress | None = None) -> Release:
    """Writes a release of an archive into a folder, which appears when all is done; an earlier release there is replaced.

    The same archive and options give the same bytes. `on_progress` is told how many documents are done, of how many. Raises InputError
    where the folder holds anything else, or an option cannot be used.
    """
    with _complete(folder) as part, archive.reading() as connection:
        contents = _Builder(connection, part, options).build(on_progress)
        version = describe(part, contents, options)
    return Release(folder, version, {sheet.name: rows for sheet, rows in contents.tables})


@contextmanager
def _complete(folder: Path) -> Iterator[Path]:
    """A folder next to the one wanted that takes its place when all went well, and is gone otherwise."""
    _check(folder)
    part = folder.with_name(f"{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        if folder.is_dir():
            shutil.rmtree(folder)
        part.rename(folder)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error}. Give a folder that is yours, on a disk with room.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check(folder: Path) -> None:
    """Raises InputError where a folder holds anything that no release put there."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; give a folder that holds nothing, or an earlier release.")
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if strange := sorted(found - listed_in(folder)):
        raise InputError(
            f"{folder} holds {strange[0]}, which no release put there; give a folder that holds nothing, or an earlier release."
        )


class _Builder:
    """Fills the tables of one release."""

    def __init__(self, connection: Connection, folder: Path, options: ReleaseOptions) -> None:
        self._connection, self._folder, self._options = connection, folder, options
        self._licences = read_licences(options.licences, options.text)
        self._judged = Judged(connection)
        self._chosen = Chosen(connection, filter_of(options.asked), self._licences, self._judged.rejected)
        self._tally = Tally(in_codebook)
        self._tables: list[tuple[Sheet, TableFiles]] = []

    def build(self, on_progress: OnProgress | None) -> Contents:
        """Writes all tables."""
        with ExitStack() as stack:
            filled = [(self._open(stack, sheet), items) for sheet, items in document_sheets(self._judged.state)]
            for number, told in enumerate(self._told(), start=1):
                self._tally.add(told)
                for files, items in filled:
                    files.add(items(told))
                if on_progress:
                    on_progress(number, len(self._chosen.order))
        self._write(ACTORS, self._tally.actors())
        self._write(PUBLISHERS, self._tally.publishers())
        self._write(REPRINTS, reprints(self._connection, self._chosen.documents, self._licences))
        self._write_groups(CLAIMS, CLAIM_SHEETS)
        self._write_groups(INCIDENTS, INCIDENT_SHEETS)
        self._write(DECISIONS, self._judged.given(self._released(with_rejected=True)))
        latest = self._judged.latest
        return Contents(tuple((sheet, files.rows) for sheet, files in self._tables), self._tally, latest.date() if latest else None)

    def _told(self) -> Iterator[Told]:
        for pk, record in self._chosen.records():
            licence = self._chosen.licences[pk]
            whole = self._judged.corrected(record)
            if not self._options.with_rejected:
                whole = self._judged.standing(whole)
            given = bare_record(whole) if licence.given == "offsets" else whole
            yield Told(whole, given, self._judged.standing(given), licence)

    def _write_groups(self, sort: Sort[Any, Any], sheets: Sequence[tuple[Sheet, GroupItems]]) -> None:
        with ExitStack() as stack:
            filled = [(self._open(stack, sheet), items) for sheet, items in sheets]
            for group in together(self._connection, sort, self._released(with_rejected=self._options.with_rejected)):
                for files, items in filled:
                    files.add(items(group))

    def _released(self, *, with_rejected: bool) -> Released:
        left_out = frozenset() if with_rejected else self._judged.rejected

        def has(record: int, item: str) -> bool:
            return item not in left_out and self._chosen.has(record, item)

        return Released(has, self._chosen.bare, in_codebook, with_rejected)

    def _write(self, sheet: Sheet, items: Iterable[Any]) -> None:
        with ExitStack() as stack:
            self._open(stack, sheet).add(items)

    def _open(self, stack: ExitStack, sheet: Sheet) -> TableFiles:
        files = stack.enter_context(TableFiles(self._folder, sheet.name, sheet.columns))
        self._tables.append((sheet, files))
        return files
