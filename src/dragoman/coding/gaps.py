"""Gaps: what the codebook lacks for a corpus, counted over its documents, and the rows of tables that would close them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.codebook.actors import GROUP_COLUMNS, PERSON_COLUMNS
from dragoman.codebook.frames import COLUMNS as FRAME_COLUMNS
from dragoman.codebook.frames import FILES
from dragoman.codebook.words import AGENT_COLUMNS
from dragoman.coding.actors import plain
from dragoman.coding.coder import Coder
from dragoman.coding.unknown import Unknown, UnknownActor, UnknownPredicate
from dragoman.records import Document, Record, Versions

# The kind of a group, where its sector tells it.
KIND_OF: Mapping[str, str] = {
    sector: kind
    for kind, sectors in {
        "armed": "REB UAF CRM",
        "party": "PTY OPP",
        "organisation": "NGO IGO LAB REL EDU",
        "agency": "GOV MIL COP JUD LEG SPY",
        "media": "MED",
        "company": "BUS MNC",
    }.items()
    for sector in sectors.split()
}


@dataclass(frozen=True, slots=True)
class GapOptions:
    """How many gaps of each list are given, and how often each must have been met."""

    top: int = 40
    min_count: int = 1


@dataclass(frozen=True, slots=True)
class ActorGap:
    """An actor that the codebook does not hold: `kind` is person, group or noun, `aliases` its other forms; `country`, `sector` and
    `office` are what the documents told most often. `count` mentions; `example` is the shortest sentence of one."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    sector: str
    office: str
    count: int
    example: str

    @property
    def table(self) -> str:
        """The table to which it belongs."""
        return {"person": "actors/people-mine.tsv", "group": "actors/groups-mine.tsv", "noun": "words/agents.tsv"}[self.kind]

    @property
    def row(self) -> tuple[str, ...]:
        """The row of that table, filled in as far as the documents tell."""
        aliases = "; ".join(alias.replace(";", ",") for alias in self.aliases)
        if self.kind == "person":
            return self.name, aliases, self.country, self.sector, self.office, "", ""
        if self.kind == "group":
            return self.name, aliases, KIND_OF.get(self.sector, ""), self.country, self.sector, "", ""
        return self.name, self.sector, self.country, ""


@dataclass(frozen=True, slots=True)
class PredicateGap:
    """A word that told `count` events by the language model alone. Type, mode and the slots of source and target are the commonest."""

    lemma: str
    pos: str
    type: str
    mode: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    count: int
    example: str

    @property
    def table(self) -> str:
        """The table to which it belongs."""
        return "frames/" + next(file for file, pos in FILES.items() if pos == self.pos)

    @property
    def row(self) -> tuple[str, ...]:
        """The row of that table, with no condition."""
        return self.lemma, "", self.type, self.mode, " ".join(self.source) or "-", " ".join(self.target) or "-", self.example


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors/people-mine.tsv": PERSON_COLUMNS,
    "actors/groups-mine.tsv": GROUP_COLUMNS,
    "words/agents.tsv": AGENT_COLUMNS,
    **{f"frames/{file}": FRAME_COLUMNS for file in FILES},
}
"""The tables that the gaps belong to, with their columns."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the codebook lacks, the commonest first: names of people and groups, nouns for actors, and words that tell events."""

    names: tuple[ActorGap, ...]
    nouns: tuple[ActorGap, ...]
    predicates: tuple[PredicateGap, ...]

    def by_table(self) -> Iterator[tuple[str, list[ActorGap | PredicateGap]]]:
        """The gaps of each table that has any, the tables in the order of `COLUMNS`."""
        gaps: tuple[ActorGap | PredicateGap, ...] = (*self.names, *self.nouns, *self.predicates)
        for table in COLUMNS:
            held = [gap for gap in gaps if gap.table == table]
            if held:
                yield table, held


@dataclass(slots=True)
class _Count:
    """What was told of one actor or word: each value of each field with how often. The best example has the name in full."""

    number: int = 0
    example: str = ""
    in_full: bool = False
    told: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, sentence: str, name: str, **told: str) -> None:
        example = " ".join(sentence.split())
        values = {name: Counter([value] if value else []) for name, value in told.items()}
        self.join(_Count(1, example, name in example, values))

    def join(self, other: _Count) -> None:
        self.number += other.number
        best = min((count for count in (self, other) if count.example), key=lambda count: (not count.in_full, len(count.example)))
        self.example, self.in_full = best.example, best.in_full
        for name, counter in other.told.items():
            self.told.setdefault(name, Counter()).update(counter)

    def most(self, name: str) -> str:
        """The value told most often, of several the first; empty where none was told."""
        return next((value for value, _ in self.told[name].most_common(1)), "")


