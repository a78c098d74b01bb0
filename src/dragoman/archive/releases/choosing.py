"""Which records, and which events and statements of them, go into a release, and in which order."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, select

from dragoman.archive.choosing import choice_of
from dragoman.archive.filters import Filter
from dragoman.archive.releases.licences import Licence, Licences
from dragoman.archive.rows import unpacked
from dragoman.archive.runs import of_run
from dragoman.archive.schema import documents, events, records, statements
from dragoman.records import Record

_BATCH = 256


class Chosen:
    """The records that pass a filter, in the order of publication, each with the events and statements that pass; what people
    `rejected` passes with the rest of its document."""

    def __init__(self, connection: Connection, wanted: Filter, licences: Licences, rejected: Collection[str]) -> None:
        self._connection, self._rejected = connection, rejected
        self._items = None if replace(wanted, run="") == Filter() else self._choose(wanted)
        self.licences: dict[int, Licence] = {}
        self.order = array("q")
        self.documents: set[int] = set()
        counts = records.c.pk.in_(of_run(connection, wanted.run)) if wanted.run else records.c.current == 1
        order = select(records.c.pk, records.c.document, documents.c.publisher, documents.c.url).join(documents).where(counts)
        for row in connection.execute(order.order_by(documents.c.published, documents.c.id, documents.c.version)):
            self.licences[row.pk] = licences.of(row.publisher, row.url)
            if self._items is None or row.pk in self._items:
                self.order.append(row.pk)
                self.documents.add(row.document)

    def has(self, record: int, item: str) -> bool:
        """Whether an event or statement of a record passes; of an empty id, whether anything of it does."""
        if self._items is None:
            return record in self.licences
        found = self._items.get(record)
        return found is not None and (not item or item in found or item in self._rejected)

    def bare(self, record: int) -> bool:
        """Whether only offsets are given of a record, or nothing is known of what may be."""
        licence = self.licences.get(record)
        return licence is None or licence.given == "offsets"

    def records(self) -> Iterator[tuple[int, Record]]:
        """The records with what passes of them."""
        rest = iter(self.order)
        while batch := list(islice(rest, _BATCH)):
            rows = self._connection.execute(select(records.c.pk, records.c.native).where(records.c.pk.in_(batch)))
            natives = {row.pk: row.native for row in rows}
            for pk in batch:
                yield pk, self._passing(pk, unpacked(natives[pk]))

    def _passing(self, pk: int, record: Record) -> Record:
        if self._items is None:
            return record
        events = tuple(event for event in record.events if self.has(pk, event.id))
        return replace(record, events=events, statements=tuple(each for each in record.statements if self.has(pk, each.id)))

    def _choose(self, wanted: Filter) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for table in (events, statements):
            passing = choice_of(self._connection, wanted, table).passing(self._connection, table.c.record, table.c.id)
            for record, item in self._connection.execute(passing):
                found.setdefault(record, set()).add(item)
        return found
