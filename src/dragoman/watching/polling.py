"""What a poll of a feed changes: the feed itself, the articles to fetch, the sitemaps to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dragoman.records import Feed, FeedItem
from dragoman.watching.fetching import Unfetched
from dragoman.watching.listings import Entry, Listing
from dragoman.watching.options import WatchOptions
from dragoman.watching.visiting import Visit


def read_feed(feed: Feed, visit: Visit, listing: Listing | None, now: datetime, options: WatchOptions) -> Feed:
    """The feed after it was read, or, without a listing, found unchanged."""
    pause = max(options.interval, listing.pause) if listing else options.interval
    return replace(
        feed,
        address=visit.moved or feed.address,
        due=now + pause,
        etag=visit.answer.etag or ("" if listing else feed.etag),
        last_modified=visit.answer.last_modified or ("" if listing else feed.last_modified),
        failures=0,
        read=now,
    )


def failed_feed(feed: Feed, trouble: Unfetched, now: datetime, options: WatchOptions) -> Feed:
    """The feed after a poll that failed. What is gone where it had moved to is looked for where it was."""
    failures = feed.failures + 1
    if trouble.gone and feed.address != feed.url:
        return replace(feed, address=feed.url, due=now + options.interval, etag="", last_modified="", failures=failures)
    if trouble.gone and trouble.hopeless:
        return replace(feed, due=None, failures=failures)
    return replace(feed, due=now + options.pause(options.interval, failures), failures=failures)


def items_to_fetch(listing: Listing, feed: Feed, known: Mapping[str, FeedItem], now: datetime, options: WatchOptions) -> list[FeedItem]:
    """The items that the listing brings: new ones, and ones whose article the feed says has changed. Of a sitemap's articles
    without a date, those there at the first look are noted and not fetched: they may be of any age."""
    backlog = listing.kind == "sitemap" and feed.read is None
    items = []
    for entry in listing.entries:
        if entry.dated and entry.dated < now - options.max_age:
            continue
        earlier = known.get(entry.url)
        if earlier is None:
            items.append(_new_item(entry, feed, now, None if backlog and not entry.dated else now))
        elif entry.updated and (earlier.updated is None or entry.updated > earlier.updated):
            items.append(_changed_item(earlier, entry.updated, now, options))
    return items


def _changed_item(item: FeedItem, updated: datetime, now: datetime, options: WatchOptions) -> FeedItem:
    """The item, to be looked at again. Some feeds call everything new each time, so there is a pause between two looks."""
    item = replace(item, updated=updated)
    if item.checked is None:
        return replace(item, due=now, failures=0)
    if updated <= item.checked:  # the page was read after it changed
        return item
    return replace(item, due=max(now, item.checked + min(options.rechecks, default=timedelta(0))), failures=0, checks=0)


def _new_item(entry: Entry, feed: Feed, now: datetime, due: datetime | None) -> FeedItem:
    day = entry.published.date() if entry.published else None
    return FeedItem(entry.url, feed.parent or feed.url, now, due, entry.title, day, entry.updated)


def sitemaps_to_ask(listing: Listing, index: Feed, known: Mapping[str, Feed], now: datetime, options: WatchOptions) -> list[Feed]:
    """The sitemaps of an index that may hold recent articles, due at once where they are new or have changed."""
    asked = []
    for entry in listing.entries:
        earlier = known.get(entry.url)
        if entry.dated and entry.dated < now - options.max_age:
            continue
        if earlier is None:
            # Where the index was known before, so is the backlog of its sitemaps: all in a new one is new.
            asked.append(Feed(entry.url, entry.url, now, index.url, read=index.read))
        elif earlier.parent == index.url:
            changed = entry.dated and (earlier.read is None or entry.dated > earlier.read)
            asked.append(replace(earlier, due=now) if changed and not earlier.failures else earlier)
    return asked
