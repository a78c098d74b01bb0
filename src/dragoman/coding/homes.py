"""The countries that a report's words speak for: its offices, ranks and money ("sheriff", "naira", "crore")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.language.parsed import ParsedSentence

ENOUGH = 3  # so many such words speak for a country as loudly as any number


def homes_of(sentences: Iterable[ParsedSentence]) -> dict[str, float]:
    """For each country that words of the document are typical of, how loudly they speak for it, at most 1."""
    heard: Counter[str] = Counter()
    signs = _signs()
    for sentence in sentences:
        for i in [i for i, word in enumerate(sentence.lower) if word in signs]:
            heard.update(country for words, country in signs[sentence.lower[i]] if sentence.lower[i : i + len(words)] == words)
    return {country: min(count, ENOUGH) / ENOUGH for country, count in heard.items()}


@cache
def _signs() -> Mapping[str, list[tuple[list[str], str]]]:
    """The words of the table with their countries, by their first word."""
    signs: dict[str, list[tuple[list[str], str]]] = {}
    for row in read_table(DATA / "places" / "homes.tsv", ("country", "words")):
        for phrase in row.values("words"):
            words = phrase.split()
            signs.setdefault(words[0], []).append((words, row["country"]))
    return signs
