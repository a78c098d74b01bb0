"""Whom a definite description recalls: "the minister", "the group", "both sides", "the rebels", "the country"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.coding.actors import Actors, plain
from dragoman.coding.discourse import BODIES, COMPASS, Entity, Named
from dragoman.coding.phrases import Phrase
from dragoman.coding.reading import Reading
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence

COUNTRIES = wordset("country nation kingdom republic")
# Of two: "both sides", "the two countries", "the pair".
PARTIES = wordset("side country nation government party neighbour neighbor ally pair two state leader minister president")
TWO = wordset("both two either")
ALWAYS_TWO = wordset("pair duo ally")
# What a person may be called after having been called something else.
ALSO: dict[str, tuple[str, ...]] = {
    "envoy": ("ambassador", "negotiator", "mediator", "emissary"),
    "diplomat": ("ambassador", "envoy", "consul"),
    "premier": ("prime minister",),
    "lawmaker": ("deputy", "senator", "congressman", "congresswoman", "mp", "parliamentarian", "legislator"),
    "spokesman": ("spokesperson",), "spokeswoman": ("spokesperson",), "spokesperson": ("spokesman", "spokeswoman"),
    "leader": ("president", "prime minister", "chief", "head", "chairman"),
    "general": ("gen", "gen."), "colonel": ("col", "col."), "captain": ("capt", "capt."), "major": ("maj", "maj."),
    "lieutenant": ("lt", "lt."), "senator": ("sen", "sen."), "governor": ("gov", "gov."), "commander": ("cmdr", "general"),
}  # fmt: skip
WINDOW = 40  # sentences, for a description by the same noun
NEAR = 8  # sentences, for another noun


def described(s: ParsedSentence, first: int, last: int, head: int) -> tuple[str, frozenset[str]]:
    """A description's noun, and the other words that tell whom it means."""
    words = {
        s.lemmas[w].lower() if s.upos[w] == "NOUN" else s.lower[w]
        for w in range(first, last + 1)
        if w != head and s.upos[w] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X")
    }
    return s.lemmas[head].lower(), frozenset("former" if word == "ex" else word for word in words)


class Definites:
    """Looks up, among the entities of a document, what a definite description recalls."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.actors = actors
        self.recalls = reading.codebook.words.recalls

    def find(self, named: Named, latest: Sequence[Entity]) -> Entity | None:
        """The entity that a phrase with "the" recalls, of those before it, the latest first; None where it is new or nothing tells."""
        s = self.reading.sentences[named.sentence]
        noun, beside = described(s, named.phrase.first, named.phrase.last, named.word)
        if s.words[named.word] in COMPASS:
            return next((e for e in latest if e.kind == "PLACE" and e.name.core.startswith(f"{s.words[named.word]} ")), None)
        if noun in COUNTRIES and not named.plural:
            return next((e for e in latest if self.is_state(e) and not self._opposed(s, named, e)), None) if not beside else None
        if self._is_two(s, named, noun, beside):
            return next((e for e in latest if e.kind == "PAIR" and named.sentence - e.mentions[-1].sentence <= NEAR), None)
        for called in (noun, *ALSO.get(noun, ())):
            *more, last = called.split()
            same = next((e for e in latest if e.name.plural == named.plural and recalled(e, last, beside.union(more))), None)
            if same is not None:
                return same
        return self._of_kind(named, noun, latest) if not beside - {"armed", "extremist", "rebel"} else None

    def later(self, s: ParsedSentence, phrase: Phrase, entities: Iterable[Entity]) -> Entity | None:
        """The one person whom the document calls so only after a description: "the minister" … "The minister, Ana Silva"."""
        noun, beside = described(s, phrase.first, phrase.last, phrase.head)
        people = [e for e in entities if e.kind == "PERSON" and any(noun == other and words <= beside for other, words in e.nouns)]
        return people[0] if len(people) == 1 else None

    def is_state(self, entity: Entity) -> bool:
        """Whether an entity is a state, called by its own name."""
        listed = self.actors.listed(entity.name.sentence, entity.name.word)
        return entity.kind == "PLACE" and listed is not None and listed[1].kind == "state"

    def _opposed(self, s: ParsedSentence, named: Named, entity: Entity) -> bool:
        """Whether the entity is an argument of the verb that the description stands below: "Norland attacked the country"."""
        above = s.ancestors(named.word)
        return any(p.sentence == named.sentence and s.heads[p.word] in above and p.role in ("subject", "object") for p in entity.mentions)

    def _is_two(self, s: ParsedSentence, named: Named, noun: str, beside: frozenset[str]) -> bool:
        if noun in ALWAYS_TWO:
            return not beside
        two = beside == {"two"} or (not beside and s.lower[named.phrase.first] in ("both", "either"))
        return noun in PARTIES and two

    def _of_kind(self, named: Named, noun: str, latest: Sequence[Entity]) -> Entity | None:
        """The body or group that a noun of its kind recalls, if only one in the document is of that kind or one stands near."""
        recall = self.recalls.get(noun)
        if recall is None or named.plural == (noun in BODIES):
            return None  # "the gangs" are not the one gang, "the rebel" is not the rebels
        named_ones = [e for e in latest if e.kind in ("ORG", "NORP") and not e.name.text.lower().startswith(("a ", "an "))]
        fitting = [e for e in named_ones if e.name.actor is not None and recall.fits(e.name.text, e.name.actor.sector)]
        if not fitting and named.plural:
            told = [e for e in latest if e.kind == "NOUN" and e.name.plural and e.name.actor is not None]
            unnamed = [e for e in told if e.name.actor is not None and e.name.actor.sector in recall.sectors]
            return unnamed[0] if len(unnamed) == 1 else None
        if not fitting or (len(fitting) > 1 and named.sentence - fitting[0].mentions[-1].sentence > 1):
            return None
        return fitting[0]


def recalled(entity: Entity, noun: str, beside: frozenset[str]) -> bool:
    """Whether the document called an entity so: by this noun, with all of these words beside it."""
    if any(called == noun and beside <= words for called, words in entity.nouns):
        return True
    if beside or entity.kind not in ("ORG", "NORP"):
        return False
    words = plain(entity.name.text).split()
    irregular = entity.name.actor is not None and entity.name.actor.sector == "REB"  # a liberation army is not "the army"
    return len(words) > 1 and words[-1] == noun and noun in BODIES and not irregular
