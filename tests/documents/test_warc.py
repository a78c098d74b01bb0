from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from .conftest import Write, document, outcomes, texts
from .test_web import page

FETCHED = datetime(2025, 3, 28, 12, tzinfo=UTC)
PAGE = page().encode()


def record(url: str, content: bytes, kind: WarcRecordType = WarcRecordType.response, content_type: str = "text/html") -> bytes:
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = "application/http; msgtype=response" if kind == WarcRecordType.response else content_type
    made.record_date = FETCHED
    made.is_http = kind == WarcRecordType.response
    made.set_bytes_content(content)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def answer(body: bytes = PAGE, status: str = "200 OK", content_type: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


@pytest.mark.parametrize(
    "content",
    [
        record("https://example.org/a", answer()),
        record("https://example.org/a", answer(gzip.compress(PAGE), more="Content-Encoding: gzip\r\n")),
        record("https://example.org/a", answer(page().encode("mac-roman"), content_type="text/html; charset=macintosh")),
        record("https://example.org/a", PAGE, WarcRecordType.resource, "text/html; charset=utf-8"),
    ],
    ids=["plain", "packed", "charset", "resource"],
)
def test_a_page_is_a_document_with_its_address_and_the_time_it_was_fetched(write: Write, content: bytes) -> None:
    found = document(write("a.warc", content))
    assert "Tuesday – nothing" in found.text
    assert (found.title, found.url, found.fetched) == ("Talks to resume", "https://example.org/a", FETCHED)


def test_plain_texts_of_wet_files_are_documents(write: Write) -> None:
    found = document(write("a.warc", record("https://example.org/a", b"He left.\r\n", WarcRecordType.conversion, "text/plain")))
    assert (found.text, found.url, found.fetched) == ("He left.\n", "https://example.org/a", FETCHED)


@pytest.mark.parametrize(
    "other",
    [
        record("https://example.org/b", answer(status="404 Not Found")),
        record("https://example.org/b", answer(status="301 Moved Permanently", more="Location: /a\r\n")),
        record("https://example.org/b", answer(b"\x89PNG", content_type="image/png")),
        record("https://example.org/b", b"GET / HTTP/1.1\r\n\r\n", WarcRecordType.request),
        record("https://example.org/b", b"software: x\r\n", WarcRecordType.warcinfo, "application/warc-fields"),
        record("https://example.org/b", b"%PDF", WarcRecordType.resource, "application/pdf"),
    ],
    ids=["not found", "redirect", "image", "request", "info", "pdf"],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_no_page_is_passed_over(write: Write, name: str, other: bytes) -> None:
    found = document(write(name, other + record("https://example.org/a", answer()) + other))
    assert found.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record("https://example.org/b", answer(b"")), "empty"),
        (record("https://example.org/b", answer(b"<html></html>")), "no-text"),
        (record("https://example.org/b", answer(b"x" * 5000)), "too-large"),
        (record("https://example.org/b", b"word " * 1000, WarcRecordType.conversion, "text/plain"), "too-large"),
    ],
)
def test_a_page_that_cannot_be_read_costs_no_other(write: Write, content: bytes, reason: str) -> None:
    path = write("a.warc", record("https://example.org/a", answer()) + content + record("https://example.org/c", answer()))
    first, second, third = texts(path, max_bytes=2000)
    assert first == third
    assert second == f"<{reason}>"
    assert outcomes(path, max_bytes=2000)[1].source == f"{path} https://example.org/b"  # type: ignore[union-attr]


def test_archives_packed_record_by_record_are_read(write: Write) -> None:
    records = [record(f"https://example.org/{name}", answer()) for name in "abc"]
    assert len(texts(write("a.warc", b"".join(map(gzip.compress, records))))) == 3


@pytest.mark.parametrize(("content", "found"), [(b"", ["<empty>"]), (b"no archive\n" * 20, ["<unreadable>"])])
def test_what_is_no_archive_is_a_failure(write: Write, content: bytes, found: list[str]) -> None:
    assert texts(write("a.warc", content)) == found


def test_an_archive_that_breaks_off_keeps_what_came_before(write: Write) -> None:
    first, last = texts(write("a.warc", record("https://example.org/a", answer()) + b"WARC?\r\n" + b"no header\r\n\r\n"))
    assert first.startswith("Talks to resume")
    assert last == "<unreadable>"
