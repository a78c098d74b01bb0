"""The words of a claim: which relation they tell, what they are about, and how they turn the speaker's stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from dragoman.codebook import Codebook, load_codebook
from dragoman.codebook.relations import RelationTable, Themes, Told, load_relations, load_stands, load_themes, stem
from dragoman.codebook.tables import DATA
from dragoman.language.similarity import packed, shared_vectors

HINTS = 2  # themes that weak words may tell of one proposition
BACK = 6  # words before a relation in which a negator turns it
TOKEN = re.compile(r"n['’]t\b|['’]s\b|\w+(?:['’](?!s\b|t\b)\w+)*")
DAYS = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
BAND = re.compile(r" (?:men|man|groups?|bands?|gangs?|wing|forces|factions?|fighters?|militants?|movements?|organi[sz]ations?|bandits?)\b")
STOP = frozenset(
    "a an the this that these those and or but if of in on at by to from for with as into over under between about against after before "
    "during through is are was were be been being am has have had having do does did will would shall should can could may might must it "
    "its he she him her his hers they them their theirs we us our ours i me my you your who whom whose which what where when while how why "
    "there here then than so such no not nor n't never 's t only own same other another any some all both each more most very just also "
    "too out up down off again once yet still even ever one two three say said says saying tell told add added deny denied denies accuse "
    "accused accusing claim claimed call called".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with its characters and its stem."""

    text: str
    start: int
    end: int
    stem: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch of text, without days and months and the "armed" of an armed group."""
    found = [
        m for m in TOKEN.finditer(text, start, end) if m[0] not in DAYS and not (m[0].lower() == "armed" and BAND.match(text, m.end()))
    ]
    return [Token(m[0].lower().replace("’", "'"), m.start(), m.end(), stem(m[0])) for m in found]


@dataclass(frozen=True)
class Wording:
    """All tables that claims are read by."""

    codebook: Codebook
    relations: RelationTable
    themes: Themes
    stands: Mapping[str, tuple[tuple[str, ...], ...]]

    def told(self, tokens: Sequence[Token]) -> list[Told]:
        """The relations that words tell."""
        return list(self.relations.find([t.stem for t in tokens]))

    def has(self, kind: str, tokens: Sequence[Token]) -> bool:
        """Whether words of a kind stand among these."""
        return bool(self.at(kind, tokens))

    def at(self, kind: str, tokens: Sequence[Token]) -> list[int]:
        """The words at which those of a kind begin."""
        by_first = self._by_first[kind]
        words = [t.text for t in tokens]
        return [i for i, word in enumerate(words) if any(tuple(words[i : i + len(p)]) == p for p in by_first.get(word, ()))]

    @cached_property
    def _by_first(self) -> dict[str, dict[str, list[tuple[str, ...]]]]:
        """The words and phrases of each kind by their first word."""
        found: dict[str, dict[str, list[tuple[str, ...]]]] = {kind: {} for kind in self.stands}
        for kind, phrases in self.stands.items():
            for phrase in phrases:
                found[kind].setdefault(phrase[0], []).append(phrase)
        return found

    def negated(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a negator turns the words from `first` to `last`: it stands among them, close before or, with "exist", behind."""
        kept = set(self.at("keep", tokens))
        exists = any(t.text in ("exist", "exists", "existed", "such", "sort", "kind") for t in tokens)
        reach = range(first - BACK, last + 1 + (BACK if exists else 0))
        return any(i in reach and i not in kept for i in self.at("deny", tokens))

    def first_theme(self, tokens: Sequence[Token]) -> int | None:
        """The first word that tells a theme."""
        strong = next((i for i, t in enumerate(tokens) if t.stem in self.themes.by_stem), None)
        return strong if strong is not None else next((i for i, t in enumerate(tokens) if t.stem in self.themes.weak), None)

    def lemmas(self, tokens: Sequence[Token], names: Sequence[tuple[int, int]], relation: str) -> tuple[str, ...]:
        """The stems of what the words say, without small words and the names of parties; then what they are about, marked by `#`,
        that which fits the relation first."""
        named = [t for t in tokens if not any(a <= t.start < b for a, b in names)]
        themes = sorted(self.themes_of(named), key=lambda theme: self.themes.relation[theme] != relation)
        return (*dict.fromkeys(t.stem for t in named if t.text not in STOP), *(f"#{theme}" for theme in themes))

    def vector(self, tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> str:
        """What the words say as one packed vector, small words and names left out."""
        kept = [t.text for t in tokens if t.text not in STOP and not any(a <= t.start < b for a, b in names)]
        return packed(shared_vectors().mean(kept))

    def learn(self, text: str) -> None:
        """Looks up the vectors of a text's words at once, which is quicker than one by one."""
        shared_vectors().of(list({m[0].lower().replace("’", "'") for m in TOKEN.finditer(text)}))

    def themes_of(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """What words are about, by the table: plainly, else as far as weak words hint at it."""
        stems = [t.stem for t in tokens]
        return self.themes.of(stems) or self.themes.hinted(stems)[:HINTS]


@lru_cache(maxsize=4)
def load_wording(folder: Path = DATA, more: Path | None = None) -> Wording:
    """All tables, read and checked. Raises CodebookError, which names file and line."""
    return Wording(load_codebook(folder, more), load_relations(folder, more), load_themes(folder, more), load_stands(folder, more))
