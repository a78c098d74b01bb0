from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import trafilatura.downloads

from dragoman.documents import ReadOptions
from dragoman.documents.web import Page, page_document
from dragoman.records import DocumentError

from .conftest import Write, document, failure

ARTICLE = (
    "<p>The foreign minister said on Monday that the talks would resume next week, after a pause of two months.</p>"
    "<p>A spokesman for the other side denied it on Tuesday – nothing had been agreed, he told reporters in the capital.</p>"
)
HEAD = (
    '<title>Talks to resume | The Example Post</title><meta property="og:title" content="Talks to resume">'
    '<meta property="og:site_name" content="The Example Post">'
    '<meta property="article:published_time" content="2025-03-27T10:15:00Z"><link rel="canonical" href="https://example.org/talks">'
)


def page(article: str = ARTICLE, head: str = HEAD) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>Talks to resume</h1>{article}</article><footer>All rights reserved</footer></body></html>"
    )


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.html.gz"])
def test_the_article_is_taken_out_of_the_page(write: Write, name: str) -> None:
    found = document(write(name, page()))
    assert "two months.\nA spokesman" in found.text
    assert "World" not in found.text
    assert "All rights" not in found.text
    assert (found.title, found.publisher, found.url) == ("Talks to resume", "The Example Post", "https://example.org/talks")
    assert found.published == date(2025, 3, 27)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="2025-03-27">', date(2025, 3, 27)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-27"}</script>', date(2025, 3, 27)),
        ("", None),
    ],
)
def test_only_a_day_that_the_page_declares_is_taken(head: str, published: date | None) -> None:
    article = ARTICLE + "<p>The first round had ended on January 12, 2024, when both sides left the hall.</p>"
    assert page_document(Page(page(article, head).encode()), ReadOptions()).published == published


def test_the_day_given_for_all_serves_where_the_page_declares_none() -> None:
    assert page_document(Page(page(head="").encode()), ReadOptions(date=date(2025, 3, 28))).published == date(2025, 3, 28)


@pytest.mark.parametrize(("encoding", "head"), [("cp1252", ""), ("utf-16", ""), ("mac-roman", '<meta charset="macintosh">')])
def test_the_encoding_of_a_page_is_found(encoding: str, head: str) -> None:
    assert "Tuesday – nothing" in page_document(Page(page(head=head).encode(encoding)), ReadOptions()).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no-text"),
        (b"no page at all", "no-text"),
        (b"\x89PNG\x00\x00", "binary"),
        (b"<html>" + b" " * 20_000, "too-large"),
    ],
)
def test_a_page_without_an_article_is_a_failure(write: Write, content: bytes, reason: str) -> None:
    assert failure(write("a.html", content), max_bytes=10_000).reason == reason


def test_a_page_of_five_megabytes_can_be_read() -> None:
    data = page(f"<!-- {'x' * 4_990_000} -->" + ARTICLE).encode().ljust(5_000_000)
    assert len(data) == 5_000_000
    assert "foreign minister" in page_document(Page(data), ReadOptions()).text


def test_a_page_that_breaks_the_extractor_is_a_failure(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    found = failure(write("a.html", page()))
    assert (found.reason, "RecursionError: too deep" in found.message) == ("unreadable", True)


def answer(monkeypatch: pytest.MonkeyPatch, response: object) -> None:
    monkeypatch.setattr(trafilatura.downloads, "fetch_response", lambda *_, **__: response)


def test_a_page_on_the_web_knows_where_and_when_it_was_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = {"content-type": "text/html; charset=mac-roman"}
    answer(monkeypatch, SimpleNamespace(status=200, data=page().encode("mac-roman"), url="https://example.org/moved", headers=headers))
    before = datetime.now(UTC)
    found = document("https://example.org/talks")
    assert "Tuesday – nothing" in found.text
    assert found.url == "https://example.org/moved"
    assert found.fetched is not None
    assert before <= found.fetched <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("response", "message"), [(None, "no answer"), (SimpleNamespace(status=404, data=b"", url="", headers={}), "status 404")]
)
def test_a_page_that_cannot_be_fetched_is_a_failure(monkeypatch: pytest.MonkeyPatch, response: object, message: str) -> None:
    answer(monkeypatch, response)
    found = failure("https://example.org/talks")
    assert (found.source, found.reason) == ("https://example.org/talks", "fetch")
    assert message in found.message


def test_nothing_is_printed_about_a_page_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DocumentError):
        page_document(Page(b"<html></html>"), ReadOptions())
    assert capsys.readouterr() == ("", "")
