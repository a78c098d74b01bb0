"""The tone lexicon: words that evaluate conduct, tell harm, challenge, thank, or turn what such words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, check_unique, read_table
from dragoman.codebook.words import PARTS_OF_SPEECH

KINDS = ("evaluation", "norm", "act", "challenge", "suffering", "courtesy", "peace", "remedy", "intensifier", "hedge", "contrast", "topic")
STRONGEST = 3.0
SAME_TAG = {"PROPN": "NOUN", "AUX": "VERB"}  # tags that the lexicon does not tell apart


@dataclass(frozen=True, slots=True)
class ToneWord:
    """A word or phrase with its value, from -3 (worst) to 3 (best), and its kind."""

    lemma: str
    pos: str
    value: float
    kind: str


@dataclass(frozen=True, slots=True)
class ToneHit:
    """A lexicon entry found at words `first` to `last` of a sentence, both included."""

    first: int
    last: int
    word: ToneWord


@dataclass(frozen=True, slots=True)
class ToneLexicon:
    """The tone words, indexed for look-up."""

    words: Mapping[tuple[str, str], ToneWord]  # by lemma, part of speech
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], ToneWord], ...]]  # first part → parts and entry, longest first

    def find(self, lower: Sequence[str], lemmas: Sequence[str], upos: Sequence[str]) -> Iterator[ToneHit]:
        """The entries in a sentence, left to right, the longest at each place; a part fits the word as it stands or its lemma."""
        low = [lemma.lower() for lemma in lemmas]
        at = 0
        while at < len(lower):
            hit = self._phrase(lower, low, at) or self._word(lower, low, upos, at)
            if hit is not None:
                yield hit
            at = hit.last + 1 if hit is not None else at + 1

    def _phrase(self, lower: Sequence[str], lemmas: Sequence[str], at: int) -> ToneHit | None:
        candidates = [*self.phrases.get(lower[at], ()), *(self.phrases.get(lemmas[at], ()) if lemmas[at] != lower[at] else ())]
        for parts, word in sorted(candidates, key=lambda c: -len(c[0])):
            end = at + len(parts)
            if end <= len(lower) and all(p in (lower[i], lemmas[i]) for i, p in enumerate(parts, start=at)):
                return ToneHit(at, end - 1, word)
        return None

    def _word(self, lower: Sequence[str], lemmas: Sequence[str], upos: Sequence[str], at: int) -> ToneHit | None:
        pos = SAME_TAG.get(upos[at], upos[at])
        word = self.words.get((lemmas[at], pos)) or self.words.get((lower[at], pos))
        return ToneHit(at, at, word) if word is not None else None


def load_tone(folder: Path = DATA) -> ToneLexicon:
    """Reads and checks `words/tone.tsv`. Raises CodebookError, which names file and line."""
    rows = read_table(folder / "words/tone.tsv", ("lemma", "pos", "value", "kind", "note"))
    check_unique(rows, "lemma", "pos")
    words: dict[tuple[str, str], ToneWord] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], ToneWord]]] = {}
    for row in rows:
        value = row.number("value")
        if not -STRONGEST <= value <= STRONGEST:
            raise row.error(f"value is {row['value']}; give a number from -3 (worst) to 3 (best)")
        word = ToneWord(row["lemma"].lower(), row.choice("pos", PARTS_OF_SPEECH), value, row.choice("kind", KINDS))
        parts = tuple(word.lemma.replace("-", " - ").split())
        if len(parts) == 1:
            words[word.lemma, word.pos] = word
        else:
            phrases.setdefault(parts[0], []).append((parts, word))
    longest_first = {first: tuple(sorted(found, key=lambda f: (-len(f[0]), f[0], f[1].pos))) for first, found in phrases.items()}
    return ToneLexicon(words, longest_first)
