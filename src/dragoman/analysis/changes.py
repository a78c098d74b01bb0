"""Where the level of a series changes, found as its values come: Bayesian online change-point detection (Adams and MacKay 2007),
started anew after each change (Alami, Maillard and Féraud 2020).

Each day with acts is one observation. Mean and variance of a run of days between two changes are unknown, with a
normal-inverse-gamma prior; the chance of a change grows with the days gone by, so that weeks without acts count as weeks.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FAINT = 0.01  # runs less probable than this add nothing to an alarm
NEGLIGIBLE = 16.0  # runs whose log probability is this far below the best are dropped


@dataclass(frozen=True, slots=True)
class DayValue:
    """What was told on one day: the weighted mean of its acts' values, and how many acts that is worth."""

    day: date
    value: float
    acts: float


@dataclass(frozen=True, slots=True)
class ChangeOptions:
    """How changes are found. `hazard` is the chance of a change on any day; `spread` the spread of single values that is expected, and
    `belief` how many values that is worth; `levels` how widely levels lie around 0, in spreads; `shared` how much acts of one day are
    the same news told again. A change is one of the last `window` days, told on `least_days` days at least, of `least_size` points
    and `least_share` spreads at least, and its probability reaches `alarm`, which `evaluation.shifts` calibrates. A further change the
    same way within `settle` days is the same going on."""

    hazard: float = 1 / 180
    spread: float = 3.0
    belief: float = 4.0
    levels: float = 1.5
    shared: float = 0.3
    window: int = 70
    least_days: int = 3
    least_size: float = 1.5
    least_share: float = 0.5
    alarm: float = 0.4
    settle: int = 28


DEFAULTS = ChangeOptions()


@dataclass(frozen=True, slots=True)
class Change:
    """A change of level: `found` and `start` are positions in the series, where it was known and where the new level begins."""

    found: int
    start: int
    probability: float
    before: float
    after: float


def find_changes(days: Sequence[DayValue], options: ChangeOptions = DEFAULTS) -> list[Change]:
    """The changes of level in a series of days in their order, each as it was known on the day it was found, with its start estimated
    anew from the days up to the next change."""
    found: list[Change] = []
    base = 0
    runs = _Runs(options)
    for at, day in enumerate(days):
        runs.add(day)
        change = _change(days, base, at, runs, options)
        if change is not None:
            if not found or not _goes_on(found[-1], change, days, options):
                found.append(change)
            base = change.start
            runs = _Runs(options)
            for known in days[base : at + 1]:
                runs.add(known)
    return _placed(days, found, options)


def weight_of(acts: float, options: ChangeOptions) -> float:
    """How many independent values a day is worth that tells so many acts: never more than the acts of a day have news apart."""
    return 1 / (options.shared + (1 - options.shared) / acts) if acts > 0 else 0.0


def step_between(first: DayValue, second: DayValue, options: ChangeOptions) -> float:
    """The squared step between neighbouring days, in terms of single values: a level that changes now and then hardly adds to it."""
    return (second.value - first.value) ** 2 / (1 / weight_of(first.acts, options) + 1 / weight_of(second.acts, options))


def spread_of(steps: Sequence[float], options: ChangeOptions) -> float:
    """The spread of single values around their level, by the steps between neighbouring days and by what is expected."""
    return math.sqrt((sum(steps) + options.belief * options.spread**2) / (len(steps) + options.belief))


@dataclass(eq=False)
class _Runs:
    """The runs of days that may be going on, by their first day: log probability, and what is known of mean and variance."""

    options: ChangeOptions
    starts: list[date] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    last: DayValue | None = None
    steps: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.log_p: Floats = np.zeros(0)
        self.mean: Floats = np.zeros(0)
        self.kappa: Floats = np.zeros(0)
        self.alpha: Floats = np.zeros(0)
        self.beta: Floats = np.zeros(0)

    def add(self, day: DayValue) -> None:
        """Takes in one more day."""
        options = self.options
        if self.last is None:
            changed, grown = 1.0, self.log_p
        else:
            self.steps.append(step_between(self.last, day, options))
            changed = 1 - (1 - options.hazard) ** (day.day - self.last.day).days
            grown = self.log_p + math.log1p(-changed)
        self.log_p = np.append(grown, math.log(changed))
        self.mean = np.append(self.mean, 0.0)
        self.kappa = np.append(self.kappa, 1 / options.levels**2)
        self.alpha = np.append(self.alpha, options.belief / 2)
        self.beta = np.append(self.beta, options.belief / 2 * spread_of(self.steps, options) ** 2)
        self.starts.append(day.day)
        self.days = [*(n + 1 for n in self.days), 1]
        self._learn(day.value, weight_of(day.acts, options))
        self._drop()
        self.last = day

    def _learn(self, value: float, weight: float) -> None:
        """Each run foretells the value, and then learns from it."""
        scale = self.beta / self.alpha * (1 / self.kappa + 1 / weight)
        self.log_p = self.log_p + _student(value - self.mean, 2 * self.alpha, scale)
        self.log_p -= self.log_p.max() + math.log(np.exp(self.log_p - self.log_p.max()).sum())
        self.beta = self.beta + 0.5 * weight * self.kappa / (self.kappa + weight) * (value - self.mean) ** 2
        self.mean = (self.kappa * self.mean + weight * value) / (self.kappa + weight)
        self.kappa = self.kappa + weight
        self.alpha = self.alpha + 0.5

    def _drop(self) -> None:
        """Forgets the runs that can hardly be; the first, which says that nothing has changed, is kept to be compared with."""
        keep = self.log_p > self.log_p.max() - NEGLIGIBLE
        keep[0] = True
        if not keep.all():
            self.log_p, self.mean, self.kappa = self.log_p[keep], self.mean[keep], self.kappa[keep]
            self.alpha, self.beta = self.alpha[keep], self.beta[keep]
            self.starts = [start for start, kept in zip(self.starts, keep, strict=True) if kept]
            self.days = [n for n, kept in zip(self.days, keep, strict=True) if kept]


