"""An article's page, and what each look at it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dragoman.documents import ReadOptions
from dragoman.documents.web import Page, page_document
from dragoman.records import Document, DocumentError, FeedItem, content_id
from dragoman.watching.fetching import Answer, Unfetched
from dragoman.watching.options import WatchOptions

KINDS = ("text/html", "application/xhtml+xml")
_MAY_BE_FILLED = frozenset({"empty", "no-text"})  # a page put up before its text


def read_page(answer: Answer, item: FeedItem, fetched: datetime, options: WatchOptions) -> Document:
    """The article on the page; what the page does not tell is taken from the feed. Raises Unfetched where there is none."""
    page = Page(answer.data, answer.url, fetched, answer.charset)
    try:
        document = page_document(page, ReadOptions(date=item.published, max_bytes=options.max_page_bytes))
    except DocumentError as error:
        raise Unfetched(str(error), hopeless=error.reason not in _MAY_BE_FILLED) from error
    # Without its id, which depends on the title.
    return replace(document, id="", title=document.title or item.title or None, first_seen=item.first_seen)


def fingerprint(document: Document) -> str:
    """A hash of what is read of an article: adverts and clocks around it may change as they like."""
    return content_id(document.text, document.title or "")


def looked_at(item: FeedItem, answer: Answer, text: str, now: datetime, options: WatchOptions) -> FeedItem:
    """The item after its page was read, with the hash of its text, and when to look again."""
    checks = item.checks + 1 if item.text else 0
    due = now + options.rechecks[checks] if checks < len(options.rechecks) else None
    return replace(
        item,
        due=due,
        etag=answer.etag or (item.etag if text == item.text else ""),
        last_modified=answer.last_modified or (item.last_modified if text == item.text else ""),
        text=text,
        checks=checks,
        checked=now,
        failures=0,
    )


def failed_item(item: FeedItem, trouble: Unfetched, now: datetime, options: WatchOptions) -> FeedItem:
    """The item after a try that failed: without a `due` it is given up."""
    failures = item.failures + 1
    too_late = not item.text and now - item.first_seen > options.max_age
    if trouble.hopeless or failures >= options.tries or too_late:
        return replace(item, due=None, failures=failures)
    return replace(item, due=now + options.pause(options.retry, failures), failures=failures)
