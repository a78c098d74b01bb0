"""Tolls: how many people an act killed and injured, as the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.quantities import AT_LEAST, AT_MOST, Quantity, is_number, quantity_at
from dragoman.coding.reach import Steps, words_in_reach
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Toll

KILLED, INJURED = "killed", "injured"
# By the forms of the words and not their lemmas: the harm must not be lost with a wrong lemma.
HARM = (
    (KILLED, re.compile(r"kill(?:s|ed|ing|ings)?|sla(?:in|yed)|murder(?:s|ed|ing)?|massacr(?:ed?|es|ing)|behead(?:s|ed|ing)?")),
    (KILLED, re.compile(r"assassinat(?:ed?|es|ing)|execut(?:ed?|es|ing)|die[ds]?|dying|dead|deaths?|perish(?:ed)?|fatalit(?:y|ies)|toll")),
    (INJURED, re.compile(r"wound(?:s|ed|ing)|injur(?:ed?|es|ing|ies)|hurt(?:s|ing)?|maim(?:s|ed|ing)?")),
)
STATES = re.compile(r"dead|deaths?|die[ds]?|dying|perish(?:ed)?|fatalit(?:y|ies)|toll|injuries")  # of these nobody is the object
PEOPLE = wordset(
    "person people man woman child boy girl baby infant teenager youth civilian passenger bystander resident villager tourist "
    "worker labourer laborer employee student pupil teacher doctor nurse driver farmer journalist reporter father mother son "
    "daughter brother sister wife husband victim other cleric politician candidate leader commander"
)
WHOLES = wordset("total number group all")
NOBODY = wordset("no nobody none")
NEGATIONS = wordset("not n't never without")
BE = wordset("is are was were be been being get got")
BETWEEN = BE | wordset("have has had also reportedly")
BOUNDS = wordset("a an between about around some nearly almost approximately") | {w for phrase in (*AT_LEAST, *AT_MOST) for w in phrase}
REACH = 7
BLOCKED = 99


def toll_of(sentence: ParsedSentence, trigger_word: int) -> tuple[Toll | None, Toll | None]:
    """The people killed and the people injured by an act, each None where the act's clause tells no number."""
    harms = {i: kind for i, word in enumerate(sentence.lower) if (kind := _harm(word))}
    if not harms:
        return None, None
    found: dict[str, Toll] = {}
    costs = words_in_reach(sentence, trigger_word, Steps(_down, _up, REACH))
    for word in sorted(harms.keys() & costs.keys(), key=lambda i: (costs[i], i)):
        if harms[word] not in found and not _negated(sentence, word):
            toll = _told_with(sentence, word)
            if toll is not None:
                found[harms[word]] = toll
    return found.get(KILLED), found.get(INJURED)


def _harm(word: str) -> str:
    return next((kind for kind, pattern in HARM if pattern.fullmatch(word)), "")


