"""What a watch must not forget, kept in memory; and a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from dragoman.records import Feed, FeedItem, Host


class Memory:
    """The state of a watch."""

    def __init__(self) -> None:
        self._feeds: dict[str, Feed] = {}
        self._items: dict[str, FeedItem] = {}
        self._hosts: dict[str, Host] = {}

    def feeds(self) -> Mapping[str, Feed]:
        return dict(self._feeds)

    def save_feed(self, feed: Feed) -> None:
        self._feeds[feed.url] = feed

    def drop_feeds(self, urls: Iterable[str]) -> None:
        for url in urls:
            self._feeds.pop(url, None)

    def items(self, urls: Iterable[str]) -> Mapping[str, FeedItem]:
        return {url: self._items[url] for url in urls if url in self._items}

    def due_items(self) -> Iterable[FeedItem]:
        return sorted((item for item in self._items.values() if item.due), key=lambda item: item.due or item.first_seen)

    def save_items(self, items: Iterable[FeedItem]) -> None:
        self._items.update((item.url, item) for item in items)

    def host(self, origin: str) -> Host | None:
        return self._hosts.get(origin)

    def save_host(self, host: Host) -> None:
        self._hosts[host.origin] = host


class HandClock:
    """Stands still until somebody sleeps, or it is turned. Sleeping past `until` ends the watch as Ctrl-C does."""

    def __init__(self, now: datetime = datetime(2025, 3, 27, 8, 0, tzinfo=UTC)) -> None:
        self._now = now
        self.until: datetime | None = None

    def now(self) -> datetime:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        if self.until and self._now > self.until:
            raise KeyboardInterrupt

    def turn(self, **amount: float) -> None:
        self._now += timedelta(**amount)