def _student(distance: Floats, freedom: Floats, scale: Floats) -> Floats:
    """The log density of Student's t; the gamma functions through Stirling's series, exact enough from four degrees of freedom."""
    half = freedom / 2
    constant = _log_gamma(half + 0.5) - _log_gamma(half) - 0.5 * np.log(np.pi * freedom * scale)
    density: Floats = constant - (half + 0.5) * np.log1p(distance**2 / (freedom * scale))
    return density


def _log_gamma(x: Floats) -> Floats:
    series: Floats = (x - 0.5) * np.log(x) - x + 0.5 * math.log(2 * math.pi) + 1 / (12 * x) - 1 / (360 * x**3)
    return series


def _change(days: Sequence[DayValue], base: int, at: int, runs: _Runs, options: ChangeOptions) -> Change | None:
    """The change that is known on a day, if the probability of one within the window reaches the alarm."""
    today = days[at].day
    recent = np.array(
        [n >= options.least_days and (today - start).days <= options.window for start, n in zip(runs.starts, runs.days, strict=True)]
    )
    recent[0] = False
    p = np.where(recent, np.exp(runs.log_p), 0.0)
    if p.sum() < options.alarm:
        return None
    starts = [at + 1 - n for n in runs.days]
    least = max(options.least_size, options.least_share * spread_of(runs.steps, options))
    for n in np.flatnonzero(p):
        if p[n] < FAINT or not _moved(days[base : starts[n]], days[starts[n] : at + 1], least, options):
            p[n] = 0.0
    probability, start = float(p.sum()), starts[int(p.argmax())]
    if probability < options.alarm:
        return None
    return Change(at, start, min(1.0, probability), _level(days[base:start], options), _level(days[start : at + 1], options))


def _goes_on(last: Change, change: Change, days: Sequence[DayValue], options: ChangeOptions) -> bool:
    """Whether a change only goes on with the one before it: found in the midst of a turn, it is found again when the turn is complete."""
    soon = (days[change.found].day - days[last.found].day).days <= options.settle
    return soon and (change.after - change.before) * (last.after - last.before) > 0


def _moved(before: Sequence[DayValue], after: Sequence[DayValue], least: float, options: ChangeOptions) -> bool:
    """Whether the level moved so far, and most days with it: one stray day moves a mean, but neither the days nor the level after it."""
    if not before:
        return False
    move = _level(after, options) - (old := _level(before, options))
    if abs(move) < least:
        return False
    return (statistics.median(day.value for day in after) - old) * math.copysign(1, move) >= least


def _level(days: Iterable[DayValue], options: ChangeOptions) -> float:
    """The mean of some days by what each is worth."""
    total = moment = 0.0
    for day in days:
        weight = weight_of(day.acts, options)
        total += weight
        moment += weight * day.value
    return moment / total if total else 0.0


def _placed(days: Sequence[DayValue], changes: Sequence[Change], options: ChangeOptions) -> list[Change]:
    """The changes with start and levels estimated from all days between the neighbouring changes: where two levels fit best."""
    placed: list[Change] = []
    for n, change in enumerate(changes):
        first = placed[-1].start if placed else 0
        last = changes[n + 1].start if n + 1 < len(changes) else len(days)
        start = _best_split(days, first, max(last, change.found + 1), change, options)
        before, after = _level(days[first:start], options), _level(days[start : max(last, start + 1)], options)
        placed.append(Change(change.found, start, change.probability, before, after))
    return placed


def _best_split(days: Sequence[DayValue], first: int, last: int, change: Change, options: ChangeOptions) -> int:
    """Within the window before the finding, the start that sets the two levels furthest apart for their weight."""
    weights = np.array([weight_of(day.acts, options) for day in days[first:last]])
    values = np.array([day.value for day in days[first:last]])
    w, v = np.cumsum(weights), np.cumsum(weights * values)
    found = days[change.found].day
    splits = [k for k in range(first + 1, change.found + 1) if (found - days[k].day).days <= options.window and k < last]
    if not splits:
        return change.start
    at = np.array(splits) - first - 1
    gain = w[at] * (w[-1] - w[at]) / w[-1] * (v[at] / w[at] - (v[-1] - v[at]) / (w[-1] - w[at])) ** 2
    return splits[int(gain.argmax())]
