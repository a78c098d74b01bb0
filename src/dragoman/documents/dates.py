"""The day of publication, as people and machines write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dragoman.records import DocumentError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A name of a month or its abbreviation, to build patterns with.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH = rf"(?P<month>{MONTH})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WEEKDAY = r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NAMED_MONTH = tuple(
    re.compile(_WEEKDAY + order, re.IGNORECASE)
    for order in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # March 27, 2025
        rf"{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}",  # 27 March 2025; Thu, 27 Mar 2025 10:00:00 GMT; 27-Mar-2025
        rf"{_MONTH}\s+{_DAY}\s+\d\d:\d\d(?::\d\d)?\s+(?:\S+\s+)?{_YEAR}",  # Thu Mar 27 10:00:00 UTC 2025
    )
)
_YEAR_FIRST = re.compile(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s].*)?$", re.DOTALL)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[,\s].*)?$", re.DOTALL)


def parse_published(value: str) -> date:
    """The day that the words name; of a moment, the day as written, whatever its time zone.
    Raises DocumentError where they name none or where day and month could be exchanged."""
    words = value.strip()
    if found := _YEAR_FIRST.match(words):
        return _day(value, found[1], found[3], found[4])
    if found := _COMPACT.match(words):
        return _day(value, *found.groups())
    if found := _YEAR_LAST.match(words):
        return _year_last(value, int(found[1]), int(found[3]), found[4])
    for pattern in _NAMED_MONTH:
        if named := pattern.match(words):
            month = _MONTHS.index(named["month"][:3].lower()) + 1
            return _day(value, named["year"], month, named["day"])
    raise _bad_date(value, "is not understood")


def parse_moment(value: str) -> datetime:
    """The moment that the words name, midnight where they name a day only; UTC where they name no time zone."""
    words = value.strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return in_zone(parse(words))
        except ValueError:
            continue
    return in_zone(datetime.combine(parse_published(words), datetime.min.time()))


def in_zone(moment: datetime) -> datetime:
    """The moment with a time zone: UTC where it has none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _year_last(value: str, first: int, second: int, year: str) -> date:
    if first <= 12 and second <= 12 and first != second:
        raise _bad_date(value, "is ambiguous: it could be day/month or month/day")
    day, month = max(first, second), min(first, second)
    return _day(value, year, month, day)


def _day(value: str, year: str, month: str | int, day: str | int) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise _bad_date(value, "is on no calendar") from error


def _bad_date(value: str, trouble: str) -> DocumentError:
    shown = value if len(value) <= 60 else value[:60] + "…"
    return DocumentError(f"The date {shown!r} {trouble}. Write it as 2025-03-27 or 27 March 2025.", "bad-date")
