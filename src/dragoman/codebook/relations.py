"""The relations that the words of a claim tell, where no coded act tells them: who is where, belongs to whom, stands behind what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped]

from dragoman.codebook.tables import DATA, Tables
from dragoman.codebook.types import load_types
from dragoman.records.claims import STATES

COLUMNS = ("relation", "words", "turn", "note")
GAP = "…"
WIDEST = 5  # words that a gap may pass over
Step = tuple[frozenset[str], bool]  # the stems that may stand here, and whether a gap goes before


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Words that tell a relation; `turned` says that the object stands before them and the subject after."""

    relation: str
    steps: tuple[Step, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A relation told by the words `first` to `last` of a text, both included."""

    first: int
    last: int
    relation: str
    turned: bool


class RelationTable:
    """The words of all relations, found by their first stem; of those that begin alike, the longer is tried first."""

    def __init__(self, listed: Sequence[RelationWords]) -> None:
        by_first: dict[str, list[RelationWords]] = {}
        for words in listed:
            for first in sorted(words.steps[0][0]):
                by_first.setdefault(first, []).append(words)
        self.by_first: Mapping[str, list[RelationWords]] = by_first

    def find(self, stems: Sequence[str]) -> Iterator[Told]:
        """The relations that a text tells, given the stems of its words, left to right and without overlap."""
        taken = -1
        for first, stem_ in enumerate(stems):
            if first <= taken:
                continue
            ends = [(last, words) for words in self.by_first.get(stem_, ()) if (last := _end(words.steps, stems, first)) >= 0]
            if ends:
                last, words = max(ends, key=lambda found: (len(found[1].steps), -found[0]))
                taken = last
                yield Told(first, last, words.relation, words.turned)


def _end(steps: Sequence[Step], stems: Sequence[str], first: int) -> int:
    """The last word of the steps that begin at a word; -1 where one is missing."""
    at = first
    for wanted, gap in steps[1:]:
        reach = range(at + 1, min(len(stems), at + 2 + (WIDEST if gap else 0)))
        at = next((w for w in reach if stems[w] in wanted), -1)
        if at < 0:
            return -1
    return at


@cache
def stem(word: str) -> str:
    """A word without its endings, inflectional and derived, in lower case.

    >>> stem("operates") == stem("Operation") == stem("operating")
    True
    """
    return str(_STEMMER.stemWord(word.lower()))


_STEMMER = snowballstemmer.stemmer("english")


def load_relations(folder: Path = DATA, more: Path | None = None) -> RelationTable:
    """Reads and checks `words/relations.tsv`, that of `more` added. Raises CodebookError, which names file and line."""
    allowed = (*load_types(folder).types, *STATES)
    listed = []
    for row in Tables(folder, more).read("words/relations.tsv", COLUMNS, "relation", "words", "turn"):
        steps: list[Step] = []
        gap = False
        for part in row["words"].split():
            if part == GAP:
                gap = True
                continue
            steps.append((frozenset(stem(word) for word in part.split("/")), gap))
            gap = False
        if not steps or gap:
            raise row.error(f"words is {row['words']!r}; give words, with {GAP} only between them")
        turned = row.choice("turn", ("", "turned")) == "turned"
        listed.append(RelationWords(row.choice("relation", allowed), tuple(steps), turned))
    return RelationTable(listed)


@dataclass(frozen=True, slots=True)
class Themes:
    """What words are about: themes by the stem of a word; of phrases by their stems; of weak words, which tell one only where no
    other word does."""

    by_stem: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    weak: Mapping[str, tuple[str, ...]]
    relation: Mapping[str, str]  # by theme

    def of(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The themes of a text that its words tell plainly, given their stems, each once, phrases before words."""
        found: dict[str, None] = {}
        for words, theme in self.phrases:
            if words[0] in stems and any(tuple(stems[i : i + len(words)]) == words for i in range(len(stems))):
                found[theme] = None
        return tuple(found | {theme: None for stem_ in stems for theme in self.by_stem.get(stem_, ())})

    def hinted(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The themes that weak words tell, that with most of them first."""
        counts = Counter(theme for stem_ in dict.fromkeys(stems) for theme in self.weak.get(stem_, ()))
        return tuple(theme for theme, _ in counts.most_common())


def load_themes(folder: Path = DATA, more: Path | None = None) -> Themes:
    """Reads and checks `words/themes.tsv`, that of `more` added. Raises CodebookError, which names file and line."""
    strong: dict[str, tuple[str, ...]] = {}
    weak: dict[str, tuple[str, ...]] = {}
    phrases: list[tuple[tuple[str, ...], str]] = []
    relation: dict[str, str] = {}
    allowed = (*load_types(folder).types, *STATES)
    for row in Tables(folder, more).read("words/themes.tsv", ("theme", "relation", "words", "weak", "note"), "theme"):
        theme = row["theme"]
        relation[theme] = row.choice("relation", allowed)
        for column, by_stem in (("words", strong), ("weak", weak)):
            for words in row.values(column):
                stems = tuple(stem(word) for word in words.replace("-", " ").split())
                if len(stems) > 1:
                    phrases.append((stems, theme))
                    continue
                if theme not in by_stem.get(stems[0], ()):
                    by_stem[stems[0]] = (*by_stem.get(stems[0], ()), theme)
    return Themes(strong, tuple(phrases), weak, relation)


STAND_KINDS = ("deny", "doubt", "false", "meta", "keep")


def load_stands(folder: Path = DATA, more: Path | None = None) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Reads and checks `words/stands.tsv`, that of `more` added: for each kind its words and phrases, in lower case.
    Raises CodebookError, which names file and line."""
    found: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in STAND_KINDS}
    for row in Tables(folder, more).read("words/stands.tsv", ("words", "kind", "note"), "words", "kind"):
        found[row.choice("kind", STAND_KINDS)].append(tuple(row["words"].split()))
    return {kind: tuple(listed) for kind, listed in found.items()}
