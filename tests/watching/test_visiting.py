"""Manners: robots.txt, delays, rest after trouble."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise, repeat

import pytest

from dragoman.watching.visiting import origin_of
from tests.watching.conftest import Watch
from tests.watching.server import Reply, Site, article, rss


@pytest.fixture
def feed(site: Site) -> str:
    """A feed of one article."""
    return site.put("/rss", rss(site.put("/1", article())))


class TestRobots:
    @pytest.mark.parametrize(
        ("rules", "articles"),
        [
            ("User-agent: *\nDisallow: /1", 0),
            ("User-agent: *\nDisallow: /\n\nUser-agent: dragoman\nAllow: /", 1),
            ("User-agent: dragoman\nDisallow: /1", 0),
            ("User-agent: *\nDisallow: /\nAllow: /rss\nAllow: /1$", 1),  # the longest match counts, wherever it stands
            ("User-agent: *\nDisallow: /*1", 0),
            ("", 1),
            ("<html>Not found</html>", 1),
            (b"\xff\xfe\x00", 1),
        ],
    )
    def test_they_are_obeyed(self, site: Site, watch: Watch, feed: str, rules: str | bytes, articles: int) -> None:
        site.put("/robots.txt", Reply(rules, kind="text/plain"))
        assert watch.round(feed).articles == articles
        assert site.asked[0] == "/robots.txt"
        assert site.count("/1") == articles

    def test_what_they_forbid_is_told_and_not_tried_again(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply("User-agent: *\nDisallow: /1"))
        watch.round(feed)
        assert watch.told == [f"{site.url}/1: {site.url}/robots.txt forbids to fetch it. It is given up after 1 try."]

    def test_a_feed_that_they_forbid_is_asked_for_again_when_they_may_have_changed(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply("User-agent: *\nDisallow: /"), Reply(""))
        watch.round(feed)
        assert "It is asked again at" in watch.told[0]
        watch.clock.turn(hours=25)
        assert watch.round(feed).articles == 1

    def test_they_hold_where_a_redirection_leads(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply("User-agent: *\nDisallow: /secret"))
        site.put("/1", Reply(status=302, headers={"Location": "/secret"}))
        assert watch.round(feed).articles == 0
        assert site.count("/secret") == 0

    @pytest.mark.parametrize("status", [404, 401, 403, 410])
    def test_a_host_that_has_none_allows_all(self, site: Site, watch: Watch, feed: str, status: int) -> None:
        site.put("/robots.txt", Reply(status=status))
        assert watch.round(feed).articles == 1

    @pytest.mark.parametrize("reply", [Reply(status=500), Reply(status=503), Reply(status=429)], ids=lambda reply: str(reply.status))
    def test_while_they_cannot_be_had_nothing_is_fetched(self, site: Site, watch: Watch, feed: str, reply: Reply) -> None:
        site.put("/robots.txt", reply, Reply(status=404))
        assert watch.round(feed).articles == 0
        assert "/robots.txt cannot be read, so nothing may be fetched from the host." in watch.told[0]
        assert site.asked == ["/robots.txt"]
        watch.clock.turn(hours=1)
        assert watch.round(feed).articles == 1

    def test_they_are_asked_for_once_a_day(self, site: Site, watch: Watch, feed: str) -> None:
        watch.clock.until = watch.clock.now() + timedelta(hours=47)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed).watch()
        assert site.count("/robots.txt") == 2

    def test_when_they_cannot_be_had_anew_the_old_hold_on(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply("User-agent: *\nDisallow: /1"), Reply(status=500))
        watch.round(feed)
        watch.clock.turn(hours=25)
        watch.round(feed)
        watch.clock.turn(hours=1)
        assert watch.round(feed).feeds == 1
        assert site.count("/1") == 0

    def test_no_more_than_their_beginning_is_read(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply(repeat(b"User-agent: *\nDisallow: /1\n" * 100)))
        assert watch.round(feed).articles == 0
        assert "forbids" in watch.told[0]

    def test_those_that_have_moved_are_found(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply(status=301, headers={"Location": "/rules.txt"}))
        site.put("/rules.txt", Reply("User-agent: *\nDisallow: /1"))
        assert watch.round(feed).articles == 0


class TestDelay:
    @pytest.mark.parametrize(
        ("rules", "seconds"),
        [("", 3), ("User-agent: *\nCrawl-delay: 20", 20), ("User-agent: *\nCrawl-delay: 1", 3), ("User-agent: *\nRequest-rate: 2/1m", 30)],
    )
    def test_requests_to_a_host_lie_apart(self, site: Site, watch: Watch, feed: str, rules: str, seconds: int) -> None:
        site.put("/robots.txt", Reply(rules))
        watch.round(feed, delay=timedelta(seconds=3))
        assert site.asked == ["/robots.txt", "/rss", "/1"]
        assert site.when[2] - site.when[1] == timedelta(seconds=seconds)

    def test_they_lie_apart_from_run_to_run(self, site: Site, watch: Watch, feed: str) -> None:
        other = site.put("/other", rss())
        watch.round(feed, delay=timedelta(seconds=60))
        last = site.when[-1]
        watch.round(other, delay=timedelta(seconds=60))
        assert site.when[-1] - last == timedelta(seconds=60)

    def test_one_host_does_not_hold_up_another(self, site: Site, watch: Watch) -> None:
        other = Site()
        try:
            pages = [site.put(f"/{number}", article(f"Slow {number}")) for number in range(3)]
            site.put("/robots.txt", Reply("User-agent: *\nCrawl-delay: 600"))
            feeds = site.put("/rss", rss(*pages)), other.put("/rss", rss(other.put("/quick", article("Quick"))))
            watch.round(*feeds)
            assert [document.title for document in watch.documents] == ["Quick", "Slow 0", "Slow 1", "Slow 2"]
        finally:
            other.close()


class TestTrouble:
    @pytest.mark.parametrize("after", ["1800", "Thu, 27 Mar 2025 08:30:00 GMT"])
    def test_a_busy_host_is_left_alone_for_as_long_as_it_says(self, site: Site, watch: Watch, feed: str, after: str) -> None:
        pages = [site.put(f"/{number}", article(f"Number {number}")) for number in range(3)]
        site.put("/rss", rss(*pages))
        site.put("/0", Reply(status=429, headers={"Retry-After": after}), article("Number 0"))
        assert watch.round(feed).failures == 1
        assert watch.told[0].endswith("status 429: it is too busy. It is tried again at 2025-03-27 08:30 UTC.")
        asked = len(site.asked)
        watch.clock.turn(minutes=29)
        watch.round(feed)
        assert len(site.asked) == asked
        watch.clock.turn(minutes=2)
        assert watch.round(feed).articles == 3

    @pytest.mark.parametrize(
        ("after", "minutes"), [("0", 1), ("soon", 5), ("", 5), ("99999999999999999999", 7 * 24 * 60), ("Mon, 01 Jan 2001 00:00:00 GMT", 1)]
    )
    def test_how_long_it_asks_for_has_its_bounds(self, site: Site, watch: Watch, feed: str, after: str, minutes: int) -> None:
        site.put("/robots.txt", Reply(status=503, headers={"Retry-After": after}))
        watch.round(feed)
        host = watch.state.host(site.url)
        assert host and host.rest == watch.clock.now() + timedelta(minutes=minutes)

    def test_a_page_that_breaks_off_is_its_own_trouble(self, site: Site, watch: Watch) -> None:
        broken = site.put("/broken", Reply("half", headers={"Content-Length": "999"}))
        assert watch.round(site.put("/rss", rss(broken, site.put("/1", article())))).articles == 1

    def test_without_a_word_it_is_left_alone_longer_each_time(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply(status=503))
        watch.clock.until = watch.clock.now() + timedelta(hours=40)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed).watch()
        hours = [(later - earlier).total_seconds() / 3600 for earlier, later in pairwise(site.when)]
        assert hours == sorted(hours)
        assert hours[-1] > 4

    def test_one_that_is_slow_beyond_patience_is_given_time(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/robots.txt", Reply(status=404))
        site.put("/rss", Reply(after=5.0), rss(site.put("/1", article())))
        tally = watch.round(feed, timeout=timedelta(seconds=0.2))
        assert (tally.feeds, tally.failures) == (0, 1)
        assert "No whole answer came within 0.2 seconds. It is asked again at 2025-03-27 08:30 UTC." in watch.told[0]
        watch.clock.turn(minutes=31)
        assert watch.round(feed).articles == 1

    def test_one_that_drips_is_no_better(self, site: Site, watch: Watch, feed: str) -> None:
        site.put("/1", Reply(repeat(b"<p>"), gap=0.05))
        watch.round(feed, timeout=timedelta(seconds=0.3))
        assert "No whole answer came within 0.3 seconds." in watch.told[0]

    def test_a_host_that_is_not_there_stops_no_other(self, watch: Watch, feed: str) -> None:
        gone = Site()
        gone.close()
        tally = watch.round(f"{gone.url}/rss", feed)
        assert (tally.articles, tally.failures) == (1, 1)
        assert "cannot be read, so nothing may be fetched from the host. No connection can be made: " in watch.told[0]
        assert "object at 0x" not in watch.told[0]


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Example.org/a?b", "https://example.org"),
        ("https://example.org:443/", "https://example.org"),
        ("http://example.org:443/", "http://example.org:443"),
        ("http://[::1]:80/a", "http://[::1]"),
        ("https://me:secret@example.org/", "https://example.org"),
    ],
)
def test_a_host_is_known_by_scheme_name_and_port(url: str, origin: str) -> None:
    assert origin_of(url) == origin
