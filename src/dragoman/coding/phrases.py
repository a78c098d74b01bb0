"""Phrases: from a head word in the tree, or from the model's word scores, to the words that name an actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.parsed import ParsedSentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# What belongs to the shortest phrase that names an actor; relative clauses and appositions do not.
LEFT = frozenset({"det", "amod", "nummod", "compound", "nmod:poss", "flat", "det:predet", "nmod:desc", "goeswith", "nmod:unmarked"})
RIGHT = frozenset({"flat", "goeswith", "fixed", "compound"})
# Determiners that stand for people by themselves.
ALONE = frozenset("some many most others several both all few those these each either neither none".split())
DASHES = frozenset({"—", "–", "--", "-"})
DATELINE_WORDS = 12
EDGE_TAGS = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "SYM"})
TAIL = frozenset({"'s", "who", "which", "that", "whom"})  # never the last word of a mention of more than one word
OPENING = frozenset("([\"“‘'")
CLOSING = frozenset(")]\"”’'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` of a sentence, both included, and the word that heads them."""

    first: int
    last: int
    head: int

    def __contains__(self, word: int) -> bool:
        return self.first <= word <= self.last


def phrase_of(s: ParsedSentence, head: int) -> Phrase:
    """The shortest phrase around a head that identifies an actor, with its role words and an of-phrase."""
    inside = {head}
    for child in s.children[head]:
        dep = s.deps[child]
        if child < head and dep in LEFT:
            inside.update(w for w in s.subtree(child) if w < head)
        elif child > head and (dep in RIGHT or (dep == "nmod" and s.case_of(child) == "of")):
            inside.update(phrase_words(s, child) if dep == "nmod" else s.subtree(child))
    first, last = min(inside), max(inside)
    for first_word, after, label in s.entities:  # a name is never cut
        if first_word <= head < after and label != "NUMBER":
            first, last = min(first, first_word), max(last, after - 1)
    while first < head and s.upos[first] in EDGE_TAGS and s.words[first] not in OPENING:
        first += 1
    return Phrase(first, last, head)


def dateline_end(s: ParsedSentence) -> int:
    """The first word after a dateline ("QUETTA, Pakistan (AP) —"), 0 where there is none."""
    places = {first for first, _, label in s.entities if label == "PLACE"}
    for w in range(1, min(DATELINE_WORDS, len(s) - 1)):
        if s.words[w] in DASHES and s.starts[w] > s.ends[w - 1] and s.starts[w + 1] > s.ends[w]:
            return w + 1 if s.words[0].isupper() or (0 in places and s.upos[w - 1] != "VERB") else 0
        if s.upos[w] in ("VERB", "AUX"):
            return 0
    return 0


def phrase_words(s: ParsedSentence, head: int) -> list[int]:
    """The words of a nominal with its preposition."""
    phrase = phrase_of(s, head)
    cases = [c for c in s.children[head] if s.deps[c] == "case"]
    return [*cases, *range(phrase.first, phrase.last + 1)]


def head_within(s: ParsedSentence, first: int, last: int) -> int:
    """The word of a stretch that the others hang on: the first nominal whose head lies outside, else the first such word."""
    tops = [w for w in range(first, last + 1) if not first <= s.heads[w] <= last or s.heads[w] == w]
    nominal = [w for w in tops if s.upos[w] in NOMINAL]
    return (nominal or [w for w in tops if s.upos[w] != "PUNCT"] or tops)[0]


def conjuncts(s: ParsedSentence, head: int) -> list[int]:
    """A nominal and what is coordinated with it, in order."""
    found = [head]
    for word in found:
        found += [c for c in s.children[word] if s.deps[c] == "conj" and s.upos[c] in NOMINAL and c not in found]
    return sorted(found)


def trimmed(s: ParsedSentence, first: int, last: int) -> tuple[int, int] | None:
    """A stretch without prepositions, conjunctions and punctuation at its edges; None where nothing remains."""
    while first <= last and s.upos[first] in EDGE_TAGS and not (s.words[first] in OPENING and _closes(s, first, last)):
        first += 1
    while last >= first and (s.upos[last] in EDGE_TAGS or (last > first and s.lower[last] in TAIL)) and not _opens(s, first, last):
        last -= 1
    return (first, last) if first <= last else None


def _closes(s: ParsedSentence, first: int, last: int) -> bool:
    return any(s.words[w] in CLOSING for w in range(first + 1, last + 1))


