"""Tone: acts in words between two states, what articles themselves say of it, its curve, and where it shifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records.events import Manner

Direction = Literal["up", "down", "unknown"]


@dataclass(frozen=True, slots=True)
class VerbalAct:
    """What one state says or does in words to another. `value` runs from -10 (most hostile) to 10 (most friendly), and `words` moved it.

    `source` and `target` are ISO alpha-3 codes; `level` tells who spoke (`head`, `minister`, `spokesman` …) and `weight` how much that
    counts in the curve. `coded` is the id of the event or statement; `type` is its event type, or the statement's stance. `recalled`
    says that the report looks back on it: it has been told before and does not count again.
    """

    id: str
    document: str
    outlet: str
    coded: str
    type: str
    source: str
    target: str
    day: date | None
    value: float
    direct: bool
    level: str
    weight: float
    recalled: bool
    words: tuple[Manner, ...]
    trigger: str
    start: int
    end: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToneRemark:
    """What an article says of tone itself, as "a subtle shift in tone". `source` and `target` are empty where the text leaves them open."""

    id: str
    document: str
    outlet: str
    day: date | None
    direction: Direction
    source: str
    target: str
    text: str
    start: int
    end: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The level of tone on a day, or in the week that begins on it, with the interval in which it lies nine times in ten, and the
    number of acts told then."""

    day: date
    level: float
    low: float
    high: float
    acts: int


@dataclass(frozen=True, slots=True)
class ToneCurve:
    """The tone of one state towards another over time, by day and by week."""

    source: str
    target: str
    daily: tuple[CurvePoint, ...]
    weekly: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of the level of tone: `found` is the day on which it could be known, `date` when it is estimated to have come.

    `probability` is that of a change given what was known on the day it was found, `size` how far the level moved; `before` and `after`
    are acts that show it, `remarks` what articles say of it.
    """

    source: str
    target: str
    found: date
    date: date
    probability: float
    size: float
    before: tuple[VerbalAct, ...]
    after: tuple[VerbalAct, ...]
    remarks: tuple[ToneRemark, ...]

    @property
    def direction(self) -> Direction:
        """Whether the tone grew friendlier (`up`) or more hostile (`down`)."""
        return "up" if self.size > 0 else "down"
