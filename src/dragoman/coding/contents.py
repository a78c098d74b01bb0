"""What is said: the words that a cue introduces, by quotation marks, by the tree, by the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.cue_words import Complement
from dragoman.coding.phrases import Phrase
from dragoman.coding.quotations import Spans, trimmed_quote
from dragoman.language.parsed import ParsedSentence

Edges = tuple[int, int]
_STOPS = frozenset(",.?!;:…-–—")
_LEADING = (",", ":")
_OWN = frozenset({"nsubj", "obl", "advmod", "iobj", "obj", "aux", "discourse", "appos", "mark"})
PHRASE = 5  # words; a longer quotation right behind a cue is a sentence of its own, not a phrase of the report


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in its sentence: its word and group, its speaker, the quoted stretches, what it says by the tree, the other cues."""

    word: int
    group: Edges
    speaker: Phrase | None
    quotes: Spans
    complement: Complement | None
    others: frozenset[int] = frozenset()


def contents(s: ParsedSentence, cue: Cue, scored: Phrase | None) -> list[Edges]:
    """The pieces of what is said, in order: two where the cue interrupts; none where nothing is said."""
    direct = [edges for a, b in _direct(s, cue) if (edges := trimmed_quote(s, a, b))]
    if direct:
        return direct
    return [edges for found in _merged(s, cue, _by_tree(s, cue), scored) if (edges := _to_next(s, cue, found))]


def _direct(s: ParsedSentence, cue: Cue) -> list[Edges]:
    """The quotations that a cue follows or introduces, with nothing between but its speaker and circumstances."""
    own = _own_words(s, cue)

    def near(first: int, after: int) -> bool:
        return all(w in own or s.upos[w] == "PUNCT" for w in range(first, after))

    found: list[Edges] = []
    before = [(a, b) for a, b in cue.quotes if b < cue.group[0]][-1:]
    for a, b in before:
        starts = all(s.upos[w] in ("PUNCT", "CCONJ") for w in range(a))
        stops = any(s.words[w][:1] in _STOPS for w in range(max(a, b - 1), min(len(s), b + 2)))
        if starts and stops and near(b + 1, cue.group[0]):
            found.append((a, b))
    after = [(a, b) for a, b in cue.quotes if a > cue.group[1]][:1]
    for a, b in after:
        led = s.words[a - 1] in _LEADING
        if (led or (a - 1 == cue.group[1] and (found or b - a > PHRASE))) and near(cue.group[1] + 1, a):
            found.append((a, b))
    return found


def _own_words(s: ParsedSentence, cue: Cue) -> set[int]:
    """The words of the cue's own clause: its speaker, addressee and circumstances, without what is said."""
    own = set(range(cue.group[0], cue.group[1] + 1))
    clause = cue.complement.head if cue.complement else None
    for child in s.children[cue.word]:
        if child != clause and s.deps[child].split(":")[0] in _OWN:
            own.update(s.subtree(child))
    if cue.speaker:
        own.update(range(cue.speaker.first, cue.speaker.last + 1))
    return own


def _by_tree(s: ParsedSentence, cue: Cue) -> list[Edges]:
    """What stands in the tree where a cue's content stands, without the words of the cue."""
    word, said = cue.word, cue.complement
    if said is not None:
        outside = set(s.subtree(word)) if s.heads[word] == said.head else set()
        outside |= {*range(cue.group[0], cue.group[1] + 1), *said.leads}
        words = {w for head in (said.head, *said.more) for w in s.subtree(head)}
        return _sides(s, cue, words - outside)
    if s.lower[word] == "according":
        source = s.heads[word] if s.deps[word] == "case" else word
        return _sides(s, cue, set(s.subtree(s.heads[source])) - set(s.subtree(source)))
    return []


def _sides(s: ParsedSentence, cue: Cue, words: Iterable[int]) -> list[Edges]:
    """What stands before the cue and what after it, each in one stretch."""
    listed = sorted(words)
    sides = [[w for w in listed if w < cue.group[0]], [w for w in listed if w > cue.group[1]]]
    return [edges for side in sides if side and (edges := trimmed_quote(s, side[0], side[-1]))]


def _merged(s: ParsedSentence, cue: Cue, tree: list[Edges], scored: Phrase | None) -> list[Edges]:
    """What the tree gives, widened by the model's words on the same side of the cue; of an object the tree alone."""
    given = _scored_sides(s, cue, scored) if scored else []
    if not tree or not given or (cue.complement and cue.complement.is_nominal(s)):
        return tree or given
    found = []
    for a, b in tree:
        c, d = next(((c, d) for c, d in given if c <= b and a <= d), (a, b))
        found.append((min(a, c), max(b, d)))
    return found if len(found) < 2 or found[0][1] < found[1][0] else [(found[0][0], found[1][1])]


def _scored_sides(s: ParsedSentence, cue: Cue, scored: Phrase) -> list[Edges]:
    """The model's content, cut where the cue's own clause stands in it."""
    if cue.word not in scored:
        return [(scored.first, scored.last)]
    return _sides(s, cue, set(range(scored.first, scored.last + 1)) - _own_words(s, cue))


def _to_next(s: ParsedSentence, cue: Cue, edges: Edges) -> Edges | None:
    """Content after a cue to where the report goes on to another saying: ", arguing that", "and warned that"."""
    first, last = edges
    if first > cue.group[1] and cue.complement:
        clause = cue.complement.head
        ends = [end for w in sorted(cue.others) if first < w <= last and w != clause and (end := _end_before(s, w, clause)) is not None]
        last = min([last, *ends])
    return trimmed_quote(s, first, last)


def _end_before(s: ParsedSentence, word: int, clause: int) -> int | None:
    """The word before another cue, where it begins a participial clause, or a report of the past beside what is said."""
    features = s.feats[word]
    if s.deps[word] == "advcl" and ("VerbForm=Ger" in features or "VerbForm=Part" in features) and s.words[word - 1] == ",":
        return word - 1
    if s.deps[word] == "conj" and s.heads[word] == clause and "Tense=Past" in features and "VerbForm=Fin" in features:
        return s.subtree(word)[0] - 1
    return None
