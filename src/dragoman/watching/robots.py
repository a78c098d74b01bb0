"""What a host's robots.txt lets us read, as RFC 9309 has it."""

from __future__ import annotations

from datetime import timedelta

from protego import Protego

from dragoman.watching.options import PRODUCT

PATH = "/robots.txt"
MOST_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB to be read; what is beyond is left out
KEPT = timedelta(days=1)  # the longest that RFC 9309 lets rules be kept
KEPT_IN_TROUBLE = timedelta(hours=1)  # and how long they hold on, each time that they cannot be had anew
_UNDERSTOOD_DELAY = timedelta(days=1)


class Robots:
    """The rules of a host; no rules allow everything."""

    def __init__(self, rules: str) -> None:
        self._rules = Protego.parse(rules)

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched."""
        return bool(self._rules.can_fetch(url, PRODUCT))

    def delay(self) -> timedelta:
        """How long the host asks to be left alone between two requests."""
        asked = self._rules.crawl_delay(PRODUCT) or 0.0
        if rate := self._rules.request_rate(PRODUCT):
            asked = max(asked, rate.seconds / max(rate.requests, 1))
        return timedelta(seconds=min(max(asked, 0.0), _UNDERSTOOD_DELAY.total_seconds()))
