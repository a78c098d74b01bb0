"""Shifts of tone on simulated series with known changes: how many are found in time, and how often none was there.

A series is the verbal acts of one directed pair: a quiet year at one level, then two months at a level one spread higher or lower.
Acts come at random (Poisson) at a given number a week, on all days or, where a pair is bursty, many on few days. The value of an act
is the level, plus what all acts of its day share, plus its own deviation, together normal with the pair's spread (three points unless
said otherwise; a fifth of the variance is the day's), rounded to a tenth and held within the scale. A shift found before the turn is
a false alarm, counted per year; the turn counts as found if a shift in its direction is found within four weeks. The measures are of
the steady pair, with an act a day; `PAIRS` lists the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from dragoman.analysis.changes import DEFAULTS, Change, ChangeOptions, DayValue, find_changes
from dragoman.evaluation.metrics import Measure, Share, Table, Value

IN_TIME = 28
FIRST = date(2020, 1, 6)


@dataclass(frozen=True, slots=True)
class Simulated:
    """A kind of pair: its name, acts a week, the spread of their values, the share of the variance that acts of a day have in common,
    and on how many of the days that could have acts they come (1: all)."""

    name: str
    acts: float
    spread: float = 3.0
    shared: float = 0.2
    days: float = 1.0


PAIRS = (
    Simulated("steady", 7.0),
    Simulated("thin", 4.0),
    Simulated("sparse", 1.5),
    Simulated("bursty", 7.0, days=0.35),
    Simulated("narrow", 7.0, spread=2.0),
    Simulated("wide", 7.0, spread=4.0),
)


@dataclass(frozen=True, slots=True)
class Simulation:
    """How much is simulated of each kind: series, quiet days in each and days after the turn; `size` of the turn in spreads. The alarm
    of `ChangeOptions` is what `calibrated()` gives on this."""

    series: int = 60
    quiet: int = 365
    after: int = 60
    size: float = 1.0
    seed: int = 7


SIMULATION = Simulation()


@dataclass(frozen=True, slots=True)
class ShiftScores:
    """Of the first kind of pair: shifts found in time, false alarms a year; the others in a table."""

    found: Share
    false_alarms: Value
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"found in four weeks": self.found, "false alarms": self.false_alarms}


def score_shifts(simulation: Simulation = SIMULATION, options: ChangeOptions = DEFAULTS) -> ShiftScores:
    """Simulates each kind of pair and scores what is found; the same numbers on every run."""
    scored = [_score(pair, simulation, options) for pair in PAIRS]
    columns = ("pair", "acts a week", "spread", "found in 4 weeks", "found in 8 weeks", "false alarms a year", "series")
    rows = tuple(
        (pair.name, pair.acts, pair.spread, found.value, later.value, alarms.value, found.total)
        for pair, (found, later, alarms) in zip(PAIRS, scored, strict=True)
    )
    return ShiftScores(scored[0][0], scored[0][2], (Table("simulated shifts of one spread", columns, rows),))


def _score(pair: Simulated, simulation: Simulation, options: ChangeOptions) -> tuple[Share, Share, Value]:
    random = np.random.default_rng(simulation.seed)
    turn = FIRST + timedelta(days=simulation.quiet)
    found, later, alarms = [], [], 0
    for n in range(simulation.series):
        size = simulation.size * pair.spread * (1 if n % 2 else -1)
        days = list(series(pair, simulation, size, random))
        changes = find_changes(days, options)
        alarms += sum(days[change.found].day < turn for change in changes)
        found.append(any(_right(days, change, turn, size, IN_TIME) for change in changes))
        later.append(any(_right(days, change, turn, size, 2 * IN_TIME) for change in changes))
    years = simulation.series * simulation.quiet / 365.25
    return Share.of(found), Share.of(later), Value("a_year", alarms / years, simulation.series)


def _right(days: list[DayValue], change: Change, turn: date, size: float, within: int) -> bool:
    return turn <= days[change.found].day <= turn + timedelta(days=within) and (change.after - change.before) * size > 0


def series(pair: Simulated, simulation: Simulation, size: float, random: np.random.Generator) -> Iterator[DayValue]:
    """The days with acts of one series, whose level turns by `size` after the quiet time."""
    level = random.uniform(-4.0, 4.0)
    for n in range(simulation.quiet + simulation.after):
        acts = int(random.poisson(pair.acts / 7 / pair.days)) if random.random() < pair.days else 0
        if not acts:
            continue
        mean = level + (size if n >= simulation.quiet else 0.0)
        day = random.normal(0.0, pair.spread * pair.shared**0.5)
        values = mean + day + random.normal(0.0, pair.spread * (1 - pair.shared) ** 0.5, acts)
        yield DayValue(FIRST + timedelta(days=n), float(np.clip(values, -10, 10).round(1).mean()), float(acts))


def calibrated(simulation: Simulation = SIMULATION, options: ChangeOptions = DEFAULTS, a_year: float = 1.0) -> float:
    """The lowest alarm, in steps of a fiftieth, at which no kind of pair has more false alarms a year than asked for."""
    for step in range(10, 50):
        tried = replace(options, alarm=step / 50)
        if all(_score(pair, simulation, tried)[2].value <= a_year for pair in PAIRS):
            return tried.alarm
    return 0.99
