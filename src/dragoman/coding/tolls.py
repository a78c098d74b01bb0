"""Tolls: how many people an act killed and injured, as the text tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.number_words import ARTICLES, NUMBER_WORDS, read_number
from dragoman.coding.reach import Steps, words_in_reach
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Toll

KILLED, INJURED = "killed", "injured"
HARM = {
    **dict.fromkeys("kill slay murder massacre execute assassinate behead die perish dead death fatality toll".split(), KILLED),
    **dict.fromkeys("wound injure hurt maim wounded injured".split(), INJURED),
}
SUFFERING = frozenset(("die", "perish"))  # their subject is whom they befall
OPEN = {"several": 3, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}  # at least so many
WHOLES = frozenset("total number group all".split())
PEOPLE = frozenset(
    "person people man woman child boy girl baby infant teenager youth civilian passenger passer-by bystander resident villager tourist "
    "worker labourer laborer employee student pupil teacher doctor nurse driver farmer journalist reporter father mother son daughter "
    "brother sister wife husband victim other".split()
)
AT_LEAST = (("at", "least"), ("more", "than"), ("over",), ("no", "fewer", "than"), ("no", "less", "than"), ("upwards", "of"), ("well", "over"))
AT_MOST = (("up", "to"), ("as", "many", "as"), ("at", "most"), ("fewer", "than"), ("less", "than"), ("no", "more", "than"))
NOBODY = frozenset(("no", "nobody", "none", "noone"))
NEGATIONS = frozenset(("not", "n't", "never", "without"))
REACH = 7
BLOCKED = 99


def toll_of(sentence: ParsedSentence, trigger_word: int) -> tuple[Toll | None, Toll | None]:
    """The people killed and the people injured by an act, each None where the act's clause tells no number."""
    if not any(lemma in HARM or word in HARM for lemma, word in zip(sentence.lemmas, sentence.lower, strict=True)):
        return None, None
    found: dict[str, Toll] = {}
    costs = words_in_reach(sentence, trigger_word, Steps(_down, _up, REACH))
    for word in sorted(costs, key=lambda i: (costs[i], i)):
        harm = HARM.get(sentence.lower[word]) or HARM.get(sentence.lemmas[word])
        if harm and harm not in found and not _negated(sentence, word):
            toll = _told_with(sentence, word)
            if toll is not None:
                found[harm] = toll
    return found.get(KILLED), found.get(INJURED)