def _opens(s: ParsedSentence, first: int, last: int) -> bool:
    return s.words[last] in CLOSING and any(s.words[w] in OPENING for w in range(first, last))


def scored_phrases(
    s: ParsedSentence, begin: NDArray[np.float32], inside: NDArray[np.float32], chosen: NDArray[np.bool_]
) -> list[tuple[Phrase, float]]:
    """Phrases from the model's scores of one role: runs of chosen words, split where a new phrase begins, mended by the tree.

    Gives each phrase with the mean score of its words.
    """
    runs: list[list[int]] = []
    for w in np.flatnonzero(chosen).tolist():
        if runs and w - runs[-1][-1] == 1 and not (begin[w] > inside[w] and _may_begin(s, w)):
            runs[-1].append(w)
        elif runs and w - runs[-1][-1] == 2 and _bridges(s, runs[-1], w):
            runs[-1] += [w - 1, w]
        else:
            runs.append([w])
    mass = begin + inside
    found = []
    for run in runs:
        edges = trimmed(s, run[0], run[-1])
        if edges is None:
            continue
        head = head_within(s, *edges)
        if s.upos[head] in NOMINAL or s.upos[head] in ("ADJ", "X") or s.lower[head] in ALONE:
            found.append((completed(s, Phrase(*edges, head)), float(mass[edges[0] : edges[1] + 1].mean())))
    return found


def completed(s: ParsedSentence, phrase: Phrase) -> Phrase:
    """A phrase with the parts of its head's name and title that the scores left out: "Mr.", "South" of "South Africa"."""
    first, last = phrase.first, phrase.last
    while first > 0 and s.deps[first - 1] in LEFT and first <= s.heads[first - 1] <= last and s.heads[first - 1] == phrase.head:
        first = min(s.subtree(first - 1)) if s.deps[first - 1] != "nmod:poss" else first - 1
    while last + 1 < len(s) and s.deps[last + 1] in RIGHT and phrase.first <= s.heads[last + 1] <= last:
        last += 1
    for begin, after, label in s.entities:
        if label in ("PERSON", "ORG", "PLACE") and begin < last + 1 and after > first and begin <= phrase.head < after:
            first, last = min(first, begin), max(last, after - 1)
    return Phrase(first, last, phrase.head)


def by_name(s: ParsedSentence, phrase: Phrase) -> Phrase:
    """The name that a role stands in apposition to: of "X, the envoy" the person X, not the envoy."""
    host = s.heads[phrase.head]
    named = any(label == "PERSON" and first <= host < after for first, after, label in s.entities)
    if s.deps[phrase.head] == "appos" and named and not phrase.first <= host <= phrase.last:
        return completed(s, phrase_of(s, host))
    return phrase


def without_appositions(s: ParsedSentence, phrases: list[Phrase]) -> list[Phrase]:
    """Of two phrases in apposition only one names the actor: the one with a name, else the first."""
    dropped = set()
    for p in phrases:
        for q in phrases:
            if p is not q and s.heads[q.head] == p.head and s.deps[q.head] == "appos":
                dropped.add(p if not _has_name(s, p) and _has_name(s, q) else q)
    return [p for p in phrases if p not in dropped]


def _has_name(s: ParsedSentence, phrase: Phrase) -> bool:
    names = (span for span in s.entities if span[2] in ("PERSON", "ORG"))
    return s.upos[phrase.head] == "PROPN" or any(first <= phrase.head < after for first, after, _ in names)


def _may_begin(s: ParsedSentence, word: int) -> bool:
    """Whether a new phrase may begin right after another, with nothing between them: only where the tree coordinates or opposes them."""
    return any(s.deps[w] in ("conj", "appos", "parataxis", "obj", "iobj") and w >= word for w in (word, s.heads[word]))


def _bridges(s: ParsedSentence, run: list[int], word: int) -> bool:
    """Whether the one word between two runs belongs to both: a hyphen, a possessive mark, a word of the same name or phrase."""
    gap = word - 1
    if s.words[gap] in ("-", "'s", "’s", "'", "’"):
        return True
    return (
        s.upos[gap] not in ("CCONJ", "PUNCT", "VERB", "AUX", "SCONJ")
        and (s.heads[gap] in run or s.heads[gap] == word)
        and (s.heads[word] in run or any(s.heads[w] == word for w in run))
    )


def without_overlap(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Phrases in order, of any two that overlap the longer."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.first - p.last, p.first)):
        if not any(phrase.first <= other.last and other.first <= phrase.last for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda p: p.first)