class GapCounts:
    """Counts what the codebook does not hold, as it is met."""

    def __init__(self) -> None:
        self._names: dict[str, _Count] = {}
        self._nouns: dict[str, _Count] = {}
        self._predicates: dict[tuple[str, str], _Count] = {}

    def add_actor(self, actor: UnknownActor) -> None:
        """Counts one more mention of an actor."""
        key = normal_form(actor.name)
        if not key:  # a name of signs alone
            return
        count = (self._nouns if actor.kind == "noun" else self._names).setdefault(key, _Count())
        told = {"kind": actor.kind, "country": actor.country, "sector": actor.sector, "office": actor.office}
        count.add(actor.sentence, actor.name, **told)
        count.told.setdefault("name", Counter()).update([actor.name])
        count.told.setdefault("form", Counter()).update(actor.forms)

    def add_predicate(self, predicate: UnknownPredicate) -> None:
        """Counts one more event that a word tells."""
        count = self._predicates.setdefault((predicate.lemma, predicate.pos), _Count())
        tells = f"{predicate.type} {predicate.mode}".strip()
        slots = {"source": " ".join(predicate.source), "target": " ".join(predicate.target)}
        count.add(predicate.sentence, "", type=predicate.type, tells=tells, **slots)

    def gaps(self, options: GapOptions = GapOptions()) -> Gaps:
        """The gaps counted so far, the commonest first, of equally common ones in the order of the alphabet."""

        def most(gaps: Iterable[ActorGap]) -> tuple[ActorGap, ...]:
            kept = (gap for gap in gaps if gap.count >= options.min_count)
            return tuple(sorted(kept, key=lambda gap: (-gap.count, gap.name)))[: options.top]

        predicates = (_predicate_gap(*key, count) for key, count in self._predicates.items() if count.number >= options.min_count)
        return Gaps(
            most(map(_actor_gap, joined(self._names).values())),
            most(map(_actor_gap, self._nouns.values())),
            tuple(sorted(predicates, key=lambda gap: (-gap.count, gap.lemma, gap.pos))[: options.top]),
        )


class CountingCoder:
    """A coder that also counts the gaps of what it codes."""

    def __init__(self, coder: Coder, counts: GapCounts) -> None:
        self.coder, self.counts = coder, counts

    @property
    def versions(self) -> Versions:
        """What codes: package, language model and codebook."""
        return self.coder.versions

    def code_document(self, document: Document) -> Record:
        """The record of one document, whose gaps are counted."""
        reading = self.coder.read(document)
        record = self.coder.code_reading(reading)
        unknown = Unknown(reading, record)
        for actor in unknown.actors():
            self.counts.add_actor(actor)
        for predicate in unknown.predicates():
            self.counts.add_predicate(predicate)
        return record


def find_gaps(coder: Coder, documents: Iterable[Document], options: GapOptions = GapOptions()) -> Gaps:
    """What the codebook of a coder lacks for documents: actors and words that tell events, the commonest first."""
    counts = GapCounts()
    counting = CountingCoder(coder, counts)
    for document in documents:
        counting.code_document(document)
    return counts.gaps(options)


def normal_form(name: str) -> str:
    """A name without article, title, accents, letter case and marks, so that its spellings fall together.

    >>> normal_form("the Al-Kawthar Brigadés")
    'al kawthar brigades'
    """
    letters = (c for c in unicodedata.normalize("NFKD", plain(name)) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", "".join(letters).casefold()).strip()


def joined(names: Mapping[str, _Count]) -> Mapping[str, _Count]:
    """The names, those that are short for just one longer one joined with it: an acronym that it was introduced with, a surname."""
    longer: dict[str, set[str]] = {}
    for key, count in names.items():
        last = key.split()[-1]
        is_surname = last in names and "person" in (count.most("kind"), names[last].most("kind"))
        for form in {*map(normal_form, count.told["form"]), *([last] if is_surname else [])}:
            if len(form) < len(key):
                longer.setdefault(form, set()).add(key)
    home: dict[str, str] = {}
    found: dict[str, _Count] = {}
    for key in sorted(names, key=len, reverse=True):
        hosts = longer.get(key, set())
        home[key] = home[next(iter(hosts))] if len(hosts) == 1 else key
        found.setdefault(home[key], _Count()).join(names[key])
    for key, count in found.items():
        count.told["name"] = names[key].told["name"]  # the longer one's, however rare
    return found


def _actor_gap(count: _Count) -> ActorGap:
    name = count.most("name")
    kind = count.most("kind")
    hidden = {name.casefold(), *([name.split()[-1].casefold()] if kind == "person" else [])}
    aliases = tuple(form for form, _ in count.told["form"].most_common() if form.casefold() not in hidden)
    return ActorGap(name, aliases, kind, count.most("country"), count.most("sector"), count.most("office"), count.number, count.example)


def _predicate_gap(lemma: str, pos: str, count: _Count) -> PredicateGap:
    type_ = count.most("type")
    modes = Counter({tells.partition(" ")[2]: n for tells, n in count.told["tells"].items() if tells.partition(" ")[0] == type_})
    mode = modes.most_common(1)[0][0]
    source, target = (tuple(count.most(role).split()) for role in ("source", "target"))
    return PredicateGap(lemma, pos, type_, mode, source, target, count.number, count.example)
