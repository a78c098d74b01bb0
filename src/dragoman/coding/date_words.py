"""The words of dates: patterns over a sentence's words in lower case, and the days that each stands for."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.coding.number_words import read_number

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {f"{name[:3]}.": i for name, i in MONTHS.items()} | {"sept.": 9, "sept": 9}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"mon.": 0, "tues.": 1, "tue.": 1, "wed.": 2, "thurs.": 3, "thu.": 3, "fri.": 4, "sat.": 5, "sun.": 6}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
UNITS = ("day", "week", "month", "year", "decade")
SIGNS = frozenset(
    [*MONTHS, *WEEKDAYS, *SEASONS, *UNITS, *(f"{unit}s" for unit in UNITS)]
    + "today tonight yesterday tomorrow overnight weekend morning afternoon evening night".split()
)
"""A sentence with none of these words and no number of a year's length holds no date."""

NO_DATE = "no document date"
NO_ANCHOR = "no earlier date in the text to count from"

Days = tuple[date, date, str]


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from: the day of publication, the date last named in the text, and whether the clause speaks of the future."""

    published: date | None
    anchor: date | None
    future: bool


class Unresolved(Exception):  # noqa: N818 - no error: it carries the reason why an expression has no date
    """An expression that stands for no known day; the message is the reason."""


def alternatives(words: object) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(map(str, words), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


MONTH = rf"(?P<month>{alternatives(MONTHS)})"
WEEKDAY = alternatives(WEEKDAYS)
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
NUMBER = r"(?P<number>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|several|few|couple of)"
HOURS = r"(?: (?:early |late )?(?:morning|afternoon|evening|night))?"
PART = r"(?:(?P<part>early|mid|late|the beginning of|the start of|the middle of|the end of)(?: -)? )"
TO = r"(?:to|and|through|until|till|-|–|—)"


def resolve(kind: str, found: re.Match[str], clock: Clock) -> Days:
    """The first and last day and the precision of an expression of one of the kinds in `PATTERNS`."""
    return _READERS[kind](found, clock)


def _iso(found: re.Match[str], clock: Clock) -> Days:
    return _day(int(found["year"]), int(found["number"]), int(found["day"]))


def _full(found: re.Match[str], clock: Clock) -> Days:
    month, day = MONTHS[found["month"]], int(found["day"])
    if found["year"]:
        return _day(int(found["year"]), month, day)
    if found["turn"]:
        return _day(_known(clock).year + _turn(found["turn"]), month, day)
    return _day(_year_for(month, day, clock), month, day)


def _days(found: re.Match[str], clock: Clock) -> Days:
    month = MONTHS[found["month"]]
    first_day, last_day = int(found["day"]), int(found["last"])
    year = int(found["year"]) if found["year"] else _year_for(month, first_day, clock)
    last_month = MONTHS[found["other"]] if found.groupdict().get("other") else month
    return _day(year, month, first_day)[0], _day(year, last_month, last_day)[1], "span"


def _month(found: re.Match[str], clock: Clock) -> Days:
    month = MONTHS[found["month"]]
    if found["year"]:
        year = int(found["year"])
    elif found["turn"] and found["of"]:
        year = _known(clock).year + _turn(found["turn"])
    else:
        year = _year_for(month, 1, clock)
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return _part(first, last, found["part"], "month")


def _year(found: re.Match[str], clock: Clock) -> Days:
    year = int(found["year"])
    return _part(date(year, 1, 1), date(year, 12, 31), found["part"], "year")


def _decade(found: re.Match[str], clock: Clock) -> Days:
    year = int(found["decade"])
    return _part(date(year, 1, 1), date(year + 9, 12, 31), found["part"], "decade")


def _season(found: re.Match[str], clock: Clock) -> Days:
    month = SEASONS[found["season"]]
    if found["year"]:
        return _season_days(int(found["year"]), month)
    today = _known(clock)
    year = today.year
    if found["turn"] == "last" and _season_days(year, month)[1] >= today:
        year -= 1
    elif found["turn"] == "next" and _season_days(year, month)[0] <= today:
        year += 1
    return _season_days(year, month)


def _season_days(year: int, month: int) -> Days:
    last_month, last_year = ((month + 2 - 1) % 12 + 1), year + (month + 2 > 12)
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]), "season"


def _word(found: re.Match[str], clock: Clock) -> Days:
    today = _known(clock)
    word = found["word"]
    if word == "overnight":
        return today - timedelta(1), today, "span"
    before = {"yesterday": 1, "last night": 1, "the day before yesterday": 2, "tomorrow": -1, "the day after tomorrow": -2}
    day = today - timedelta(before.get(word, 0))
    return day, day, "day"


def _weekday(found: re.Match[str], clock: Clock) -> Days:
    day = _weekday_near(WEEKDAYS[found["weekday"]], found["turn"] or "", clock)
    return day, day, "day"


def _weekdays(found: re.Match[str], clock: Clock) -> Days:
    first_day, last_day = WEEKDAYS[found["weekday"]], WEEKDAYS[found["last"]]
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


def _weekend(found: re.Match[str], clock: Clock) -> Days:
    turn = found["turn"] or ""
    ahead = clock.future or turn in ("next", "this coming", "coming")
    saturday = _weekday_near(5, turn if turn != "this" else "", Clock(clock.published, None, ahead))
    if turn in ("last", "past", "this past") and _known(clock) <= saturday + timedelta(1):
        saturday -= timedelta(7)
    return saturday, saturday + timedelta(1), "span"


def _turned(found: re.Match[str], clock: Clock) -> Days:
    """Last, this or next week, month or year, or the part of it before or after publication."""
    today = _known(clock)
    first, last, precision = _unit(found["unit"], today, _turn(found["turn"]))
    if found["side"] == "earlier":
        return first, today, "span"
    if found["side"] == "later":
        return today, last, "span"
    return first, last, precision


def _past(found: re.Match[str], clock: Clock) -> Days:
    """The days up to publication: "over the past two weeks"."""
    today = _known(clock)
    return _moved(found["unit"], today, -_count(found["number"] or "one")), today, "span"


def _ago(found: re.Match[str], clock: Clock) -> Days:
    return _whole(found["unit"], _moved(found["unit"], _known(clock), -_count(found["number"])))


def _counted(found: re.Match[str], clock: Clock) -> Days:
    """Counted from the date named before: "two days earlier"."""
    if clock.anchor is None:
        raise Unresolved(NO_ANCHOR)
    count = _count(found["number"])
    back = found["side"] in ("earlier", "before", "previously")
    return _whole(found["unit"], _moved(found["unit"], clock.anchor, -count if back else count))


def _following(found: re.Match[str], clock: Clock) -> Days:
    if clock.anchor is None:
        raise Unresolved(NO_ANCHOR)
    step = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "before": -1}.get(found["step"], 1)
    return _unit(found["unit"], clock.anchor, step)


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
    if words in ("several", "few", "couple of"):
        if words == "couple of":
            return 2
        raise Unresolved(f"{words}: the number is not told")
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
    return _whole(unit, _moved(unit, day.replace(day=1) if unit == "month" else day, step))


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


def _moved(unit: str, day: date, count: int) -> date:
    unit = unit.removesuffix("s")
    try:
        if unit in ("day", "week"):
            return day + timedelta(count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        raise Unresolved("lies outside the calendar") from None


Reader = Callable[[re.Match[str], Clock], Days]
_READERS: dict[str, Reader] = {
    "iso": _iso,
    "days": _days,
    "full": _full,
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
