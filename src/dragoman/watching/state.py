"""Where a watch keeps what it must not forget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from dragoman.records import Feed, FeedItem, Host


class FeedState(Protocol):
    """Feeds by `url`, items by `url`, hosts by `origin`. What is saved replaces what was there, at once and for good."""

    def feeds(self) -> Mapping[str, Feed]:
        """All feeds by their url."""

    def save_feed(self, feed: Feed) -> None:
        """Keeps a feed."""

    def drop_feeds(self, urls: Iterable[str]) -> None:
        """Forgets feeds; their items stay."""

    def items(self, urls: Iterable[str]) -> Mapping[str, FeedItem]:
        """Those of the items that are known, by their url."""

    def due_items(self) -> Iterable[FeedItem]:
        """All items that have a `due`, whenever that is, the earliest first."""

    def save_items(self, items: Iterable[FeedItem]) -> None:
        """Keeps items, all of them or none."""

    def host(self, origin: str) -> Host | None:
        """What is known of a host."""

    def save_host(self, host: Host) -> None:
        """Keeps a host."""