def _down(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep == "ccomp" or (dep in ("conj", "parataxis") and _own_subject(s, child)):
        return BLOCKED
    if dep == "advcl":
        return 1 if s.xpos[child] == "VBG" else 3
    return 2 if dep in ("acl", "conj", "parataxis") else 1


def _up(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep in ("ccomp", "parataxis") or (dep == "conj" and _own_subject(s, child)):
        return BLOCKED
    return 2 if dep in ("advcl", "acl", "conj") else 1


def _own_subject(s: ParsedSentence, verb: int) -> bool:
    """Whether a verb joined to another tells of somebody else's act: it has a subject, and is not the bare harm of the first."""
    return s.upos[verb] in ("VERB", "AUX") and bool(s.dependents(verb, "nsubj")) and s.lemmas[verb] not in HARM


def _negated(s: ParsedSentence, word: int) -> bool:
    return any(s.lower[c] in NEGATIONS for c in s.children[word])


def _told_with(s: ParsedSentence, word: int) -> Toll | None:
    """The number of the people whom a word of harm speaks of."""
    for nominal in _sufferers(s, word):
        toll = _count(s, nominal)
        if toll is not None:
            return toll
    return _number_before(s, word)


def _sufferers(s: ParsedSentence, word: int) -> Iterator[int]:
    """The nominals that may name whom the harm befell, the likeliest first."""
    head, dep = s.heads[word], s.deps[word].split(":")[0]
    if s.upos[word] in ("NOUN", "NUM", "PROPN"):
        if s.lemmas[word] == "toll":
            yield from (c for c in s.children[head] if s.case_of(c) in ("to", "at") and s.deps[c] != "nsubj")
            yield from (head,) if dep == "nsubj" and s.upos[head] == "NUM" else ()
        yield from (c for c in s.dependents(word, "nmod") if s.case_of(c) == "of")
        yield word
        return
    subject = ("nsubj",) if s.lemmas[word] in SUFFERING else ("nsubj:pass",)
    yield from s.dependents(word, "obj", *subject)
    if dep == "acl" and s.xpos[word] in ("VBN", "JJ", "VBD"):
        yield head
    if s.upos[word] == "ADJ" or s.xpos[word] == "VBN":
        yield from s.dependents(word, "nsubj")
        if dep in ("xcomp", "conj", "amod"):
            yield from s.dependents(head, "obj", "nsubj:pass")
        if dep in ("amod", "nsubj", "obj"):
            yield head if dep == "amod" else word
    if dep == "conj" and s.lemmas[head] in HARM and not s.dependents(word, "obj", "nsubj"):
        yield from s.dependents(head, "obj", "nsubj:pass")


def _count(s: ParsedSentence, nominal: int) -> Toll | None:
    """The number of a nominal and of those joined to it: "two policemen and a driver" are three."""
    parts = [nominal, *(c for c in s.children[nominal] if s.deps[c] == "conj")]
    tolls = [toll for toll in (_one(s, part) for part in parts) if toll is not None]
    if not tolls:
        return None
    high = [toll.high for toll in tolls]
    words = " and ".join(toll.words for toll in tolls)
    return Toll(sum(toll.low for toll in tolls), None if None in high else sum(h for h in high if h is not None), words)


def _one(s: ParsedSentence, noun: int) -> Toll | None:
    first = _left_edge(s, noun)
    number = _numbers(s, first, noun)
    if number is not None:
        return number
    words = s.lower[first : noun + 1]
    text = _text(s, first, noun)
    if NOBODY & set(words) or s.lower[noun] in NOBODY:
        return Toll(0, 0, text)
    if s.lemmas[noun] in WHOLES:
        inner = next((c for c in s.dependents(noun, "nmod") if s.case_of(c) == "of"), None)
        return _one(s, inner) if inner is not None else None
    person = any(label == "PERSON" and a <= noun < b for a, b, label in s.entities)
    single = s.xpos[noun] == "NN" and (s.lemmas[noun] in PEOPLE or s.lemmas[noun] in _agents()) and len(words) > 1
    return Toll(1, 1, text) if person or single else None


def _left_edge(s: ParsedSentence, noun: int) -> int:
    """The first word of a nominal's own words before it: article, number, adjectives."""
    first = noun
    while first > 0 and s.upos[first - 1] not in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and _below(s, first - 1, noun):
        first -= 1
    if first > 1 and s.lower[first - 1] in ("and", "to", "or", "-", "–") and _is_number(s, first) and _is_number(s, first - 2):
        first -= 2
    return first


def _below(s: ParsedSentence, word: int, head: int) -> bool:
    return head in s.ancestors(word)


def _number_before(s: ParsedSentence, word: int) -> Toll | None:
    """The number right before a word of harm: "12 wounded"."""
    at = word - 1
    while at >= 0 and (s.lower[at] in ("were", "was", "others", "people", "more", "been") or s.lower[at] in ("have", "has")):
        at -= 1
    return _numbers(s, max(0, at - 5), at) if at >= 0 and _is_number(s, at) else None


def _numbers(s: ParsedSentence, first: int, last: int) -> Toll | None:
    """The number told in a stretch of words, with "at least", "up to" or "between … and" before it."""
    runs = list(_runs(s, first, last))
    if not runs:
        return None
    a, b = runs[-1] if len(runs) == 1 or not _is_range(s, runs) else (runs[-2][0], runs[-1][1])
    low, high = _limits(s, [run for run in runs if run[0] >= a])
    if low is None:
        return None
    start, bound = _bound(s, a)
    if bound == "least":
        high = None
    elif bound == "most":
        low, high = min(1, low), high
    return Toll(low, high, _text(s, start, b))


def _is_range(s: ParsedSentence, runs: Sequence[tuple[int, int]]) -> bool:
    between = s.lower[runs[-2][1] + 1 : runs[-1][0]]
    return between in (["to"], ["-"], ["–"], ["or"]) or (between == ["and"] and "between" in s.lower[: runs[-2][0]])


def _limits(s: ParsedSentence, runs: Sequence[tuple[int, int]]) -> tuple[int | None, int | None]:
    values = []
    for a, b in runs:
        words = s.lower[a : b + 1]
        if words[-1] in OPEN or (len(words) > 2 and words[0] in OPEN):
            scale = 10 if words[0] == "tens" and len(words) > 1 else 100 if words[0] == "hundreds" and len(words) > 1 else 1
            return OPEN[words[-1]] * scale, None
        values.append(read_number(words))
    return (values[0], values[-1]) if None not in values else (None, None)


def _runs(s: ParsedSentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of words that spell a number, with "a" before "dozen" and the like and "of" in "tens of thousands"."""
    at = first
    while at <= last:
        if not _is_number(s, at):
            at += 1
            continue
        end = at
        while end < last and (_is_number(s, end + 1) or (end + 1 < last and _joins(s, end + 1) and _is_number(s, end + 2))):
            end += 1
        start = at - 1 if at > 0 and s.lower[at - 1] in ARTICLES else at
        yield start, end
        at = end + 1


def _joins(s: ParsedSentence, word: int) -> bool:
    """Whether a word joins parts of one number: "hundred and five", "twenty-five", "tens of thousands"."""
    before, after = s.lower[word - 1], s.lower[word + 1]
    if s.lower[word] == "of":
        return before in OPEN and after in OPEN
    return (s.lower[word] == "and" and before in ("hundred", "thousand")) or (s.lower[word] == "-" and before.endswith("ty") and before in NUMBER_WORDS)


def _is_number(s: ParsedSentence, word: int) -> bool:
    text = s.lower[word]
    return text in OPEN or text in NUMBER_WORDS or (text[0].isdigit() and read_number([text]) is not None)


def _bound(s: ParsedSentence, at: int) -> tuple[int, str]:
    """Where the number's phrase begins, and which side of it is open."""
    for kind, phrases in (("least", AT_LEAST), ("most", AT_MOST)):
        for phrase in phrases:
            if at >= len(phrase) and tuple(s.lower[at - len(phrase) : at]) == phrase:
                return at - len(phrase), kind
    if at and s.lower[at - 1] == "between":
        return at - 1, ""
    return at, ""


def _text(s: ParsedSentence, first: int, last: int) -> str:
    return s.text[s.starts[first] - s.start : s.ends[last] - s.start]


@cache
def _agents() -> frozenset[str]:
    """The common nouns for political actors, among them soldiers, policemen and protesters."""
    rows = read_table(DATA / "words" / "agents.tsv", ("noun", "sector", "country", "note"))
    return frozenset(row["noun"] for row in rows)
