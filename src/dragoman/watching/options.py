"""How a watch behaves, and how long it waits before it tries again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from dragoman.records import InputError
from dragoman.version import __version__

PRODUCT = "dragoman"  # the name that a robots.txt calls us by
_JITTER = random.Random()


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """`interval` lies between two polls of a feed, `delay` between two requests to a host. A page that fails is tried `tries`
    times, the first pause being `retry`; a page that was taken is looked at again after each of `rechecks`. What a feed dates
    more than `max_age` ago is not fetched. Pauses double from failure to failure up to `longest_pause`, and grow by up to a
    share of `jitter`, so that those who failed together do not return together."""

    interval: timedelta = timedelta(minutes=30)
    delay: timedelta = timedelta(seconds=3)
    timeout: timedelta = timedelta(seconds=20)
    tries: int = 8
    retry: timedelta = timedelta(minutes=15)
    rechecks: tuple[timedelta, ...] = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
    max_age: timedelta = timedelta(days=7)
    longest_pause: timedelta = timedelta(days=1)
    jitter: float = 0.1
    max_feed_bytes: int = 20_000_000
    max_page_bytes: int = 5_000_000
    contact: str = ""

    def __post_init__(self) -> None:
        if self.interval < timedelta(minutes=1):
            raise InputError(f"The interval between two polls of a feed must be at least a minute, not {self.interval}.")
        if self.delay < timedelta(0) or self.timeout <= timedelta(0) or self.tries < 1:
            raise InputError("The delay cannot be negative; the time-out must be more than nothing, and the tries at least one.")
        if not (self.contact.isascii() and self.contact.isprintable()) or set("()") & set(self.contact):
            raise InputError(f"The contact {self.contact!r} cannot be sent with a request. Give a plain e-mail or web address.")

    @property
    def user_agent(self) -> str:
        """Who we tell the hosts that we are."""
        return f"{PRODUCT}/{__version__} (reads news feeds{'; ' + self.contact if self.contact else ''})"

    def pause(self, first: timedelta, failures: int) -> timedelta:
        """How long to wait after so many failures in a row."""
        return self.spread(min(first * 2 ** min(max(failures - 1, 0), 20), self.longest_pause))

    def spread(self, pause: timedelta) -> timedelta:
        """The pause, a little longer by chance."""
        return pause * (1 + self.jitter * _JITTER.random())
