"""Reference within the article: the fullest name of what a pronoun, a bare definite or a short name stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.coding.actors import Actors, plain
from dragoman.coding.phrases import NOMINAL, Phrase, dateline_end, phrase_of
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Actor, Mention

HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
WE = frozenset({"i", "we", "us", "me", "our", "my"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "both"})
# Bare nouns that stand for a kind of actor named before.
KIND_NOUNS: dict[str, tuple[str, ...]] = {
    "group": ("REB", "CRM", "PTY", "NGO", "OPP"), "movement": ("REB", "PTY", "OPP"), "organization": ("REB", "NGO", "IGO"),
    "organisation": ("REB", "NGO", "IGO"), "militia": ("REB", "UAF"), "faction": ("REB", "PTY"), "insurgent": ("REB",), "rebel": ("REB",),
    "militant": ("REB",), "party": ("PTY", "OPP"), "agency": ("IGO", "GOV", "SPY", "MED"), "body": ("IGO",), "bloc": ("IGO",),
    "alliance": ("IGO",), "union": ("LAB", "IGO"), "company": ("BUS", "MNC"), "court": ("JUD",), "newspaper": ("MED",),
}  # fmt: skip
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "island", "kingdom", "republic"})
COLLECTIVE = frozenset(KIND_NOUNS) | frozenset(
    "government ministry army police military cabinet parliament congress senate council commission committee "
    "administration team junta regime court tribunal embassy department force navy delegation mission opposition coalition front".split()
)
FORCES = ("REB", "MIL", "COP", "UAF", "CRM")
SOME = frozenset({"some", "others", "many", "most", "both"})
NEXT = 1  # sentences, for a guess
CHAIN = 3  # references followed from one to the next
LOOK_BACK = 6  # sentences, for what may change its meaning soon
ARTICLE = 40  # sentences, for a name that its own noun recalls


@dataclass(frozen=True, slots=True)
class Named:
    """A named actor met in the text, for later words to refer to."""

    sentence: int
    word: int
    phrase: Phrase
    text: str
    actor: Actor
    kind: str  # PERSON, ORG, PLACE, NORP, NOUN (told by a common noun)
    plural: bool
    subject: bool


class References:
    """Turns phrases into mentions; what is no name is looked up among the names before it."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.actors = actors
        self.named: list[list[Named]] = [list(self._named_in(k, s)) for k, s in enumerate(reading.sentences)]

    def _named_in(self, k: int, s: ParsedSentence) -> Iterator[Named]:
        """The actors that a sentence names, by name or by a noun, in order; each with the words that identify it."""
        labels = {w: span for span in s.entities for w in range(span[0], span[1]) if span[2] in ("PERSON", "ORG", "PLACE", "NORP")}
        start = dateline_end(s)
        for w, tag in enumerate(s.upos):
            if w < start or (tag not in ("NOUN", "PROPN") and w not in labels):
                continue
            span = labels.get(w)
            if span and span[0] <= s.heads[w] < span[1] and s.heads[w] != w:
                continue  # not the head of its name
            actor, _ = self.actors.identify(k, w)
            if actor is None:
                continue
            modifier = s.deps[w] in ("amod", "compound", "nmod:poss")
            phrase = (
                phrase_of(s, w) if tag in NOMINAL and not (modifier and span) else Phrase(*(span[0], span[1] - 1) if span else (w, w), w)
            )
            kind = "PERSON" if actor.person else span[2] if span else "NOUN"
            plural = "Number=Plur" in s.feats[w] or (kind == "NORP" and s.words[w].endswith("s"))
            text = self.reading.text(s, phrase.first, phrase.last)
            yield Named(k, w, phrase, text, actor, kind, plural, s.deps[w].startswith("nsubj"))

    def mention(self, k: int, phrase: Phrase) -> Mention:
        """The mention of a phrase in sentence `k`, resolved as far as the document allows."""
        s = self.reading.sentences[k]
        text = self.reading.text(s, phrase.first, phrase.last)
        start, end = s.starts[phrase.first], s.ends[phrase.last]
        named = self._refer(k, s, phrase)
        for _ in range(CHAIN):  # "he", the president, of whom the article told the name before
            earlier = self._refer(named.sentence, self.reading.sentences[named.sentence], named.phrase) if named else None
            named = earlier or named
        if named is not None:
            return Mention(
                text, start, end, named.actor, named.text if plain(named.text) != plain(text) else None, f"stands for “{named.text}”"
            )
        actor, why = self.actors.of_phrase(k, phrase)
        of = self._fuller(s, phrase, text, actor)
        return Mention(text, start, end, actor, of, why)

    def _fuller(self, s: ParsedSentence, phrase: Phrase, text: str, actor: Actor | None) -> str | None:
        """A fuller name of the same actor that stands in the document, if the phrase is a short or role name."""
        if actor is None:
            return None
        if actor.person:
            person = self.actors.people.get(_name_in(s, phrase) or text)
            name = person.name if person else ""
            return name if name and plain(name) not in plain(text) else None
        if s.words[phrase.head] in self.actors.acronyms and phrase.first == phrase.last:
            return self.actors.acronyms[s.words[phrase.head]]
        return None

    def _refer(self, k: int, s: ParsedSentence, phrase: Phrase) -> Named | None:
        word = s.lower[phrase.head]
        if s.upos[phrase.head] == "PRON" or (word in SOME and phrase.first == phrase.last):
            return self._pronoun(k, phrase.head, word)
        first = s.lower[phrase.first]
        bare = all(
            s.lower[w] in DEFINITE or w == phrase.head or (s.upos[w] in ("ADJ", "NOUN", "PART") and not s.words[w][0].isupper())
            for w in range(phrase.first, phrase.last + 1)
        )
        ministry = s.words[phrase.head] in (
            "Ministry",
            "Army",
            "Embassy",
            "Council",
            "Court",
            "Parliament",
            "Cabinet",
            "Government",
            "Party",
        )
        if (
            first in DEFINITE
            and (bare or ministry)
            and s.upos[phrase.head] in ("NOUN", "PROPN")
            and "Number=Plur" not in s.feats[phrase.head]
        ):
            return self._definite(k, s, phrase)
        return None

    def _pronoun(self, k: int, at: int, word: str) -> Named | None:
        if word in HE:
            return self._latest(k, at, lambda n: n.kind == "PERSON") or self._latest(
                k, at, lambda n: n.kind == "NOUN" and not n.plural, NEXT
            )
        if word in IT:
            return self._latest(k, at, lambda n: not n.plural and (n.kind in ("ORG", "PLACE") or _is_body(n)))
        if word in THEY or word in SOME:
            return self._latest(k, at, lambda n: n.plural) or self._latest(k, at, lambda n: n.kind != "PERSON" and n.actor.sector in FORCES)
        return None

    def _definite(self, k: int, s: ParsedSentence, phrase: Phrase) -> Named | None:
        at, noun = phrase.first, s.lemmas[phrase.head].lower()
        if noun in COUNTRY_NOUNS:
            return self._latest(k, at, lambda n: n.kind == "PLACE" and bool(n.actor.country))
        before = s.lower[phrase.head - 1] if phrase.head > phrase.first else ""
        same = self._latest(k, at, lambda n: _shares_noun(n, noun, before), ARTICLE)
        if same is not None:
            return same
        if noun in KIND_NOUNS:
            return self._latest(k, at, lambda n: n.kind in ("ORG", "NORP") and n.actor.sector in KIND_NOUNS[noun])
        agent = self.reading.codebook.words.agents.get(noun)
        if agent and agent.sector in ("GOV", "MIL", "COP", "JUD", "LEG", "REB"):
            return self._latest(k, at, lambda n: n.kind == "PERSON" and self._has_role(n, noun), ARTICLE)
        return None

    def _has_role(self, named: Named, noun: str) -> bool:
        """Whether the document calls a person this."""
        person = self.actors.people.get(named.text)
        return bool(person) and any(
            noun in (self.reading.sentences[k].lemmas[w].lower() for w in range(p.first, p.last + 1))
            for k, p in (person.roles if person else [])
        )

    def _latest(self, k: int, at: int, fits: Callable[[Named], bool], near: int = LOOK_BACK) -> Named | None:
        """The latest fitting name before a word: in the sentence, else in those before; subjects before others."""
        own = [n for n in self.named[k] if n.word < at and fits(n)]
        if own:
            subjects = [n for n in own if n.subject]
            return (subjects or own)[-1]
        for back in range(k - 1, max(-1, k - 1 - near), -1):
            there = [n for n in self.named[back] if fits(n)]
            subjects = [n for n in there if n.subject]
            if there:
                return (subjects or there)[0]
        return None


def _shares_noun(named: Named, noun: str, before: str) -> bool:
    """Whether a name ends in the noun of a later short form: "Pakistan's Foreign Ministry", "the ministry"; its modifier must agree."""
    words = plain(named.text).split()
    if not words or named.kind == "PERSON" or words[-1] != noun or len(words) < 2:
        return False
    return before in ("", "the", "this", "that") or before in words


def _is_body(named: Named) -> bool:
    """Whether a noun names a body that "it" may stand for."""
    return named.kind == "NOUN" and any(word in COLLECTIVE for word in plain(named.text).split())


def _name_in(s: ParsedSentence, phrase: Phrase) -> str:
    """The person's name inside a phrase."""
    for first, after, label in s.entities:
        if label == "PERSON" and first >= phrase.first and after - 1 <= phrase.last:
            return " ".join(s.words[first:after])
    return ""
