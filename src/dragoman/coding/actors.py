"""Actors: whom the words of a phrase stand for — country, sector, person — from dictionaries, titles and modifiers."""

from __future__ import annotations

import re

from dragoman.codebook import Entry, best_entry
from dragoman.codebook.actors import Found
from dragoman.coding.people import People, Person
from dragoman.coding.phrases import Phrase
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Actor

# Words in the names of bodies that no dictionary lists, and the sector they tell.
NAME_WORDS: dict[str, str] = {
    word: sector
    for sector, words in {
        "GOV": "ministry government cabinet administration embassy consulate department agency authority authorities commission presidency",
        "MIL": "army navy military force forces troops command corps marines brigade battalion guard guards regiment",
        "COP": "police gendarmerie constabulary sheriff",
        "JUD": "court tribunal prosecutor",
        "LEG": "parliament congress senate assembly knesset duma council legislature bundestag",
        "PTY": "party coalition bloc democrats republicans",
        "REB": "rebels militia front jihad brigades insurgents guerrillas mujahideen martyrs",
        "EDU": "university college school institute academy",
        "MED": "news newspaper television tv radio daily times post agency-news herald tribune gazette broadcasting",
        "NGO": "foundation watch association society network committee amnesty",
        "LAB": "union federation workers",
        "BUS": "company bank corp inc ltd group-company airlines industries motors oil",
        "REL": "church mosque diocese synod",
    }.items()
    for word in words.split()
}
MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "flat", "appos"})
COUNTRY_CASES = frozenset({"", "of", "from", "in", "for"})  # not "to": an envoy to Kabul is not of Kabul
_MR = re.compile(r"^(?:mr|mrs|ms|dr|gen|lt|col|sen|rep|gov|president|prime minister)\.?\s+", re.I)


