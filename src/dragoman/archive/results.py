"""What an archive answers, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from dragoman.records import Stance, Status

COUNTED = 10_000  # results are counted so far; to count on would take longer than to show them
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the results are wanted, the newest first: so many (None: all) after the first few."""

    limit: int | None = 50
    offset: int = 0

    def most(self, counted: int) -> int | None:
        """How many results are looked for: one more than are shown or counted, by which it is known whether there are more."""
        return None if self.limit is None else max(self.offset + self.limit, counted) + 1

    def of(self, keys: list[int]) -> list[int]:
        """The part of the keys that is on the page."""
        return keys[self.offset : None if self.limit is None else self.offset + self.limit]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The rows of a page, read while the connection is open, and how many results there are: just so many, or more where not `exact`."""

    rows: Iterator[T]
    total: int
    exact: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event. Parties are as a reader wants to see them: the words, with the name where it is another; a toll without a high number
    is open, as in "dozens". `decided` is what people made of it: accepted, rejected, corrected, or empty."""

    id: str
    day: date | None
    last_day: date | None
    published: date | None
    type: str
    mode: str
    status: Status
    historical: bool
    confidence: float
    trigger: str
    source: str
    target: str
    according_to: str
    place: str
    province: str
    country: str
    latitude: float | None
    longitude: float | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    sentence: str
    document: str
    title: str
    publisher: str
    url: str
    run: str
    decided: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement; its day is that of publication."""

    id: str
    day: date | None
    speaker: str
    stance: Stance
    cue: str
    content: str
    quote: str
    sentence: str
    document: str
    title: str
    publisher: str
    url: str
    run: str
    decided: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An article in its newest version, with the number of its versions, of its reprints by others, and of what was coded of it."""

    id: str
    published: date | None
    first_seen: datetime
    fetched: datetime | None
    title: str
    publisher: str
    url: str
    language: str
    versions: int
    reprints: int
    events: int
    statements: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, in how many events it is source and target, how many statements it makes, and the first and last day of all these."""

    name: str
    country: str
    sector: str
    person: bool
    as_source: int
    as_target: int
    statements: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A claim or an incident, what is known of it as JSON, and from how many places in reports."""

    kind: str
    id: str
    first: date | None
    last: date | None
    mentions: int
    summary: str
    decided: str
