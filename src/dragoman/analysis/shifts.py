"""Shifts of tone: where the level of one state's words towards another changed, with the sentences that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.analysis.changes import DEFAULTS, Change, ChangeOptions, DayValue, find_changes
from dragoman.analysis.curves import counted, day_values
from dragoman.records import Shift, ToneRemark, VerbalAct

SHOWN = 3  # acts shown from either side
BEFORE = timedelta(days=90)  # how far back the acts lie that show the old level
REMARKED = (timedelta(days=14), timedelta(days=21))  # before and after the estimated date: when remarks bear on a shift


def tone_shifts(
    acts: Iterable[VerbalAct], remarks: Iterable[ToneRemark], source: str, target: str, options: ChangeOptions = DEFAULTS
) -> list[Shift]:
    """The shifts of one directed pair, in the order in which they were found."""
    own = counted(acts, source, target)
    days = day_values(own)
    said = [remark for remark in remarks if bears(remark, source, target, own)]
    return [_shift(change, days, own, said, (source, target)) for change in find_changes(days, options)]


def _shift(
    change: Change, days: Sequence[DayValue], acts: Sequence[VerbalAct], remarks: Sequence[ToneRemark], pair: tuple[str, str]
) -> Shift:
    start, found = days[change.start].day, days[change.found].day
    size = change.after - change.before
    old = [act for act in acts if act.day is not None and start - BEFORE <= act.day < start]
    new = [act for act in acts if act.day is not None and start <= act.day <= found]
    direction = "up" if size > 0 else "down"
    support = [r for r in remarks if _when(r.day, start) and r.direction in (direction, "unknown")]
    return Shift(
        source=pair[0],
        target=pair[1],
        found=found,
        date=start,
        probability=round(change.probability, 4),
        size=round(size, 2),
        before=_telling(old, change.before, nearest=True),
        after=_telling(new, change.after, nearest=False),
        remarks=tuple(support),
    )


def _telling(acts: Sequence[VerbalAct], level: float, nearest: bool) -> tuple[VerbalAct, ...]:
    """The acts that show a level best: close to it, by speakers who count, close to the shift; in the order of their days."""
    recent = sorted(acts, key=lambda act: act.day or date.min, reverse=nearest)
    best = {act.sentence: act for act in sorted(recent, key=lambda act: abs(act.value - level) / act.weight, reverse=True)}
    shown = list(reversed(best.values()))[:SHOWN]
    return tuple(sorted(shown, key=lambda act: (act.day or date.min, act.document, act.start)))


def _when(day: date | None, start: date) -> bool:
    return day is not None and start - REMARKED[0] <= day <= start + REMARKED[1]


def bears(remark: ToneRemark, source: str, target: str, acts: Sequence[VerbalAct]) -> bool:
    """Whether a remark may speak of this pair: it names it, or names nobody in a report that tells an act of the pair."""
    if remark.source or remark.target:
        return remark.source in ("", source) and remark.target in ("", target)
    return any(act.document == remark.document for act in acts)
