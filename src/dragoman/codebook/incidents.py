"""The words of incidents: those that tell one, those that name a weapon, those that set one apart, and the weights of the signs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from dragoman.codebook.inflection import stems
from dragoman.codebook.tables import DATA, Row, Tables

WordKind = Literal["noun", "recall", "harm", "death", "care", "passive", "verb", "phrase"]
WORD_KINDS: tuple[WordKind, ...] = get_args(WordKind)
CueKind = Literal["general", "another", "earlier"]
CUE_KINDS: tuple[CueKind, ...] = get_args(CueKind)
Level = tuple[str, str]
WEIGHT_COLUMNS = ("sign", "level", "same", "other", "before_same", "before_other")
INCIDENT_TYPES = ("", "ASSAULT", "PROTEST")
GAP = 3  # words that "…" in a phrase may stand for
DETERMINERS = frozenset("a an the its his her their our this that these those one two three four another some".split())
CUE_PLACES = ("before", "beside", "after", "both")


@dataclass(frozen=True, slots=True)
class IncidentWord:
    """A word that tells an incident of a type; `type` is empty where it may be any."""

    word: str
    kind: WordKind
    type: str
    mode: str


@dataclass(frozen=True, slots=True)
class Weight:
    """How often a sign is at a level where two mentions tell of one incident (`same`), and where they do not (`other`)."""

    same: float
    other: float

    @property
    def odds(self) -> float:
        """What the level adds to the log odds of one incident."""
        return math.log(self.same / self.other)


@dataclass(frozen=True, slots=True)
class IncidentTables:
    """All that the tables tell of incidents: words by their base form, the phrases of cues by kind and by where they stand, weapons by
    word and by mode, and the weights as estimated and as given before."""

    words: Mapping[str, tuple[IncidentWord, ...]]
    cues: Mapping[tuple[CueKind, str], tuple[str, ...]]
    weapons: Mapping[str, str]
    mode_weapons: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    weights: Mapping[Level, Weight]
    weights_before: Mapping[Level, Weight]

    def find(self, form: str, kinds: Sequence[WordKind]) -> IncidentWord | None:
        """The word of one of these kinds of which a form in lower case is an inflection."""
        for word in self._meant(form):
            if word.kind in kinds:
                return word
        return None

    def _meant(self, form: str) -> Iterator[IncidentWord]:
        yield from self.words.get(form, ())
        for pos, allowed in (("NOUN", ("noun", "recall")), ("VERB", ("verb",))):
            for stem in stems(form, pos):
                yield from (word for word in self.words.get(stem, ()) if word.kind in allowed)

    def phrases(self, forms: Sequence[str], at: int) -> Iterator[tuple[int, IncidentWord]]:
        """The phrases that begin at one of some forms in lower case, with how many forms each takes: its first word may be inflected,
        "a" stands for any small word before a noun, "…" for up to three words."""
        for stem in dict.fromkeys(stems(forms[at], "VERB")):
            for word in self.words.get(stem + " ", ()):
                length = _length(word.word.split()[1:], forms[at + 1 :])
                if length is not None:
                    yield length + 1, word


@cache
def load_incidents(folder: Path = DATA, more: Path | None = None) -> IncidentTables:
    """Reads and checks the tables of incidents, those of `more` added. Raises CodebookError, which names file and line."""
    tables = Tables(folder, more)
    words: dict[str, list[IncidentWord]] = {}
    kinds: dict[str, WordKind] = {kind: kind for kind in WORD_KINDS}
    for row in tables.read("words/incidents.tsv", ("word", "kind", "type", "mode", "note"), "word", "kind"):
        kind = kinds[row.choice("kind", WORD_KINDS)]
        type_ = row.choice("type", INCIDENT_TYPES)
        key = row["word"] if kind != "phrase" else row["word"].split()[0] + " "
        words.setdefault(key, []).append(IncidentWord(row["word"], kind, type_, row["mode"]))
    return IncidentTables({word: tuple(found) for word, found in words.items()}, _cues(tables), *_weapons(tables), *_weights(tables))


def _length(wanted: Sequence[str], forms: Sequence[str]) -> int | None:
    """How many of the forms the wanted words of a phrase take, None where they do not stand there."""
    if not wanted:
        return 0
    if wanted[0] == "…":
        rests = ((skipped, _length(wanted[1:], forms[skipped:])) for skipped in range(GAP + 1))
        return next((skipped + rest for skipped, rest in rests if rest is not None), None)
    if not forms or not (forms[0] == wanted[0] or (wanted[0] == "a" and forms[0] in DETERMINERS)):
        return None
    rest = _length(wanted[1:], forms[1:])
    return None if rest is None else rest + 1


def _cues(tables: Tables) -> dict[tuple[CueKind, str], tuple[str, ...]]:
    kinds: dict[str, CueKind] = {kind: kind for kind in CUE_KINDS}
    found: dict[tuple[CueKind, str], list[str]] = {}
    for row in tables.read("words/incident-cues.tsv", ("words", "kind", "where", "note"), "words"):
        found.setdefault((kinds[row.choice("kind", CUE_KINDS)], row.choice("where", CUE_PLACES)), []).append(row["words"])
    return {key: tuple(words) for key, words in found.items()}


def _weapons(tables: Tables) -> tuple[dict[str, str], dict[str, str], dict[str, frozenset[str]]]:
    """The weapons by word and by mode, and those that each may be mixed up with."""
    weapons: dict[str, str] = {}
    alike: dict[str, frozenset[str]] = {}
    modes: dict[str, str] = {}
    for row in tables.read("words/weapons.tsv", ("weapon", "words", "modes", "alike"), "weapon"):
        weapons |= dict.fromkeys(row.values("words"), row["weapon"])
        modes |= dict.fromkeys(row.values("modes"), row["weapon"])
        alike[row["weapon"]] = frozenset(row.values("alike"))
    return weapons, modes, alike


def _weights(tables: Tables) -> tuple[dict[Level, Weight], dict[Level, Weight]]:
    """The weights as estimated, and those given before."""
    weights: dict[Level, Weight] = {}
    before: dict[Level, Weight] = {}
    for row in tables.read("words/incident-weights.tsv", WEIGHT_COLUMNS, "sign", "level"):
        weights[row["sign"], row["level"]] = _weight(row, "same", "other")
        before[row["sign"], row["level"]] = _weight(row, "before_same", "before_other")
    return weights, before


def _weight(row: Row, same: str, other: str) -> Weight:
    weight = Weight(row.number(same), row.number(other))
    if not (0 < weight.same <= 1 and 0 < weight.other <= 1):
        raise row.error(f"{same} is {weight.same} and {other} {weight.other}; both are shares above 0, up to 1")
    return weight
