"""The words of a cue: a saying word with its auxiliaries, negation, adverbs, particle and preposition."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.parsed import ParsedSentence

_HELP = frozenset({"aux", "aux:pass", "cop"})
_LINKS = frozenset({"as", "that", "when", "where", "how", "why", "while", "because", "if", "so"})  # adverbs by tag that join clauses
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})


def cue_group(s: ParsedSentence, first: int, last: int, leads: Sequence[int] = ()) -> tuple[int, int]:
    """The first and last word of the group of a cue that the words `first` to `last` name: "has not yet called for".

    `leads` are the words that lead to what is said ("for").
    """
    if s.deps[first] == "compound:prt" and s.heads[first] == first - 1:
        first -= 1
    if s.upos[first] not in _VERBAL:
        return first, _with(s, first, last, "fixed")
    end = _with(s, first, last, "compound:prt", "fixed")
    while end + 1 in leads:
        end += 1
    return _beginning(s, first), end


def _beginning(s: ParsedSentence, verb: int) -> int:
    """Where the group begins: before the verb's auxiliaries and adverbs, and before the verb whose infinitive it is."""
    start = verb
    while start > 0 and _belongs(s, start - 1, verb):
        start -= 1
    above = s.heads[verb]
    if s.deps[verb] == "xcomp" and above == start - 1 and s.upos[above] == "VERB":
        return _beginning(s, above)
    return start


def _belongs(s: ParsedSentence, word: int, verb: int) -> bool:
    """Whether a word before a verb is its auxiliary, adverb, negation or "to"."""
    if s.heads[word] == verb and s.deps[word] in _HELP:
        return True
    adverb = s.deps[word].split(":")[0] == "advmod" and s.upos[word] in ("ADV", "PART") and s.lower[word] not in _LINKS
    if adverb and (s.heads[word] == verb or s.deps[s.heads[word]] in _HELP):
        return True
    return s.heads[word] == verb and s.deps[word] == "mark" and s.upos[word] == "PART"


def _with(s: ParsedSentence, cue: int, last: int, *labels: str) -> int:
    """The last word of a cue with what follows it as its particle ("pointed out"), or as one with it ("according to")."""
    while last + 1 < len(s) and s.deps[last + 1] in labels and s.heads[last + 1] == cue:
        last += 1
    return last
