"""Numbers in words and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: step * number for number, word in enumerate(words.split(), start)}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2, step=10)
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
ARTICLES = frozenset(("a", "an"))
NUMBER_WORDS = frozenset([*ONES, *TENS, *SCALES, "dozen"])

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def read_number(words: Sequence[str]) -> int | None:
    """The number that words in lower case spell ("a hundred and twenty", "1,200", "two dozen"); None if they spell none.

    >>> read_number(["twenty", "-", "five"]), read_number(["3.5", "thousand"]), read_number(["many"])
    (25, 3500, None)
    """
    total, part, seen = 0, 0.0, False
    for word in words:
        if word in ("and", "-"):
            continue
        value = _value(word)
        if value is not None:
            part, seen = part + value, True
        elif word == "dozen":
            part, seen = (part or 1) * 12, True
        elif word == "hundred":
            part, seen = (part or 1) * 100, True
        elif word in SCALES:
            total, part, seen = total + int((part or 1) * SCALES[word]), 0.0, True
        elif word in ARTICLES and not seen:
            part, seen = 1.0, len(words) == 1
        else:
            return None
    return total + int(part) if seen else None


def _value(word: str) -> float | None:
    if word in ONES:
        return float(ONES[word])
    if word in TENS:
        return float(TENS[word])
    if _FIGURES.fullmatch(word):
        return float(word.replace(",", ""))
    tens, _, ones = word.partition("-")
    return float(TENS[tens] + ONES[ones]) if tens in TENS and ones in ONES else None
