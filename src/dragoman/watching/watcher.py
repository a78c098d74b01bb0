"""The watch: polls feeds when they are due, fetches the articles they name, hands over what is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from dragoman.records import Document, DocumentError, Feed, FeedItem
from dragoman.watching.agenda import Agenda, Task
from dragoman.watching.clock import Clock, SystemClock
from dragoman.watching.fetching import Fetcher, Request, Unfetched
from dragoman.watching.listings import Listing, read_listing
from dragoman.watching.options import WatchOptions
from dragoman.watching.pages import KINDS, failed_item, fingerprint, looked_at, read_page
from dragoman.watching.polling import failed_feed, items_to_fetch, read_feed, sitemaps_to_ask
from dragoman.watching.state import FeedState
from dragoman.watching.visiting import NOT_MODIFIED, Visitor

_STEP = 60.0  # seconds
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell people: where it happened, what, and what happens next. `failure` says that something did not work."""

    source: str
    message: str
    failure: bool = True


@dataclass(slots=True)
class Tally:
    """What a watch did: feeds read and feeds found unchanged, articles handed over for the first time and again, articles
    found as they were; feeds and pages that failed, and articles given up."""

    feeds: int = 0
    unchanged: int = 0
    articles: int = 0
    changed: int = 0
    same: int = 0
    failures: int = 0
    given_up: int = 0


