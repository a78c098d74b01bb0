from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.records import InputError
from dragoman.watching import read_opml


def opml(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>{"".join(outlines)}</body></opml>'


def feed(url: str, name: str = "xmlUrl") -> str:
    return f'<outline type="rss" text="A feed" {name}="{url}"/>'


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (opml(feed("https://example.org/rss")), ("https://example.org/rss",)),
        (opml(f'<outline text="Folder"><outline text="Inner">{feed("http://a.example/")}</outline></outline>'), ("http://a.example/",)),
        (opml(feed("https://a.example/", "XMLURL"), feed("https://b.example/", "xmlurl")), ("https://a.example/", "https://b.example/")),
        (opml(feed(" https://a.example/ "), feed("https://a.example/#news")), ("https://a.example/",)),
        (opml(feed("https://a.example/?a=1&amp;b=2"), '<outline text="A note"/>'), ("https://a.example/?a=1&b=2",)),
    ],
)
def test_the_addresses_are_read_each_once_in_their_order(tmp_path: Path, text: str, urls: tuple[str, ...]) -> None:
    (tmp_path / "feeds.opml").write_text(text)
    assert read_opml(tmp_path / "feeds.opml") == urls


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (opml().encode(), "names no feed. Add one as an outline with an xmlUrl, as in <opml"),
        (opml('<outline text="A note"/>').encode(), "names no feed"),
        (b"", "its XML is broken (no element found"),
        (b"<opml><body>", "its XML is broken"),
        (b"https://example.org/rss\n", "its XML is broken"),
        (b"<rss version='2.0'><channel/></rss>", "is no OPML: it starts with <rss>"),
        (b"<?xml version='1.0' encoding='klingon'?><opml/>", "is no OPML"),
        (opml(feed("feed://example.org/rss")).encode(), "names 'feed://example.org/rss', which is no address of a feed on the web"),
        (opml(feed("file:///etc/passwd")).encode(), "no address of a feed on the web"),
        (opml(feed("https://")).encode(), "no address of a feed on the web"),
        (opml(feed("https://example.org:99999/")).encode(), "no address of a feed on the web"),
        (opml(feed("https://[example.org/")).encode(), "no address of a feed on the web"),
    ],
)
def test_what_is_no_list_of_feeds_is_an_error_that_says_what_is(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_opml(path)
    assert told in str(error.value)
    assert str(error.value).startswith(str(path))


@pytest.mark.parametrize("name", ["none.opml", "."])
def test_a_file_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_opml(tmp_path / name)
