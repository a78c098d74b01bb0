"""Whether an act lies before the time of the story: by its date, by words such as "a decade ago", else as the language model says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence
from dragoman.records import EventDate

YEAR = timedelta(days=366)
RECENT = timedelta(days=60)  # an act of these days is news, whatever else speaks for history
DECADE = re.compile(r"(?P<year>1[5-9]\d0|20\d0)s")
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj", "conj"})


def is_history(reading: Reading, s: ParsedSentence, word: int, day: EventDate | None) -> bool:
    """Whether an act told at a word is history. A date that is known comes first: more than a year before the report is history."""
    says = s.analysis is not None and float(s.analysis.history[word]) > 0.5
    if day is not None and reading.day is not None:
        return day.last < reading.day - YEAR or (says and day.last < reading.day - RECENT)
    return says or any(_dates(s, word, top) for top in _past_words(reading, s))


def _past_words(reading: Reading, s: ParsedSentence) -> Iterator[int]:
    """The words that head an expression of times long past: "two decades ago", "in the 1990s", "since independence"."""
    for w, word in enumerate(s.lower):
        decade = DECADE.fullmatch(word)
        if decade and int(decade["year"]) + 11 < (reading.day or date.max).year:
            yield w
        for phrase in reading.codebook.words.past.get(word, ()):
            after = w + len(phrase)
            if s.lower[w:after] == list(phrase):
                yield next((i for i in range(w, after) if not w <= s.heads[i] < after or s.heads[i] == i), w)


def _dates(s: ParsedSentence, act: int, top: int) -> bool:
    """Whether an expression belongs to the clause of an act."""
    return _clause(s, top) == _clause(s, act)


def _clause(s: ParsedSentence, word: int) -> int:
    """The word that heads the clause in which a word stands."""
    while s.heads[word] != word and s.deps[word].partition(":")[0] not in CLAUSES:
        word = s.heads[word]
    return word
