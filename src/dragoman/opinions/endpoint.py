"""An OpenAI-compatible endpoint, asked over HTTP with patience.

Written on urllib: the package depends on no HTTP library of its own, one kind of request is made, and what matters here, namely which
failures are worth another attempt and that a key never follows a redirection to another host, has to be said in any case.
"""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dragoman.opinions.answers import BROKEN, MISSHAPEN
from dragoman.opinions.options import ReaderOptions
from dragoman.opinions.question import Question
from dragoman.records import InputError
from dragoman.version import __version__

KEY = "DRAGOMAN_READER_KEY"
LONGEST_WAIT = 60.0  # seconds between two attempts, whatever the endpoint asks for
MOST_BYTES = 1_000_000  # of an answer
AGAIN = frozenset({408, 425, 429})  # and all from 500
HOPELESS = frozenset({401, 403, 404})  # no other question will fare better
SCHEMA_REFUSED = frozenset({400, 415, 422, 501})
TIMED_OUT, BROKEN_OFF = "no answer in time", "answer broken off"


class NoAnswer(Exception):  # noqa: N818, an outcome
    """A question was not answered; the message is its reason for counting. `hopeless` says that no other will be."""

    def __init__(self, reason: str, hopeless: bool = False) -> None:
        super().__init__(reason)
        self.hopeless = hopeless


class _Again(Exception):  # noqa: N818, an outcome
    """Another attempt may fare better, `after` so many seconds if the endpoint says so."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said, and how many tokens the endpoint counted for question and answer; 0 where it does not say."""

    text: str
    tokens: int


class _NoRedirection(HTTPRedirectHandler):
    """Follows no redirection: the key is meant for the host that was named."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:
        """Nothing to follow."""


class Endpoint:
    """Asks one model. May be used by several threads at once; `stopped` ends all waiting."""

    def __init__(self, options: ReaderOptions, stopped: threading.Event) -> None:
        self.options = options
        self.stopped = stopped
        self._opener = build_opener(_NoRedirection)
        self._headers = {"Content-Type": "application/json", "User-Agent": f"dragoman/{__version__}"}
        if key := os.environ.get(KEY, "").strip():
            if not (key.isascii() and key.isprintable()):
                raise InputError(f"The variable {KEY} holds characters that no key has; set it to the key alone.")
            self._headers["Authorization"] = f"Bearer {key}"
        self._by_schema = True
        self._heard = False

    def ask(self, question: Question) -> Answer:
        """The answer. Raises NoAnswer when all attempts have failed."""
        wait = self.options.backoff
        for attempt in range(1, self.options.attempts + 1):
            try:
                return self._attempt(question)
            except _Again as trouble:
                if attempt == self.options.attempts:
                    raise NoAnswer(str(trouble)) from trouble
                if self.stopped.wait(min(wait if trouble.after is None else trouble.after, LONGEST_WAIT)):
                    raise NoAnswer("the run was left") from trouble
                wait *= 2
        raise AssertionError("the last attempt returns or raises")

    def _attempt(self, question: Question) -> Answer:
        by_schema = self._by_schema
        try:
            return self._post(question.request(self.options.model, by_schema=by_schema))
        except HTTPError as error:
            meant = _meant(error)
            if not by_schema or error.code not in SCHEMA_REFUSED:
                raise meant from error
        try:
            answer = self._post(question.request(self.options.model, by_schema=False))
        except HTTPError as error:
            raise _meant(error) from error
        self._by_schema = False  # it was the schema that the endpoint did not know
        return answer

    def _post(self, request: dict[str, Any]) -> Answer:
        """One request. Raises HTTPError for a status that is none of success."""
        url = f"{self.options.url.rstrip('/')}/chat/completions"
        deadline = time.monotonic() + self.options.timeout
        try:
            with self._opener.open(Request(url, json.dumps(request).encode(), self._headers), timeout=self.options.timeout) as response:
                self._heard = True
                return _answer(_body(response, deadline))
        except HTTPError:
            self._heard = True
            raise
        except TimeoutError:
            raise _Again(TIMED_OUT) from None
        except (URLError, HTTPException, OSError, ValueError) as error:  # ValueError: a host whose name is none
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _Again(TIMED_OUT) from None
            why = getattr(reason, "strerror", None) or type(reason).__name__
            # Who was never there is not waited for; who was may come back.
            raise _Again(f"no connection ({why})") if self._heard else NoAnswer(f"no connection ({why})", hopeless=True) from error


def _body(response: HTTPResponse, deadline: float) -> bytes:
    """All that comes before the deadline; the time-out of the connection would start anew with every byte."""
    parts: list[bytes] = []
    while part := response.read1(65_536):
        parts.append(part)
        if time.monotonic() > deadline:
            raise TimeoutError
        if sum(map(len, parts)) > MOST_BYTES:
            raise NoAnswer(MISSHAPEN)
    if response.length:
        raise _Again(BROKEN_OFF)
    return b"".join(parts)


def _answer(body: bytes) -> Answer:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise NoAnswer(BROKEN) from None
    try:
        text = told["choices"][0]["message"]["content"]
    except (TypeError, KeyError, IndexError):
        raise NoAnswer(MISSHAPEN) from None
    if not isinstance(text, str):
        raise NoAnswer(MISSHAPEN)
    usage = told.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return Answer(text, tokens if type(tokens) is int else 0)


def _meant(error: HTTPError) -> _Again | NoAnswer:
    """What a status means for this question and the others."""
    reason = f"status {error.code}"
    after = error.headers.get("Retry-After") if error.headers else None
    error.close()
    if error.code in AGAIN or error.code >= 500:
        return _Again(reason, _seconds(after) if after else None)
    return NoAnswer(reason, hopeless=error.code in HOPELESS)


def _seconds(after: str) -> float | None:
    """The seconds that a Retry-After asks for, as a number or a moment; None where it is neither."""
    try:
        return max(0.0, float(after))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
