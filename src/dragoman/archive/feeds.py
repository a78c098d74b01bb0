"""What a watch must not forget, kept in the archive that it fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.archive.archive import Archive
from dragoman.archive.schema import feed_items, feeds, hosts
from dragoman.formats.shapes import decode, encode
from dragoman.records import ArchiveError, Feed, FeedItem, Host, InputError

_AT_ONCE = 500  # SQLite takes only so many values in one question
_Kept = TypeVar("_Kept", Feed, FeedItem, Host)


class ArchivedFeeds:
    """Feeds, items and hosts in an archive. Each call is a transaction: what it saves is there for good when it returns."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def feeds(self) -> Mapping[str, Feed]:
        """All feeds by their url."""
        with self._archive.reading() as connection:
            rows = connection.execute(select(feeds)).all()
        return {row.url: self._read(Feed, row) for row in rows}

    def save_feed(self, feed: Feed) -> None:
        """Keeps a feed."""
        self._save(feeds, [feed])

    def drop_feeds(self, urls: Iterable[str]) -> None:
        """Forgets feeds; their items stay."""
        if gone := list(urls):
            with self._archive.writing() as writer:
                for url in gone:
                    writer.connection.execute(delete(feeds).where(feeds.c.url == url))

    def items(self, urls: Iterable[str]) -> Mapping[str, FeedItem]:
        """Those of the items that are known, by their url."""
        wanted = iter(urls)
        rows: list[Row[Any]] = []
        with self._archive.reading() as connection:
            while some := list(islice(wanted, _AT_ONCE)):
                rows += connection.execute(select(feed_items).where(feed_items.c.url.in_(some))).all()
        return {row.url: self._read(FeedItem, row) for row in rows}

    def due_items(self) -> Iterable[FeedItem]:
        """All items that have a `due`, whenever that is, the earliest first."""
        with self._archive.reading() as connection:
            rows = connection.execute(select(feed_items).where(feed_items.c.due.is_not(None)).order_by(feed_items.c.due)).all()
        return [self._read(FeedItem, row) for row in rows]

    def save_items(self, items: Iterable[FeedItem]) -> None:
        """Keeps items, all of them or none."""
        self._save(feed_items, list(items))

    def host(self, origin: str) -> Host | None:
        """What is known of a host."""
        with self._archive.reading() as connection:
            row = connection.execute(select(hosts).where(hosts.c.origin == origin)).one_or_none()
        return None if row is None else self._read(Host, row)

    def save_host(self, host: Host) -> None:
        """Keeps a host."""
        self._save(hosts, [host])

    def _save(self, table: Table, kept: list[_Kept]) -> None:
        if not kept:
            return
        (key,) = table.primary_key.columns
        put = insert(table)
        new = {column.name: column for column in put.excluded if column.name != key.name}
        put = put.on_conflict_do_update(index_elements=[key], set_=new)
        with self._archive.writing() as writer:
            writer.connection.execute(put, [encode(each) for each in kept])

    def _read(self, kind: type[_Kept], row: Row[Any]) -> _Kept:
        try:
            return decode(kind, dict(row._mapping), kind.__name__)  # type: ignore[no-any-return]
        except InputError as error:
            raise ArchiveError(f"{self._archive.path} is damaged: what a watch has kept in it cannot be read. {error}") from error
