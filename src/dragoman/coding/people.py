"""The people a document names: their fullest names, and the roles and countries that it gives them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.phrases import NOMINAL, Phrase, phrase_of
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence

TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PART", "ADP"})


@dataclass(slots=True)
class Person:
    """Someone named in the document. `roles` are phrases (sentence number, phrase) that say what he or she is."""

    name: str
    sentence: int
    word: int
    roles: list[tuple[int, Phrase]]


class People:
    """All people of a document, by name; a surname alone means the latest person of that surname named before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_name: dict[str, Person] = {}
        self.by_surname: dict[str, list[Person]] = {}
        for k, s in enumerate(reading.sentences):
            for first, after, label in s.entities:
                if label == "PERSON":
                    self._meet(k, s, first, after - 1)

    def _meet(self, k: int, s: ParsedSentence, first: int, last: int) -> None:
        name = self.reading.text(s, first, last)
        person = self.by_name.get(name) or (self.latest(s.words[last]) if first == last else None)
        if person is None:
            person = Person(name, k, last, [])
            self.by_surname.setdefault(s.words[last], []).append(person)
        self.by_name[name] = person
        person.roles += [(k, phrase) for phrase in roles_of(s, first, last)]

    def latest(self, surname: str) -> Person | None:
        """The person of that surname who was last introduced."""
        known = self.by_surname.get(surname)
        return known[-1] if known else None

    def get(self, name: str) -> Person | None:
        """The person of that name, full or surname."""
        return self.by_name.get(name) or self.latest(name.split()[-1] if name else "")


def roles_of(s: ParsedSentence, first: int, last: int) -> list[Phrase]:
    """The title before a name and the appositions around it: "Pakistan's special envoy X", "X, spokesman for the ministry"."""
    found: list[Phrase] = []
    start = first
    while (
        start > 0
        and s.upos[start - 1] in TITLE_TAGS
        and s.lower[start - 1] not in ("of", "by", "with", "to", "and", "that", "in", "from", "for")
    ):
        start -= 1
    while start < first and s.upos[start] in ("ADP", "PART"):
        start += 1
    if start < first and s.upos[first - 1] in ("NOUN", "PROPN"):
        found.append(Phrase(start, first - 1, first - 1))
    head = next((w for w in range(first, last + 1) if not first <= s.heads[w] <= last or s.heads[w] == w), first)
    for child in s.children[head]:
        if s.deps[child] == "appos" and child > last and s.upos[child] in NOMINAL:
            phrase = phrase_of(s, child)
            end = max([phrase.last, *(w for c in s.children[child] if s.deps[c] == "nmod" for w in s.subtree(c))])
            found.append(Phrase(phrase.first, end, child))
    host = apposed(s, head)
    if host is not None and s.deps[head] != "flat" and s.upos[host] == "NOUN":
        found.append(phrase_of(s, host))
    return found


def apposed(s: ParsedSentence, word: int) -> int | None:
    """The word that a name or noun stands in apposition to, also where the parser made both subjects: "The envoy, Ida Orm, left"."""
    if s.deps[word] in ("appos", "flat"):
        return s.heads[word]
    first = min(w for w in (word, *s.children[word]) if w == word or s.deps[w] in ("nmod:desc", "compound", "det", "amod"))
    for before in range(first - 2, max(-1, first - 12), -1):
        twin = s.deps[before] == s.deps[word] and s.heads[before] == s.heads[word] and s.deps[word].startswith("nsubj")
        if s.words[first - 1] == "," and twin and s.upos[before] in NOMINAL:
            return before
    return None
