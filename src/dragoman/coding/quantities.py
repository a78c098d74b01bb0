"""Numbers of things as the news tells them: "at least 12", "between ten and fifteen", "dozens"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.number_words import ARTICLES, NUMBER_WORDS, read_number
from dragoman.coding.wordset import wordset

OPEN = {"several": 3, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}  # at least so many
SCALE_OF = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 100}  # times the word after "of": "tens of thousands"
AT_LEAST = (("at", "least"), ("more", "than"), ("over",), ("no", "fewer", "than"), ("no", "less", "than"), ("upwards", "of"))
AT_MOST = (("up", "to"), ("as", "many", "as"), ("at", "most"), ("fewer", "than"), ("less", "than"), ("no", "more", "than"))
MEASURES = wordset(
    "second minute hour day week month year decade time mile kilometer kilometre km metre meter foot percent % dollar euro pound ton tonne"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """At least `low` and at most `high` (None: open), told by the words `first` to `last`."""

    low: int
    high: int | None
    first: int
    last: int


def is_number(word: str) -> bool:
    """Whether a word in lower case tells a number: figures, number words, "dozens"."""
    return word in OPEN or word in NUMBER_WORDS or (word[0].isdigit() and read_number([word]) is not None)


def quantity_at(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity told around a number word, with the bounds before it; None for a measure of time, way or money."""
    first, last = _run(words, at)
    if _is_measure(words, last):
        return None
    low, high = _limits(words[first : last + 1])
    if low is None:
        return None
    span = _range_before(words, first) or _range_after(words, first, last)
    if span is not None:
        first, last = span[0][0], span[1][1]
        (low, _), (high, _) = (_limits(words[a : b + 1]) for a, b in span)
        if low is None or high is None or high < low:
            return None
        return Quantity(low, high, first - (first > 0 and words[first - 1] == "between"), last)
    for phrase in AT_LEAST:
        if _stands_before(words, first, phrase):
            return Quantity(low, None, first - len(phrase), last)
    for phrase in AT_MOST:
        if _stands_before(words, first, phrase):
            return Quantity(min(1, low), high or low, first - len(phrase), last)
    return Quantity(low, high, first, last)


def _run(words: Sequence[str], at: int) -> tuple[int, int]:
    """The words of one number: "a hundred and five", "twenty-five", "tens of thousands"."""
    first = last = at
    while last + 1 < len(words) and (is_number(words[last + 1]) or _joins(words, last + 1)):
        last += 1
    while first > 0 and (is_number(words[first - 1]) or _joins(words, first - 1)):
        first -= 1
    if first > 0 and words[first - 1] in ARTICLES and words[first] in NUMBER_WORDS:
        first -= 1
    return first, last


def _joins(words: Sequence[str], at: int) -> bool:
    if not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    if words[at] == "of":
        return before in SCALE_OF and after in OPEN
    if words[at] == "and":
        return before in ("hundred", "thousand") and is_number(after)
    return words[at] == "-" and before.endswith("ty") and before in NUMBER_WORDS and after in NUMBER_WORDS


def _limits(words: Sequence[str]) -> tuple[int | None, int | None]:
    if words[-1] in OPEN:
        return OPEN[words[-1]] * (SCALE_OF.get(words[0], 1) if len(words) > 1 else 1), None
    number = read_number(words)
    return number, number


def _range_before(words: Sequence[str], first: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    if first < 2 or not is_number(words[first - 2]) or not _spans(words, first - 1):
        return None
    return _run(words, first - 2), _run(words, first)


def _range_after(words: Sequence[str], first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    if last + 2 >= len(words) or not is_number(words[last + 2]) or not _spans(words, last + 1):
        return None
    return (first, last), _run(words, last + 2)


def _spans(words: Sequence[str], at: int) -> bool:
    return words[at] in ("to", "-", "–", "or") or (words[at] == "and" and "between" in words[max(0, at - 4) : at])


def _stands_before(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    return at >= len(phrase) and tuple(words[at - len(phrase) : at]) == phrase


def _is_measure(words: Sequence[str], last: int) -> bool:
    after = [word for word in words[last + 1 : last + 3] if word != "-"]
    return bool(after) and (after[0] in MEASURES or after[0].removesuffix("s") in MEASURES)
