"""A watch of a host that does what it likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise, repeat

import pytest

from dragoman.records import Document, DocumentError, InputError
from dragoman.watching import Tally
from tests.watching.conftest import Watch
from tests.watching.server import Reply, Site, article, atom, page, rss, sitemap


def test_the_articles_of_a_feed_are_read_and_handed_over(site: Site, watch: Watch) -> None:
    first = site.put("/1", article("Talks to go on", head='<link rel="canonical" href="https://example.org/talks">'))
    second = site.put("/2", article("Talks to end"))
    tally = watch.round(site.put("/rss", rss(first, (second, watch.clock.now()))))
    one, two = watch.documents
    assert (one.title, one.publisher, one.url, one.canonical_url) == (
        "Talks to go on",
        "The Norland Post",
        first,
        "https://example.org/talks",
    )
    assert "would go on next week" in one.text
    assert one.first_seen == one.fetched == watch.clock.now()
    assert (two.title, two.published) == ("Talks to end", date(2025, 3, 27))
    assert (tally.feeds, tally.articles, tally.failures) == (1, 2, 0)
    assert not watch.notices


def test_what_the_page_does_not_tell_is_taken_from_the_feed(site: Site, watch: Watch) -> None:
    text = ["The envoy of Norland met the president of Sudland on Monday for talks."] * 5
    watch.round(site.put("/rss", rss(site.put("/1", page(*text)))))
    assert [document.title for document in watch.documents] == ["Told by the feed"]


def test_nothing_is_asked_for_twice_before_it_is_due(site: Site, watch: Watch) -> None:
    feed = site.put("/rss", rss(site.put("/1", article())))
    watch.round(feed)
    asked = len(site.asked)
    assert watch.round(feed) == Tally()
    assert len(site.asked) == asked
    assert watch.watcher(feed).next_poll() == watch.clock.now() + timedelta(minutes=30)


def test_every_request_says_who_we_are(site: Site, watch: Watch) -> None:
    watch.round(site.put("/rss", rss(site.put("/1", article()))), contact="desk@example.org")
    assert {headers["User-Agent"].partition("/")[0] for headers in site.headers} == {"dragoman"}
    assert all("desk@example.org" in headers["User-Agent"] for headers in site.headers)


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, watch: Watch) -> None:
    feed = site.put("/rss", rss(site.put("/1", article()), etag='"a"'))
    watch.round(feed)
    watch.clock.turn(minutes=31)
    tally = watch.round(feed)
    assert site.headers[-1]["If-None-Match"] == '"a"'
    assert (tally.feeds, tally.unchanged, tally.articles) == (1, 1, 0)


def test_a_feed_without_a_tag_is_asked_by_its_date(site: Site, watch: Watch) -> None:
    day = "Thu, 27 Mar 2025 07:00:00 GMT"
    feed = site.put("/rss", Reply(rss().body, headers={"Last-Modified": day}))
    watch.round(feed)
    watch.clock.turn(minutes=31)
    watch.round(feed)
    assert site.headers[-1]["If-Modified-Since"] == day


def test_a_feed_is_left_alone_for_as_long_as_it_says(site: Site, watch: Watch) -> None:
    feed = site.put("/rss", rss(more="<ttl>120</ttl>"))
    watch.round(feed)
    assert watch.watcher(feed).next_poll() == watch.clock.now() + timedelta(hours=2)


class TestArticleThatChanges:
    def test_it_is_handed_over_again_when_a_later_look_finds_another_text(self, site: Site, watch: Watch) -> None:
        page = site.put("/1", article(), article("Talks to go on", "The ministry later said that the talks were put off."))
        feed = site.put("/rss", rss(page))
        watch.round(feed)
        watch.clock.turn(minutes=61)
        tally = watch.round(feed)
        before, after = watch.documents
        assert (tally.articles, tally.changed) == (0, 1)
        assert "put off" in after.text
        assert before.id != after.id
        assert before.first_seen == after.first_seen
        assert before.fetched and after.fetched and before.fetched < after.fetched

    def test_it_is_handed_over_again_when_the_feed_says_that_it_was_updated(self, site: Site, watch: Watch) -> None:
        page = site.put("/1", article(), article("Talks to end"))
        feed = site.put("/atom", atom((page, "2025-03-27T07:00:00Z")), atom((page, "2025-03-27T09:00:00Z")))
        watch.round(feed, rechecks=())
        watch.clock.turn(hours=2)
        watch.round(feed, rechecks=())
        assert [document.title for document in watch.documents] == ["Talks to go on", "Talks to end"]

    def test_what_surrounds_its_text_may_change(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(site.put("/1", article(), article(head="<meta name='served' content='9:01'>"))))
        watch.round(feed)
        watch.clock.turn(minutes=61)
        assert watch.round(feed).same == 1
        assert len(watch.documents) == 1

    def test_it_is_looked_at_again_some_times_and_then_no_more(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(site.put("/1", Reply(article().body, etag='"x"'))))
        watch.clock.until = watch.clock.now() + timedelta(days=30)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed, interval=timedelta(hours=20)).watch()
        assert site.count("/1") == 5
        assert len(watch.documents) == 1

    def test_a_feed_that_calls_all_new_at_every_poll_has_it_looked_at_once_an_hour_at_most(self, site: Site, watch: Watch) -> None:
        page = site.put("/1", article())
        feed = site.put("/atom", *(atom((page, f"2025-03-27T{8 + minute // 60:02}:{minute % 60:02}:00Z")) for minute in range(0, 600, 10)))
        watch.clock.until = watch.clock.now() + timedelta(hours=5)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed, interval=timedelta(minutes=10)).watch()
        assert site.count("/1") <= 6

    def test_one_that_is_gone_later_is_told_of_and_kept(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(site.put("/1", article(), Reply(status=410))))
        watch.round(feed)
        watch.clock.turn(hours=2)
        assert watch.round(feed).given_up == 0
        assert "gone for good. It is not looked at again; what was read of it before is kept." in watch.told[0]


class TestPageThatFails:
    def test_it_is_tried_again_after_a_while(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(site.put("/1", Reply(status=500), article())))
        tally = watch.round(feed)
        assert (tally.articles, tally.failures) == (0, 1)
        assert watch.told == [f"{site.url}/1: The host answered with status 500. It is tried again at 2025-03-27 08:15 UTC."]
        watch.clock.turn(minutes=14)
        assert watch.round(feed).articles == 0
        watch.clock.turn(minutes=2)
        assert watch.round(feed).articles == 1

    def test_pauses_double_until_it_is_given_up(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(site.put("/1", Reply(status=500))))
        watch.clock.until = watch.clock.now() + timedelta(days=9)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed, tries=4).watch()
        moments = [when for path, when in zip(site.asked, site.when, strict=True) if path == "/1"]
        pauses = [later - earlier for earlier, later in pairwise(moments)]
        assert pauses == [timedelta(minutes=minutes) for minutes in (15, 30, 60)]
        assert watch.told[-1] == f"{site.url}/1: The host answered with status 500. It is given up after 4 tries."

    @pytest.mark.parametrize(
        ("reply", "told"),
        [
            (Reply(status=410), "gone for good. It is given up after 1 try."),
            (Reply(b"%PDF-1.7", kind="application/pdf"), "It is no page but application/pdf. It is given up"),
            (page(*["Le ministre des affaires étrangères a dit lundi que les pourparlers continueront."] * 9), "only English is coded"),
            (Reply(status=302, headers={"Location": "ftp://example.org/1"}), "which is no address on the web"),
            (Reply(status=302, headers={"Location": "http://localhost.invalid/"}), "No host is known by the name 'localhost.invalid'"),
            (Reply(status=302, headers={"Location": "http://[::1]:9/"}), "'::1' is in a private network"),
            (Reply("<html><body><script>fill()</script></body></html>"), "No article was found on the page"),
            (Reply(b"<html>" + b"x" * 200_000), "larger than the 100,000 bytes"),
            (Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"}), "No answer came that can be read: DecodeError"),
        ],
        ids=lambda value: None if isinstance(value, Reply) else value[:20],
    )
    def test_the_reason_is_told(self, site: Site, watch: Watch, reply: Reply, told: str) -> None:
        tally = watch.round(site.put("/rss", rss(site.put("/1", reply), site.put("/2", article()))), max_page_bytes=100_000)
        assert told in watch.told[0]
        assert watch.told[0].startswith(f"{site.url}/1: ")
        assert tally.failures == 1

    def test_one_whose_text_the_sink_refuses_is_given_up(self, site: Site, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(documents: Iterable[Document]) -> None:  # noqa: ARG001
            raise DocumentError("It is too long to code.", "too-large")

        monkeypatch.setattr(watch, "sink", refuse)
        assert watch.round(site.put("/rss", rss(site.put("/1", article())))).given_up == 1
        assert "It is too long to code. It is given up after 1 try." in watch.told[0]

    def test_when_the_sink_breaks_the_watch_ends_and_the_article_is_not_lost(
        self, site: Site, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(documents: Iterable[Document]) -> None:  # noqa: ARG001
            raise InputError("There is no room left on the disk.")

        feed = site.put("/rss", rss(site.put("/1", article())))
        with monkeypatch.context() as patch:
            patch.setattr(watch, "sink", broken)
            with pytest.raises(InputError, match="no room"):
                watch.round(feed)
        assert watch.round(feed).articles == 1


class TestFeedThatFails:
    @pytest.mark.parametrize(
        ("reply", "told"),
        [
            (Reply("<rss><channel><item>", kind="text/xml"), "Its XML is broken"),
            (Reply("<urlset><url><loc>http://x/</url>", kind="text/xml"), "The sitemap's XML is broken"),
            (Reply("<!DOCTYPE html><html><body>Read us by RSS!</body></html>"), "It is a web page, no feed."),
            (Reply("hello"), "It is neither RSS, nor Atom, nor a sitemap."),
            (Reply(b""), "The answer is empty."),
            (Reply(b"\x1f\x8b\x08broken"), "It is packed, and cannot be unpacked"),
            (Reply(status=404), "The host answered with status 404: nothing is there."),
            (Reply(status=403), "The host answered with status 403."),
            (Reply(status=304), "The host answered with status 304."),
            (Reply(status=301), "It redirects to '', which is no address on the web."),
            (Reply(status=301, headers={"Location": "/bad"}), "It redirects in a circle"),
            (Reply(repeat(b"<rss>" * 10_000)), "larger than the 1,000,000 bytes"),
            (Reply("x", headers={"Content-Length": "999"}), "No answer came that can be read"),
        ],
    )
    def test_the_reason_is_told_and_the_others_are_read(self, site: Site, watch: Watch, reply: Reply, told: str) -> None:
        good = site.put("/good", rss(site.put("/1", article())))
        tally = watch.round(site.put("/bad", reply), good, max_feed_bytes=1_000_000)
        assert told in watch.told[0]
        assert watch.told[0].startswith(f"{site.url}/bad: ")
        assert watch.told[0].endswith("UTC.")
        assert (tally.feeds, tally.articles) == (1, 1)

    def test_what_can_be_read_of_broken_xml_is_read(self, site: Site, watch: Watch) -> None:
        page = site.put("/1", article())
        assert (
            watch.round(
                site.put("/rss", Reply(f"<rss version='2.0'><channel><item><link>{page}</link></item><item><title>A & B</ti"))
            ).articles
            == 1
        )

    def test_pauses_double_up_to_a_day(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", Reply("no feed"))
        watch.clock.until = watch.clock.now() + timedelta(days=4)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed).watch()
        moments = [when for path, when in zip(site.asked, site.when, strict=True) if path == "/rss"]
        hours = [(later - earlier).total_seconds() / 3600 for earlier, later in pairwise(moments)]
        assert hours == [0.5, 1, 2, 4, 8, 16, 24, 24]

    def test_one_that_is_gone_is_asked_no_more(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", Reply(status=410))
        watch.round(feed)
        assert watch.told[0].endswith("gone for good. It is not asked again; take it off the list.")
        assert watch.watcher(feed).next_poll() is None
        watch.watcher(feed).watch()  # ends, since there is nothing to do
        assert site.count("/rss") == 1


class TestFeedThatMoves:
    def test_one_that_moved_for_good_is_asked_at_its_new_place(self, site: Site, watch: Watch) -> None:
        old = site.put("/old", Reply(status=301, headers={"Location": "/between"}))
        site.put("/between", Reply(status=308, headers={"Location": "/new"}))
        new = site.put("/new", rss(site.put("/1", article())))
        assert watch.round(old).articles == 1
        assert watch.told == [
            f"{old}: The feed has moved to {new} for good; it is asked there from now on. Put the new address on the list."
        ]
        watch.clock.turn(minutes=31)
        watch.round(old)
        assert (site.count("/old"), site.count("/new")) == (1, 2)
        assert len(watch.told) == 1

    def test_one_that_is_elsewhere_for_now_is_asked_where_it_was(self, site: Site, watch: Watch) -> None:
        old = site.put("/old", Reply(status=302, headers={"Location": "/new"}))
        site.put("/new", rss())
        watch.round(old)
        watch.clock.turn(minutes=31)
        watch.round(old)
        assert site.count("/old") == 2
        assert not watch.told

    def test_one_that_is_not_where_it_moved_to_is_looked_for_where_it_was(self, site: Site, watch: Watch) -> None:
        old = site.put("/old", Reply(status=301, headers={"Location": "/new"}), rss(site.put("/1", article())))
        site.put("/new", rss(), Reply(status=410))
        for _ in range(3):
            watch.round(old)
            watch.clock.turn(minutes=31)
        assert len(watch.documents) == 1

    def test_too_many_redirections_are_an_error(self, site: Site, watch: Watch) -> None:
        for number in range(9):
            site.put(f"/{number}", Reply(status=302, headers={"Location": f"/{number + 1}"}))
        watch.round(f"{site.url}/0")
        assert "It redirects more than 5 times" in watch.told[0]


class TestSitemap:
    def test_recent_articles_are_read_and_old_ones_left(self, site: Site, watch: Watch) -> None:
        new, old = site.put("/new", article()), site.put("/old", article())
        assert watch.round(site.put("/sitemap.xml", sitemap((new, "2025-03-26"), (old, "2019-01-01")))).articles == 1
        assert site.count("/old") == 0

    def test_articles_without_a_date_are_read_when_they_come_after_the_first_look(self, site: Site, watch: Watch) -> None:
        first, second = site.put("/1", article()), site.put("/2", article("Talks to end"))
        feed = site.put("/sitemap.xml", sitemap(first), sitemap(first, second))
        assert watch.round(feed).articles == 0
        watch.clock.turn(minutes=31)
        assert watch.round(feed).articles == 1
        assert site.count("/1") == 0

    def test_news_sitemaps_tell_title_and_day(self, site: Site, watch: Watch) -> None:
        url = site.put("/1", page(*["The envoy met the president on Monday for long talks in the capital."] * 5))
        body = (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
            f"<url><loc>{url}</loc><news:news><news:publication><news:name>Post</news:name></news:publication>"
            "<news:publication_date>2025-03-26T10:00:00+05:00</news:publication_date><news:title>An envoy comes</news:title>"
            "</news:news></url></urlset>"
        )
        watch.round(site.put("/news.xml", Reply(body, kind="application/xml")))
        assert [(document.title, document.published) for document in watch.documents] == [("An envoy comes", date(2025, 3, 26))]

    def test_the_sitemaps_of_an_index_are_read_as_they_change(self, site: Site, watch: Watch) -> None:
        one, two = (site.put(f"/{name}", article(name)) for name in ("One", "Two"))
        maps = [
            site.put("/a.xml", sitemap((one, "2025-03-26")), sitemap((one, "2025-03-26"), (two, "2025-03-27"))),
            site.put("/b.xml", sitemap()),
        ]
        index = site.put("/index.xml", sitemap((maps[0], "2025-03-26"), (maps[1], "2019-01-01"), root="sitemapindex"))
        assert watch.round(index).articles == 1
        assert site.count("/b.xml") == 0
        watch.clock.turn(minutes=31)
        assert watch.round(index).articles == 1

    def test_one_that_an_index_no_longer_lists_is_asked_no_more(self, site: Site, watch: Watch) -> None:
        child = site.put("/a.xml", sitemap())
        index = site.put("/index.xml", sitemap(child, root="sitemapindex"), sitemap(root="sitemapindex"))
        watch.round(index)
        watch.clock.turn(minutes=31)
        watch.round(index)
        assert site.count("/a.xml") == 1

    def test_all_is_new_in_a_sitemap_that_an_index_adds_later(self, site: Site, watch: Watch) -> None:
        maps = [site.put(f"/{name}.xml", sitemap(site.put(f"/{name}", article(name)))) for name in ("Before", "After")]
        index = site.put("/index.xml", sitemap(maps[0], root="sitemapindex"), sitemap(*maps, root="sitemapindex"))
        watch.round(index)
        watch.clock.turn(minutes=31)
        watch.round(index)
        assert [document.title for document in watch.documents] == ["After"]

    def test_an_index_in_an_index_is_an_error(self, site: Site, watch: Watch) -> None:
        index = site.put("/index.xml", sitemap(f"{site.url}/inner.xml", root="sitemapindex"))
        site.put("/inner.xml", sitemap(index, root="sitemapindex"))
        watch.round(index)
        assert "It is an index of sitemaps within an index" in watch.told[0]


class TestEndlessWatch:
    def test_it_goes_on_until_it_is_interrupted_and_the_next_goes_on_from_there(self, site: Site, watch: Watch) -> None:
        pages = [site.put(f"/{number}", article(f"Number {number}")) for number in range(4)]
        feed = site.put("/rss", *(rss(*pages[: number + 1]) for number in range(4)))
        watch.clock.until = watch.clock.now() + timedelta(minutes=45)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed).watch()
        assert len(watch.documents) == 2
        watch.clock.until = watch.clock.now() + timedelta(minutes=45)
        with pytest.raises(KeyboardInterrupt):
            watch.watcher(feed).watch()
        assert [document.title for document in watch.documents] == [f"Number {number}" for number in range(4)]

    def test_an_interruption_at_any_request_loses_nothing_and_hands_nothing_over_twice(self, site: Site, watch: Watch) -> None:
        feed = site.put("/rss", rss(*(site.put(f"/{number}", article(f"Number {number}")) for number in range(3)), etag='"a"'))
        site.put("/robots.txt", Reply("User-agent: *\nCrawl-delay: 10"))
        for _ in range(12):
            watch.clock.until = watch.clock.now() + timedelta(seconds=9)
            try:
                watch.round(feed)
            except KeyboardInterrupt:
                continue
        assert [document.title for document in watch.documents] == ["Number 0", "Number 1", "Number 2"]

    def test_feeds_taken_off_the_list_are_asked_no_more(self, site: Site, watch: Watch, forget: Callable[[], None]) -> None:
        off, on = site.put("/off", rss(site.put("/1", Reply(status=500)))), site.put("/on", rss())
        watch.round(off, on)
        forget()
        watch.clock.turn(hours=3)
        watch.round(on)
        assert site.asked == ["/on"]


@pytest.fixture
def forget(site: Site) -> Callable[[], None]:
    """Lets the site forget what it was asked."""
    return lambda: site.asked.clear()
