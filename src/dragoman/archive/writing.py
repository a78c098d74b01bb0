"""Adding to an archive, within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects import sqlite

from dragoman.archive.articles import Kind, Standing, address_of, standing_of, version_of
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.groups import forget
from dragoman.archive.redeciding import redecide_record
from dragoman.archive.rows import Part, Row, actor_row, event_row, events_of, packed, parts_of_event, parts_of_statement, statement_row
from dragoman.archive.schema import actors, bands, documents, events, parties, records, runs, sentences, statements
from dragoman.records import Actor, Document, Record, Versions, content_id

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def in_utc(moment: datetime) -> datetime:
    """The moment in universal time, so that moments can be compared as they are written; one without a zone is taken to be in it."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: how it stood to those in the archive, its row, and that of its record, if that was stored."""

    kind: Kind
    document: int
    record: int | None


@cache
def _inserting(table: Table, columns: tuple[str, ...]) -> str:
    """The words that put rows of these columns into a table."""
    return str(insert(table).compile(dialect=sqlite.dialect(paramstyle="named"), column_keys=columns))


class Writer:
    """Adds to an archive through a connection whose transaction the caller ends. All rows are numbered here, so that those of a
    record can be written table by table."""

    def __init__(self, connection: Connection, clock: Clock = now) -> None:
        self.connection = connection
        self._clock = clock
        self._next: dict[str, int] = {}
        self._actors: dict[Actor, int] = {}
        self._runs: dict[str, int] = {}
        self._fresh: dict[int, bool] = {}  # documents stored here of which no record is, and whether they count
        self._decided: bool | None = None

    def add(self, record: Record, settings: str = "") -> Added:
        """Stores a document and what was coded of it; of one that was seen before only what is new. `settings` says how it was
        coded, beyond the versions that the record names."""
        standing = standing_of(self.connection, record.document)
        document = self._document(record.document, standing)
        if standing.kind == "reprint":
            return Added("reprint", document, None)
        stored = self.record(document, record, self.run(record.versions, settings))
        return Added(standing.kind, document, stored)

    def keep(self, document: Document) -> Kind:
        """Stores a document of which nothing was coded, and gives how it stands to the others."""
        standing = standing_of(self.connection, document)
        self._document(document, standing)
        return standing.kind

    def _document(self, document: Document, standing: Standing) -> int:
        """Stores a document that stands so to the others; gives its row, or that of the same one stored before."""
        if standing.kind == "known":
            assert standing.document is not None
            return standing.document
        pk = self._number(documents)
        article = standing.document if standing.kind == "version" and standing.document else pk
        seen = in_utc(document.first_seen or document.fetched or self._clock())
        current = standing.kind == "new" or (standing.kind == "version" and self._newest(article, seen.isoformat()))
        row = {
            "pk": pk,
            "version": version_of(document),
            "id": document.id,
            "article": article,
            "reprint_of": standing.document if standing.kind == "reprint" else None,
            "likeness": standing.likeness,
            "address": address_of(document.url),
            "canonical": address_of(document.canonical_url),
            "url": document.url,
            "title": document.title,
            "publisher": document.publisher,
            "language": document.language,
            "published": document.published.isoformat() if document.published else None,
            "first_seen": seen.isoformat(),
            "fetched": in_utc(document.fetched).isoformat() if document.fetched else None,
            "text": document.text,
            "current": int(current),
        }
        self._insert(documents, [row])
        self._fresh[pk] = current
        self._insert(bands, [{"band": band, "document": pk} for band in dict.fromkeys(standing.bands)])
        return pk

    def run(self, versions: Versions, settings: str = "") -> int:
        """The row of the run of these versions and settings, which is made if there is none."""
        name = content_id(versions.dragoman, versions.model, versions.codebook, settings)
        if name not in self._runs:
            found = self.connection.execute(select(runs.c.pk).where(runs.c.id == name)).scalar()
            if found is None:
                found = self._number(runs)
                told = {"dragoman": versions.dragoman, "model": versions.model, "codebook": versions.codebook, "settings": settings}
                self._insert(runs, [{"pk": found, "id": name, "begun": self._clock().isoformat(), **told}])
            self._runs[name] = found
        return self._runs[name]

    def record(self, document: int, record: Record, run: int) -> int | None:
        """Stores what a run coded of a document; nothing where that run did so before. The newest run's record counts."""
        current = self._fresh.pop(document, None)
        if current is None:
            if self.connection.execute(select(records.c.pk).where(records.c.document == document, records.c.run == run)).first():
                return None
            current = self._overtakes(document, run)
        return self._store(document, record, run, current)

    def prefer(self, document: int, record: Record, run: int) -> None:
        """Lets what a run coded of a document count from now on in place of any other run's, and stores it unless it is there."""
        self._retire(document)
        stored = select(records.c.pk).where(records.c.document == document, records.c.run == run)
        pk = self.connection.execute(stored).scalar()
        if pk is None:
            self._store(document, record, run, current=True)
            return
        for table, column in ((records, records.c.pk), (events, events.c.record), (statements, statements.c.record)):
            self.connection.execute(update(table).where(column == pk).values(current=1))
        if self._any_decided():
            redecide_record(self.connection, pk, record, 1)

    def _store(self, document: int, record: Record, run: int, current: bool) -> int:
        pk = self._number(records)
        self._insert(records, [{"pk": pk, "document": document, "run": run, "current": int(current), "native": packed(record)}])
        self._coded(pk, record, int(current))
        if self._any_decided():
            redecide_record(self.connection, pk, record, int(current))
        return pk

    def _overtakes(self, document: int, run: int) -> bool:
        """Whether a run's record of a document is the newest of one that counts; then the others no longer count."""
        counts = self.connection.execute(select(documents.c.current).where(documents.c.pk == document)).scalar_one()
        newer = self.connection.execute(select(func.count()).where(records.c.document == document, records.c.run > run)).scalar_one()
        if not counts or newer:
            return False
        self._retire(document)
        return True

    def counting(self, rows: Collection[int]) -> set[int]:
        """Those of these records that count."""
        found = select(records.c.pk).where(records.c.pk.in_(rows), records.c.current == 1)
        return set(self.connection.execute(found).scalars())

    def _coded(self, pk: int, record: Record, current: int) -> None:
        base = {"record": pk, "current": current}
        numbers = {s.id: self._number(sentences) for s in record.sentences}
        told = list(events_of(record))
        event_pks = [self._number(events) for _ in told]
        statement_pks = [self._number(statements) for _ in record.statements]
        rows = [
            {"pk": numbers[s.id], "record": pk, "id": s.id, "number": n, "role": s.role, "text": s.text}
            for n, s in enumerate(record.sentences)
        ]
        self._insert(sentences, rows)
        self._index(rows)
        self._insert(
            events, [{"pk": n, "sentence": numbers[c.event.sentence], **base, **event_row(c)} for n, c in zip(event_pks, told, strict=True)]
        )
        published = record.document.published
        found = zip(statement_pks, record.statements, strict=True)
        self._insert(statements, [{"pk": n, "sentence": numbers[s.sentence], **base, **statement_row(s, published)} for n, s in found])
        self._take_part([part for n, c in enumerate(told) for part in parts_of_event(n, c.event)], event_pks)
        self._take_part([part for n, s in enumerate(record.statements) for part in parts_of_statement(n, s, record)], statement_pks)

    def _any_decided(self) -> bool:
        """Whether people decided on anything, so that it is worth looking whether they did on this."""
        if self._decided is None:
            self._decided = DecisionLog(self.connection).any_on_parts()
        return self._decided

    def _take_part(self, parts: Sequence[Part], items: Sequence[int]) -> None:
        new = {part.actor: actor_row(part.actor) for part in parts if part.actor not in self._actors}
        if new:
            self.connection.execute(insert(actors).prefix_with("OR IGNORE"), list(new.values()))
            self._actors.update((actor, row["pk"]) for actor, row in new.items())
        found = dict.fromkeys((self._actors[part.actor], part.role, items[part.item]) for part in parts)
        self._insert(parties, [{"actor": actor, "role": role, "item": item} for actor, role, item in found])

    def _newest(self, article: int, seen: str) -> bool:
        """Whether a version seen at that moment is the newest of its article; then the others no longer count."""
        same = documents.c.article == article
        later = select(func.count()).where(same, documents.c.current == 1, documents.c.first_seen > seen)
        if self.connection.execute(later).scalar_one():
            return False
        older = self.connection.execute(select(documents.c.pk).where(same, documents.c.current == 1)).scalars().all()
        for pk in older:
            self.connection.execute(update(documents).where(documents.c.pk == pk).values(current=0))
            if pk in self._fresh:
                self._fresh[pk] = False
            self._retire(pk)
        return True

    def _retire(self, document: int) -> None:
        """Marks the records of a document as no longer counting."""
        found = select(records.c.pk).where(records.c.document == document, records.c.current == 1)
        for pk in self.connection.execute(found).scalars().all():
            for table in (events, statements):
                self.connection.execute(update(table).where(table.c.record == pk).values(current=0))
            forget(self.connection, pk)
            self.connection.execute(update(records).where(records.c.pk == pk).values(current=0))

    def _index(self, rows: Sequence[Row]) -> None:
        if rows:
            texts = [(row["pk"], row["text"]) for row in rows]
            self.connection.exec_driver_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", texts)

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            # In SQLite's own words: SQLAlchemy would look at each value of each row.
            self.connection.exec_driver_sql(_inserting(table, tuple(rows[0])), list(rows))

    def _number(self, table: Table) -> int:
        if table.name not in self._next:
            self._next[table.name] = self.connection.execute(select(func.coalesce(func.max(table.c.pk), 0))).scalar_one()
        self._next[table.name] += 1
        return self._next[table.name]
