"""Reference within the article: the fullest name of what a pronoun, a bare definite or a short name stands for."""

from __future__ import annotations

from collections.abc import Callable
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
LOOK_BACK = 6  # sentences, for what may change its meaning soon
ARTICLE = 40  # sentences, for a name that its own noun recalls


@dataclass(frozen=True, slots=True)
class Named:
    """A named actor met in the text, for later words to refer to."""

    sentence: int
    word: int
    text: str
    actor: Actor
    kind: str  # PERSON, ORG, PLACE, NORP
    plural: bool
    subject: bool


class References:
    """Turns phrases into mentions; what is no name is looked up among the names before it."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.actors = actors
        self.named: list[list[Named]] = [self._names_in(k, s) for k, s in enumerate(reading.sentences)]
        self.fullest = self._fullest()

    def _names_in(self, k: int, s: ParsedSentence) -> list[Named]:
        """Names of a sentence with the title phrases that carry them, in order."""
        found: list[Named] = []
        start = dateline_end(s)
        spans = {(f.first, f.last): "ORG" for f in self.reading.found[k]}
        spans |= {(first, after - 1): label for first, after, label in s.entities if label in ("PERSON", "ORG", "PLACE", "NORP")}
        for (first, last), label in sorted(spans.items()):
            head = next((w for w in range(last, first - 1, -1) if not first <= s.heads[w] <= last or s.heads[w] == w), last)
            if (s.upos[head] not in NOMINAL and label != "NORP") or last < start:
                continue
            actor, _ = self.actors.identify(k, head)
            if actor is None:
                continue
            if found and found[-1].word == head:
                continue
            role = head
            if label in ("NORP", "PLACE", "ORG") and s.deps[head] in ("amod", "compound", "nmod:poss"):
                role = s.heads[head]  # "Pakistani officials", "the Foreign Ministry's spokesman": the phrase names them
                outer, _ = self.actors.identify(k, role)
                if outer is not None and s.upos[role] in ("NOUN", "PROPN"):
                    phrase = phrase_of(s, role)
                    text = self.reading.text(s, phrase.first, phrase.last)
                    found.append(Named(k, role, text, outer, "ORG", "Number=Plur" in s.feats[role], _is_subject(s, role)))
            if label == "ORG" and any(s.deps[c] in ("nmod:poss", "amod") and c < first for c in s.children[head]):
                whole = phrase_of(s, head)  # "Pakistan's Foreign Ministry", of which the name is but a part
                first, last = whole.first, whole.last
            found.append(
                Named(
                    k,
                    head,
                    self.reading.text(s, first, last),
                    actor,
                    "PERSON" if actor.person else label,
                    label == "NORP" and s.words[head].endswith("s"),
                    _is_subject(s, head),
                )
            )
        return found

    def _fullest(self) -> dict[str, str]:
        """For each actor's name, the fullest form in which the document gives it."""
        found: dict[str, str] = {}
        for names in self.named:
            for n in names:
                if n.kind == "PERSON" or n.actor.sector:
                    key = f"{n.actor.name}|{n.actor.country}"
                    if len(plain(n.text)) > len(plain(found.get(key, ""))):
                        found[key] = n.text
        return found

    def mention(self, k: int, phrase: Phrase) -> Mention:
        """The mention of a phrase in sentence `k`, resolved as far as the document allows."""
        s = self.reading.sentences[k]
        text = self.reading.text(s, phrase.first, phrase.last)
        start, end = s.starts[phrase.first], s.ends[phrase.last]
        named = self._refer(k, s, phrase)
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
        if s.upos[phrase.head] == "PRON":
            return self._pronoun(k, phrase.head, word)
        first = s.lower[phrase.first]
        bare = all(
            s.lower[w] in DEFINITE or w == phrase.head or (s.upos[w] in ("ADJ", "NOUN") and not s.words[w][0].isupper())
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
            return self._latest(k, at, lambda n: n.kind == "PERSON")
        if word in IT:
            return self._latest(k, at, lambda n: n.kind in ("ORG", "PLACE") and not n.plural)
        if word in THEY:
            forces = ("REB", "MIL", "COP", "UAF", "CRM")
            return self._latest(k, at, lambda n: n.plural) or self._latest(k, at, lambda n: n.kind != "PERSON" and n.actor.sector in forces)
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


def _is_subject(s: ParsedSentence, word: int) -> bool:
    return s.deps[word].startswith("nsubj")


def _name_in(s: ParsedSentence, phrase: Phrase) -> str:
    """The person's name inside a phrase."""
    for first, after, label in s.entities:
        if label == "PERSON" and first >= phrase.first and after - 1 <= phrase.last:
            return " ".join(s.words[first:after])
    return ""
