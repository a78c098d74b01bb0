"""Saying words of the codebook: which of them say something in a sentence, and what in the tree they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.words import Cue
from dragoman.coding.quoted import OPENING
from dragoman.coding.slots import is_passive
from dragoman.language.parsed import ParsedSentence
from dragoman.records import STANCES, Stance

Listed = Mapping[tuple[str, str], Cue]

# Words whose object is what is said, or what is spoken of.
WITH_OBJECT = frozenset(
    "acknowledge advocate announce applaud bemoan cite commend criticise criticize decry denounce deplore deride downplay emphasise "
    "emphasize endorse explain extol highlight lambast lambaste lament mention mock note outline propose rebuke recommend reference "
    "refute reiterate ridicule stress suggest tout underline underscore".split()
)
# Words that call something by a name or judge it for a reason: "called the raid a crime", "attacked it as illegal".
NAMING = frozenset(
    "attack blast brand call cast characterise characterize defend depict describe dismiss dub hail label paint portray rate reject slam "
    "term".split()
)
# Words whose infinitive is what is said.
WITH_INFINITIVE = frozenset("beg demand encourage exhort hope implore pledge promise propose urge vow".split())
# Words of finding out: with a question, or as a purpose, they assert nothing.
KNOWING = frozenset("determine establish find know learn see show understand".split())
QUESTIONS = frozenset("whether if how what who whom which where when why".split())
# The infinitive after these is no statement where it stands in somebody's quotation: it is that speaker's.
ATTITUDES = frozenset({"hope"})
_BELOW = ("obj", "xcomp", "obl", "advcl")


@dataclass(frozen=True, slots=True)
class Complement:
    """The head of what a cue says, the words that lead to it ("for" of "called for"), and heads of further words said
    ("a fraud" of "called him a fraud")."""

    head: int
    leads: tuple[int, ...] = ()
    more: tuple[int, ...] = ()

    def is_clause(self, s: ParsedSentence) -> bool:
        """Whether it is a finite clause."""
        return s.deps[self.head].split(":")[0] not in (*_BELOW, "acl")

    def is_nominal(self, s: ParsedSentence) -> bool:
        """Whether it is an object or a prepositional phrase."""
        return s.deps[self.head].split(":")[0] in ("obj", "obl")


def listed_cue(s: ParsedSentence, word: int, listed: Listed, quotes: Sequence[tuple[int, int]]) -> Stance | None:
    """The stance of a saying word of the codebook, where it says something; None where it does not."""
    if s.lower[word] == "according" and word + 1 < len(s) and s.lower[word + 1] == "to":
        return "affirm"
    said = complement_of(s, word, listed) if s.upos[word] in ("VERB", "NOUN", "ADJ") else None
    if said is None:
        return None
    lemma, tag = s.lemmas[word].lower(), s.upos[word]
    if any(a <= word <= b for a, b in quotes) and (said.head != clause_of(s, word) or lemma in ATTITUDES):
        return None
    if lemma in KNOWING and (_is_infinitive(s, word) or s.lower[min(s.subtree(said.head))] in QUESTIONS):
        return None
    phrase = f"{lemma} {s.lower[said.leads[0]]}" if said.leads else lemma
    cue = listed.get((phrase, tag)) or listed.get((lemma, tag))
    return next(x for x in STANCES if x == cue.stance) if cue else None


def clause_of(s: ParsedSentence, cue: int) -> int | None:
    """The head of the clause said: a complement of the cue, or the clause that the cue stands beside."""
    below = [c for c in s.children[cue] if s.deps[c].split(":")[0] == "ccomp"]
    if below:
        return below[0]
    if s.deps[cue] == "parataxis" and any(s.deps[c].startswith(("nsubj", "expl")) for c in s.children[cue]):
        return s.heads[cue]
    quoted = [c for c in s.children[cue] if s.deps[c] in ("parataxis", "obj", "xcomp") and s.words[min(s.subtree(c))] in OPENING]
    return next((c for c in quoted if any(s.upos[w] in ("VERB", "AUX") for w in s.subtree(c))), None)


def complement_of(s: ParsedSentence, cue: int, listed: Listed) -> Complement | None:
    """What a cue says, by the tree: a clause; of a listed verb also a prepositional phrase, a name given, an infinitive, an object."""
    clause = clause_of(s, cue)
    if clause is not None:
        return Complement(clause)
    if s.upos[cue] == "NOUN":
        return _of_noun(s, cue)
    if s.upos[cue] != "VERB":
        return None
    lemma = s.lemmas[cue].lower()
    below = {label: [c for c in s.children[cue] if s.deps[c].split(":")[0] == label] for label in _BELOW}
    objects = below["obj"]
    if not objects and (said := _with_preposition(s, cue, below["obl"] + below["advcl"], listed)):
        return said
    if lemma in NAMING and (names := [c for c in s.children[cue] if c > cue and (s.deps[c] == "xcomp" or _leads(s, c, "as", "for"))]):
        return Complement(objects[0], (), (names[0],)) if objects else Complement(names[0])
    if lemma in WITH_INFINITIVE and (infinitives := [c for c in below["xcomp"] if _is_infinitive(s, c)]):
        return Complement(infinitives[0])
    if lemma in WITH_OBJECT and objects and not is_passive(s, cue):
        return Complement(objects[0], (), tuple(c for c in s.children[cue] if c > objects[0] and _leads(s, c, "as", "for"))[:1])
    return None


def _with_preposition(s: ParsedSentence, cue: int, phrases: list[int], listed: Listed) -> Complement | None:
    """What follows the preposition of a listed pair: "called for", "spoke of"."""
    for head in phrases:
        marks = [m for m in s.children[head] if s.deps[m] in ("case", "mark") and m < head]
        if marks and marks[0] <= cue + 2 and (f"{s.lemmas[cue].lower()} {s.lower[marks[0]]}", "VERB") in listed:
            return Complement(head, tuple(range(cue + 1, marks[-1] + 1)) if marks[0] == cue + 1 else tuple(marks[:1]))
    return None


def _of_noun(s: ParsedSentence, noun: int) -> Complement | None:
    """The clause or infinitive after a noun: "the claim that", "a promise to"."""
    for c in s.children[noun]:
        if c > noun and s.deps[c].split(":")[0] in ("acl", "ccomp"):
            marks = {s.lower[m] for m in s.children[c] if s.deps[m] == "mark"}
            if "that" in marks or "to" in marks:
                return Complement(c)
    return None


def _is_infinitive(s: ParsedSentence, verb: int) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(s.deps[c] == "mark" and s.lower[c] == "to" for c in s.children[verb])


def _leads(s: ParsedSentence, word: int, *prepositions: str) -> bool:
    """Whether one of these words leads to a phrase or clause."""
    return any(s.deps[m] in ("case", "mark") and s.lower[m] in prepositions and m < word for m in s.children[word])
