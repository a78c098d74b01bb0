"""The tone lexicon: words that evaluate conduct, tell harm, challenge, thank, or turn what such words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dragoman.codebook.tables import DATA, Tables
from dragoman.codebook.words import PARTS_OF_SPEECH

KINDS = ("evaluation", "norm", "act", "challenge", "suffering", "courtesy", "peace", "remedy", "intensifier", "hedge", "contrast", "topic")
MANNERS = ("intensifier", "hedge", "withheld", "voice")
STRONGEST = 3.0  # values run from minus this to this
SAME_TAG = {"PROPN": "NOUN", "AUX": "VERB"}  # tags that the lexicon does not tell apart


@dataclass(frozen=True, slots=True)
class ToneWord:
    """A word or phrase with its value, from -3 (worst) to 3 (best), and its kind."""

    lemma: str
    pos: str
    value: float
    kind: str


Phrase = tuple[tuple[str, ...], ToneWord]  # its parts, and the entry


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
    phrases: Mapping[tuple[str, str], tuple[Phrase, ...]]  # by the first two parts, longest first

    def find(self, lower: Sequence[str], lemmas: Sequence[str], upos: Sequence[str]) -> Iterator[ToneHit]:
        """The entries in a sentence, left to right, the longest at each place; a part fits the word as it stands or its lemma."""
        forms = [(word,) if word == lemma.lower() else (word, lemma.lower()) for word, lemma in zip(lower, lemmas, strict=True)]
        at = 0
        while at < len(forms):
            hit = self._phrase(forms, at) or self._word(forms[at], upos[at], at)
            if hit is not None:
                yield hit
            at = hit.last + 1 if hit is not None else at + 1

    def _phrase(self, forms: Sequence[tuple[str, ...]], at: int) -> ToneHit | None:
        if at + 1 == len(forms):
            return None
        longest: ToneHit | None = None
        for pair in product(forms[at], forms[at + 1]):
            for parts, word in self.phrases.get(pair, ()):
                end = at + len(parts)
                if end <= len(forms) and all(part in forms[i] for i, part in enumerate(parts, start=at)):
                    if longest is None or end - 1 > longest.last:
                        longest = ToneHit(at, end - 1, word)
                    break
        return longest

    def _word(self, forms: tuple[str, ...], tag: str, at: int) -> ToneHit | None:
        pos = SAME_TAG.get(tag, tag)
        word = next((self.words[form, pos] for form in reversed(forms) if (form, pos) in self.words), None)
        return ToneHit(at, at, word) if word is not None else None


def load_tone(folder: Path = DATA, more: Path | None = None) -> ToneLexicon:
    """Reads and checks `words/tone.tsv`, that of `more` added. Raises CodebookError, which names file and line."""
    return _load(Tables(folder, more), "words/tone.tsv", KINDS)


def load_manner(folder: Path = DATA, more: Path | None = None) -> ToneLexicon:
    """Reads and checks `words/manner.tsv`, the words that make an act in words stronger or weaker, that of `more` added."""
    return _load(Tables(folder, more), "words/manner.tsv", MANNERS)


def _load(tables: Tables, name: str, kinds: Sequence[str]) -> ToneLexicon:
    rows = tables.read(name, ("lemma", "pos", "value", "kind", "note"), "lemma", "pos")
    words: dict[tuple[str, str], ToneWord] = {}
    phrases: dict[tuple[str, str], list[Phrase]] = {}
    for row in rows:
        value = row.number("value")
        if not -STRONGEST <= value <= STRONGEST:
            raise row.error(f"value is {row['value']}; give a number from -3 (worst) to 3 (best)")
        word = ToneWord(row["lemma"].lower(), row.choice("pos", PARTS_OF_SPEECH), value, row.choice("kind", kinds))
        parts = tuple(word.lemma.replace("-", " - ").split())
        if " " not in word.lemma:  # one word, also where a tokenizer leaves its hyphens
            words[word.lemma, word.pos] = word
        if len(parts) > 1:
            phrases.setdefault((parts[0], parts[1]), []).append((parts, word))
    longest_first = {pair: tuple(sorted(found, key=lambda phrase: -len(phrase[0]))) for pair, found in phrases.items()}
    return ToneLexicon(words, longest_first)
