"""One request to one address: no further, no larger and no longer than is allowed."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as TimedOut
from urllib3.response import HTTPResponse

from dragoman.records import DragomanError
from dragoman.watching.options import WatchOptions

_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Request:
    """An address; what was told of it last time, so that only news are sent; the most bytes that are taken, and whether more
    are an error or `cut` off. `kinds` are the media types that are read, all where there are none."""

    url: str
    max_bytes: int
    etag: str = ""
    last_modified: str = ""
    kinds: tuple[str, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered. `after` is for how long it asks to be left alone: seconds, or until a moment."""

    url: str
    status: int
    data: bytes = b""
    kind: str = ""
    charset: str | None = None
    etag: str = ""
    last_modified: str = ""
    location: str = ""
    after: str = ""


class Unfetched(DragomanError):  # noqa: N818, an outcome
    """An address gave nothing that can be used. `hopeless` says that it never will, `gone` that it did once, `host` that
    nothing else on the host should be asked for now."""

    def __init__(self, message: str, *, hopeless: bool = False, gone: bool = False, host: bool = False) -> None:
        super().__init__(message)
        self.hopeless, self.gone, self.host = hopeless, gone, host


class _Timed(HTTPConnection):
    """A connection that is cut when an answer does not begin in time: the time-out of a socket starts anew with every byte."""

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as the library itself has it
        """The answer, its body unread."""
        timer = threading.Timer(self.timeout or 0.0, _cut, [self.sock])
        timer.daemon = True
        timer.start()
        try:
            return super().getresponse()
        finally:
            timer.cancel()


class _TimedSecure(_Timed, HTTPSConnection):
    """The same over TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Timed


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _TimedSecure


class Fetcher:
    """Asks hosts for what is at an address. Hosts in private networks are asked only if they are among the `trusted`, which
    the user named: a feed from elsewhere must not make us read what stands behind his firewall."""

    def __init__(self, options: WatchOptions, trusted: Collection[str] = ()) -> None:
        self._seconds = options.timeout.total_seconds()
        self._headers = {"User-Agent": options.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        self._trusted = frozenset(trusted)
        self._pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(connect=self._seconds, read=self._seconds))
        self._pool.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def fetch(self, request: Request) -> Answer:
        """The answer, whatever its status, redirections not followed. Raises Unfetched where none comes or none can be taken."""
        self._refuse_private(request.url)
        deadline, begun = time.monotonic() + self._seconds, False
        try:
            response = self._pool.request("GET", request.url, headers=self._asking(request), redirect=False, preload_content=False)
            begun = True
            with closing(response):
                return _answer(response, request, deadline)
        except NewConnectionError as error:
            raise Unfetched(f"No connection can be made: {_reason(error)}.", host=True) from error
        except (HTTPError, OSError, ValueError) as error:  # ValueError: a host whose name is none
            if isinstance(error, TimedOut) or time.monotonic() > deadline:
                raise Unfetched(f"No whole answer came within {self._seconds:g} seconds.", host=True) from None
            raise Unfetched(f"No answer came that can be read: {_reason(error)}.", host=not begun) from error

    def _asking(self, request: Request) -> dict[str, str]:
        conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
        return self._headers | {name: value for name, value in conditions.items() if value}

    def _refuse_private(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        if host in self._trusted:
            return
        try:
            found = {str(each[4][0]).partition("%")[0] for each in socket.getaddrinfo(host, None)}
        except (OSError, UnicodeError):
            raise Unfetched(f"No host is known by the name {host!r}.", host=True) from None
        if not all(ipaddress.ip_address(address).is_global for address in found):
            raise Unfetched(f"The host {host!r} is in a private network, and no feed on the list is there.", hopeless=True)


def _answer(response: urllib3.BaseHTTPResponse, request: Request, deadline: float) -> Answer:
    headers = response.headers
    declared = Message()
    declared["Content-Type"] = headers.get("Content-Type", "")
    kind = declared.get_content_type() if headers.get("Content-Type") else ""
    if response.status == 200 and request.kinds and kind and kind not in request.kinds:
        raise Unfetched(f"It is no page but {kind}.", hopeless=True)
    return Answer(
        request.url,
        response.status,
        _body(response, request, deadline) if response.status == 200 else b"",
        kind,
        declared.get_content_charset(),
        headers.get("ETag", ""),
        headers.get("Last-Modified", ""),
        headers.get("Location", ""),
        headers.get("Retry-After", ""),
    )


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _body(response: urllib3.BaseHTTPResponse, request: Request, deadline: float) -> bytes:
    """All that comes before the deadline; the time-out of the connection would start anew with every byte. Counted as it is
    unpacked, so that a small answer cannot grow without end."""
    body = bytearray()
    while True:
        if time.monotonic() > deadline:
            raise TimedOut
        part = response.read1(_CHUNK, decode_content=True)
        if not part:
            return bytes(body)
        body += part
        if len(body) > request.max_bytes:
            if request.cut:
                return bytes(body[: request.max_bytes])
            raise Unfetched(f"It is larger than the {request.max_bytes:,} bytes that are taken.", hopeless=True)


def _reason(error: Exception) -> str:
    """The words of an error, without the objects that the library names."""
    inner = error.args[-1] if isinstance(error, HTTPError) and error.args else error
    words = str(inner).rpartition(">: ")[2] or str(inner)
    return f"{type(error).__name__}: {words}".rstrip(". ") if words else type(error).__name__
