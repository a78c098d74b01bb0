"""Records with doubtful events, and endpoints to ask about them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.opinions import ReaderOptions
from dragoman.opinions.question import Question
from dragoman.records import Document, Event, Mention, Record, SentenceRecord, Span, Versions
from tests.opinions.stub import Stub, Turn

TEXT = "Kabul said that rebels attacked the town on Monday."


def record_of(name: str = "d", *scores: float, text: str = TEXT, start: int = 0) -> Record:
    """A record of one sentence, which stands at `start`, with an event of each score."""
    document = Document(" " * start + text, name)

    def at(words: str) -> int:
        return start + text.rindex(words)

    def mention(words: str) -> Mention:
        return Mention(words, at(words), at(words) + len(words))

    events = tuple(
        Event(
            id=f"{name}-{k}",
            document=name,
            sentence="0",
            trigger=Span("attacked", at("attacked"), at("attacked") + 8),
            type="ASSAULT",
            mode="",
            status="claimed",
            source=(mention("rebels"),),
            target=(mention("the town"),),
            according_to=(mention("Kabul"),),
            historical=False,
            score=score,
        )
        for k, score in enumerate(scores or (0.3,))
    )
    return Record(document, (SentenceRecord("0", start, start + len(text), text),), events, (), (), (), Versions("0", "m", "c"))


@pytest.fixture
def question() -> Question:
    record = record_of(start=7)
    return Question(record.events[0], record.sentences[0])


@pytest.fixture
def stub() -> Iterator[Callable[..., Stub]]:
    """Starts endpoints that reply in turn."""
    started: list[Stub] = []

    def start(*turns: Turn) -> Stub:
        started.append(Stub(*turns))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def options(tmp_path: Path) -> Callable[..., ReaderOptions]:
    """Options for an endpoint, with little patience."""

    def make(url: str, **more: object) -> ReaderOptions:
        return ReaderOptions(url, "tiny", **{"cache": tmp_path / "cache", "backoff": 0.01, "timeout": 5.0} | more)  # type: ignore[arg-type]

    return make


@pytest.fixture
def nobody() -> str:
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
