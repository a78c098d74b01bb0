"""The actor dictionaries: states, people with dated offices, groups, organisations, and the search for them in text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.codebook.tables import DATA, Row, Tables
from dragoman.codebook.types import load_sectors

STATE_COLUMNS = ("code", "name", "aliases", "demonyms", "capital", "seats", "from", "until")
PERSON_COLUMNS = ("name", "aliases", "country", "sector", "office", "from", "until")
GROUP_COLUMNS = ("name", "aliases", "kind", "country", "sector", "from", "until")
KINDS = ("armed", "party", "movement", "organisation", "agency", "media", "company")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
# Words as spaCy cuts them: People | 's, d'Ivoire, al | - | Shabaab, G-20, U.S.-led, R&AW.
_WORD = re.compile(r"'s\b|\w[\w.]*(?:'(?!s\b)\w[\w.]*|(?<=\.)-\w+|(?<=[^\W\d])(?:-\d\w*|[+&]\w*))*|\S")


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated fact about a name. `kind` is state, demonym, capital, seat, person, or a group's kind."""

    name: str
    kind: str
    country: str
    sector: str
    office: str
    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        """Whether the fact holds on a day; on no day, whether it still holds."""
        if day is None:
            return self.last is None
        return not ((self.first and day < self.first) or (self.last and day > self.last))


@dataclass
class Node:
    """A step in the search tree over words. `lower` says that a name which ends here is written in lower case."""

    below: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    lower: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A dictionary name in a sentence: words `first` to `last`, both included, and all that the name may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class ActorDictionary:
    """All names, found by words. Names match letter case loosely, but a name that has capitals needs one in the text."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], demonyms: Mapping[str, str], countries: Mapping[str, str]) -> None:
        self.root = Node()
        self.demonyms = demonyms  # lower-case adjective or noun → country code
        self.countries = countries  # code → name
        for alias, entry in entries:
            node = self.root
            for word in _WORD.findall(alias.replace("’", "'")):
                node = node.below.setdefault(word.lower(), Node())
            node.lower |= alias.islower()
            if entry not in node.entries:
                node.entries.append(entry)

    def find(self, words: Sequence[str], lower: Sequence[str]) -> Iterator[Found]:
        """The longest names in a sentence, left to right, without overlap. `lower` are the words in lower case."""
        i = 0
        top = self.root.below
        while i < len(words):
            node = top.get(lower[i])
            best: Found | None = None
            j = i
            while node is not None:
                if node.entries and (node.lower or any(word[0].isupper() or word[0].isdigit() for word in words[i : j + 1])):
                    best = Found(i, j, tuple(node.entries))
                j += 1
                node = node.below.get(lower[j]) if j < len(words) else None
            if best:
                yield best
                i = best.last + 1
            else:
                i += 1

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """All entries of a name written as a whole."""
        node: Node | None = self.root
        for word in _WORD.findall(name.replace("’", "'")):
            node = node.below.get(word.lower()) if node else None
        return tuple(node.entries) if node else ()


def best_entry(entries: Iterable[Entry], day: date | None) -> Entry | None:
    """The entry that holds on a day; else the latest that had begun, so that a former office is known as such."""
    known = list(entries)
    holding = [e for e in known if e.holds(day)]
    if holding:
        return max(holding, key=lambda e: (e.first or date.min, e.kind == "state"))
    past = [e for e in known if day is None or not e.first or e.first <= day]
    return max(past or known, key=lambda e: (e.last or date.max, e.first or date.min), default=None)


def load_actors(folder: Path = DATA, more: Path | None = None) -> ActorDictionary:
    """Reads and checks `actors/*.tsv`, those of `more` added. Raises CodebookError, which names file and line."""
    tables = Tables(folder, more)
    listed: list[tuple[str, Entry]] = []
    demonyms: dict[str, str] = {}
    countries: dict[str, str] = {}
    sectors = ("", *load_sectors(folder))
    for row in tables.read("actors/states.tsv", STATE_COLUMNS):
        countries.setdefault(row["code"], row["name"])
        listed += _state(row, demonyms)
    for row in tables.read_all("actors/people-*.tsv", PERSON_COLUMNS):
        _check(row, sectors, countries)
        entry = _entry(row, row["name"], "person", row["office"])
        listed += [(alias, entry) for alias in (row["name"], *row.values("aliases"))]
    for row in [*tables.read_all("actors/groups-*.tsv", GROUP_COLUMNS), *tables.read("actors/organisations.tsv", GROUP_COLUMNS)]:
        _check(row, sectors, countries)
        entry = _entry(row, row["name"], row.choice("kind", KINDS), "")
        listed += [(alias, entry) for alias in (row["name"], *row.values("aliases"))]
    return ActorDictionary(listed, demonyms, countries)


def _state(row: Row, demonyms: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    first, last = _day(row, "from"), _day(row, "until", end=True)

    def entry(kind: str, sector: str) -> Entry:
        return Entry(row["name"], kind, row["code"], sector, "", first, last)

    for name in (row["name"], *row.values("aliases")):
        yield name, entry("state", "")
    for name in row.values("demonyms"):
        demonyms.setdefault(name.lower(), row["code"])
        yield name, entry("demonym", "")
    for name in row.values("capital"):
        yield name, entry("capital", "GOV")
    for name in row.values("seats"):
        yield name, entry("seat", "GOV")


def _check(row: Row, sectors: Collection[str], countries: Collection[str]) -> None:
    row.choice("sector", sectors)
    if row["country"] and row["country"] not in countries:
        raise row.error(f"country is {row['country']!r}; give a code of states.tsv, or none")


def _entry(row: Row, name: str, kind: str, office: str) -> Entry:
    return Entry(name, kind, row["country"], row["sector"], office, _day(row, "from"), _day(row, "until", end=True))


def _day(row: Row, column: str, end: bool = False) -> date | None:
    """A date of the table; a bare year or month means its first day, or its last."""
    cell = row[column]
    if not cell:
        return None
    try:
        if not _DATE.fullmatch(cell):
            raise ValueError(cell)
        parts = [int(part) for part in cell.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12 if end else 1
        return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1] if end else 1)
    except ValueError:
        raise row.error(f"{column} is {cell!r}; write a date as YYYY, YYYY-MM or YYYY-MM-DD") from None
