"""Finds the words of a document that name places, before anybody asks which place they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.gazetteer import Entry, Gazetteer, name_key
from dragoman.language.parsed import ParsedSentence

LOCATIVES = frozenset("in at near outside around across throughout inside within from toward towards to into through between of".split())
STREETS = frozenset(
    "street st road rd avenue ave drive dr highway hwy lane ln boulevard blvd route interstate parkway pkwy freeway turnpike court ct pike".split()
)
LAND_NOUNS = frozenset(
    "province provinces state region oblast governorate prefecture district districts department territory county city town area village".split()
)
DIRECTIONS = frozenset("north south east west northern southern eastern western central northeast northwest southeast southwest upper lower".split())
DIRECTIONS |= frozenset("northeastern northwestern southeastern southwestern downtown greater metro mid rural upstate suburban".split())
LARGE = 50_000  # a name outside any entity must be borne by a place at least so populous, unless a preposition or qualifier speaks for it


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words `first` to `last` of a sentence that name a place: the key it is looked up by and its possible places.

    `key` is empty for a name that no place in the gazetteer bears; `people` says that the land is named by its people or
    adjective ("Afghan").
    """

    sentence: int
    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    people: bool = False


def place_names(sentences: Sequence[ParsedSentence], gazetteer: Gazetteer) -> list[PlaceName]:
    """The place names of a document in the order of its text."""
    found: list[PlaceName] = []
    for number, sentence in enumerate(sentences):
        found += _Finder(number, sentence, gazetteer).named()
    known = {name.key for name in found if name.key and not name.people}
    for number, sentence in enumerate(sentences):
        taken = {i for name in found if name.sentence == number for i in range(name.first, name.last + 1)}
        found += _Finder(number, sentence, gazetteer).unnamed(taken, known)
    return sorted(found, key=lambda name: (name.sentence, name.first))


@cache
def demonyms() -> dict[str, str]:
    """The countries' names by the key of an adjective or noun for their people."""
    columns = ("code", "name", "aliases", "demonyms", "capital", "seats", "from", "until")
    rows = read_table(DATA / "actors" / "states.tsv", columns)
    return {name_key(word): row["name"] for row in reversed(rows) for word in row.values("demonyms")}


class _Finder:
    """Place names in one sentence."""

    def __init__(self, number: int, sentence: ParsedSentence, gazetteer: Gazetteer) -> None:
        self.number = number
        self.sentence = sentence
        self.gazetteer = gazetteer

    def named(self) -> list[PlaceName]:
        """What the language model calls a place, and the peoples among what it calls a nationality."""
        found: list[PlaceName] = []
        for first, after, label in self.sentence.entities:
            if label == "PLACE":
                found += [self._name(a, b) for a, b in self._parts(first, after)]
            elif label == "NORP":
                found += self._people(first, after - 1)
        return found

    def unnamed(self, taken: Set[int], known: Set[str]) -> Iterator[PlaceName]:
        """Capitalised names that the model calls something else or nothing, where the words themselves speak for a place."""
        kinds = {i: label for first, after, label in self.sentence.entities for i in range(first, after)}
        for first, after in self._runs(taken):
            at = first
            while at < after:
                last = self._longest(at, after, kinds, known)
                if last is None:
                    at += 1
                    continue
                yield self._name(at, last)
                at = last + 1

    def _runs(self, taken: Set[int]) -> Iterator[tuple[int, int]]:
        """Runs of proper nouns that are in no place name yet."""
        s = self.sentence
        first: int | None = None
        for i in range(len(s) + 1):
            inside = i < len(s) and i not in taken and s.upos[i] == "PROPN" and s.words[i][0].isupper()
            if inside and first is None:
                first = i
            elif not inside and first is not None:
                yield first, i
                first = None

    def _longest(self, at: int, after: int, kinds: dict[int, str], known: Set[str]) -> int | None:
        """The last word of the longest name from here on that a place bears and the context allows."""
        for last in range(min(after, at + 4) - 1, at - 1, -1):
            text = self._text(at, last)
            if self._allowed(at, last, text, kinds, known):
                return last
        return None

    def _allowed(self, first: int, last: int, text: str, kinds: dict[int, str], known: Set[str]) -> bool:
        s = self.sentence
        entries = self.gazetteer.find(text)
        if not entries:
            return False
        inside = kinds.get(first) in ("PERSON", "ORG", "MISC")
        whole = inside and (first, last + 1, kinds[first]) in s.entities
        if name_key(text) in known and (not inside or whole or first == 0 or kinds.get(first - 1) != kinds[first]):
            return kinds.get(first) != "PERSON" or whole
        if inside and not whole:
            return False
        placed = self._preposition(first) in LOCATIVES - {"of", "to", "from"} or self._qualified(last)
        if inside:
            return placed and kinds[first] != "ORG"
        return placed or any(e.own and e.place.kind != "city" or e.population >= LARGE for e in entries)

    def _preposition(self, first: int) -> str:
        return self.sentence.lower[first - 1] if first else ""

    def _qualified(self, last: int) -> bool:
        """Whether a comma and a country or province follow."""
        s = self.sentence
        if last + 2 >= len(s) or s.words[last + 1] != ",":
            return False
        return any(
            entry.place.kind in ("country", "province")
            for after in range(last + 2, min(last + 5, len(s)))
            for entry in self.gazetteer.find(self._text(last + 2, after))
        )

    def _parts(self, first: int, after: int) -> Iterator[tuple[int, int]]:
        """The names that one entity holds: cut at commas and slashes, without a leading article."""
        s = self.sentence
        start = first
        for i in range(first, after + 1):
            if i == after or s.words[i] in (",", "/", "(", ")"):
                if start < i and s.lower[start] == "the":
                    start += 1
                if start < i:
                    yield start, i - 1
                start = i + 1

    def _people(self, first: int, last: int) -> list[PlaceName]:
        country = demonyms().get(name_key(self._text(first, last)))
        if country is not None:
            entries = tuple(e for e in self.gazetteer.find(country) if e.place.kind == "country")
            return [PlaceName(self.number, first, last, name_key(country), entries, True)]
        entries = self.gazetteer.find(self._text(first, last))
        return [self._name(first, last)] if any(e.own for e in entries) else []

    def _name(self, first: int, last: int) -> PlaceName:
        words = self.sentence.lower[first : last + 1]
        if words[-1].rstrip(".") in STREETS and len(words) > 1:
            return PlaceName(self.number, first, last, "", ())
        for a, b in _cores(words):
            entries = self.gazetteer.find(self._text(first + a, first + b))
            if entries:
                return PlaceName(self.number, first, last, name_key(self._text(first + a, first + b)), entries)
        return PlaceName(self.number, first, last, "", ())

    def _text(self, first: int, last: int) -> str:
        s = self.sentence
        return s.text[s.starts[first] - s.start : s.ends[last] - s.start]


def _cores(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The words of a name by which it may be looked up, the whole first: without "province", "northern", "city of", then its beginning."""
    first, last = 0, len(words) - 1
    yield first, last
    if last > first and words[last] in LAND_NOUNS:
        last -= 1
        yield first, last
    if last > first + 1 and words[first] in LAND_NOUNS and words[first + 1] == "of":
        first += 2
        yield first, last
    if last > first and words[first] in DIRECTIONS:
        first += 1
        yield first, last
    for end in range(last - 1, first - 1, -1):
        yield first, end
