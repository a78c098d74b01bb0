"""Requests made politely: with the host's leave, not too often, and along its redirections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from dragoman.documents.dates import in_zone
from dragoman.records import Host
from dragoman.watching import robots
from dragoman.watching.clock import Clock
from dragoman.watching.fetching import Answer, Fetcher, Request, Unfetched
from dragoman.watching.opml import is_web_address
from dragoman.watching.options import WatchOptions
from dragoman.watching.robots import Robots
from dragoman.watching.state import FeedState

NOT_MODIFIED = 304
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_MOST_HOPS = 5
_BUSY = frozenset({429, 502, 503, 504})  # the host's trouble, not the page's
_FIRST_REST = timedelta(minutes=5)
_SHORTEST_REST = timedelta(minutes=1)  # whatever it asks for
_LONGEST_REST = timedelta(days=7)
_EVER_SINCE = datetime.min.replace(tzinfo=UTC)

_rules = lru_cache(maxsize=256)(Robots)


@dataclass(frozen=True, slots=True)
class Visit:
    """An answer of status 200 or 304, and the address that the first one has moved to for good, empty where it has not."""

    answer: Answer
    moved: str = ""


class Visitor:
    """Makes the requests of a watch."""

    def __init__(self, fetcher: Fetcher, state: FeedState, options: WatchOptions, clock: Clock) -> None:
        self._fetcher, self._state, self._options, self._clock = fetcher, state, options, clock
        self._hosts: dict[str, Host] = {}

    def rest(self, url: str) -> datetime:
        """The moment until which the address' host is left alone after trouble; long past where it is not."""
        return self._host(url).rest or _EVER_SINCE

    def free(self, url: str) -> datetime:
        """The moment from which the address' host may be asked again."""
        host = self._host(url)
        return max(host.free or _EVER_SINCE, host.rest or _EVER_SINCE)

    def get(self, request: Request) -> Visit:
        """What is at the address, wherever it redirects to. Raises Unfetched where that is nothing."""
        moved, for_good, passed = "", True, {request.url}
        while True:
            answer = self._ask(request)
            if answer.status not in _MOVED:
                return Visit(_judged(answer, conditional=bool(request.etag or request.last_modified)), moved)
            url = _target(answer)
            if url in passed:
                raise Unfetched(f"It redirects in a circle, back to {url}.")
            if len(passed) > _MOST_HOPS:
                raise Unfetched(f"It redirects more than {_MOST_HOPS} times, at last to {url}.")
            passed.add(url)
            for_good &= answer.status in _FOR_GOOD
            moved = url if for_good else moved
            request = replace(request, url=url)

    def _ask(self, request: Request) -> Answer:
        """The answer of an address whose host lets it be read, when the host is free."""
        self._learn_rules(request.url)
        host = self._host(request.url)
        if not _rules(host.robots or "").allows(request.url):
            raise Unfetched(f"{_robots_of(host)} forbids to fetch it.", hopeless=True)
        return self._send(request)

    def _send(self, request: Request) -> Answer:
        """The answer, after waiting for the host; what the host suffers is kept in mind."""
        host = self._host(request.url)
        now = self._clock.now()
        if host.rest and host.rest > now:
            raise Unfetched(f"The host is in trouble and left alone until {host.rest:%Y-%m-%d %H:%M} UTC.", host=True)
        if host.free and host.free > now:
            self._clock.sleep((host.free - now).total_seconds())
        try:
            answer = self._fetcher.fetch(request)
        except Unfetched as trouble:
            self._finish(request.url, troubled=trouble.host)
            raise
        self._finish(request.url, troubled=answer.status in _BUSY, asked=_asked(answer.after, self._clock.now()))
        return answer

    def _finish(self, url: str, *, troubled: bool, asked: timedelta | None = None) -> None:
        """Keeps when the host may be asked again."""
        host, now = self._host(url), self._clock.now()
        delay = max(self._options.delay, _rules(host.robots or "").delay())
        failures = host.failures + 1 if troubled else 0
        pause = self._options.pause(_FIRST_REST, failures) if asked is None else max(asked, _SHORTEST_REST)
        rest = now + pause if troubled else None
        self._keep(replace(host, free=now + delay, rest=rest, failures=failures))

    def _learn_rules(self, url: str) -> None:
        """Asks for the host's robots.txt where what is known of it is too old. While it cannot be had, rules known from
        before go on to hold; without any, nothing may be fetched."""
        host, now = self._host(url), self._clock.now()
        if host.robots_due and host.robots_due > now:
            return
        try:
            rules = self._read_rules(host.origin + robots.PATH)
        except Unfetched as trouble:
            if host.robots is None:
                told = f"{_robots_of(host)} cannot be read, so nothing may be fetched from the host. {trouble}"
                raise Unfetched(told, hopeless=trouble.hopeless, host=trouble.host) from trouble
            self._keep(replace(self._host(url), robots_due=self._clock.now() + robots.KEPT_IN_TROUBLE))
            return
        self._keep(replace(self._host(url), robots=rules, robots_due=self._clock.now() + robots.KEPT))

    def _read_rules(self, url: str) -> str:
        """The rules; none where the host says that it has none. Raises Unfetched where it does not say."""
        for _ in range(_MOST_HOPS + 1):
            answer = self._send(Request(url, robots.MOST_BYTES, cut=True))
            if answer.status == 200:
                return answer.data.decode("utf-8", "replace")
            if answer.status == 429 or answer.status >= 500:
                # Where rules are known, they hold on; what a busy host suffers is kept in mind already.
                if answer.status not in _BUSY and self._host(url).robots is None:
                    self._finish(url, troubled=True, asked=_asked(answer.after, self._clock.now()))
                raise Unfetched(f"The host answered with status {answer.status}.", host=True)
            if answer.status not in _MOVED:
                return ""
            url = _target(answer)
        return ""

    def _host(self, url: str) -> Host:
        origin = origin_of(url)
        if origin not in self._hosts:
            self._hosts[origin] = self._state.host(origin) or Host(origin)
        return self._hosts[origin]

    def _keep(self, host: Host) -> None:
        self._state.save_host(host)
        self._hosts[host.origin] = host


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what a robots.txt speaks for."""
    parts = urlsplit(url)
    port = "" if parts.port is None or parts.port == {"http": 80, "https": 443}.get(parts.scheme) else f":{parts.port}"
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def _asked(after: str, now: datetime) -> timedelta | None:
    """For how long a Retry-After asks us to stay away, be it told in seconds or as a moment; None where it is neither."""
    if after.strip().isdecimal():
        return timedelta(seconds=min(float(after), _LONGEST_REST.total_seconds()))
    try:
        return min(max(in_zone(parsedate_to_datetime(after)) - now, timedelta(0)), _LONGEST_REST)
    except ValueError:
        return None


def _judged(answer: Answer, conditional: bool) -> Answer:
    """The answer, if it is one that can be used."""
    if answer.status == 200 or (answer.status == NOT_MODIFIED and conditional):
        return answer
    told = f"The host answered with status {answer.status}"
    if answer.status == 410:
        raise Unfetched(f"{told}: what was there is gone for good.", hopeless=True, gone=True)
    if answer.status == 404:
        raise Unfetched(f"{told}: nothing is there.", gone=True)
    if answer.status in _BUSY:
        raise Unfetched(f"{told}: it is too busy.", host=True)
    raise Unfetched(f"{told}.")


def _target(answer: Answer) -> str:
    url = urldefrag(urljoin(answer.url, answer.location)).url if answer.location else ""
    if not is_web_address(url):
        raise Unfetched(f"It redirects to {answer.location!r}, which is no address on the web.")
    return url


def _robots_of(host: Host) -> str:
    return host.origin + robots.PATH
