"""Finds the words of a document that name places, before anybody asks which places they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.gazetteer import STATE_COLUMNS, Entry, Gazetteer, name_key
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence

PREPOSITIONS = wordset("in at near outside around across throughout inside within toward towards into")
STREETS = wordset(
    "street st road rd avenue ave drive dr highway hwy lane ln boulevard blvd route interstate parkway pkwy freeway turnpike pike"
)
LANDS = wordset("province provinces state region oblast governorate prefecture district department territory county")
SETTLEMENTS = wordset("city town area village suburb")
DIRECTIONS = wordset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper lower "
    "northeastern northwestern southeastern southwestern downtown greater metro rural upstate suburban"
)
GENERIC = LANDS | SETTLEMENTS | DIRECTIONS | STREETS | wordset("hall council park square center centre river lake school the")
NATURE = wordset("river lake creek mountain mountains forest bay island islands sea ocean valley hills beach desert gulf strait peninsula")
CALENDAR = wordset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
LARGE = 500_000  # a name that nothing speaks for but its capital letter must belong to a country, a province or so large a city
NEAR_DEGREES = 1.0
LONGEST = 4  # words of a name looked for outside the names that the language model found


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words `first` to `last` of a sentence that name a place: the key it is looked up by and the places it may mean.

    `key` is empty, and there are no entries, for a name that the gazetteer does not know; `people` says that a land is named by its people
    ("Afghan").
    """

    sentence: int
    first: int
    last: int
    key: str = ""
    entries: tuple[Entry, ...] = ()
    people: bool = False


@dataclass(slots=True)
class _Known:
    """What the document has shown so far: keys of places named in it, and the last words of its people's names."""

    places: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)


def place_names(sentences: Sequence[ParsedSentence], gazetteer: Gazetteer) -> list[PlaceName]:
    """The place names of a document in the order of its text."""
    readers = [_Reader(number, sentence, gazetteer) for number, sentence in enumerate(sentences)]
    found = [reader.named() for reader in readers]
    known = _Known({name.key for names in found for name in names if name.key and not name.people})
    for sentence in sentences:
        known.surnames |= {
            sentence.lower[after - 1] for first, after, label in sentence.entities if label == "PERSON" and after - first > 1
        }
    for reader, names in zip(readers, found, strict=True):
        names += list(reader.unnamed({i for name in names for i in range(name.first, name.last + 1)}, known))
    return [name for names in found for name in sorted(names, key=lambda name: name.first)]


@cache
def demonyms() -> dict[str, str]:
    """The country's name for each adjective or noun for its people, by key."""
    rows = read_table(DATA / "actors" / "states.tsv", STATE_COLUMNS)
    return {name_key(word): row["name"] for row in reversed(rows) for word in row.values("demonyms")}


