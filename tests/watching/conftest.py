from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from dragoman.records import Document
from dragoman.watching import FeedState, Notice, Tally, Watcher, WatchOptions
from tests.watching.memory import HandClock, Memory
from tests.watching.server import Site

NO_DELAY: dict[str, Any] = {"delay": timedelta(0), "jitter": 0.0, "timeout": timedelta(seconds=5)}


@pytest.fixture
def site() -> Iterator[Site]:
    """A host on this machine."""
    site = Site()
    yield site
    site.close()


@pytest.fixture
def clock(site: Site) -> HandClock:
    clock = HandClock()
    site.now = clock.now
    return clock


@dataclass
class Watch:
    """A watch and all that came of it; each round is made by a new watcher, as in a new run."""

    clock: HandClock
    state: FeedState = field(default_factory=Memory)
    documents: list[Document] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def watcher(self, *urls: str, **options: Any) -> Watcher:
        return Watcher(urls, self.state, self.sink, self.notices.append, WatchOptions(**(NO_DELAY | options)), self.clock)

    def round(self, *urls: str, **options: Any) -> Tally:
        return self.watcher(*urls, **options).round()

    def sink(self, documents: Iterable[Document]) -> None:
        self.documents.extend(documents)

    @property
    def told(self) -> list[str]:
        return [f"{notice.source}: {notice.message}" for notice in self.notices]


@pytest.fixture
def watch(clock: HandClock) -> Watch:
    return Watch(clock)
