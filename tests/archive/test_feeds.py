"""What a watch must not forget, in an archive as in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, update
from sqlalchemy.pool import StaticPool

from dragoman.archive import Archive
from dragoman.archive.feeds import ArchivedFeeds
from dragoman.archive.schema import APPLICATION, feeds
from dragoman.archive.upgrading import upgrade
from dragoman.records import ArchiveError, Feed, FeedItem, Host
from dragoman.watching import FeedState
from tests.watching.conftest import Watch
from tests.watching.memory import HandClock, Memory
from tests.watching.server import Reply, Site, article, rss

NOW = datetime(2025, 3, 27, 8, 0, 0, 120, tzinfo=UTC)
FEED = Feed("https://a.example/rss", "https://a.example/new", NOW, "https://a.example/index", '"e"', "Thu", 2, NOW)
ITEM = FeedItem("https://a.example/1", FEED.url, NOW, NOW, "Talks", date(2025, 3, 26), NOW, '"e"', "Thu", "abc", 1, NOW, 3)
HOST = Host("https://a.example", "User-agent: *", NOW, NOW, NOW, 1)

Again = Callable[[], FeedState]


@pytest.fixture(params=["archive", "memory"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Again]:
    """Gives the state, opened anew each time."""
    if request.param == "memory":
        memory = Memory()
        yield lambda: memory
        return
    archives: list[Archive] = []

    def opened() -> FeedState:
        archives.append(Archive(tmp_path / "a.db", create=True))
        return ArchivedFeeds(archives[-1])

    yield opened
    for archive in archives:
        archive.close()


def test_what_was_saved_is_there_in_the_next_run(again: Again) -> None:
    state = again()
    state.save_feed(FEED)
    state.save_items([ITEM])
    state.save_host(HOST)
    state = again()
    assert state.feeds() == {FEED.url: FEED}
    assert state.items([ITEM.url, "https://a.example/other"]) == {ITEM.url: ITEM}
    assert state.host(HOST.origin) == HOST


def test_there_is_nothing_before_something_was_saved(again: Again) -> None:
    state = again()
    assert (state.feeds(), state.items(["x"]), list(state.due_items()), state.host("x")) == ({}, {}, [], None)
    state.save_items([])


def test_what_is_saved_again_replaces_what_was_there(again: Again) -> None:
    state = again()
    state.save_feed(FEED)
    state.save_feed(gone := Feed(FEED.url, FEED.url, None))
    state.save_items([ITEM])
    state.save_items([done := replace(ITEM, due=None, published=None)])
    state.save_host(HOST)
    state.save_host(blank := Host(HOST.origin))
    assert state.feeds() == {FEED.url: gone}
    assert state.items([ITEM.url]) == {ITEM.url: done}
    assert state.host(HOST.origin) == blank


def test_items_that_are_due_come_the_earliest_first(again: Again) -> None:
    state = again()
    late, early, never = (replace(ITEM, url=f"https://a.example/{name}") for name in ("late", "early", "never"))
    late, early, never = replace(late, due=NOW + timedelta(days=1)), early, replace(never, due=None)
    state.save_items([late, early, never])
    assert list(state.due_items()) == [early, late]


def test_feeds_are_forgotten_and_their_items_kept(again: Again) -> None:
    state = again()
    state.save_feed(FEED)
    state.save_items([ITEM])
    state.drop_feeds([FEED.url, "https://a.example/other"])
    state.drop_feeds([])
    assert not state.feeds()
    assert state.items([ITEM.url])


def test_many_items_are_kept_and_found_at_once(again: Again) -> None:
    state = again()
    many = [replace(ITEM, url=f"https://a.example/{number}") for number in range(1_500)]
    state.save_items(many)
    assert state.items(item.url for item in many) == {item.url: item for item in many}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.builds(Host, st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_words_are_kept_as_they_are(tmp_path: Path, host: Host) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        state = ArchivedFeeds(archive)
        state.save_host(host)
        assert state.host(host.origin) == host


def test_a_damaged_row_is_told_of(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        state = ArchivedFeeds(archive)
        state.save_feed(FEED)
        with archive.writing() as writer:
            writer.connection.execute(update(feeds).values(due="soon"))
        with pytest.raises(ArchiveError, match="what a watch has kept in it cannot be read"):
            state.feeds()


def test_an_archive_of_the_form_before_can_be_watched_into(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.begin() as begun:
        upgrade(begun, "0001")
        begun.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    engine.dispose()
    with Archive(tmp_path / "a.db") as archive:
        ArchivedFeeds(archive).save_feed(FEED)
        assert ArchivedFeeds(archive).feeds() == {FEED.url: FEED}


def test_a_watch_goes_on_from_what_the_archive_holds(tmp_path: Path) -> None:
    site, clock = Site(), HandClock()
    try:
        feed = site.put("/rss", rss(site.put("/1", Reply(status=500), article()), etag='"a"'))
        for _ in range(2):
            with Archive(tmp_path / "a.db", create=True) as archive:
                watch = Watch(clock, ArchivedFeeds(archive))
                tally = watch.round(feed)
            clock.turn(minutes=31)
        assert (tally.unchanged, tally.articles) == (1, 1)
        assert site.count("/robots.txt") == 1
    finally:
        site.close()
