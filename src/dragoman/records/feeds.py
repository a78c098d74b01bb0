"""What a watch keeps in mind between two runs: feeds, the articles they named, and the hosts they are on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap. `url` is the address that the list of feeds names, `address` where it is now; `parent` is the
    sitemap index that lists it. `due` is when it is asked next, None for never again; `read` when it was last understood."""

    url: str
    address: str
    due: datetime | None
    parent: str = ""
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    read: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article that a feed named. `due` is when its page is asked for next, None for never again; `text` is a hash of what
    was handed over last, empty before; `checks` counts how often the page was looked at again since it last changed."""

    url: str
    feed: str
    first_seen: datetime
    due: datetime | None
    title: str = ""
    published: date | None = None
    updated: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    text: str = ""
    checks: int = 0
    checked: datetime | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Host:
    """A scheme with a host and port, and what it asks of those who read it. `robots` are its rules, None while they are
    unknown, and are asked for again when `robots_due`; nothing is asked of it before `free`, nor, after trouble, before `rest`."""

    origin: str
    robots: str | None = None
    robots_due: datetime | None = None
    free: datetime | None = None
    rest: datetime | None = None
    failures: int = 0
