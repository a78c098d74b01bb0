"""The archive: one file that holds documents, what was coded of them, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from dragoman.archive.articles import Standing, standing_of
from dragoman.archive.rows import unpacked
from dragoman.archive.schema import documents, records
from dragoman.archive.store import open_engine, told, writing
from dragoman.archive.writing import Clock, Writer, now
from dragoman.records import Document, Record

_BATCH = 256


class Archive:
    """An open archive. Any number of processes may read it while one writes; writers wait for each other.

    Raises ArchiveError, which says what to do, where the file cannot be opened, read or written.
    """

    def __init__(self, path: Path, *, create: bool = False, writable: bool = True, clock: Clock = now) -> None:
        self.path = path
        self._clock = clock
        self._engine = open_engine(path, create=create, writable=writable)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer whose additions are stored together at the end, or not at all."""
        with told(self.path), writing(self._engine) as connection:
            yield Writer(connection, self._clock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the archive as it is at this moment, whatever others write."""
        with told(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    def standing(self, document: Document) -> Standing:
        """How a document stands to those in the archive, so that what is known or reprinted need not be coded."""
        with self.reading() as connection:
            return standing_of(connection, document)

    def records(self) -> Iterator[Record]:
        """The records that count, in the order in which they were stored."""
        last = 0
        while True:
            with self.reading() as connection:
                counting = select(records.c.pk, records.c.native).where(records.c.current == 1, records.c.pk > last)
                rows = connection.execute(counting.order_by(records.c.pk).limit(_BATCH)).all()
            yield from (unpacked(row.native) for row in rows)
            if len(rows) < _BATCH:
                return
            last = rows[-1].pk

    def counting(self) -> list[str]:
        """The ids of the documents that count: no reprints, and of each article the newest version."""
        with self.reading() as connection:
            return list(connection.execute(select(documents.c.id).where(documents.c.current == 1).order_by(documents.c.pk)).scalars())

    def not_coded_by(self, run: int) -> Iterator[tuple[int, Record]]:
        """The records that count and are not that run's, each with its document's row."""
        last = 0
        while True:
            with self.reading() as connection:
                wanted = select(records.c.document, records.c.native).where(records.c.current == 1, records.c.run != run)
                rows = connection.execute(wanted.where(records.c.document > last).order_by(records.c.document).limit(_BATCH)).all()
            yield from ((row.document, unpacked(row.native)) for row in rows)
            if len(rows) < _BATCH:
                return
            last = rows[-1].document

    @staticmethod
    def in_order(connection: Connection) -> Iterator[tuple[int, Record]]:
        """The records that count with their rows, in the order of publication."""
        order = select(records.c.pk).join(documents, documents.c.pk == records.c.document).where(records.c.current == 1)
        rows = connection.execute(order.order_by(documents.c.published, documents.c.id)).scalars().all()
        for row in rows:
            yield row, unpacked(connection.execute(select(records.c.native).where(records.c.pk == row)).scalar_one())

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
