"""The words of dates, and the patterns in which they stand."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from dragoman.coding.wordset import wordset

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {f"{name[:3]}.": i for name, i in MONTHS.items()} | {"sept.": 9}
SHORT_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
"""Shortened names without a dot, which name a month beside a day's number alone: "Sept 1"."""
ALL_MONTHS = MONTHS | SHORT_MONTHS
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"mon.": 0, "tues.": 1, "tue.": 1, "wed.": 2, "thurs.": 3, "thu.": 3, "fri.": 4, "sat.": 5, "sun.": 6}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SIGNS = wordset("today tonight yesterday tomorrow overnight weekend morning afternoon evening night day days week weeks month months")
SIGNS |= {*ALL_MONTHS, *WEEKDAYS, *SEASONS} | wordset("year years decade decades instant ultimo")
"""A sentence with none of these words and no year holds no date."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<month>{_any(MONTHS)})"
_MONTH_OF_DAY = rf"(?P<month>{_any(ALL_MONTHS)})"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?:to|and|through|until|till|-|–|—)"
_BETWEEN = r"(?:(?:from|between) )?"
_PART = r"(?:(?P<part>early|mid|late|the beginning of|the start of|the middle of|the end of)(?: (?:-|in))? )?"
_TURN = r"(?P<turn>last|this past|this coming|this|next|past|coming)"
_UNIT = r"(?P<unit>days?|weeks?|months?|years?|decades?)"
_NUMBER = r"(?P<number>\d{1,3}|a couple of|a few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"
_HOURS = r"(?: (?:early |late )?(?:morning|afternoon|evening|night))?"
_END = r"(?= [.,;:)”\"]|$)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<!\S){pattern}(?!\S)"))
    for kind, pattern in (
        ("iso", r"(?P<year>\d{4}) ?- ?(?P<number>\d\d) ?- ?(?P<day>\d\d)"),
        ("days", rf"{_BETWEEN}{_MONTH_OF_DAY} {_DAY} {_TO} (?:(?P<other>{_any(ALL_MONTHS)}) )?{_LAST}(?: ,? ?{_YEAR})?"),
        ("days", rf"{_BETWEEN}{_DAY} {_TO} {_LAST} (?:of )?{_MONTH_OF_DAY}(?: ,? ?{_YEAR})?"),
        ("days", rf"{_BETWEEN}{_DAY} {_MONTH_OF_DAY} {_TO} {_LAST} (?P<other>{_any(ALL_MONTHS)})(?: ,? ?{_YEAR})?"),
        ("full", rf"(?:{_WEEKDAY} ,? ?)?{_MONTH_OF_DAY} {_DAY}(?: ,? ?{_YEAR}| (?:of )?(?P<turn>last|this|next) year)?"),
        ("full", rf"(?:{_WEEKDAY} ,? ?)?(?:the )?{_DAY} (?:of )?{_MONTH_OF_DAY}(?: ,? ?{_YEAR}| (?:of )?(?P<turn>last|this|next) year)?"),
        ("instant", r"(?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th) (?P<which>instant|ultimo)"),
        ("weekdays", rf"(?:from|between) (?P<weekday>{_any(WEEKDAYS)}) {_TO} (?P<last>{_any(WEEKDAYS)})"),
        ("weekdays", rf"(?P<weekday>{_any(WEEKDAYS)}) (?:to|through|-|–) (?P<last>{_any(WEEKDAYS)})"),
        ("month", rf"{_PART}{_MONTH}(?: of| ,)? {_YEAR}"),
        ("month", rf"{_PART}{_MONTH}(?: of)? (?P<turn>last|this|next) year"),
        ("month", rf"{_PART}(?:(?P<which>last|this|next|this past) )?{_MONTH}"),
        ("decade", rf"{_PART}(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s"),
        ("season", rf"(?:early |late |mid - )?(?:the )?(?P<season>{_any(SEASONS)})(?: (?:of|in))? {_YEAR}"),
        ("season", rf"(?P<turn>last|this|next) (?P<season>{_any(SEASONS)})"),
        ("year", rf"{_PART}{_YEAR}"),
        ("word", r"(?P<word>the day before yesterday|the day after tomorrow|the night before last)"),
        ("word", r"(?P<word>last night|this (?:morning|afternoon|evening))"),
        ("word", rf"(?P<word>today|tonight|yesterday|tomorrow|overnight){_HOURS}"),
        ("weekend", rf"(?:the |(?:the )?{_TURN} )weekend"),
        ("weekday", rf"(?:early |late )?(?:{_TURN} )?(?P<weekday>{_any(WEEKDAYS)}){_HOURS}"),
        ("turned", r"(?:(?P<side>earlier|later|early|late) (?:in )?)?(?P<turn>last|this|next) (?P<unit>week|month|year|decade)"),
        ("turned", r"the (?P<turn>coming) (?P<unit>week|month|year|decade)"),
        ("past", rf"the (?:past|last) (?:(?P<few>few|couple of|several) |{_NUMBER} )?{_UNIT}(?! of)"),
        ("ago", rf"{_NUMBER} {_UNIT} ago"),
        ("counted", rf"{_NUMBER} {_UNIT} (?P<side>earlier|later|afterwards?|(?:before|after){_END})"),
        ("following", r"the (?P<step>following|next|previous|preceding|same) (?P<unit>day|week|month|year)"),
        ("following", r"(?P<step>that|same) (?P<unit>day)"),
        ("following", rf"the (?P<unit>day) (?P<step>before|after){_END}"),
    )
)
"""Kinds of expressions with their patterns, over the words of a sentence in lower case with one blank between them."""
