"""The days that a date's words stand for, counted from the document's date or the date named before."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.coding.date_words import ALL_MONTHS, MONTHS, SEASONS, WEEKDAYS
from dragoman.coding.number_words import read_number

NO_DATE = "no document date"
NO_ANCHOR = "no earlier date in the text to count from"

Days = tuple[date, date, str]
Words = Mapping[str, str]  # the parts of an expression by the names of its pattern's groups, empty where a part is not there


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from: the day of publication, the date last named in the text, and whether the clause looks ahead."""

    published: date | None
    anchor: date | None
    future: bool


class Unresolved(Exception):  # noqa: N818 - no error: it carries the reason why an expression has no date
    """An expression that stands for no known day; the message is the reason."""


def resolve(kind: str, groups: Mapping[str, str | None], clock: Clock) -> Days:
    """The first and last day and the precision of an expression whose kind is one of those in `date_words.PATTERNS`."""
    return _READERS[kind](defaultdict(str, {name: text for name, text in groups.items() if text}), clock)


def _iso(words: Words, _: Clock) -> Days:
    return _day(int(words["year"]), int(words["number"]), int(words["day"]))


def _full(words: Words, clock: Clock) -> Days:
    month, day = ALL_MONTHS[words["month"]], int(words["day"])
    if words["year"]:
        return _day(int(words["year"]), month, day)
    if words["turn"]:
        return _day(_known(clock).year + _turn(words["turn"]), month, day)
    return _day(_year_for(month, day, clock), month, day)


def _days(words: Words, clock: Clock) -> Days:
    month = ALL_MONTHS[words["month"]]
    first_day, last_day = int(words["day"]), int(words["last"])
    year = int(words["year"]) if words["year"] else _year_for(month, first_day, clock)
    last_month = ALL_MONTHS[words["other"]] if words["other"] else month
    return _day(year, month, first_day)[0], _day(year, last_month, last_day)[1], "span"


def _month(words: Words, clock: Clock) -> Days:
    month = MONTHS[words["month"]]
    if words["year"]:
        year = int(words["year"])
    elif words["turn"]:
        year = _known(clock).year + _turn(words["turn"])
    elif words["which"] in ("last", "this past"):
        today = _known(clock)
        year = today.year - (month >= today.month)  # "last October", said in October, is that of the year before
    else:
        year = _year_for(month, 1, clock)
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return _part(first, last, words["part"], "month")


def _instant(words: Words, clock: Clock) -> Days:
    """ "The 3rd instant" is a day of the month of publication, "ultimo" of the one before."""
    month = _known(clock).replace(day=1)
    month = moved("month", month, -1) if words["which"] == "ultimo" else month
    return _day(month.year, month.month, int(words["day"]))


def _year(words: Words, _: Clock) -> Days:
    year = int(words["year"])
    return _part(date(year, 1, 1), date(year, 12, 31), words["part"], "year")


def _decade(words: Words, _: Clock) -> Days:
    year = int(words["decade"])
    return _part(date(year, 1, 1), date(year + 9, 12, 31), words["part"], "decade")


def _season(words: Words, clock: Clock) -> Days:
    month = SEASONS[words["season"]]
    if words["year"]:
        return _season_days(int(words["year"]), month)
    today = _known(clock)
    year = today.year
    if words["turn"] == "last" and _season_days(year, month)[1] >= today:
        year -= 1
    elif words["turn"] == "next" and _season_days(year, month)[0] <= today:
        year += 1
    return _season_days(year, month)


def _season_days(year: int, month: int) -> Days:
    last_month, last_year = ((month + 2 - 1) % 12 + 1), year + (month + 2 > 12)
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]), "season"


def _word(words: Words, clock: Clock) -> Days:
    today = _known(clock)
    word = words["word"]
    if word == "overnight":
        return today - timedelta(1), today, "span"
    before = {"yesterday": 1, "last night": 1, "the day before yesterday": 2, "the night before last": 2}
    before |= {"tomorrow": -1, "the day after tomorrow": -2}
    day = today - timedelta(before.get(word, 0))
    return day, day, "day"


def _weekday(words: Words, clock: Clock) -> Days:
    day = _weekday_near(WEEKDAYS[words["weekday"]], words["turn"], clock)
    return day, day, "day"


def _weekdays(words: Words, clock: Clock) -> Days:
    first_day, last_day = WEEKDAYS[words["weekday"]], WEEKDAYS[words["last"]]
    length = timedelta((last_day - first_day) % 7)
    if clock.future:
        first = _weekday_near(first_day, "", clock)
        return first, first + length, "span"
    last = _weekday_near(last_day, "", clock)
    return last - length, last, "span"


def _weekday_near(weekday: int, turn: str, clock: Clock) -> date:
    """The nearest such day on or before publication; on or after it where the clause speaks of the future."""
    today = _known(clock)
    back = (today.weekday() - weekday) % 7
    if turn in ("next", "this coming", "coming"):
        return today + timedelta((weekday - today.weekday()) % 7 or 7)
    if turn in ("last", "this past", "past"):
        return today - timedelta(back or 7)
    return today + timedelta((weekday - today.weekday()) % 7) if clock.future else today - timedelta(back)


