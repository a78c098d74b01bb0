"""What the codebook does not hold of one document: the actors of its events and statements, and the words that tell its events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook import best_entry
from dragoman.coding.actors import NAME_WORDS, Actors
from dragoman.coding.frames import TAGS
from dragoman.coding.phrases import Phrase, head_within
from dragoman.coding.reading import Reading
from dragoman.coding.slots import fill
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Event, Mention, Record

CORE_SLOTS = {"VERB": ("subj", "obj", "iobj"), "ADJ": ("subj",), "NOUN": ("poss",)}
OWNERS = frozenset({"ORG", "NORP"})  # names that make a noun beside them theirs: "M23 fighters"
NUMBERS = frozenset("number dozen score hundred thousand million other".split())
ARTICLES = frozenset({"The", "A", "An"})
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """A mention of an actor by a name or noun that the codebook does not hold, with what the document tells of him.

    `kind` is person, group or noun; `name` the fullest name in the document, `forms` the name as it stands and its short names.
    """

    kind: str
    name: str
    forms: tuple[str, ...]
    country: str
    sector: str
    office: str
    sentence: str


@dataclass(frozen=True, slots=True)
class UnknownPredicate:
    """A word that tells an event by the language model alone, and the slots of a frame in which its sources and targets stand."""

    lemma: str
    pos: str
    type: str
    mode: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    sentence: str


class Unknown:
    """What the codebook does not hold of a document that was read and coded."""

    def __init__(self, reading: Reading, record: Record) -> None:
        self.reading, self.record = reading, record
        self.codebook = reading.codebook
        self._actors = Actors(reading)
        self._mapped = [(place.start, place.end) for place in record.places if place.place is not None]

    def actors(self) -> Iterator[UnknownActor]:
        """The unknown actors among the sources, targets, speakers and those that events are attributed to, a mention each.

        Left out is what refers back to another mention, and who by the document itself has a country and a sector.
        """
        for mention in self.record.actors:
            k = self._sentence_at(mention.start)
            phrase = self._phrase(self.reading.sentences[k], mention)
            if phrase is not None:
                yield from self._in_mention(k, phrase, mention)

    def predicates(self) -> Iterator[UnknownPredicate]:
        """The words that tell events and stand in no frame, an event each."""
        for event in self.record.events:
            s = self.reading.sentences[self._sentence_at(event.trigger.start)]
            inside = [w for w in range(len(s)) if event.trigger.start <= s.starts[w] < event.trigger.end]
            word = next(w for w in inside if s.heads[w] not in inside or s.heads[w] == w)
            lemma, tags = s.lemmas[word].lower(), TAGS.get(s.upos[word], ())
            if tags and not any((lemma, pos) in self.codebook.frames for pos in tags):
                yield self._predicate(s, word, tags[0], event)

    def _sentence_at(self, start: int) -> int:
        return next(k for k, s in enumerate(self.reading.sentences) if s.start <= start < s.end)

    def _phrase(self, s: ParsedSentence, mention: Mention) -> Phrase | None:
        words = [w for w in range(len(s)) if mention.start <= s.starts[w] and s.ends[w] <= mention.end]
        return Phrase(words[0], words[-1], head_within(s, words[0], words[-1])) if words else None

    def _in_mention(self, k: int, phrase: Phrase, mention: Mention) -> Iterator[UnknownActor]:
        s, head = self.reading.sentences[k], phrase.head
        label, own = self._name_at(s, phrase, head)
        if own:
            if self._is_unknown(k, own, head, label):
                yield from self._name(k, own, label, mention)
        elif s.upos[head] == "NOUN" and not mention.of:
            role = self._role_from(s, head) is not None
            wanted = OWNERS if role else OWNERS | {"PERSON"}
            for first, after, inner in s.entities:
                span = (first, after - 1)
                if first in phrase and s.upos[after - 1] == "PROPN" and inner in wanted and self._is_unknown(k, span, after - 1, inner):
                    yield from self._name(k, span, inner, None)
            noun = s.lemmas[head].lower()
            if not role and mention.actor is None and noun not in NUMBERS:
                yield UnknownActor("noun", noun, (noun,), "", "", "", s.text)

    def _name_at(self, s: ParsedSentence, phrase: Phrase, head: int) -> tuple[str, tuple[int, int] | None]:
        """The label and words of the name that a word belongs to: an entity with the names it runs on from, or capitals alone."""
        label, first, last = "", head, head
        for begin, after, kind in s.entities:
            titled = kind == "PERSON" and any(s.heads[w] == head and s.deps[w] == "flat" for w in range(begin, after) if w in phrase)
            if titled or (begin <= head < after and kind != "NUMBER"):
                label, first, last = kind, begin, after - 1
        if not label and s.upos[head] != "PROPN" and not _is_capital(s, head):
            return "", None
        while first > phrase.first and _runs_on(s, first, first - 1, label):
            first -= 1
        while last < phrase.last and _runs_on(s, last, last + 1, label):
            last += 1
        while first < min(head, last) and s.words[first].isdigit():
            first += 1
        return label, (first, last)

    def _is_unknown(self, k: int, span: tuple[int, int], head: int, label: str) -> bool:
        """Whether neither the dictionaries nor the map have the name, and it is more than a noun for an actor ("the Ministry of Water")."""
        s, (first, last) = self.reading.sentences[k], span
        if s.upos[last] == "ADJ" or not any(c.isalpha() for c in self.reading.text(s, first, last)):
            return False
        if any(found.first <= w <= found.last for found in self.reading.found[k] for w in (head, last)):
            return False
        full = self._actors.acronyms.get(self.reading.text(s, first, last))
        if full and self.codebook.actors.look_up(full):
            return False
        if label == "PLACE" and any(a < s.ends[last] and s.starts[first] < b for a, b in self._mapped):
            return False
        role = self._role_from(s, last if label == "PERSON" else head)
        known = {w for found in self.reading.found[k] for w in range(found.first, found.last + 1)}
        return role is None or any(s.words[w][0].isupper() and w not in known for w in range(first, role))

    def _role_from(self, s: ParsedSentence, head: int) -> int | None:
        """The first word of the noun for an actor that ends at a word: of "deputy prime minister" its first; None where there is none."""
        words = self.codebook.words
        for phrase in words.agent_heads.get(s.lemmas[head].lower()) or words.agent_heads.get(s.lower[head]) or ():
            parts = phrase.split()
            first = head - len(parts) + 1
            if first >= 0 and all(part in (s.lower[first + i], s.lemmas[first + i].lower()) for i, part in enumerate(parts[:-1])):
                return first
        return None

    def _name(self, k: int, span: tuple[int, int], label: str, mention: Mention | None) -> Iterator[UnknownActor]:
        s, (first, last) = self.reading.sentences[k], span
        actor, _ = self._actors.identify(k, last)
        if mention is not None and mention.actor is not None:
            actor = mention.actor
        country, sector = (actor.country, actor.sector) if actor else ("", "")
        if label == "PERSON" or (actor is not None and actor.person):
            yield from self._person(s, span, country, sector)
            return
        text = self.reading.text(s, first, last)
        full = self._actors.acronyms.get(text, text)
        short = [name for name, long in self._actors.acronyms.items() if long == full]
        yield UnknownActor("group", bare(full), (bare(text), *short), country, sector or _sector_told(full), "", s.text)

    def _person(self, s: ParsedSentence, span: tuple[int, int], country: str, sector: str) -> Iterator[UnknownActor]:
        """A person, unless the document tells country and sector."""
        text = self.reading.text(s, *span)
        person = self._actors.people.get(text)
        _, short = self._titled(text)
        title, full = self._titled(person.name if person is not None and person.name.endswith(short) else text)
        agent = self.codebook.words.agents.get(title)
        if agent is not None:
            country, sector = country or agent.country, sector or agent.sector
        if best_entry(self.codebook.actors.look_up(full), self.reading.day) is None and not (country and sector):
            yield UnknownActor("person", bare(full), (bare(short),), country, sector, title or self._office(text), s.text)

    def _titled(self, name: str) -> tuple[str, str]:
        """The title that a name was read with, as the codebook has it, and the name alone."""
        words, agents = name.split(), self.codebook.words.agents
        for after in range(len(words) - 1, 0, -1):
            titles = (" ".join(words[first:after]).lower() for first in range(after))
            title = next((title for title in titles if title in agents), "")
            if title:
                return title, " ".join(words[after:])
        return "", name

    def _office(self, name: str) -> str:
        """The office in which the document names a person."""
        person = self._actors.people.get(name)
        for k, phrase in person.roles if person is not None else ():
            s = self.reading.sentences[k]
            for word in (phrase.head, *range(phrase.last, phrase.first - 1, -1)):
                if (role := self._role_from(s, word)) is not None:
                    return " ".join(s.lower[max(role, phrase.first) : word + 1])
        return ""

    def _predicate(self, s: ParsedSentence, word: int, pos: str, event: Event) -> UnknownPredicate:
        particles = [s.lower[c] for c in s.children[word] if s.deps[c] == "compound:prt"] if pos == "VERB" else []
        lemma = " ".join([s.lemmas[word].lower(), *particles])
        source, target = (self._slots(s, word, pos, mentions) for mentions in (event.source, event.target))
        return UnknownPredicate(lemma, pos, event.type, event.mode, source, target, s.text)

    def _slots(self, s: ParsedSentence, word: int, pos: str, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
        found = []
        for mention in mentions:
            phrase = self._phrase(s, mention)
            if phrase is not None:
                case = s.case_of(phrase.head)
                slots = (*CORE_SLOTS[pos], *([case] if case and " " not in case else []))
                found += [slot for slot in slots if phrase.head in fill(s, word, slot)][:1]
        return tuple(dict.fromkeys(found))


def _is_capital(s: ParsedSentence, word: int) -> bool:
    """Whether a word has a capital that a sentence's beginning or a headline does not give it."""
    begins = not any(each.isalnum() for each in s.words[:word])
    headline = not any(len(each) > 3 and each.islower() for each in s.words)
    return s.upos[word] == "NOUN" and s.words[word][0].isupper() and not begins and not headline


def _runs_on(s: ParsedSentence, word: int, beside: int, label: str) -> bool:
    """Whether the word beside a name belongs to it: by a hyphen, or, in the name of a body, as a capital or a number."""
    left, right = sorted((word, beside))
    if "-" in (s.words[left], s.words[right]):
        return s.ends[left] == s.starts[right]
    part = s.words[beside]
    return label != "PERSON" and (part[0].isupper() or part.isdigit()) and part not in ARTICLES


def bare(name: str) -> str:
    """A name on one line, without its article and possessive mark."""
    text = _ARTICLE.sub("", " ".join(name.split()))
    return text.removesuffix("'s").removesuffix("’s").strip(" \"'“”,.#") or text


def _sector_told(name: str) -> str:
    """The sector that the words of a body's name tell."""
    return next((NAME_WORDS[word] for word in reversed(name.lower().split()) if word in NAME_WORDS), "")
