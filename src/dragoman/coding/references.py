"""Reference within the article: the fullest name of what a pronoun, a description or a short name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dragoman.coding.actors import Actors, plain
from dragoman.coding.antecedents import LOOK_BACK, PRONOUNS, Pronoun, choose
from dragoman.coding.boilerplate import SILENT
from dragoman.coding.definites import COUNTRIES, WINDOW, Definites, described
from dragoman.coding.discourse import DEFINITE, Entity, Mentions, Named, Place, is_definite, role_of
from dragoman.coding.first_person import WE, I, Speakers
from dragoman.coding.people import apposed
from dragoman.coding.phrases import Phrase
from dragoman.coding.quotations import Saying
from dragoman.coding.reading import Reading
from dragoman.coding.short_names import ShortNames, is_short
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Mention

RELATIVES = wordset("who whom which that whose")
SOME = frozenset({"some", "others", "many", "most"})
NAMING = wordset("name identify know")
SURE = 0.5  # how likely the antecedent of a pronoun must be
ARMED = frozenset({"REB", "UAF"})
# Who is of a body and acts as it: "its men", "their fighters".
MEMBERS = wordset("man fighter force troop soldier gunman militant guerrilla personnel")
POSSESSIVE = wordset("his her its their our my your")


class References:
    """Reads a document through once and ties its mentions to entities; then answers for any phrase whom it stands for."""

    def __init__(self, reading: Reading, actors: Actors, sayings: Sequence[Saying] = ()) -> None:
        self.reading = reading
        self.actors = actors
        self.entities: dict[Entity, None] = {}  # the last mentioned last
        self._people: dict[int, Entity] = {}  # by the person's identity
        self._at: dict[tuple[int, int], Entity] = {}
        self._guessed: dict[tuple[int, int], Entity] = {}  # pronouns that may stand for no actor
        self._mentions = Mentions(reading, actors)
        self._definites = Definites(reading, actors)
        self._short = ShortNames(actors)
        self._speakers = Speakers(reading, actors.people, self._definites.is_state, sayings)
        for k, s in enumerate(reading.sentences):
            if s.role not in SILENT:
                self._read_names(k, s)
                self._read_pronouns(k, s)
        self._name_armed()

    def mention(self, k: int, phrase: Phrase) -> Mention:
        """The mention of a phrase in sentence `k`, resolved as far as the document allows."""
        s = self.reading.sentences[k]
        text = self.reading.text(s, phrase.first, phrase.last)
        span = (s.starts[phrase.first], s.ends[phrase.last])
        entity = self._meant(k, s, phrase)
        if entity is not None and plain(entity.name.core) not in plain(text):
            return Mention(text, *span, entity.name.actor, entity.name.text, f"stands for “{entity.name.text}”")
        actor, why = self.actors.of_phrase(k, phrase)
        return Mention(text, *span, actor, self._fuller(k, phrase, text), why)

    def _meant(self, k: int, s: ParsedSentence, phrase: Phrase) -> Entity | None:
        """The entity that a pronoun or a description recalls, if another phrase names it better."""
        head = phrase.head
        if s.upos[head] == "PRON" and s.lower[head] in WE | I:  # "US" is no pronoun
            return self._speakers.meant(k, head, self._at)
        if s.upos[head] == "PRON" or s.lower[head] in SOME:
            return self._recalled(k, head)
        owner = next((c for c in s.children[head] if s.deps[c] == "nmod:poss" and s.lower[c] in POSSESSIVE), None)
        if owner is not None:
            return self._owned(s.lemmas[head].lower(), self._recalled(k, owner))
        if s.lower[phrase.first] not in DEFINITE or s.upos[head] not in ("NOUN", "PROPN"):
            return None
        entity = self._at.get((k, head))
        first = entity is None or (entity.name.sentence, entity.name.word) == (k, head)
        later = None
        if (entity is None or entity.kind == "NOUN") and "Number=Plur" not in s.feats[head]:
            later = self._definites.later(s, phrase, self.entities)
        return later or (entity if entity is not None and not first and _is_better(entity.name, phrase) else None)

    def _recalled(self, k: int, pronoun: int) -> Entity | None:
        return self._at.get((k, pronoun)) or self._guessed.get((k, pronoun))

    def _owned(self, noun: str, owner: Entity | None) -> Entity | None:
        """Who of a body acts as it ("its men"), and whose country is meant ("his country")."""
        if owner is None or owner.name.actor is None:
            return None
        if noun in MEMBERS:
            return owner if owner.kind in ("ORG", "NORP") else None
        country = owner.name.actor.country
        states = (e for e in self.entities if self._definites.is_state(e) and e.name.actor is not None and e.name.actor.country == country)
        return next(states, None) if noun in COUNTRIES and country else None

    def _fuller(self, k: int, phrase: Phrase, text: str) -> str | None:
        """A fuller name of the same actor that stands in the document, if the phrase is a short name."""
        entity = self._at.get((k, phrase.head))
        if entity is None or entity.kind not in ("PERSON", "ORG"):
            return None
        if entity.kind == "PERSON":
            return entity.name.text if plain(entity.name.core) not in plain(text) else None
        name, short = entity.name.core, text.removeprefix("The ").removeprefix("the ")
        return entity.name.text if self.actors.acronyms.get(short) == name or is_short(short, name) else None

    def _read_names(self, k: int, s: ParsedSentence) -> None:
        for named in self._mentions.of(k):
            entity = self._known(s, named)
            if entity is None and named.actor is None and named.kind != "PAIR":
                continue  # a thing, not an actor
            if entity is None:
                entity = Entity(named)
            elif named.actor is not None and _names_better(named, entity.name):
                entity.name = named
            entity.recalled = entity.recalled or is_definite(s, named)
            entity.gender = entity.gender or self._gender(s, named)
            person = self.actors.people.get(named.core) if named.kind == "PERSON" else None
            if person is not None:
                self._people.setdefault(id(person), entity)
            own = [described(s, named.phrase.first, named.phrase.last, named.word)] if named.kind == "NOUN" else []
            entity.nouns += [each for each in own + self._called(named) if each not in entity.nouns]
            self._place(entity, Place(k, named.word, named.role))
            if named.kind != "PAIR":
                self._at[k, named.word] = entity
                self._short.add(named, entity)

    def _place(self, entity: Entity, place: Place) -> None:
        """Adds a mention, which makes its entity the latest."""
        entity.mentions.append(place)
        self.entities.pop(entity, None)
        self.entities[entity] = None

    def _latest(self, k: int, window: int) -> list[Entity]:
        """The entities mentioned within some sentences before sentence `k`, the latest first."""
        return list(takewhile(lambda e: k - e.mentions[-1].sentence <= window, reversed(self.entities)))

    def _called(self, named: Named) -> list[tuple[str, frozenset[str]]]:
        """The nouns by which the document calls a person who is named."""
        if named.kind != "PERSON":
            return []
        person = self.actors.people.get(named.core)
        roles = person.roles if person else []
        return [described(self.reading.sentences[j], p.first, p.last, p.head) for j, p in roles if j <= named.sentence]

    def _known(self, s: ParsedSentence, named: Named) -> Entity | None:
        """The entity that a mention stands for by its name, by apposition or as a description."""
        if named.kind == "PAIR":
            return None
        host = apposed(s, named.word)
        if host is not None and "NOUN" in (named.kind, getattr(self._at.get((named.sentence, host)), "kind", "")):
            return self._at.get((named.sentence, host))
        if named.kind == "PERSON":
            return self._person(named) or self._said_to_be(s, named)
        known = self._short.find(named) if named.kind != "NOUN" else None
        if known is not None:
            return known
        if is_definite(s, named):
            return self._definites.find(named, self._latest(named.sentence, WINDOW))
        return self._short.same(named) if named.kind == "NOUN" else None

    def _person(self, named: Named) -> Entity | None:
        """The entity of a named person: by the name, else the one whom the document called by the person's office before."""
        person = self.actors.people.get(named.core)
        if person is None:
            return self._short.same(named)
        known = self._people.get(id(person))
        if known is not None:
            return known
        called = self._called(named)
        single = [e for e in self._latest(named.sentence, WINDOW) if e.kind == "NOUN" and not e.name.plural and not e.body]
        unnamed = [e for e in single if is_definite(self.reading.sentences[e.name.sentence], e.name)]
        fitting = [e for e in unnamed if any(noun == other and words <= more for noun, words in called for other, more in e.nouns)]
        return fitting[0] if len(fitting) == 1 else None

    def _said_to_be(self, s: ParsedSentence, named: Named) -> Entity | None:
        """Who is named so: "a man identified as X", "the gunman was named as X"."""
        verb = s.heads[named.word]
        if s.lemmas[verb] not in NAMING or s.case_of(named.word) != "as":
            return None
        subject = next(
            (c for c in s.children[verb] if s.deps[c] == "nsubj:pass"), s.heads[verb] if s.deps[verb].startswith("acl") else None
        )
        entity = self._at.get((named.sentence, subject)) if subject is not None else None
        return entity if entity is not None and entity.kind == "NOUN" and not entity.name.plural else None

    def _gender(self, s: ParsedSentence, named: Named) -> str:
        """m or f, by given name, title or noun; empty where nothing tells."""
        genders = self.reading.codebook.words.genders
        if named.kind == "PERSON" and named.actor is not None:
            around = [s.lower[w] for w in range(max(0, named.phrase.first - 2), named.phrase.last + 1)]
            return next((genders[w] for word in (*around, *named.actor.name.lower().split()) if (w := word.rstrip(".")) in genders), "")
        return genders.get(s.lemmas[named.word].lower(), "") if named.kind == "NOUN" and not named.plural else ""

    def _read_pronouns(self, k: int, s: ParsedSentence) -> None:
        for w, word in enumerate(s.lower):
            some = word in SOME and s.upos[w] in ("PRON", "DET", "ADJ", "NOUN") and s.deps[w].startswith("nsubj")
            kind = PRONOUNS.get(word, "they" if some else "")
            if word in RELATIVES and s.upos[w] == "PRON":
                self._read_relative(k, s, w)
            elif kind and (some or s.upos[w] == "PRON") and s.deps[w] != "expl":
                self._read_pronoun(k, w, kind)

    def _read_relative(self, k: int, s: ParsedSentence, w: int) -> None:
        """Ties "who" and "which" to what their clause hangs on."""
        clause = next((a for a in s.ancestors(w) if s.deps[a] == "acl:relcl"), None)
        entity = self._at.get((k, s.heads[clause])) if clause is not None else None
        if entity is not None:
            self._at[k, w] = entity
            self._place(entity, Place(k, w, role_of(s, w)))

    def _read_pronoun(self, k: int, w: int, kind: str) -> None:
        sentences = self.reading.sentences
        speaker = self._speakers.at(k, w)
        pronoun = Pronoun(k, w, kind, speaker is not None, self._at.get(speaker) if speaker else None)
        entities = [e for e in self._latest(k, LOOK_BACK) if speaker is not None or not self._only_quoted(e, k)]
        choice = choose(sentences, pronoun, entities, self.reading.codebook.words.antecedents)
        if choice is None or choice.among_actors < SURE:
            return
        entity = choice.entity
        self._guessed[k, w] = entity
        if choice.chance >= SURE:
            self._at[k, w] = entity
            self._place(entity, Place(k, w, role_of(sentences[k], w), kind))
            if kind in ("he", "she") and not entity.gender:
                entity.gender = "m" if kind == "he" else "f"

    def _only_quoted(self, entity: Entity, k: int) -> bool:
        """Whether somebody is named only in what is quoted in sentence `k`: the article does not speak of him, nor is he who speaks."""
        return all(place.sentence == k and self._speakers.at(k, place.word) is not None for place in entity.mentions)

    def _name_armed(self) -> None:
        """Rebels recalled by "the" are the armed group that the document names, if it names one only."""
        groups = [e for e in self.entities if e.kind in ("ORG", "NORP") and e.name.actor is not None and e.name.actor.sector in ARMED]
        recalls = self.reading.codebook.words.recalls
        for entity in self.entities if len(groups) == 1 else ():
            told = [recalls[noun].sectors for noun, _ in entity.nouns if noun in recalls]
            armed = any("REB" in sectors and "CRM" not in sectors for sectors in told)
            if armed and entity.kind == "NOUN" and entity.name.plural and self._may_be(entity, groups[0]):
                entity.name = groups[0].name

    def _may_be(self, entity: Entity, group: Entity) -> bool:
        """Whether a description may mean a named group: "the" stands before it somewhere, and the countries do not differ."""
        countries = {a.country for a in (entity.name.actor, group.name.actor) if a is not None and a.country}
        return entity.recalled and len(countries) < 2


def _names_better(new: Named, old: Named) -> bool:
    """Whether a mention names its entity better: by a name rather than a noun, by more of the name."""
    rank = {"PERSON": 2, "ORG": 2, "PLACE": 2, "NORP": 1, "NOUN": 0, "PAIR": 2}
    return rank[new.kind] > rank[old.kind] or (new.kind == old.kind == "PERSON" and len(new.text) > len(old.text) + 3)


def _is_better(name: Named, phrase: Phrase) -> bool:
    """Whether a name tells more than a description: it is a name, or it has more words."""
    return name.kind != "NOUN" or name.phrase.last - name.phrase.first >= phrase.last - phrase.first