def _weekend(words: Words, clock: Clock) -> Days:
    turn = words["turn"]
    ahead = clock.future or turn in ("next", "this coming", "coming")
    saturday = _weekday_near(5, turn if turn != "this" else "", Clock(clock.published, None, ahead))
    if turn in ("last", "past", "this past") and _known(clock) <= saturday + timedelta(1):
        saturday -= timedelta(7)
    return saturday, saturday + timedelta(1), "span"


def _turned(words: Words, clock: Clock) -> Days:
    """Last, this or next week, month or year, or the part of it before or after publication."""
    today = _known(clock)
    first, last, precision = _unit(words["unit"], today, _turn(words["turn"]))
    if words["turn"] == "this" and words["side"] in ("earlier", "early"):
        return first, today, "span"
    if words["turn"] == "this" and words["side"] in ("later", "late"):
        return today, last, "span"
    return first, last, precision


def _past(words: Words, clock: Clock) -> Days:
    """The days up to publication: "over the past two weeks"; a few are taken for three."""
    today = _known(clock)
    count = 2 if words["few"] == "couple of" else 3 if words["few"] else _count(words["number"] or "one")
    return moved(words["unit"], today, -count), today, "span"


def _ago(words: Words, clock: Clock) -> Days:
    return _whole(words["unit"], moved(words["unit"], _known(clock), -_count(words["number"])))


def _counted(words: Words, clock: Clock) -> Days:
    """Counted from the date named before: "two days earlier"."""
    if clock.anchor is None:
        raise Unresolved(NO_ANCHOR)
    count = _count(words["number"])
    back = words["side"] in ("earlier", "before", "previously")
    return _whole(words["unit"], moved(words["unit"], clock.anchor, -count if back else count))


def _following(words: Words, clock: Clock) -> Days:
    if clock.anchor is None:
        raise Unresolved(NO_ANCHOR)
    step = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "before": -1}.get(words["step"], 1)
    return _unit(words["unit"], clock.anchor, step)


def _known(clock: Clock) -> date:
    if clock.published is None:
        raise Unresolved(NO_DATE)
    return clock.published


def _day(year: int, month: int, day: int) -> Days:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unresolved("the calendar has no such day") from None
    return found, found, "day"


def _year_for(month: int, day: int, clock: Clock) -> int:
    """The year in which such a day lies last before publication, or next after it where the clause speaks of the future."""
    today = _known(clock)
    if clock.future:
        return today.year + ((month, day) < (today.month, today.day) and month != today.month)
    return today.year - ((month, day) > (today.month, today.day))


def _turn(turn: str) -> int:
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(turn, 0)


def _count(words: str) -> int:
    if words.endswith("couple of"):
        return 2
    if words.endswith(("few", "several")):
        raise Unresolved(f"“{words}” tells no number")
    return read_number(words.split()) or 1


def _part(first: date, last: date, part: str | None, precision: str) -> Days:
    """The first, middle or last third of a span."""
    if not part:
        return first, last, precision
    third = ((last - first).days + 1) // 3
    if part in ("early", "the beginning of", "the start of"):
        return first, first + timedelta(third - 1), "span"
    if part in ("late", "the end of"):
        return last - timedelta(third - 1), last, "span"
    return first + timedelta(third), last - timedelta(third), "span"


def _unit(unit: str, day: date, step: int) -> Days:
    """The whole day, week, month, year or decade so many steps from that of a day."""
    if unit == "decade":
        year = (day.year + 10 * step) // 10 * 10
        return date(year, 1, 1), date(year + 9, 12, 31), "decade"
    if unit == "week":
        monday = day - timedelta(day.weekday() - 7 * step)
        return monday, monday + timedelta(6), "week"
    return _whole(unit, moved(unit, day.replace(day=1) if unit == "month" else day, step))


def _whole(unit: str, day: date) -> Days:
    """The day, or the week, month or year around it."""
    unit = unit.removesuffix("s")
    if unit == "day":
        return day, day, "day"
    if unit == "week":
        return _unit("week", day, 0)
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), "month"
    return date(day.year, 1, 1), date(day.year, 12, 31), "year"


def moved(unit: str, day: date, count: int) -> date:
    """The day so many days, weeks, months, years or decades after another, before it where the count is negative."""
    unit = unit.removesuffix("s")
    try:
        if unit in ("day", "week"):
            return day + timedelta(count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        raise Unresolved("lies outside the calendar") from None


Reader = Callable[[Words, Clock], Days]
_READERS: dict[str, Reader] = {
    "iso": _iso,
    "days": _days,
    "full": _full,
    "instant": _instant,
    "weekdays": _weekdays,
    "month": _month,
    "decade": _decade,
    "season": _season,
    "year": _year,
    "word": _word,
    "weekend": _weekend,
    "weekday": _weekday,
    "turned": _turned,
    "past": _past,
    "ago": _ago,
    "counted": _counted,
    "following": _following,
}
