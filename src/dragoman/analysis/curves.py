"""The curve of tone: the level of one state's words towards another, day by day and week by week, and how sure it is.

A local level model (Harvey 1989): the level wanders slowly, each day with acts tells it with an error that shrinks as acts are more.
The Kalman filter and the smoother of Rauch, Tung and Striebel give the level and its variance on every day, also on those without acts.
Where a shift was found the level may jump.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.analysis.changes import DEFAULTS, ChangeOptions, DayValue, spread_of, step_between, weight_of
from dragoman.records import CurvePoint, ToneCurve, VerbalAct

ONE_DAY = timedelta(days=1)
NINE_IN_TEN = 1.645  # standard deviations each way


@dataclass(frozen=True, slots=True)
class CurveOptions:
    """How the level may move: `drift`, in spreads of single values, is what it wanders in a `season` of days; at a shift, and before
    the first act, it may lie `levels` spreads from where it was. Few acts cannot tell drift from chance, so it is not estimated."""

    drift: float = 0.5
    season: int = 90
    levels: float = 1.0
    values: ChangeOptions = DEFAULTS


CURVE_DEFAULTS = CurveOptions()


def counted(acts: Iterable[VerbalAct], source: str, target: str) -> list[VerbalAct]:
    """The acts of one directed pair that count: dated, and not only looked back on."""
    return [act for act in acts if (act.source, act.target) == (source, target) and act.day is not None and not act.recalled]


def day_values(acts: Iterable[VerbalAct]) -> list[DayValue]:
    """The days with acts, in their order: the mean value, by the weight of the speakers, and the sum of the weights."""
    by_day: dict[date, list[VerbalAct]] = defaultdict(list)
    for act in acts:
        if act.day is not None and act.weight > 0:
            by_day[act.day].append(act)
    return [_day_value(day, by_day[day]) for day in sorted(by_day)]


def tone_curve(
    acts: Iterable[VerbalAct], source: str, target: str, shifts: Collection[date] = (), options: CurveOptions = CURVE_DEFAULTS
) -> ToneCurve:
    """The curve of one directed pair from its first act to its last; `shifts` are the days on which its level may have jumped."""
    own = counted(acts, source, target)
    days = day_values(own)
    told = Counter(act.day for act in own)
    smoothed = _smoothed(days, shifts, options)
    daily = tuple(_point(day, level, variance, told[day]) for day, level, variance in smoothed)
    return ToneCurve(source, target, daily, _weekly(daily))


def _day_value(day: date, acts: Sequence[VerbalAct]) -> DayValue:
    weight = sum(act.weight for act in acts)
    return DayValue(day, sum(act.value * act.weight for act in acts) / weight, weight)


def _smoothed(days: Sequence[DayValue], shifts: Collection[date], options: CurveOptions) -> list[tuple[date, float, float]]:
    """Level and variance on every day from the first told to the last."""
    if not days:
        return []
    spread = spread_of([step_between(a, b, options.values) for a, b in pairwise(days)], options.values)
    told = {day.day: day for day in days}
    every = [days[0].day + n * ONE_DAY for n in range((days[-1].day - days[0].day).days + 1)]
    wander, jump = (options.drift * spread) ** 2 / options.season, (options.levels * options.values.spread) ** 2
    moves = [wander + (jump if day in shifts else 0.0) for day in every]
    level, variance = 0.0, jump
    filtered: list[tuple[float, float]] = []
    for day, move in zip(every, moves, strict=True):
        variance += move
        if day in told:
            noise = spread**2 / weight_of(told[day].acts, options.values)
            gain = variance / (variance + noise)
            level, variance = level + gain * (told[day].value - level), (1 - gain) * variance
        filtered.append((level, variance))
    smoothed = [filtered[-1]]
    for (level, variance), move in zip(reversed(filtered[:-1]), reversed(moves[1:]), strict=True):
        later, later_variance = smoothed[-1]
        gain = variance / (variance + move)
        smoothed.append((level + gain * (later - level), variance + gain**2 * (later_variance - variance - move)))
    return [(day, *state) for day, state in zip(every, reversed(smoothed), strict=True)]


def _point(day: date, level: float, variance: float, acts: int) -> CurvePoint:
    margin = NINE_IN_TEN * math.sqrt(variance)
    low, high = max(-10.0, level - margin), min(10.0, level + margin)
    return CurvePoint(day, round(max(-10.0, min(10.0, level)), 3), round(low, 3), round(high, 3), acts)


def _weekly(daily: Sequence[CurvePoint]) -> tuple[CurvePoint, ...]:
    """For each week, under its Monday, the point of its middle day, with all acts of the week."""
    weeks: dict[date, list[CurvePoint]] = defaultdict(list)
    for point in daily:
        weeks[point.day - point.day.weekday() * ONE_DAY].append(point)
    return tuple(
        CurvePoint(monday, middle.level, middle.low, middle.high, sum(point.acts for point in points))
        for monday, points in weeks.items()
        for middle in (points[len(points) // 2],)
    )