class _Reader:
    """Reads the place names of one sentence."""

    def __init__(self, number: int, sentence: ParsedSentence, gazetteer: Gazetteer) -> None:
        self.number = number
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.labels = {i: label for first, after, label in sentence.entities for i in range(first, after)}

    def named(self) -> list[PlaceName]:
        """What the language model calls a place, and the lands of what it calls a people."""
        found: list[PlaceName] = []
        end = 0
        for first, after, label in self.sentence.entities:
            for a, b in self._parts(max(first, end), after) if label in ("PLACE", "NORP") else ():
                name = self._people(a, b) or (self._name(*self._grown(a, b, end)) if label == "PLACE" or self._is_large(a, b) else None)
                if name is not None and not GENERIC.issuperset(self.sentence.lower[name.first : name.last + 1]):
                    found.append(name)
                    end = name.last + 1
        return found

    def unnamed(self, taken: Set[int], known: _Known) -> Iterator[PlaceName]:
        """Capitalised names that the model calls something else or nothing, where the words or the document speak for a place."""
        at = 0
        while at < len(self.sentence):
            last = next((last for last in self._ends(at, taken) if self._speaks_for(at, last, known)), None)
            if last is None:
                at += 1
                continue
            yield self._name(at, last)
            at = last + 1

    def _ends(self, first: int, taken: Set[int]) -> Iterator[int]:
        """The last words of the runs of proper nouns that begin here, the longest first."""
        after = first
        while after < min(len(self.sentence), first + LONGEST) and after not in taken and self._is_name(after):
            after += 1
        return iter(range(after - 1, first - 1, -1))

    def _is_name(self, word: int) -> bool:
        s = self.sentence
        return s.upos[word] == "PROPN" and s.words[word][0].isupper() and s.lower[word] not in CALENDAR | DIRECTIONS

    def _speaks_for(self, first: int, last: int, known: _Known) -> bool:
        """Whether these words are a place's name and something besides says that a place is meant."""
        text = self._text(first, last)
        entries = self.gazetteer.find(text)
        label = self.labels.get(first, "")
        if not entries or label == "DATE":
            return False
        whole = self._alone(first - 1, label) and self._alone(last + 1, label)
        if label and not whole:
            # "Laurel County Sheriff's Office": an office bears the name of its place first.
            return label in ("ORG", "MISC") and self._alone(first - 1, label) and name_key(text) in known.places
        if label == "PERSON" and self.sentence.lower[last] in known.surnames:
            return False
        if name_key(text) in known.places or self._qualified(last):
            return True
        own = any(entry.own for entry in entries)
        if label == "PERSON":
            return own and self._placed(first)
        return self._is_large(first, last) or (own and self._placed(first) and label != "ORG")

    def _alone(self, word: int, label: str) -> bool:
        """Whether the name that bears this label does not go on with this word."""
        return not label or self.labels.get(word) != label

    def _placed(self, first: int) -> bool:
        return first > 0 and self.sentence.lower[first - 1] in PREPOSITIONS

    def _qualified(self, last: int) -> bool:
        """Whether a comma and a country or province follow."""
        s = self.sentence
        if last + 2 >= len(s) or s.words[last + 1] != ",":
            return False
        ends = range(last + 2, min(last + 5, len(s)))
        return any(e.place.kind in ("country", "province") for end in ends for e in self.gazetteer.find(self._text(last + 2, end)))

    def _parts(self, first: int, after: int) -> Iterator[tuple[int, int]]:
        """The names that one entity holds: cut at commas and brackets, without a leading article."""
        s = self.sentence
        start = first
        for i in range(first, after + 1):
            if i == after or s.words[i] in (",", "/", "(", ")"):
                start += start < i and s.lower[start] == "the"
                if start < i:
                    yield start, i - 1
                start = i + 1

    def _grown(self, first: int, last: int, end: int) -> tuple[int, int]:
        """The name with the proper nouns beside it that the gazetteer has in its main name: the model may cut "New | York"."""
        spans = [(a, b) for a in range(max(end, first - 2), first + 1) for b in range(last, min(len(self.sentence), last + 3))]
        for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
            if (a, b) == (first, last):
                break
            beside = [*range(a, first), *range(last + 1, b + 1)]
            if all(self.sentence.words[i][0].isupper() for i in beside) and any(e.own for e in self.gazetteer.find(self._text(a, b))):
                return a, b
        return first, last

    def _people(self, first: int, last: int) -> PlaceName | None:
        before = self.sentence.words[first - 1] if first else ""
        if before[:1].isupper() and before != "The" and name_key(self._text(first - 1, last)) in demonyms():
            first -= 1  # "South | Korean"
        country = demonyms().get(name_key(self._text(first, last)))
        if country is None:
            return None
        entries = tuple(e for e in self.gazetteer.find(country) if e.place.kind == "country")
        return PlaceName(self.number, first, last, name_key(country), entries, True)

    def _is_large(self, first: int, last: int) -> bool:
        """Whether a name is in the first place that of a country, a province or a large city."""
        text = self._text(first, last)
        abbreviated = text.isupper() or "." in text
        return any(
            (e.own and (e.population >= LARGE or e.place.kind in ("country", "province", "region")))
            or (abbreviated and e.place.kind in ("country", "province"))
            for e in self.gazetteer.find(text)
        )

    def _name(self, first: int, last: int) -> PlaceName:
        """The name with the places of its first form that the gazetteer knows; a street is not looked for."""
        words = self.sentence.lower[first : last + 1]
        if words[-1].rstrip(".") not in STREETS or len(words) == 1:
            for a, b in _forms(words):
                text = self._text(first + a, first + b)
                entries = _fitting(self.gazetteer.find(text), " ".join(words), whole=b >= len(words) - 2)
                if entries:
                    return PlaceName(self.number, first, last, name_key(text), entries)
        return PlaceName(self.number, first, last)

    def _text(self, first: int, last: int) -> str:
        s = self.sentence
        return s.text[s.starts[first] - s.start : s.ends[last] - s.start]


def _forms(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last word of the forms of a name, the whole first: then without "province" and "northern", then its beginning."""
    first, last = 0, len(words) - 1
    yield first, last
    if last > first and words[last] in LANDS | SETTLEMENTS:
        last -= 1
        yield first, last
    if last > first + 1 and words[first] in LANDS | SETTLEMENTS and words[first + 1] == "of":
        first += 2
        yield first, last
    if last > first and words[first] in DIRECTIONS:
        yield first + 1, last
    if words[last] not in NATURE:
        for end in range(last - 1, first - 1, -1):
            if not GENERIC.issuperset(words[first : end + 1]):
                yield first, end


def _fitting(entries: Sequence[Entry], words: str, whole: bool) -> tuple[Entry, ...]:
    """The places that the name's form allows: main names only for a part of the name, no province in the shadow of its city."""
    if not whole:
        return tuple(entry for entry in entries if entry.own and entry.place.kind != "county")
    if any(word in LANDS for word in words.split()):
        lands = tuple(entry for entry in entries if entry.place.kind in ("province", "county"))
        return lands or tuple(entries)
    cities = [entry for entry in entries if entry.place.kind == "city"]
    return tuple(entry for entry in entries if not any(_shadows(city, entry) for city in cities))


def _shadows(city: Entry, land: Entry) -> bool:
    """Whether the city is a good part of the province or county that bears its name, so that the bare name means the city."""
    if land.place.kind not in ("province", "county") or land.place.country != city.place.country or not land.population:
        return False
    inside = city.province == land.row or _close(city, land)
    return inside and city.population >= 0.25 * land.population


def _close(city: Entry, land: Entry) -> bool:
    a, b = city.place, land.place
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < NEAR_DEGREES and abs(a.longitude - b.longitude) < NEAR_DEGREES
