"""Bytes of feeds and sitemaps, as they come."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.watching.fetching import Answer, Unfetched
from dragoman.watching.listings import Entry, Listing, read_listing

BASE = "https://post.example/feeds/rss.xml"
URL = "https://post.example/1"


def read(data: bytes | str, kind: str = "application/xml", charset: str | None = None) -> Listing:
    return read_listing(Answer(BASE, 200, data.encode() if isinstance(data, str) else data, kind, charset), 1_000_000)


def rss(item: str) -> str:
    return f'<rss version="2.0"><channel><title>Post</title><item>{item}</item></channel></rss>'


def urlset(*entries: str, names: str = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"') -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {names}>{"".join(f"<url>{each}</url>" for each in entries)}</urlset>'


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (f"<link>{URL}</link>", Entry(URL)),
        (f"<title>Talks &amp; more</title><link>{URL}#top</link>", Entry(URL, "Talks & more")),
        ("<link>/1</link>", Entry(URL)),
        (f'<guid isPermaLink="true">{URL}</guid>', Entry(URL)),
        (
            f"<link>{URL}</link><pubDate>Thu, 27 Mar 2025 10:00:00 +0500</pubDate>",
            Entry(URL, published=datetime(2025, 3, 27, 5, tzinfo=UTC)),
        ),
        (f"<link>{URL}</link><pubDate>soon</pubDate>", Entry(URL)),
        (
            '<link>https://ads.example/x</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
            f"{URL}</feedburner:origLink>",
            Entry(URL),
        ),
    ],
)
def test_an_item_of_rss(item: str, entry: Entry) -> None:
    assert read(rss(item)) == Listing("feed", (entry,))


@pytest.mark.parametrize(
    "item",
    ["<title>No address</title>", "<link>mailto:a@post.example</link>", "<link>file:///etc/passwd</link>", "<link>https://[bad/</link>"],
)
def test_an_item_without_an_address_on_the_web_is_left_out(item: str) -> None:
    assert read(rss(item)).entries == ()


def test_an_address_is_taken_once() -> None:
    assert len(read(rss(f"<link>{URL}</link></item><item><link>{URL}#more</link>")).entries) == 1


def test_an_entry_of_atom_tells_when_it_was_updated() -> None:
    entry = f'<entry><link rel="alternate" href="{URL}"/><title>T</title><updated>2025-03-27T10:00:00Z</updated></entry>'
    (found,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title>{entry}</feed>').entries
    assert found == Entry(URL, "T", None, datetime(2025, 3, 27, 10, tzinfo=UTC))


TALKS = rss(f"<title>Zoë’s talks</title><link>{URL}</link>")


@pytest.mark.parametrize(
    ("data", "kind", "charset"),
    [
        (TALKS.encode(), "text/html", None),
        (TALKS.encode("cp1252"), "text/xml", "windows-1252"),
        (TALKS.encode("cp1252"), "text/xml", "utf-8"),
        (
            b'<?xml version="1.0" encoding="utf-8"?>' + TALKS.encode("cp1252"),
            "text/xml",
            None,
        ),
        (TALKS.encode("utf-16"), "application/rss+xml", None),
        (TALKS.encode(), "application/rss+xml", "no-such-charset"),
    ],
    ids=["utf-8", "cp1252", "cp1252 told as utf-8", "cp1252 that says utf-8", "utf-16", "unknown"],
)
def test_a_wrong_charset_does_no_harm(data: bytes, kind: str, charset: str | None) -> None:
    (entry,) = read(data, kind, charset).entries
    assert (entry.url, entry.title) == (URL, "Zoë’s talks")


@pytest.mark.parametrize(("told", "pause"), [("90", 90), ("0", 0), ("-5", 0), ("soon", 0), ("999999", 24 * 60), ("nan", 0)])
def test_a_feed_tells_how_long_it_stays_as_it_is(told: str, pause: int) -> None:
    found = read(f'<rss version="2.0"><channel><ttl>{told}</ttl></channel></rss>')
    assert found == Listing("feed", (), timedelta(minutes=pause))


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (urlset(f"<loc> {URL} </loc>"), (Entry(URL),)),
        (urlset(f"<loc>{URL}</loc><lastmod>2025-03-27</lastmod>"), (Entry(URL, updated=datetime(2025, 3, 27, tzinfo=UTC)),)),
        (urlset(f"<loc>{URL}</loc><lastmod>last week</lastmod>"), (Entry(URL),)),
        (urlset("<priority>1</priority>"), ()),
        (urlset(), ()),
        (urlset(f"<loc>{URL}</loc>", names=""), (Entry(URL),)),
    ],
)
def test_a_sitemap(data: str, entries: tuple[Entry, ...]) -> None:
    assert read(data) == read(gzip.compress(data.encode()), "application/gzip") == Listing("sitemap", entries)


def test_an_index_lists_sitemaps() -> None:
    data = f'<s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:sitemap><s:loc>{URL}</s:loc></s:sitemap></s:sitemapindex>'
    assert read(data) == Listing("index", (Entry(URL),))


LAUGHS = (
    '<!DOCTYPE urlset [<!ENTITY a "' + "ha" * 1_000 + '">'
    + "".join(f'<!ENTITY {name} "{f"&{inner};" * 20}">' for inner, name in zip("abcde", "bcdef", strict=True))
    + "]><urlset><url><loc>&f;</loc></url></urlset>"
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (gzip.compress(b"\x00" * 5_000_000), "Unpacked it is larger than the 1,000,000 bytes"),
        (gzip.compress(urlset().encode())[:-20], "cannot be unpacked"),
        (LAUGHS, "The sitemap's XML is broken"),
        ('<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>', "XML is broken"),
        ("/etc/passwd", "neither RSS, nor Atom, nor a sitemap"),
        ("https://post.example/other", "neither RSS, nor Atom, nor a sitemap"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', "neither RSS"),
        ("<html><body>Hello</body></html>", "It is a web page, no feed. Look on the page"),
        ("<note>Hello</note>", "Its XML is broken, and no article can be read from it"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "packed",
)
def test_what_is_no_listing_is_told(data: bytes | str, told: str) -> None:
    with pytest.raises(Unfetched) as error:
        read(data)
    assert told in str(error.value)


@given(st.binary() | st.binary().map(lambda data: b"<rss><channel>" + data) | st.binary().map(lambda data: b"<urlset>" + data))
def test_bytes_of_any_kind_are_a_listing_or_told_to_be_none(data: bytes) -> None:
    with suppress(Unfetched):
        assert isinstance(read(data), Listing)
