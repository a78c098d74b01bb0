"""Events: who did what to whom, when, where, according to whom, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dragoman.records.spans import Mention, Span

Status = Literal["reported", "claimed", "denied", "negated", "planned", "hypothetical"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the words to the record: the component that took it, and what it saw, in a sentence."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """The day or span an act is dated to, first and last day included. `precision`: day, week, month, season, year, decade, span."""

    first: date
    last: date
    precision: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. `id` is the GeoNames id where known; `country` an ISO alpha-3 code; `kind` city, province, country …"""

    name: str
    country: str
    province: str = ""
    latitude: float | None = None
    longitude: float | None = None
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, and the place, if it was found; else `reason`."""

    text: str
    start: int
    end: int
    place: Place | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people told: at least `low`, at most `high` (None: open, as in "dozens")."""

    low: int
    high: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Manner:
    """Words that bear on the tone of what is told: their kind (`intensifier`, `hedge`, `withheld`; in a statement also a kind of the
    tone lexicon, such as `evaluation`), and how much they weigh, below 0 where they weaken or speak ill."""

    text: str
    start: int
    end: int
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second reader makes of an event, from its sentence alone: whether it agrees in type, status and actors, and its own.

    `type` is empty and `status` None where it sees no event. It stands beside the coder's fields and never in their place.
    """

    reader: str
    agrees: bool
    type: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    status: Status | None
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one type. `score` is the coder's confidence from 0 to 1; `steps` lead from the words to each field; `manner` holds
    the words that make an act in words stronger or weaker; `opinion` is a second reader's, where one was asked."""

    id: str
    document: str
    sentence: str
    trigger: Span
    type: str
    mode: str
    status: Status
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    according_to: tuple[Mention, ...]
    historical: bool
    score: float
    date: EventDate | None = None
    date_reason: str = ""
    place: Toponym | None = None
    place_reason: str = ""
    killed: Toll | None = None
    injured: Toll | None = None
    steps: tuple[Step, ...] = ()
    manner: tuple[Manner, ...] = ()
    opinion: Opinion | None = None

    def explain(self) -> str:
        """Each step from the words to the record, a line each."""
        return "\n".join(f"{step.part}: {step.text}" for step in self.steps)
