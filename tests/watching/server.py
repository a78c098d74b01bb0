"""A host on this machine that behaves, or misbehaves, as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """A status, headers and body; `after` seconds pass before it, `gap` before each of its pieces. `etag` is honoured."""

    body: bytes | str | Iterable[bytes] = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    after: float = 0.0
    gap: float = 0.0


class Site:
    """Keeps what is asked, and answers each path by its replies in turn, the last for ever."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.when: list[Any] = []
        self.now: Callable[[], Any] = lambda: None
        self.ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def put(self, path: str, *replies: Reply) -> str:
        """What is at a path from now on; gives its address."""
        self.pages[path] = list(replies)
        return self.url + path

    def count(self, path: str) -> int:
        return self.asked.count(path)

    def close(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    def reply(self, path: str) -> Reply:
        replies = self.pages.get(path) or [Reply(status=404)]
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                site.when.append(site.now())
                reply = site.reply(self.path)
                if site.ended.wait(reply.after):
                    return
                try:
                    self._send(reply)
                except OSError:  # the other side had enough
                    self.close_connection = True

            def _send(self, reply: Reply) -> None:
                if reply.etag and self.headers.get("If-None-Match") == reply.etag:
                    self.send_response(304)
                    self.end_headers()
                    return
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                self.send_response(reply.status)
                length = {"Content-Length": str(len(body))} if isinstance(body, bytes) else {}
                headers = {"Content-Type": reply.kind, **length, **({"ETag": reply.etag} if reply.etag else {}), **reply.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in [body] if isinstance(body, bytes) else body:
                    if reply.gap:
                        time.sleep(reply.gap)
                    if site.ended.is_set():
                        return
                    self.wfile.write(piece)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


SENTENCES = (
    "The foreign minister of Norland said on Monday that the talks with Sudland would go on next week in the capital.",
    "A spokesman for Sudland denied on Tuesday that anything had been agreed, and accused Norland of breaking its word.",
    "Police said that two officers were wounded when protesters threw stones at the embassy in the evening.",
)


def article(title: str = "Talks to go on", *more: str, head: str = "") -> Reply:
    """The page of an article."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in (*SENTENCES, *more))
    return Reply(
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="The Norland Post">{head}</head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def rss(*items: str | tuple[str, Any], more: str = "", etag: str = "") -> Reply:
    """An RSS feed of addresses, or of addresses and days of publication."""
    listed = []
    for item in items:
        url, published = item if isinstance(item, tuple) else (item, None)
        day = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
        listed.append(f"<item><title>Told by the feed</title><link>{url}</link>{day}</item>")
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Norland Post</title>{more}{"".join(listed)}</channel></rss>'
    return Reply(body, kind="application/rss+xml", etag=etag)


def atom(*items: tuple[str, str]) -> Reply:
    """An Atom feed of addresses and when each was updated."""
    entry = '<entry><title>T</title><link href="{0}"/><id>{0}</id><updated>{1}</updated></entry>'
    listed = "".join(entry.format(*item) for item in items)
    return Reply(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{listed}</feed>', kind="application/atom+xml")


def sitemap(*items: str | tuple[str, str], root: str = "urlset") -> Reply:
    """A sitemap of addresses, or of addresses and days; or an index of sitemaps."""
    tag = "url" if root == "urlset" else "sitemap"
    told = [(item, "") if isinstance(item, str) else (item[0], f"<lastmod>{item[1]}</lastmod>") for item in items]
    listed = "".join(f"<{tag}><loc>{url}</loc>{day}</{tag}>" for url, day in told)
    return Reply(f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</{root}>', kind="application/xml")


def page(*sentences: str) -> Reply:
    """A page that tells nothing but its text."""
    return Reply(f"<html><body><article>{''.join(f'<p>{sentence}</p>' for sentence in sentences)}</article></body></html>")