def _down(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep == "ccomp" or (dep in ("conj", "parataxis") and _is_apart(s, child)):
        return BLOCKED
    if dep == "advcl":
        return 1 if s.xpos[child] == "VBG" else 3
    return 2 if dep in ("acl", "conj", "parataxis") else 1


def _up(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep in ("ccomp", "parataxis") or (dep == "conj" and _is_apart(s, child)):
        return BLOCKED
    return 2 if dep in ("advcl", "acl", "conj") else 1


def _is_apart(s: ParsedSentence, verb: int) -> bool:
    """Whether a verb joined to another tells of somebody else's act: it has a doer of its own."""
    return s.upos[verb] in ("VERB", "AUX") and bool([c for c in s.children[verb] if s.deps[c] == "nsubj"])


def _negated(s: ParsedSentence, word: int) -> bool:
    return any(s.lower[c] in NEGATIONS for c in s.children[word])


def _told_with(s: ParsedSentence, word: int) -> Toll | None:
    """The number of the people whom a word of harm speaks of: right after it, right before it, or where the tree has them."""
    passive = any(before in BE for before in s.lower[max(0, word - 2) : word])
    if not passive and not STATES.fullmatch(s.lower[word]):
        after = next((i for i in range(word + 1, len(s)) if s.lower[i] not in BOUNDS), word)
        if after < len(s) and is_number(s.lower[after]) and (toll := _row(s, after)):
            return toll
    if word and is_number(s.lower[word - 1]) and (quantity := quantity_at(s.lower, word - 1)):
        return _toll(s, [quantity])
    tolls = (_count(s, nominal, word) for nominal in _sufferers(s, word))
    return next((toll for toll in tolls if toll is not None), None) or _before(s, word)


def _row(s: ParsedSentence, number: int) -> Toll | None:
    """The number and, if it counts a noun, those joined to that noun: "two policemen and a driver" are three."""
    quantity = quantity_at(s.lower, number)
    if quantity is None:
        return None
    noun = s.heads[quantity.last]
    joined = _joined(s, noun, quantity.last) if s.deps[quantity.last] == "nummod" and noun > quantity.last else []
    return _toll(s, [quantity, *joined])


def _count(s: ParsedSentence, nominal: int, harm: int) -> Toll | None:
    """The number of a nominal and of those joined to it on the same side of the word of harm."""
    own = _one(s, nominal)
    if own is None:
        return None
    return _toll(s, [own, *(_joined(s, nominal, harm) if nominal > harm else _joined(s, nominal, nominal))])


def _joined(s: ParsedSentence, noun: int, after: int) -> list[Quantity]:
    """The numbers of the nouns joined to a noun, up to the next word of harm, which has its own."""
    rest = [c for c in s.children[noun] if s.deps[c] == "conj" and s.upos[c] in ("NOUN", "PROPN", "NUM")]
    told = [c for c in rest if not any(s.lower[i] == "not" for i in s.children[c])]  # "seven, and not six"
    free = [c for c in told if not any(_harm(word) for word in s.lower[after + 1 : c + 2])]
    return [quantity for c in free if (quantity := _one(s, c))]


def _one(s: ParsedSentence, noun: int) -> Quantity | None:
    """The number of one nominal: told, none, or one human being."""
    at = noun
    while at >= 0 and not is_number(s.lower[at]) and (at == noun or s.upos[at] in ("ADJ", "NOUN", "PROPN", "DET")):
        at -= 1
    first = max(0, at)
    if NOBODY & {s.lower[noun], s.lower[noun - 1] if noun else "", s.lower[first]} or _shares_no(s, noun):
        return Quantity(0, 0, noun - (noun > 0 and s.lower[noun - 1] == "no"), noun)
    if at >= 0 and is_number(s.lower[at]) and (quantity := quantity_at(s.lower, at)):
        return quantity
    if s.lemmas[noun] in WHOLES:
        inner = next((c for c in s.dependents(noun, "nmod") if s.case_of(c) == "of"), None)
        return _one(s, inner) if inner is not None else None
    named = any(label == "PERSON" and a <= noun < b for a, b, label in s.entities)
    person = s.xpos[noun] == "NN" and (s.lemmas[noun] in PEOPLE or s.lemmas[noun] in _agents())
    left = [c for c in s.children[noun] if c < noun and s.deps[c].split(":")[0] in ("det", "nmod", "amod", "compound")]
    first = min((s.subtree(c)[0] for c in left), default=noun)
    return Quantity(1, 1, first, noun) if named or (person and left) else None


def _shares_no(s: ParsedSentence, noun: int) -> bool:
    """Whether a "no" before the first of two joined nouns holds for this one too: "no injuries or deaths"."""
    head = s.heads[noun]
    joined = s.deps[noun] == "conj" and any(s.lower[c] == "or" for c in s.children[noun])
    return joined and any(s.lower[c] == "no" for c in s.children[head])


def _before(s: ParsedSentence, word: int) -> Toll | None:
    """The number of what stands right before a word of harm and its auxiliaries: "12 others were wounded"."""
    at = word - 1
    while at > 0 and s.lower[at] in BETWEEN:
        at -= 1
    if at < 0 or at == word - 1 or s.upos[at] not in ("NOUN", "NUM", "PRON"):
        return None
    quantity = _one(s, at)
    return _toll(s, [quantity]) if quantity else None


def _sufferers(s: ParsedSentence, word: int) -> Iterator[int]:
    """The nominals that may name whom the harm befell, the likeliest first."""
    head, dep = s.heads[word], s.deps[word].split(":")[0]
    if s.lower[word] == "toll":
        yield from (c for c in s.children[head] if s.case_of(c) in ("to", "at") and s.deps[c] != "nsubj")
        if s.upos[head] == "NUM":
            yield head
    if s.upos[word] in ("NOUN", "NUM", "PROPN"):
        yield from (c for c in s.dependents(word, "nmod") if s.case_of(c) == "of")
        if s.lower[word] != "toll":
            yield word
        return
    befalls = STATES.fullmatch(s.lower[word]) or s.upos[word] == "ADJ"
    yield from (c for c in s.children[word] if s.deps[c] in ("obj", "nsubj:pass") or (befalls and s.deps[c] == "nsubj"))
    if (dep == "acl" and s.deps[word] == "acl") or dep == "amod":
        yield head
    elif dep in ("xcomp", "conj") and (befalls or not _is_apart(s, word)):
        yield from (
            c for c in s.children[head] if s.deps[c] in ("obj", "nsubj:pass") and (dep == "xcomp" or s.deps[c] == "nsubj:pass" or c > word)
        )


def _toll(s: ParsedSentence, quantities: list[Quantity]) -> Toll:
    low = sum(quantity.low for quantity in quantities)
    highs = [quantity.high for quantity in quantities if quantity.high is not None]
    words = (s.text[s.starts[q.first] - s.start : s.ends[q.last] - s.start] for q in quantities)
    return Toll(low, sum(highs) if len(highs) == len(quantities) else None, " and ".join(words))


@cache
def _agents() -> frozenset[str]:
    """The common nouns for political actors, among them soldiers, policemen and protesters."""
    rows = read_table(DATA / "words" / "agents.tsv", ("noun", "sector", "country", "note"))
    return frozenset(row["noun"] for row in rows)
