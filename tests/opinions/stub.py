"""An endpoint of our own that behaves, or misbehaves, as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

AGREEING = {"type": "ASSAULT", "status": "claimed", "source": ["rebels"], "target": ["the town"], "reason": "Rebels are said to attack."}


@dataclass
class Reply:
    """A status, what is sent with it, and how long that takes; a text body is sent as it is, another as the model's words."""

    answer: object = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    after: float = 0.0
    tokens: int | None = 100

    def bytes(self) -> bytes:
        if self.body is not None:
            return self.body
        answer = AGREEING if self.answer is None else self.answer
        told: dict[str, Any] = {"choices": [{"message": {"content": answer if isinstance(answer, str) else json.dumps(answer)}}]}
        if self.tokens is not None:
            told["usage"] = {"total_tokens": self.tokens}
        return json.dumps(told).encode()


Turn = Reply | Callable[[dict[str, Any]], Reply]


class Stub:
    """Takes its replies in turn, the last for ever, and keeps what it was asked."""

    def __init__(self, *turns: Turn) -> None:
        self.turns = list(turns) or [Reply()]
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reply(self, request: dict[str, Any]) -> Reply:
        with self._lock:
            self.requests.append(request)
            turn = self.turns[min(len(self.requests), len(self.turns)) - 1]
        return turn if isinstance(turn, Reply) else turn(request)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                stub.paths.append(self.path)
                stub.headers.append(dict(self.headers))
                stub._enter(1)
                reply = stub.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                time.sleep(reply.after)
                stub._enter(-1)
                body = reply.bytes()
                try:
                    self.send_response(reply.status)
                    for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:  # whoever asked has not waited
                    return

            def do_GET(self) -> None:
                stub.paths.append(f"GET {self.path}")
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        return Handler

    def _enter(self, by: int) -> None:
        with self._lock:
            self._at_once += by
            self.most_at_once = max(self.most_at_once, self._at_once)
