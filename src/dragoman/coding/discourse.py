"""Whom a document speaks of: the mentions of actors in order, and the entities that they are tied to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.codebook.actors import KINDS
from dragoman.coding.actors import Actors
from dragoman.coding.phrases import NOMINAL, Phrase, conjuncts, dateline_end, phrase_of
from dragoman.coding.reading import Reading
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Actor

LABELS = frozenset({"PERSON", "ORG", "PLACE", "NORP"})
# Nouns for bodies of many people: "it" may stand for one, and so may "they".
BODIES = wordset(
    "government ministry army police military cabinet parliament congress senate council commission committee administration team junta "
    "regime court tribunal embassy department force navy delegation mission opposition coalition front group movement organization "
    "organisation militia faction party agency body bloc alliance union company newspaper gang crew crowd family staff network station "
    "federation association charity bank firm brigade battalion unit air-force church university community tribe board panel "
    "command regulator watchdog authority programme bureau office college academy club league institute ngo rangers"
)
DEFINITE = wordset("the this that these those both either such said")
COMPASS = frozenset({"North", "South", "East", "West"})  # "the North", of a state divided by that name
ROLES = {"nsubj": "subject", "obj": "object", "iobj": "object", "nmod:poss": "owner"}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor in the text, for later words to refer to: its head word and phrase, and what agreement asks of it."""

    sentence: int
    word: int
    phrase: Phrase
    text: str
    core: str  # the name itself, without the words around it; the text where there is none
    actor: Actor | None
    kind: str  # PERSON, ORG, PLACE, NORP, NOUN (told by a common noun), PAIR (two actors joined by "and")
    plural: bool
    role: str  # subject, object, owner, other


class Place(NamedTuple):
    """Where an entity is mentioned: sentence, word, grammatical role, and the kind of the pronoun if it is one."""

    sentence: int
    word: int
    role: str
    pronoun: str = ""


@dataclass(eq=False, slots=True)
class Entity:
    """Someone of whom the document speaks, with the mentions that stand for him; `gender` is m, f or unknown, `nouns` are the common
    nouns that the document calls him by, each with the words beside it."""

    name: Named
    gender: str = ""
    mentions: list[Place] = field(default_factory=list)
    nouns: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    recalled: bool = False  # whether a description with "the" stands for it somewhere

    @property
    def kind(self) -> str:
        """The kind of the fullest name."""
        return self.name.kind

    @property
    def body(self) -> bool:
        """Whether it is a body of people, told by a noun or a name."""
        return self.kind == "ORG" or (self.kind == "NOUN" and not self.name.plural and self.nouns[0][0] in BODIES)


class Mentions:
    """Finds the actors that a sentence names, by name or by a noun."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.actors = actors

    def of(self, k: int) -> Iterator[Named]:
        """The mentions of sentence `k` in the order of their head words; two that "and" joins follow as one more."""
        s = self.reading.sentences[k]
        labels = {w: span for span in s.entities for w in range(span[0], span[1]) if span[2] in LABELS}
        found: dict[int, Named] = {}
        for w in range(dateline_end(s), len(s)):
            if s.upos[w] in ("NOUN", "PROPN") or w in labels:
                named = self._named(k, s, w, labels.get(w))
                if named is not None:
                    found[w] = named
                    yield named
                    pair = self._pair(k, s, w, found)
                    if pair is not None:
                        yield pair

    def _named(self, k: int, s: ParsedSentence, w: int, span: tuple[int, int, str] | None) -> Named | None:
        if (span and span[0] <= s.heads[w] < span[1] and s.heads[w] != w) or self._is_modifier(s, w, span):
            return None  # not the head of its name, or a title before one
        actor, _ = self.actors.identify(k, w)
        if actor is None and not self._may_recall(s, w):
            return None
        modifier = s.deps[w] in ("amod", "compound", "nmod:poss", "nmod:desc")
        whole = s.upos[w] in NOMINAL and not (modifier and span)
        phrase = phrase_of(s, w) if whole else Phrase(*(span[0], span[1] - 1) if span else (w, w), w)
        text = self.reading.text(s, phrase.first, phrase.last)
        kind, core = self._kind(k, s, w, span, text)
        kind = "PERSON" if actor and actor.person else "NOUN" if kind == "PERSON" else kind
        plural = "Number=Plur" in s.feats[w] or (kind == "NORP" and s.words[w].endswith("s")) or s.lemmas[w].lower() == "police"
        return Named(k, w, phrase, text, core, actor, kind, plural and kind not in ("PLACE", "ORG"), role_of(s, w))

    def _is_modifier(self, s: ParsedSentence, w: int, span: tuple[int, int, str] | None) -> bool:
        """Whether a common noun only tells more of the noun or name after it: "village" in "a village chief", "President" before a name."""
        return span is None and s.deps[w] in ("compound", "amod", "nmod:desc") and s.heads[w] > w

    def _kind(self, k: int, s: ParsedSentence, w: int, span: tuple[int, int, str] | None, text: str) -> tuple[str, str]:
        """The kind of a mention and the name itself: by the dictionary where it holds a group, else as the tagger says."""
        listed = self.actors.listed(k, w)
        if listed is not None and listed[1].kind in KINDS and listed[0].last == w:
            return "ORG", self.reading.text(s, listed[0].first, w)
        if span is None or (span[2] == "ORG" and text.lower().startswith(("a ", "an "))):
            return "NOUN", text
        return span[2], self.reading.text(s, span[0], span[1] - 1)

    def _may_recall(self, s: ParsedSentence, w: int) -> bool:
        """Whether a noun that names no actor may yet recall one: "both sides", "the North"."""
        return (s.upos[w] == "NOUN" or s.words[w] in COMPASS) and any(s.deps[c] == "det" and s.lower[c] in DEFINITE for c in s.children[w])

    def _pair(self, k: int, s: ParsedSentence, w: int, found: dict[int, Named]) -> Named | None:
        """The coordination of named actors that ends at a word."""
        if s.deps[w] != "conj" or s.heads[w] not in found or found[w].actor is None:
            return None
        joined = conjuncts(s, s.heads[w])
        if joined[-1] != w or any(j not in found or found[j].actor is None for j in joined) or len({_sort(found[j]) for j in joined}) > 1:
            return None
        first, last = found[joined[0]], found[w]
        phrase = Phrase(first.phrase.first, last.phrase.last, first.word)
        text = self.reading.text(s, phrase.first, phrase.last)
        return Named(k, first.word, phrase, text, text, None, "PAIR", True, first.role)


def is_definite(s: ParsedSentence, named: Named) -> bool:
    """Whether a mention begins with "the" or its like."""
    return s.lower[named.phrase.first] in DEFINITE


def _sort(named: Named) -> str:
    """What is joined: persons, states, or others of a kind."""
    return named.kind if named.kind in ("PERSON", "PLACE") else f"NOUN {named.plural}" if named.kind == "NOUN" else "ORG"


def role_of(s: ParsedSentence, w: int) -> str:
    """The grammatical role of a word: subject, object, owner or other; of a conjunct that of the first."""
    while s.deps[w] == "conj" and s.heads[w] != w:
        w = s.heads[w]
    return ROLES.get(s.deps[w]) or ROLES.get(s.deps[w].partition(":")[0], "other")
