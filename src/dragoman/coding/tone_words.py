"""Tone words weighed by the grammar around them: whose conduct they tell, negation, what is only feared or worked against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook import ToneHit
from dragoman.codebook.tone import STRONGEST
from dragoman.coding.actors import Actors
from dragoman.coding.reading import Reading
from dragoman.coding.slots import possessors, subjects
from dragoman.language.parsed import ParsedSentence

CHARGES = frozenset({"evaluation", "norm", "act", "challenge"})  # kinds whose negative words charge somebody
SPEAKER = frozenset("we i our my us me ourselves myself ours".split())
THIRD = frozenset("they he she it who those them him her these".split())
POINTERS = frozenset("this these those such his her their him them".split())
NEGATORS = frozenset("not n't never no without neither nor none nobody nothing".split())
NEGATOR_SLOTS = frozenset("advmod det case cc mark nsubj obj".split())
ADDERS = frozenset("only just merely simply".split())  # "not only" affirms
DOUBTS = frozenset("would could might may if unless".split())
DUTIES = frozenset("must should ought".split())
INWARD = frozenset("obj iobj obl nmod amod xcomp ccomp conj compound acl advmod appos".split())
REACH = 4  # how many words up a word is looked for that works against harm or doubts it

# How much a charge counts by whose conduct it tells: a named actor's most; harm that nobody is said to do, or that the
# speaker owns up to, is hardly a charge. These and the next factors are set by judgement, not fitted.
BY_DOER = {"other": 1.2, "pronoun": 1.0, "thing": 1.0, "nobody": 0.9, "speaker": 0.4}
ACT_BY_DOER = {"other": 1.2, "pronoun": 0.9, "thing": 0.7, "nobody": 0.5, "speaker": 0.2}
AIMLESS = 0.3  # "we condemn terrorism": a verdict on nobody
COUNTERED, NEGATED, DOUBTED = 0.3, 0.3, 0.6  # harm that somebody works against, that did not happen, that is only possible
STRONGER, WEAKER = 1.25, 0.7  # beside an intensifier, a hedge


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of words that makes the tone: its kind, how much it counts (below 0: ill), and the head of whose conduct it tells."""

    first: int
    last: int
    kind: str
    weight: float
    actor: int | None


