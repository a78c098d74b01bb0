"""Questions to an archive: which events, statements, documents, claims and incidents pass a filter, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, func, select

from dragoman.archive.choosing import choice_of, listed
from dragoman.archive.containers import documents_counted, groups_counted, newest_documents, newest_groups
from dragoman.archive.filters import Filter
from dragoman.archive.results import COUNTED, DocumentRow, EventRow, Found, GroupRow, Page, StatementRow
from dragoman.archive.schema import documents, events, groups, members, records, runs, sentences, statements

T = TypeVar("T")
_AT_ONCE = 1_000
_EVERYTHING, _FIRST = Filter(), Page()
_versions = documents.alias("versions")
_reprints = documents.alias("reprints")


def find_events(connection: Connection, wanted: Filter = _EVERYTHING, page: Page = _FIRST) -> Found[EventRow]:
    """The events that pass; those without a day come last."""
    most = page.most(COUNTED)
    keys = choice_of(connection, wanted, events).newest(connection, most)
    return _found(keys, _rows(connection, page.of(keys), _coded(events), events.c.pk, _event), most)


def find_statements(connection: Connection, wanted: Filter = _EVERYTHING, page: Page = _FIRST) -> Found[StatementRow]:
    """The statements that pass, by the day of publication."""
    most = page.most(COUNTED)
    keys = choice_of(connection, wanted, statements).newest(connection, most)
    return _found(keys, _rows(connection, page.of(keys), _coded(statements), statements.c.pk, _statement), most)


def find_documents(connection: Connection, wanted: Filter = _EVERYTHING, page: Page = _FIRST) -> Found[DocumentRow]:
    """The articles published in the days asked for, with an event or statement that passes in all else; or with the words, where
    nothing but a text is asked for. Reprints and older versions are counted with the article."""
    most = page.most(documents_counted(wanted))
    keys = newest_documents(connection, wanted, most)
    return _found(keys, _rows(connection, page.of(keys), _articles(), documents.c.pk, _document), most)


def find_groups(connection: Connection, kind: str, wanted: Filter = _EVERYTHING, page: Page = _FIRST) -> Found[GroupRow]:
    """The claims or incidents (kind `claim` or `incident`) with a mention whose event or statement passes, those told of last first."""
    most = page.most(groups_counted(wanted))
    keys = newest_groups(connection, kind, wanted, most)
    mentions = _number(members, members.c.group == groups.c.pk, groups)
    told = select(groups, mentions.label("mentions"))
    return _found(keys, _rows(connection, page.of(keys), told, groups.c.pk, _group), most)


def _found(keys: list[int], rows: Iterator[T], most: int | None) -> Found[T]:
    exact = most is None or len(keys) < most
    return Found(rows, len(keys) if exact else len(keys) - 1, exact)


def _rows(connection: Connection, keys: list[int], told: Select[Any], key: Column[int], made: Callable[[Row[Any]], T]) -> Iterator[T]:
    """The rows of these keys, in their order."""
    for at in range(0, len(keys), _AT_ONCE):
        part = keys[at : at + _AT_ONCE]
        wanted = key.in_(listed(part))
        found = {row.pk: row for row in connection.execute(told.where(wanted))}
        yield from (made(found[each]) for each in part)


def _coded(of: Table) -> Select[Any]:
    """Events or statements, with their sentences and documents."""
    whole = of.join(sentences, sentences.c.pk == of.c.sentence).join(records, records.c.pk == of.c.record)
    whole = whole.join(documents, documents.c.pk == records.c.document).join(runs, runs.c.pk == records.c.run)
    return select(
        *of.c,
        sentences.c.text.label("told"),
        documents.c.id.label("document"),
        documents.c.published,
        documents.c.title,
        documents.c.publisher,
        documents.c.url,
        runs.c.id.label("run"),
    ).select_from(whole)


def _articles() -> Select[Any]:
    """Articles, with the number of versions, reprints, and what the records that count hold."""
    article = documents.c.article
    same = select(_versions.c.pk).where(_versions.c.article == article).correlate(documents)
    # To add nothing keeps SQLite from the index of all records that count.
    mine = (records.c.document == documents.c.pk, records.c.current + 0 == 1)
    counting = select(records.c.pk).where(*mine).correlate(documents)
    return select(
        *(column for column in documents.c if column.name not in ("text", "version")),
        _number(_versions, _versions.c.article == article, documents).label("versions"),
        _number(_reprints, _reprints.c.reprint_of.in_(same), documents).label("reprints"),
        _number(events, events.c.record.in_(counting), documents).label("events"),
        _number(statements, statements.c.record.in_(counting), documents).label("statements"),
    )


def _number(of: Any, condition: ColumnElement[bool], outer: Table) -> Any:
    return select(func.count()).select_from(of).where(condition).correlate(outer).scalar_subquery()


def _event(row: Row[Any]) -> EventRow:
    return EventRow(
        id=row.id,
        day=_day(row.day),
        last_day=_day(row.last_day),
        published=_day(row.published),
        type=row.type,
        mode=row.mode,
        status=row.status,
        historical=bool(row.historical),
        confidence=row.confidence,
        trigger=row.trigger,
        source=row.source,
        target=row.target,
        according_to=row.according_to,
        place=row.place,
        province=row.province,
        country=row.country,
        latitude=row.latitude,
        longitude=row.longitude,
        killed_low=row.killed_low,
        killed_high=row.killed_high,
        injured_low=row.injured_low,
        injured_high=row.injured_high,
        sentence=row.told,
        document=row.document,
        title=row.title or "",
        publisher=row.publisher or "",
        url=row.url or "",
        run=row.run,
        decided=row.decided,
    )


def _statement(row: Row[Any]) -> StatementRow:
    return StatementRow(
        id=row.id,
        day=_day(row.day),
        speaker=row.speaker,
        stance=row.stance,
        cue=row.cue,
        content=row.content,
        quote=row.quote,
        sentence=row.told,
        document=row.document,
        title=row.title or "",
        publisher=row.publisher or "",
        url=row.url or "",
        run=row.run,
        decided=row.decided,
    )


def _document(row: Row[Any]) -> DocumentRow:
    return DocumentRow(
        id=row.id,
        published=_day(row.published),
        first_seen=datetime.fromisoformat(row.first_seen),
        fetched=datetime.fromisoformat(row.fetched) if row.fetched else None,
        title=row.title or "",
        publisher=row.publisher or "",
        url=row.url or "",
        language=row.language or "",
        versions=row.versions,
        reprints=row.reprints,
        events=row.events,
        statements=row.statements,
    )


def _group(row: Row[Any]) -> GroupRow:
    return GroupRow(row.kind, row.id, _day(row.first), _day(row.last), row.mentions, row.summary, row.decided)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
