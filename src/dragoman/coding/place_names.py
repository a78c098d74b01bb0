"""Finds the words of a document that name places, before anybody asks which places they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.gazetteer import STATE_COLUMNS, Entry, Gazetteer, name_key
from dragoman.coding.place_forms import DIRECTIONS, GENERIC, LARGE, STREETS, fitting, forms, is_main
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence

PREPOSITIONS = wordset("in at near outside around across throughout inside within toward towards into")
CALENDAR = wordset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
POSTAL = 2  # letters of a state's postal code
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
    """What the document has shown so far: keys of places named in it, the last words of its people's names, and which of these stand for
    people more often than for places."""

    places: set[str] = field(default_factory=set)
    surnames: Set[str] = frozenset()
    people: Set[str] = frozenset()


def place_names(sentences: Sequence[ParsedSentence], gazetteer: Gazetteer) -> list[PlaceName]:
    """The place names of a document in the order of its text."""
    readers = [_Reader(number, sentence, gazetteer) for number, sentence in enumerate(sentences)]
    known = _Known()
    known.people, known.surnames = _people_named(sentences)
    found = [reader.named(known) for reader in readers]
    known.places = {name.key for names in found for name in names if name.key and not name.people}
    for reader, names in zip(readers, found, strict=True):
        names += list(reader.unnamed({i for name in names for i in range(name.first, name.last + 1)}, known))
    return [name for names in found for name in sorted(names, key=lambda name: name.first)]


def _people_named(sentences: Sequence[ParsedSentence]) -> tuple[Set[str], Set[str]]:
    """The words that the language model takes for persons more often than for places, and those and all last words of full names."""
    said = Counter(
        (label, sentence.lower[after - 1], after - first > 1)
        for sentence in sentences
        for first, after, label in sentence.entities
        if label in ("PERSON", "PLACE")
    )
    surnames = {word for label, word, full in said if label == "PERSON" and full}
    persons = {word for label, word, _ in said if label == "PERSON"}
    times = {word: said["PERSON", word, False] + said["PERSON", word, True] for word in persons}
    people = {word for word in persons if times[word] > max(said["PLACE", word, False], word not in surnames)}
    return people, surnames | people


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

    def named(self, known: _Known) -> list[PlaceName]:
        """What the language model calls a place, the lands of what it calls a people, and the counties of a row."""
        found = self._row_of_counties()
        taken = {i for name in found for i in range(name.first, name.last + 1)}
        end = 0
        for first, after, label in self.sentence.entities:
            for a, b in self._parts(max(first, end), after) if label in ("PLACE", "NORP") else ():
                name = self._people(a, b) or self._whole(a, b) or self._of_entity(a, b, label, end)
                if name is None or GENERIC.issuperset(self.sentence.lower[name.first : name.last + 1]) or self._is_person(name, known):
                    continue
                end = name.last + 1
                if taken.isdisjoint(range(name.first, end)):
                    found.append(name)
        return found

    def _of_entity(self, first: int, last: int, label: str, end: int) -> PlaceName | None:
        return self._name(*self._grown(first, last, end)) if label == "PLACE" or self._is_large(first, last) else None

    def _whole(self, first: int, last: int) -> PlaceName | None:
        """The whole of a hyphened name of which these words are a part ("Ak-Sai"), None where they are none. Lands, peoples and large
        cities are joined by hyphens without becoming one name ("Delhi-Lahore"), and so are places of which each is known."""
        a, b = first, last
        while self._hyphened(a - 2, a):
            a -= 2
        while self._hyphened(b, b + 2):
            b += 2
        parts = [i for i in range(a, b + 1) if self.sentence.words[i] != "-"]
        if (a, b) == (first, last) or any(self._stands_alone(i) for i in parts):
            return None
        known = all(self.gazetteer.find(self._text(i, i)) for i in parts)
        return None if known and not self.gazetteer.find(self._text(a, b)) else self._name(a, b)

    def _hyphened(self, one: int, other: int) -> bool:
        """Whether a hyphen alone joins two words written large."""
        s = self.sentence
        if one < 0 or other >= len(s) or s.words[one + 1] != "-" or not (s.words[one][0].isupper() and s.words[other][0].isupper()):
            return False
        return s.ends[one] == s.starts[one + 1] and s.ends[one + 1] == s.starts[other]

    def _stands_alone(self, word: int) -> bool:
        return self._is_large(word, word) or name_key(self._text(word, word)) in demonyms()

    def _is_person(self, name: PlaceName, known: _Known) -> bool:
        """Whether a name is that of a person named elsewhere, and nothing here says that a place is meant."""
        word = self.sentence.lower[name.last]
        if name.first != name.last or name.people or word not in known.surnames:
            return False
        placed = self._placed(name.first) and word not in known.people
        return not (placed or self._qualified(name.last) or self._is_large(name.first, name.last))

    def _row_of_counties(self) -> list[PlaceName]:
        """The names before "counties" that are counties ("Camden, Nassau and Baker counties"), last to first."""
        s = self.sentence
        found: list[PlaceName] = []
        for plural in (i for i, word in enumerate(s.lower) if word == "counties"):
            last = plural - 1
            while last >= 0:
                firsts = [a for a in range(max(0, last - 2), last + 1) if all(s.words[i][0].isupper() for i in range(a, last + 1))]
                keys = ((a, f"{self._text(a, last)} County") for a in firsts)
                known = next(((a, key, entries) for a, key in keys if (entries := self.gazetteer.find(key))), None)
                if known is None:
                    break
                first, key, entries = known
                found.append(PlaceName(self.number, first, last, name_key(key), entries))
                last = first - 1
                while last >= 0 and s.lower[last] in ("and", ",", "&"):
                    last -= 1
        return found

    def unnamed(self, taken: Set[int], known: _Known) -> Iterator[PlaceName]:
        """Capitalised names that the model calls something else or nothing, where the words or the document speak for a place."""
        at = 0
        while at < len(self.sentence):
            last = next((last for last in self._ends(at, taken) if self._speaks_for(at, last, known)), None)
            if last is None:
                at += 1
                continue
            name = self._whole(at, last) or self._name(at, last)
            if taken.isdisjoint(range(name.first, name.last + 1)):
                yield name
            at = name.last + 1

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
        if not entries or label == "DATE" or self._code_alone(first, last):
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
        """The name with the proper nouns beside it that the gazetteer has in a main name: the model may cut "New | York"."""
        spans = [(a, b) for a in range(max(end, first - 2), first + 1) for b in range(last, min(len(self.sentence), last + 3))]
        for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
            if (a, b) == (first, last):
                break
            beside = [*range(a, first), *range(last + 1, b + 1)]
            if all(self.sentence.words[i][0].isupper() for i in beside) and any(map(is_main, self.gazetteer.find(self._text(a, b)))):
                return a, b
        return first, last

    def _people(self, first: int, last: int) -> PlaceName | None:
        """The land of a people, or the country whose name begins with its people's ("Saudi | Arabia")."""
        if last + 1 < len(self.sentence) and self.sentence.words[last + 1][0].isupper():
            lands = tuple(e for e in self.gazetteer.find(self._text(first, last + 1)) if e.own and e.place.kind == "country")
            if lands:
                return PlaceName(self.number, first, last + 1, name_key(self._text(first, last + 1)), lands)
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
            for a, b in forms(words):
                text = self._text(first + a, first + b)
                if self._code_alone(first + a, first + b):
                    continue
                entries = fitting(self.gazetteer.find(text), " ".join(words), whole=b >= len(words) - 2)
                if entries:
                    return PlaceName(self.number, first, last, name_key(text), entries)
        return PlaceName(self.number, first, last)

    def _code_alone(self, first: int, last: int) -> bool:
        """Whether a state's postal code stands without its city: "PA" is a state in "Reading, PA" alone."""
        word = self.sentence.words[first]
        if first != last or len(word) != POSTAL or (first and self.sentence.words[first - 1] == "," and word.isupper()):
            return False
        return not any(entry.place.kind == "country" for entry in self.gazetteer.find(word))

    def _text(self, first: int, last: int) -> str:
        s = self.sentence
        return s.text[s.starts[first] - s.start : s.ends[last] - s.start]
