"""The bytes of a feed or sitemap → the articles it lists."""

from __future__ import annotations

import calendar
import gzip
import io
import re
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

from dragoman.documents.dates import parse_moment
from dragoman.records import DocumentError
from dragoman.watching.fetching import Answer, Unfetched
from dragoman.watching.opml import is_web_address

_GZIP = b"\x1f\x8b"
_SITEMAP = re.compile(rb"<(?:[\w.-]+:)?(urlset|sitemapindex)[\s>]")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HEAD = 4_096
_LONGEST_TTL = timedelta(days=1)
Kind = Literal["feed", "sitemap", "index"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or in an index a sitemap, as it is listed: its address and what is told of it."""

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None

    @property
    def dated(self) -> datetime | None:
        """The newest of its dates."""
        return max((each for each in (self.published, self.updated) if each), default=None)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed (or sitemap, or index of sitemaps) lists, and for how long it asks not to be asked again."""

    kind: Kind
    entries: tuple[Entry, ...]
    pause: timedelta = timedelta(0)


def read_listing(answer: Answer, max_bytes: int) -> Listing:
    """The listing in an answer. Raises Unfetched where it is none."""
    data = _unpacked(answer.data, max_bytes)
    if not data.strip():
        raise Unfetched("The answer is empty.")
    if found := _SITEMAP.search(data[:_HEAD]):
        entries = _sitemap_entries(data)
        return Listing("index" if found[1] == b"sitemapindex" else "sitemap", _once(entries, answer.url))
    return _feed(data, answer)


def _unpacked(data: bytes, limit: int) -> bytes:
    """Sitemaps come packed as files, too; unpacked no further than the limit."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unfetched(f"It is packed, and cannot be unpacked: {error}.") from error
    if len(unpacked) > limit:
        raise Unfetched(f"Unpacked it is larger than the {limit:,} bytes that are taken.")
    return unpacked


def _sitemap_entries(data: bytes) -> Iterator[Entry]:
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unfetched(f"The sitemap's XML is broken: {error}.") from error
    for each in root:
        told = {_local(field.tag): (field.text or "").strip() for field in each.iter()}
        if url := told.get("loc"):
            yield Entry(url, told.get("title", ""), _moment(told.get("publication_date", "")), _moment(told.get("lastmod", "")))


def _feed(data: bytes, answer: Answer) -> Listing:
    # Imported here: it takes a while, and most commands read no feeds.
    import feedparser

    content_type = f"{answer.kind}; charset={answer.charset}" if answer.charset else answer.kind
    headers = {"content-location": answer.url} | ({"content-type": content_type} if content_type else {})
    try:
        # As a stream: a name of a file would be opened.
        found = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as error:  # whatever a parser makes of bytes from anywhere must not end the watch
        raise Unfetched(f"It cannot be taken apart: {type(error).__name__}: {error}.") from error
    entries = _once(map(_feed_entry, found.entries), answer.url)
    # Feeds are sent under many a media type; that alone is no fault.
    broken = found.bozo and not isinstance(found.get("bozo_exception"), feedparser.NonXMLContentType)
    if not entries and (broken or not found.version):
        raise Unfetched(_why_no_feed(data, found))
    return Listing("feed", entries, _ttl(found.feed))


def _why_no_feed(data: bytes, found: Mapping[str, Any]) -> str:
    if _PAGE.search(data[:_HEAD]):
        return "It is a web page, no feed. Look on the page for the address of its RSS or Atom feed, and put that on the list."
    if found["version"] or data.lstrip().startswith(b"<"):
        return f"Its XML is broken, and no article can be read from it: {found.get('bozo_exception', 'it is no feed')}."
    return "It is neither RSS, nor Atom, nor a sitemap."


def _feed_entry(entry: Any) -> Entry:
    # Past the library's own look-up, which gives one date for another.
    told = dict(entry)
    url = told.get("feedburner_origlink") or told.get("link") or ""
    return Entry(url, told.get("title") or "", _utc(told.get("published_parsed")), _utc(told.get("updated_parsed")))


def _once(entries: Iterable[Entry], base: str) -> tuple[Entry, ...]:
    """The entries that have an address, each once, by whole addresses without the part that only names a place on a page."""
    found: dict[str, Entry] = {}
    for entry in entries:
        try:
            url = urldefrag(urljoin(base, entry.url.strip())).url if entry.url else ""
        except ValueError:
            continue
        if is_web_address(url):
            found.setdefault(url, Entry(url, entry.title, entry.published, entry.updated))
    return tuple(found.values())


def _ttl(feed: Mapping[str, Any]) -> timedelta:
    try:
        return min(max(timedelta(minutes=float(feed.get("ttl") or 0)), timedelta(0)), _LONGEST_TTL)
    except (ValueError, OverflowError):
        return timedelta(0)


def _utc(moment: time.struct_time | None) -> datetime | None:
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _moment(words: str) -> datetime | None:
    try:
        return parse_moment(words) if words else None
    except (DocumentError, OverflowError):
        return None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