class Actors:
    """Answers, for one document, whom a head word or a phrase stands for. Every answer is kept."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.people = People(reading)
        self.acronyms = self._acronyms()
        self._known: dict[tuple[int, int], tuple[Actor | None, str]] = {}
        self._at: list[dict[int, Found]] = [{w: f for f in found for w in range(f.first, f.last + 1)} for found in reading.found]
        self._names: list[dict[int, tuple[int, int, str]]] = [
            {w: span for span in s.entities for w in range(span[0], span[1])} for s in reading.sentences
        ]

    def _acronyms(self) -> dict[str, str]:
        """Short names introduced in brackets: "Tehrik-i-Taliban Pakistan (TTP)"."""
        found: dict[str, str] = {}
        for s in self.reading.sentences:
            for i in range(2, len(s) - 1):
                if s.words[i - 1] == "(" and s.words[i + 1] == ")" and s.words[i].isupper() and 2 <= len(s.words[i]) <= 10:
                    first = i - 2
                    while first > 0 and (
                        s.words[first - 1][0].isupper() or s.lower[first - 1] in ("of", "the", "for", "and", "-", "i", "e", "ul", "al")
                    ):
                        first -= 1
                    while first < i - 2 and s.lower[first] in ("the", "of", "and", "for", "-"):
                        first += 1
                    initials = "".join(w[0] for w in s.words[first : i - 1] if w[0].isalpha()).upper()
                    if s.words[i][0].upper() in initials:
                        found.setdefault(s.words[i], self.reading.text(s, first, i - 2))
        return found

    def sector_of(self, k: int, head: int) -> str | None:
        """The sector of an actor, "" if it has none or is unknown; None where no actor stands."""
        s = self.reading.sentences[k]
        actor, _ = self.identify(k, head)
        if actor is not None:
            return actor.sector
        if s.upos[head] == "PRON" and s.lower[head] in ("he", "she", "they", "him", "her", "them", "we", "who", "us", "i"):
            return ""
        return None

    def is_land(self, k: int, head: int) -> bool:
        """Whether a head word names a state or a capital."""
        found = self._at[k].get(head)
        return found is not None and any(e.kind in ("state", "capital") for e in found.entries)

    def listed(self, k: int, head: int) -> tuple[Found, Entry] | None:
        """The name in the dictionaries that a word belongs to, and the entry that holds; None where it is in none."""
        found = self._at[k].get(head)
        entry = best_entry(found.entries, self.reading.day) if found else None
        return (found, entry) if found is not None and entry is not None else None

    def identify(self, k: int, head: int) -> tuple[Actor | None, str]:
        """The actor that a head word of sentence `k` names, and how that is known; None and why not."""
        known = self._known.get((k, head))
        if known is None:
            self._known[k, head] = (None, "a circle of modifiers")
            known = self._identify(k, self.reading.sentences[k], head)
            self._known[k, head] = known
        return known

    def _identify(self, k: int, s: ParsedSentence, head: int) -> tuple[Actor | None, str]:
        name = self._names[k].get(head)
        if name and name[2] == "PERSON" and s.lower[head] not in self.reading.codebook.words.agents:
            return self._person(s, name)
        found = self._at[k].get(head)
        if found and (found.last == head or (name and name[2] in ("ORG", "PLACE", "NORP")) or s.deps[found.last] in ("flat", "compound")):
            entry = best_entry(found.entries, self.reading.day)
            if entry is not None:
                return self._listed(s, head, found, entry)
        agent = self._agent(k, s, head)
        if agent is not None:
            return agent
        if name and name[2] in ("ORG", "MISC"):
            return self._named_body(k, s, head, name)
        if name and name[2] in ("PLACE", "NORP"):
            country = self.country_near(k, s, head)
            return Actor(self.reading.text(s, name[0], name[1] - 1), country), "a name in no dictionary"
        if head in self._at[k]:
            entry = best_entry(self._at[k][head].entries, self.reading.day)
            if entry is not None:
                return self._listed(s, head, self._at[k][head], entry)
        return None, "no name and no word for an actor"

    def _listed(self, s: ParsedSentence, head: int, found: Found, entry: Entry) -> tuple[Actor, str]:
        words = " ".join(s.words[found.first : found.last + 1])
        if entry.kind == "person":
            former = not entry.holds(self.reading.day) and entry.last is not None
            return Actor(
                entry.name, entry.country, "ELI" if former else entry.sector, True
            ), f"“{words}” is {entry.office or 'a person'} in the dictionary"
        if entry.kind == "demonym" and s.upos[head] != "ADJ":
            return Actor(entry.name, entry.country, "CVL"), f"“{words}”: the people of {entry.name}"
        kind = {"capital": "the capital, for its government", "seat": "a seat of government", "demonym": "a nationality"}.get(
            entry.kind, entry.kind
        )
        return Actor(entry.name, entry.country, entry.sector), f"“{words}”: {kind}, in the dictionary"

    def _person(self, s: ParsedSentence, name: tuple[int, int, str]) -> tuple[Actor, str]:
        text = self.reading.text(s, name[0], name[1] - 1)
        person = self.people.get(text)
        full = person.name if person else text
        entry = best_entry((e for e in self.reading.codebook.actors.look_up(full) if e.kind == "person"), self.reading.day)
        told, why = self._role(person) if person else (None, "")
        if told and (told.sector or told.country):
            country = told.country or (entry.country if entry else "")
            return Actor(entry.name if entry else full, country, told.sector or (entry.sector if entry else ""), True), why
        if entry:
            former = not entry.holds(self.reading.day) and entry.last is not None
            return Actor(
                entry.name, entry.country, "ELI" if former else entry.sector, True
            ), f"{entry.office or entry.sector} in the dictionary"
        return Actor(full, "", "", True), "a person of whom the document tells no office"

    def _role(self, person: Person) -> tuple[Actor | None, str]:
        """What the document says the person is: the first role that tells a sector, with the country of any."""
        country, sector, why = "", "", ""
        for k, phrase in person.roles:
            s = self.reading.sentences[k]
            agent = next((a for w in range(phrase.last, phrase.first - 1, -1) if (a := self._agent(k, s, w, phrase.first))), None)
            if agent is None:
                entry = next((self.reading.codebook.actors.demonyms.get(s.lower[w]) for w in range(phrase.first, phrase.last + 1)), None)
                country = country or (entry or "")
                continue
            actor = agent[0]
            assert actor is not None
            own = actor.country or self._country_in(k, phrase.first, phrase.last)
            if not sector:
                sector, why = actor.sector, f"called “{self.reading.text(s, phrase.first, phrase.last)}”"
            country = country or own
        return (Actor(person.name, country, sector, True), why) if why or country else (None, "")

    def _agent(self, k: int, s: ParsedSentence, head: int, left: int = 0) -> tuple[Actor | None, str] | None:
        """A common noun for an actor, alone or with the words before it, and the country its modifiers tell."""
        words = self.reading.codebook.words
        lemma = s.lemmas[head].lower()
        phrases = words.agent_heads.get(lemma) or words.agent_heads.get(s.lower[head]) or ()
        if s.upos[head] not in ("NOUN", "PROPN", "ADJ", "X"):
            return None
        for phrase in phrases:
            parts = phrase.split()
            first = head - len(parts) + 1
            if first >= left and all(parts[i] in (s.lower[first + i], s.lemmas[first + i].lower()) for i in range(len(parts) - 1)):
                agent = words.agents[phrase]
                owner = self._owner(k, s, head)
                country = agent.country or (owner.country if owner else "") or self.country_near(k, s, head)
                sector = agent.sector
                if owner and owner.sector and (not sector or (sector in ("UAF", "CVL") and owner.sector in ("REB", "CRM", "PTY", "OPP"))):
                    sector = owner.sector
                label = self.reading.text(s, first, head)
                name = f"{owner.name} {label}" if owner and owner.name else label
                return Actor(name, country, sector), f"“{label}” is {sector or 'an actor'}" + (
                    f" of {country or owner.name}" if owner else ""
                )
        return None

    def _owner(self, k: int, s: ParsedSentence, head: int) -> Actor | None:
        """The actor that a role word belongs to: "Taliban officials", "spokesman for the ministry"."""
        for child in s.children[head]:
            if s.deps[child] in MODIFIERS and s.case_of(child) in COUNTRY_CASES and child != head:
                found = self._at[k].get(child)
                entry = best_entry(found.entries, self.reading.day) if found else None
                if entry is not None and entry.kind != "person":
                    return Actor(entry.name, entry.country, "" if entry.kind in ("state", "demonym", "capital") else entry.sector)
                if s.upos[child] in ("NOUN", "PROPN") and s.deps[child] in ("nmod", "nmod:poss"):
                    actor, _ = self.identify(k, child)
                    if actor is not None and not actor.person:
                        return actor
        return None

    def _named_body(self, k: int, s: ParsedSentence, head: int, name: tuple[int, int, str]) -> tuple[Actor, str]:
        text = self.reading.text(s, name[0], name[1] - 1)
        full = self.acronyms.get(text)
        entry = best_entry(self.reading.codebook.actors.look_up(full), self.reading.day) if full else None
        if entry is not None:
            return Actor(entry.name, entry.country, entry.sector), f"short for “{full}”"
        sector = next((NAME_WORDS[w] for w in reversed([x.lower() for x in (full or text).split()]) if w in NAME_WORDS), "")
        country = self._country_in(k, name[0], name[1] - 1) or self.country_near(k, s, head)
        return Actor(full or text, country, sector), "a body in no dictionary" + (", its sector by its name" if sector else "")

    def country_near(self, k: int, s: ParsedSentence, head: int) -> str:
        """The country that the modifiers of a head tell: "Israeli", "Russia's", "of Iran"."""
        for child in s.children[head]:
            if s.deps[child] in MODIFIERS and s.case_of(child) in COUNTRY_CASES:
                country = self._country_at(k, child)
                if country:
                    return country
        return ""

    def _country_at(self, k: int, word: int) -> str:
        s = self.reading.sentences[k]
        demonym = self.reading.codebook.actors.demonyms.get(s.lower[word])
        if demonym:
            return demonym
        found = self._at[k].get(word)
        entry = best_entry(found.entries, self.reading.day) if found else None
        return entry.country if entry and entry.kind != "person" else ""

    def _country_in(self, k: int, first: int, last: int) -> str:
        return next((c for w in range(first, last + 1) if (c := self._country_at(k, w))), "")

    def of_phrase(self, k: int, phrase: Phrase) -> tuple[Actor | None, str]:
        """The actor of a whole phrase: by its head, else by the last name or role word in it."""
        actor, why = self.identify(k, phrase.head)
        if actor is not None:
            return actor, why
        for word in range(phrase.last, phrase.first - 1, -1):
            if word in self._at[k] or word in self._names[k]:
                inner, inner_why = self.identify(k, word)
                if inner is not None:
                    return Actor(inner.name, inner.country, "" if inner.sector == "GOV" else inner.sector), f"by its modifier: {inner_why}"
        return None, why


def plain(name: str) -> str:
    """A name without article, title and possessive mark, in lower case, for comparison."""
    text = name.lower().replace("’", "'").strip(" \"'“”,.")
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    return _MR.sub("", text).removesuffix("'s").strip()
