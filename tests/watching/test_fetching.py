"""One request: no further, no larger and no longer than is allowed."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import repeat

import pytest

from dragoman.watching import WatchOptions
from dragoman.watching.fetching import Fetcher, Request, Unfetched
from tests.watching.server import Reply, Site

ZEROS = b"\x00" * 50_000_000


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(WatchOptions(timeout=timedelta(seconds=5)), {"127.0.0.1"})


def test_an_answer_tells_what_and_how_it_is_written(site: Site, fetcher: Fetcher) -> None:
    reply = Reply("Grüße".encode("latin-1"), kind='text/html; charset="ISO-8859-1"', headers={"ETag": '"x"', "Last-Modified": "Thu"})
    answer = fetcher.fetch(Request(site.put("/", reply), 100))
    assert (answer.status, answer.data, answer.kind, answer.charset) == (200, "Grüße".encode("latin-1"), "text/html", "iso-8859-1")
    assert (answer.etag, answer.last_modified, answer.location, answer.after) == ('"x"', "Thu", "", "")


def test_redirections_are_told_and_not_followed(site: Site, fetcher: Fetcher) -> None:
    reply = Reply("x" * 1_000, status=301, headers={"Location": "/other", "Retry-After": "9"})
    answer = fetcher.fetch(Request(site.put("/", reply), 100))
    assert (answer.status, answer.location, answer.after, answer.data) == (301, "/other", "9", b"")


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [(gzip.compress, "gzip"), (zlib.compress, "deflate"), (lambda data: gzip.compress(gzip.compress(data)), "gzip, gzip")],
)
def test_what_is_packed_is_unpacked(site: Site, fetcher: Fetcher, packed: Callable[[bytes], bytes], encoding: str) -> None:
    site.put("/", Reply(packed(b"The talks go on."), headers={"Content-Encoding": encoding}))
    assert fetcher.fetch(Request(site.url + "/", 100)).data == b"The talks go on."


@pytest.mark.parametrize(
    "reply",
    [
        Reply(repeat(b"x" * 1_000)),
        Reply(b"x" * 1_000_001),
        Reply(gzip.compress(ZEROS), headers={"Content-Encoding": "gzip"}),
        Reply(gzip.compress(gzip.compress(ZEROS)), headers={"Content-Encoding": "gzip, gzip"}),
    ],
    ids=["endless", "too large", "grows", "grows twice"],
)
def test_no_more_is_taken_than_is_allowed(site: Site, fetcher: Fetcher, reply: Reply) -> None:
    url = site.put("/", reply)
    with pytest.raises(Unfetched, match="larger than the 1,000,000 bytes"):
        fetcher.fetch(Request(url, 1_000_000))
    assert len(fetcher.fetch(Request(url, 1_000_000, cut=True)).data) == 1_000_000


def test_what_is_too_small_by_what_was_said_of_it_is_not_taken(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(Unfetched, match="No answer came that can be read"):
        fetcher.fetch(Request(site.put("/", Reply("half", headers={"Content-Length": "99"})), 100))


@pytest.mark.parametrize(("kind", "taken"), [("text/html", True), ("", True), ("application/pdf", False), ("TEXT/HTML; x", True)])
def test_only_the_wanted_kinds_are_read(site: Site, fetcher: Fetcher, kind: str, taken: bool) -> None:
    request = Request(site.put("/", Reply("body", kind=kind)), 100, kinds=("text/html",))
    if taken:
        assert fetcher.fetch(request).data == b"body"
    else:
        with pytest.raises(Unfetched, match=f"It is no page but {kind}") as error:
            fetcher.fetch(request)
        assert error.value.hopeless


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://127.0.0.2/", "'127.0.0.2' is in a private network"),
        ("http://localhost/", "'localhost' is in a private network"),
        ("http://10.0.0.1/admin", "in a private network"),
        ("http://169.254.169.254/latest/meta-data", "in a private network"),
        ("http://[::ffff:10.0.0.1]/", "in a private network"),
        ("http://0x7f000001/", "in a private network"),
        ("http://no-such-host.invalid/", "No host is known by the name 'no-such-host.invalid'"),
        ("http://" + "a" * 70 + ".example/", "No host is known by the name"),
    ],
)
def test_what_stands_behind_the_firewall_is_not_asked(fetcher: Fetcher, url: str, told: str) -> None:
    with pytest.raises(Unfetched, match="(?s)" + told.replace("[", r"\[")):
        fetcher.fetch(Request(url, 100))


def spoken(answer: Iterator[bytes]) -> str:
    """The address of a host that speaks these bytes to whoever comes first."""
    listening = socket.create_server(("127.0.0.1", 0))

    def speak() -> None:
        with listening, listening.accept()[0] as connection:
            connection.recv(65_536)
            for part in answer:
                try:
                    connection.sendall(part)
                except OSError:
                    return

    threading.Thread(target=speak, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"


def dripping(start: bytes, line: bytes) -> Iterator[bytes]:
    yield start
    for each in repeat(line, 100):
        time.sleep(0.05)
        yield each


@pytest.mark.parametrize(("start", "line"), [(b"", b"H"), (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n")], ids=["status", "headers"])
def test_headers_that_drip_are_not_waited_for(start: bytes, line: bytes) -> None:
    fetcher, begun = Fetcher(WatchOptions(timeout=timedelta(seconds=0.3)), {"127.0.0.1"}), time.monotonic()
    with pytest.raises(Unfetched, match=r"No whole answer came within 0\.3 seconds"):
        fetcher.fetch(Request(spoken(dripping(start, line)), 100))
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "said",
    [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200, b"\x00" * 99_999],
    ids=["nothing", "other", "status", "headers", "zeros"],
)
def test_what_is_no_http_is_told(fetcher: Fetcher, said: bytes) -> None:
    with pytest.raises(Unfetched, match="No answer came that can be read") as error:
        fetcher.fetch(Request(spoken(iter([said])), 100))
    assert error.value.host
