from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from dragoman.archive import Archive
from tests.watching.server import Reply, Site, article, rss

Cli = Callable[..., Result]
UNLIKE = (  # so much more that the article is no version of the other
    "Fishermen of the northern ports blocked the road to the harbour for a third day, because the price of diesel has doubled since May.",
    "Their union will meet the deputy governor on Thursday, and has told its members to keep the boats tied up until then.",
    "Traders in the fish market said that they had nothing left to sell except what had been frozen before the winter.",
    "The governor's office replied that it could lower neither the tax on fuel nor the fee for the use of the quay.",
)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def opml(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list of feeds."""

    def write(*urls: str) -> Path:
        outlines = "".join(f'<outline text="A feed" xmlUrl="{url}"/>' for url in urls)
        (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        return tmp_path / "feeds.opml"

    return write


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting between requests."""
    monkeypatch.setattr("dragoman.watching.clock.SystemClock.sleep", lambda *_: None)


@pytest.mark.usefixtures("hand", "quick")
class TestOnce:
    def test_new_articles_are_stored_and_told(self, cli: Cli, site: Site, opml: Callable[..., Path], tmp_path: Path) -> None:
        feed = site.put("/rss", rss(site.put("/1", article("Talks to go on")), site.put("/2", article("Talks to end", *UNLIKE))))
        result = cli("watch", opml(feed), "--archive", tmp_path / "a.db", "--once")
        assert result.exit_code == 0, result.output
        assert "new     Talks to go on · The Norland Post" in result.stdout
        assert "1 feed read · 2 articles · next poll" in result.stdout
        with Archive(tmp_path / "a.db") as archive:
            assert {record.document.title for record in archive.records()} == {"Talks to go on", "Talks to end"}

    def test_the_next_time_nothing_is_due(self, cli: Cli, site: Site, opml: Callable[..., Path], tmp_path: Path) -> None:
        feeds = opml(site.put("/rss", rss(site.put("/1", article()))))
        cli("watch", feeds, "--archive", tmp_path / "a.db", "--once")
        asked = len(site.asked)
        result = cli("watch", feeds, "--archive", tmp_path / "a.db", "--once")
        assert (result.exit_code, len(site.asked)) == (0, asked)
        assert "0 feeds read · 0 articles · next poll" in result.stdout

    def test_what_fails_is_told_and_stops_nothing(self, cli: Cli, site: Site, opml: Callable[..., Path], tmp_path: Path) -> None:
        good = site.put("/rss", rss(site.put("/1", article())))
        result = cli("watch", opml(site.put("/bad", Reply("hello")), good), "--archive", tmp_path / "a.db", "--once")
        assert result.exit_code == 1
        assert f"{site.url}/bad: It is neither RSS, nor Atom, nor a sitemap. It is asked again at" in result.stderr
        assert "1 feed read · 1 article · 1 failed" in result.stdout

    def test_an_article_that_cannot_be_coded_is_told_and_left(
        self, cli: Cli, site: Site, opml: Callable[..., Path], tmp_path: Path, hand: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(hand.HandCoder, "code_document", fail)
        result = cli("watch", opml(site.put("/rss", rss(site.put("/1", article())))), "--archive", tmp_path / "a.db", "--once")
        assert f"{site.url}/1: Coding it failed" in result.stderr
        assert "1 given up" in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "There is no file"),
        ("<opml>", "its XML is broken"),
        ('<opml version="2.0"><body/></opml>', "names no feed. Add one as an outline with an xmlUrl"),
        ("<html/>", "is no OPML"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_before_an_archive_is_made(cli: Cli, tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "feeds.opml").write_text(text)
    result = cli("watch", tmp_path / "feeds.opml", "--archive", tmp_path / "a.db", "--once")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "a.db").exists()


def test_a_file_that_is_no_archive_is_left_as_it_is(cli: Cli, site: Site, opml: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("my notes")
    result = cli("watch", opml(site.put("/rss", rss())), "--archive", tmp_path / "a.db", "--once")
    assert result.exit_code == 2
    assert (tmp_path / "a.db").read_text() == "my notes"
    assert not site.asked


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_goes_on_until_it_is_ended(
    site: Site, opml: Callable[..., Path], tmp_path: Path, hand_command: list[str], end: signal.Signals
) -> None:
    command = [*hand_command, "watch", str(opml(site.put("/rss", rss()))), "--archive", str(tmp_path / "a.db")]
    # A test run in the background of a shell ignores SIGINT, and so would what it starts.
    heeding = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # noqa: E731
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heeding)
    until = time.monotonic() + 60
    while not site.count("/rss") and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(end)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "1 feed read · 0 articles · next poll" in out
    assert "Give the same command again to go on." in err
