"""Speakers: whom the tree or the model names as the one who says something, with the words that tell the office."""

from __future__ import annotations

from dragoman.coding.cue_words import Complement
from dragoman.coding.phrases import NOMINAL, Phrase, phrase_of
from dragoman.coding.slots import possessors, subjects
from dragoman.language.parsed import ParsedSentence

_ROLES = frozenset({"appos", "nmod", "parataxis", "dep"})
_NARROWING = frozenset({"acl", "nmod"})
_ASIDES = frozenset({"who", "which", "whose", "whom"})
_OPENING, _CLOSING = ("(", "["), (")", "]")


def speaker_of(s: ParsedSentence, cue: int, scored: dict[str, Phrase], said: Complement | None) -> Phrase | None:
    """The speaker by the model; by the tree where the model names none, or one within what is said."""
    by_model, by_tree, content = scored.get("speaker"), _by_tree(s, cue), scored.get("content")
    if by_model is None or by_tree is None:
        return by_model or by_tree
    if said is not None:
        words = set(s.subtree(said.head)) - (set(s.subtree(cue)) if s.heads[cue] == said.head else set())
    else:
        words = set(range(content.first, content.last + 1)) if content else set()
    inside = by_model.head in words and by_tree.head not in words
    return by_tree if inside or s.lower[cue] == "according" else by_model


def _by_tree(s: ParsedSentence, cue: int) -> Phrase | None:
    """The subject of a verb, the possessor of a noun, the noun after "according to"."""
    if s.lower[cue] == "according":
        heads = [s.heads[cue]] if s.deps[cue] == "case" else [c for c in s.children[cue] if s.upos[c] in NOMINAL]
    elif s.upos[cue] in ("NOUN", "PROPN"):
        heads = possessors(s, cue)
    else:
        heads = subjects(s, cue)
    heads = [h for h in heads if s.upos[h] in NOMINAL]
    return phrase_of(s, heads[0]) if heads else None


def with_role(s: ParsedSentence, speaker: Phrase, cue: int) -> Phrase:
    """A speaker with the office that an apposition or a phrase after the name tells: "X, spokesman for the ministry".

    A speaker whom a common noun names keeps what narrows it down: "an analysis by the bank", "leaders who oppose it".
    """
    head = speaker.head
    while s.heads[head] in speaker and s.heads[head] != head:
        head = s.heads[head]
    first = min(speaker.first, phrase_of(s, head).first) if s.upos[head] in NOMINAL else speaker.first
    last = speaker.last
    for child in s.children[head]:
        below = s.subtree(child)
        apart = any(s.upos[w] != "PUNCT" for w in range(last + 1, below[0]))
        if child < head or below[-1] <= last or cue in below or apart:
            continue
        kind = s.deps[child].split(":")[0]
        narrows = s.upos[head] == "NOUN" and below[0] <= last + 1 and kind in _NARROWING
        if narrows or (kind in _ROLES and s.upos[child] in NOMINAL):
            last = next((w - 1 for w in range(below[0], len(s)) if w not in below or (w > below[0] and _aside(s, w))), len(s) - 1)
    while last > speaker.last and s.upos[last] == "PUNCT" and s.words[last] not in _CLOSING:
        last -= 1
    if last + 1 < len(s) and s.words[last + 1] in _CLOSING and any(s.words[w] in _OPENING for w in range(first, last + 1)):
        last += 1
    return Phrase(first, last, head)


def _aside(s: ParsedSentence, word: int) -> bool:
    """Whether a comma sets off a relative clause or an apposition."""
    if s.words[word] != ",":
        return False
    after = range(word + 1, len(s))
    return any(s.lower[w] in _ASIDES for w in after[:2]) or (s.heads[word] in after and s.deps[s.heads[word]] == "appos")