@dataclass(eq=False)
class ToneWords:
    """One sentence with its tone words, and what the grammar says of them."""

    reading: Reading
    k: int
    actors: Actors

    @cached_property
    def s(self) -> ParsedSentence:
        """The sentence."""
        return self.reading.sentences[self.k]

    @cached_property
    def hits(self) -> dict[int, ToneHit]:
        """The lexicon's entries found, by the word of each that its other words hang on."""
        found = self.reading.codebook.tone.find(self.s.lower, self.s.lemmas, self.s.upos)
        return {top_of(self.s, hit): hit for hit in found}

    @cached_property
    def harms(self) -> set[int]:
        """The words that charge somebody or work against harm."""
        return {w for w, hit in self.hits.items() if hit.word.kind == "remedy" or (hit.word.value < 0 and hit.word.kind in CHARGES)}

    def evidence(self) -> Iterator[Evidence]:
        """The tone words, weighed, in the order of the text."""
        for word, hit in self.hits.items():
            if hit.word.value < 0 and hit.word.kind in CHARGES:
                yield self._charge(word, hit)
            elif hit.word.kind == "evaluation" and self._denied(word):  # "not credible"
                yield Evidence(hit.first, hit.last, "challenge", -hit.word.value / STRONGEST, self._named(word))
            elif hit.word.kind != "topic":
                yield Evidence(hit.first, hit.last, hit.word.kind, hit.word.value / STRONGEST, None)

    def _charge(self, word: int, hit: ToneHit) -> Evidence:
        kind, path = hit.word.kind, self._above(word)
        weight = hit.word.value / STRONGEST
        if kind == "evaluation" and self.telling(word, "ACCUSE"):  # "we condemn" is a verdict on another, not the subject's own conduct
            weight *= 1.0 if self._aimed(word) else AIMLESS
        else:
            weight *= (ACT_BY_DOER if kind == "act" else BY_DOER)[self.doer(word)[0]]
        if kind != "challenge" and self._denied(word):
            weight *= NEGATED
        elif self.s.case_of(word) == "against" or any(self._remedied(w) for w in path):
            weight *= COUNTERED
        if kind != "challenge" and any(self.has(w, DOUBTS) for w in (word, *path)):
            weight *= DOUBTED
        beside = {self.hits[c].word.kind for c in self.s.children[word] if c in self.hits}
        weight *= (STRONGER if "intensifier" in beside else 1.0) * (WEAKER if "hedge" in beside else 1.0)
        return Evidence(hit.first, hit.last, kind, weight, self._named(word))

    def _aimed(self, word: int) -> bool:
        """Whether an accusing word is aimed at an actor, or at conduct spoken of before ("these acts")."""
        aims = [w for w in self.s.subtree(word) if w > word]
        return any(self.s.lower[w] in POINTERS or self.is_actor(w) for w in aims)

    def _named(self, word: int) -> int | None:
        """The head of the actor that a charge is laid on: whoever does it, or whom a word of accusing is aimed at."""
        if self.telling(word, "ACCUSE"):
            return next(self.actors_below(word), None)
        party, head = self.doer(word)
        return head if party in ("other", "pronoun") else None

    def party(self, word: int) -> str:
        """Whom a nominal stands for: the speaker, another actor or what belongs to one, a pronoun for one, or a thing."""
        s = self.s
        owners = [c for c in s.children[word] if s.deps[c] == "nmod:poss"]
        if s.lower[word] in SPEAKER or any(s.lower[c] in SPEAKER for c in owners):
            return "speaker"
        if s.lower[word] in THIRD:
            return "pronoun"
        if self.is_actor(word):
            return "other"
        modifiers = owners + [c for c in s.children[word] if s.deps[c] in ("amod", "compound", "nmod")]
        return "other" if any(self.is_actor(c) for c in modifiers) else "thing"

    def is_actor(self, word: int) -> bool:
        """Whether a word that is no pronoun names an actor."""
        return self.s.upos[word] in ("NOUN", "PROPN", "ADJ") and self.actors.sector_of(self.k, word) is not None

    def actors_below(self, word: int) -> Iterator[int]:
        """The words after a word, inside its phrase, that name actors."""
        return (w for w in self.s.subtree(word) if w > word and self.is_actor(w))

    def doer(self, word: int) -> tuple[str, int | None]:
        """Whose conduct a word tells: the kind of party and its head; nobody where the sentence names none."""
        parties = {self.party(w): w for w in reversed(self._doers(word))}
        return next(((kind, parties[kind]) for kind in ("other", "speaker", "pronoun", "thing") if kind in parties), ("nobody", None))

    def _doers(self, word: int, depth: int = 0) -> list[int]:
        s, head, dep = self.s, self.s.heads[word], self.s.deps[word]
        if any(s.deps[c] == "cop" for c in s.children[word]):
            return [c for c in s.children[word] if s.deps[c] in ("nsubj", "csubj", "nsubj:outer")]
        if s.upos[word] in ("VERB", "AUX"):
            return subjects(s, word)
        if s.upos[word] in ("NOUN", "PROPN"):
            if self.is_actor(word):
                return [word]
            phrases = [c for c in s.children[word] if s.deps[c] == "nmod" and s.case_of(c) in ("by", "of", "from", "between")]
            owners = [w for w in possessors(s, word) + phrases if self.party(w) != "thing"]
            if owners:
                return owners
            if dep == "obj":  # what is condemned or prevented is not the conduct of who condemns or prevents it
                return [] if self.telling(head, "ACCUSE") or self._works_against(head) else subjects(s, head)
        if depth < REACH and dep in ("amod", "advmod", "conj", "xcomp", "compound", "obl"):
            return self._doers(head, depth + 1)
        return []

    def _above(self, word: int) -> list[int]:
        """The words that govern a word inside its clause, nearest first."""
        s = self.s
        found: list[int] = []
        while len(found) < REACH and s.heads[word] != word and (s.deps[word] == "nsubj:pass" or s.deps[word] in INWARD):
            word = s.heads[word]
            found.append(word)
        return found

    def _remedied(self, word: int) -> bool:
        """Whether harm below a word is worked against, or condemned as such; ending it, asked of an actor, makes it that actor's."""
        if self.telling(word, "ACCUSE"):
            return not self._aimed(word)
        return self._works_against(word) and not self.demanding(word)

    def _works_against(self, word: int) -> bool:
        return word in self.hits and self.hits[word].word.kind == "remedy"

    def _denied(self, word: int) -> bool:
        return self.negated(word) or any(self.negated(w) for w in self._above(word)[:1])

    def negated(self, word: int) -> bool:
        """Whether a negator stands on a word or on its subject or object; "not only" and the like affirm."""
        s = self.s
        for c in s.children[word]:
            base = s.deps[c].split(":")[0]
            if s.lower[c] in NEGATORS and base in NEGATOR_SLOTS and not (c + 1 < len(s) and s.lower[c + 1] in ADDERS):
                return True
            if base in ("nsubj", "obj") and any(s.lower[d] == "no" and s.deps[d] == "det" for d in s.children[c]):
                return True
        return False

    def has(self, word: int, helpers: frozenset[str]) -> bool:
        """Whether a word has one of these auxiliaries or conjunctions."""
        return any(self.s.lower[c] in helpers for c in self.s.children[word] if self.s.deps[c] in ("aux", "mark"))

    def telling(self, word: int, type_: str) -> bool:
        """Whether the codebook's frames know a verb for telling events of a type."""
        if self.s.upos[word] != "VERB":
            return False
        frames = self.reading.codebook.frames.get((self.s.lemmas[word].lower(), "VERB"), ())
        return any(frame.type == type_ for frame in frames)

    def demanding(self, word: int) -> bool:
        """Whether a word lays a duty on another actor: "the rebels must", "we call on the rebels to"."""
        s = self.s
        if self.has(word, DUTIES):
            return self.doer(word)[0] in ("other", "pronoun")
        if not self.telling(word, "REQUEST"):
            return False
        return any(self.party(c) == "other" for c in s.children[word] if s.deps[c] in ("obj", "obl"))


def top_of(s: ParsedSentence, hit: ToneHit) -> int:
    """The word of a hit on which its other words hang."""
    inside = range(hit.first, hit.last + 1)
    return next((w for w in inside if s.heads[w] == w or s.heads[w] not in inside), hit.first)