@dataclass
class Watcher:
    """Watches feeds and sitemaps. `sink` takes each document as soon as it is read: once it returns, the document is taken
    as kept. `tell` hears of all that fails. What is known is in `state` at every moment, so a watch may be ended at any."""

    urls: tuple[str, ...]
    state: FeedState
    sink: Callable[[Iterable[Document]], object]
    tell: Callable[[Notice], None]
    options: WatchOptions = field(default_factory=WatchOptions)
    clock: Clock = field(default_factory=SystemClock)
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        fetcher = Fetcher(self.options, {urlsplit(url).hostname or "" for url in self.urls})
        self._visitor = Visitor(fetcher, self.state, self.options, self.clock)
        self._agenda = Agenda()
        self._once = False

    def round(self) -> Tally:
        """Polls the feeds that are due, fetches the articles that are due or new, and returns. What is on a host that is left
        alone after trouble waits for another round."""
        self._once = True
        now = self.clock.now()
        self._plan(now, now)
        self._work(lambda origin: _NEVER if self._visitor.rest(origin) > self.clock.now() else self._visitor.free(origin))
        return self.tally

    def watch(self) -> Tally:
        """Goes on for as long as there is a feed to poll, or until it is interrupted."""
        self._once = False
        self._plan(self.clock.now(), _NEVER)
        self._work(self._visitor.free)
        return self.tally

    def next_poll(self) -> datetime | None:
        """When the next of the feeds is due; None where all are gone."""
        feeds = self.state.feeds()
        return min((feed.due for url in self.urls if (feed := feeds.get(url)) and feed.due), default=None)

    def _plan(self, now: datetime, until: datetime) -> None:
        """Puts down what is due until then. Feeds no longer on the list are left out, and what they named with them."""
        self._agenda = Agenda()
        feeds = self.state.feeds()
        for url in self.urls:
            if url not in feeds:
                self.state.save_feed(Feed(url, url, now))
        for feed in self.state.feeds().values():
            if (feed.parent or feed.url) in self.urls and feed.due and feed.due <= until:
                self._agenda.add("feed", feed.url, feed.address, feed.due)
        for item in self.state.due_items():
            if item.feed in self.urls and item.due and item.due <= until:
                self._agenda.add("item", item.url, item.url, item.due)

    def _work(self, free: Callable[[str], datetime]) -> None:
        while (found := self._agenda.next(free)) and found[1] < _NEVER:
            task, ready = found
            # In small steps: the machine may be put to sleep meanwhile, or its clock set.
            while (wait := (ready - self.clock.now()).total_seconds()) > 0:
                self.clock.sleep(min(wait, _STEP))
            self._poll(task) if task.kind == "feed" else self._fetch(task)

    def _poll(self, task: Task) -> None:
        """Polls a feed, unless it was dropped or polled since the task was put down."""
        feed = self.state.feeds().get(task.url)
        if feed is None or feed.due != task.due:
            return
        try:
            visit = self._visitor.get(Request(feed.address, self.options.max_feed_bytes, feed.etag, feed.last_modified))
            listing = None if visit.answer.status == NOT_MODIFIED else read_listing(visit.answer, self.options.max_feed_bytes)
            if listing and listing.kind == "index" and feed.parent:
                raise Unfetched("It is an index of sitemaps within an index, which no index may hold.")
        except Unfetched as trouble:
            self._tell_of_feed(feed, trouble)
            return
        if listing:
            self._take_up(listing, feed)
        if visit.moved and visit.moved != feed.address:
            told = f"The feed has moved to {visit.moved} for good; it is asked there from now on. Put the new address on the list."
            self.tell(Notice(feed.url, told, failure=False))
        self._keep_feed(read_feed(feed, visit, listing, self.clock.now(), self.options))
        self.tally.feeds += 1
        self.tally.unchanged += listing is None

    def _tell_of_feed(self, feed: Feed, trouble: Unfetched) -> None:
        self.tally.failures += 1
        feed = failed_feed(feed, trouble, self.clock.now(), self.options)
        self._keep_feed(feed)
        again = f"asked again at {_at(self._again(feed.due, feed.address))}" if feed.due else "not asked again; take it off the list"
        self.tell(Notice(feed.url, f"{trouble} It is {again}."))

    def _keep_feed(self, feed: Feed) -> None:
        self.state.save_feed(feed)
        if feed.due and not self._once:
            self._agenda.add("feed", feed.url, feed.address, feed.due)

    def _take_up(self, listing: Listing, feed: Feed) -> None:
        """Puts down what a listing brings."""
        now = self.clock.now()
        if listing.kind == "index":
            known = self.state.feeds()
            sitemaps = sitemaps_to_ask(listing, feed, known, now, self.options)
            self.state.drop_feeds({url for url, each in known.items() if each.parent == feed.url} - {each.url for each in sitemaps})
            for sitemap in sitemaps:
                self.state.save_feed(sitemap)
                if sitemap.due and sitemap.due <= now:
                    self._agenda.add("feed", sitemap.url, sitemap.address, sitemap.due)
            return
        items = items_to_fetch(listing, feed, self.state.items(entry.url for entry in listing.entries), now, self.options)
        self.state.save_items(items)
        for item in items:
            if item.due and not (self._once and item.due > now):
                self._agenda.add("item", item.url, item.url, item.due)

    def _fetch(self, task: Task) -> None:
        """Fetches an item's page, unless that was done since the task was put down, and hands its article over if it is news."""
        item = self.state.items([task.url]).get(task.url)
        if item is None or item.due != task.due:
            return
        try:
            answer = self._visitor.get(Request(item.url, self.options.max_page_bytes, item.etag, item.last_modified, KINDS)).answer
            now = self.clock.now()
            document = None if answer.status == NOT_MODIFIED else read_page(answer, item, now, self.options)
            text = fingerprint(document) if document else item.text
            if document and text != item.text:
                self._hand_over(document, again=bool(item.text))
            else:
                self.tally.same += 1
        except Unfetched as trouble:
            self._tell_of_item(item, trouble)
            return
        self._keep_item(looked_at(item, answer, text, now, self.options))

    def _hand_over(self, document: Document, again: bool) -> None:
        try:
            self.sink([document])
        except DocumentError as error:  # this article's trouble; any other error is the archive's, and ends the watch
            raise Unfetched(str(error), hopeless=True) from error
        self.tally.changed += again
        self.tally.articles += not again

    def _tell_of_item(self, item: FeedItem, trouble: Unfetched) -> None:
        self.tally.failures += 1
        item = failed_item(item, trouble, self.clock.now(), self.options)
        self._keep_item(item)
        if item.due:
            then = f"It is tried again at {_at(self._again(item.due, item.url))}."
        elif item.text:
            then = "It is not looked at again; what was read of it before is kept."
        else:
            tries = "try" if item.failures == 1 else "tries"
            then = f"It is given up after {item.failures} {tries}."
            self.tally.given_up += 1
        self.tell(Notice(item.url, f"{trouble} {then}"))

    def _keep_item(self, item: FeedItem) -> None:
        self.state.save_items([item])
        if item.due and not self._once:
            self._agenda.add("item", item.url, item.url, item.due)

    def _again(self, due: datetime, url: str) -> datetime:
        """When what is due will be asked for, given how long its host is left alone."""
        return max(due, self._visitor.rest(url))


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
