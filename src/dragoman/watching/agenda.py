"""What is to be asked for next."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal

from dragoman.watching.visiting import origin_of


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """A feed to poll or an item to fetch, when it is due. Of those due at once the one that was put down first comes first."""

    due: datetime
    number: int
    url: str = field(compare=False)
    kind: Literal["feed", "item"] = field(compare=False)


class Agenda:
    """Tasks by host: one host's queue does not hold up another's."""

    def __init__(self) -> None:
        self._queues: dict[str, list[Task]] = defaultdict(list)
        self._numbers = count()

    def add(self, kind: Literal["feed", "item"], url: str, address: str, due: datetime) -> None:
        """Puts a task down, for the host of its address."""
        heapq.heappush(self._queues[origin_of(address)], Task(due, next(self._numbers), url, kind))

    def next(self, free: Callable[[str], datetime]) -> tuple[Task, datetime] | None:
        """Takes the task that can be done first, and tells when, given when each host is free; None where nothing is left."""
        ready = [(max(queue[0].due, free(origin)), queue[0], origin) for origin, queue in self._queues.items() if queue]
        if not ready:
            return None
        moment, task, origin = min(ready)
        heapq.heappop(self._queues[origin])
        return task, moment
