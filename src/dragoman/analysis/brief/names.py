"""Actors as they are named in a brief: states by name, others by their fullest words, with their state where it is sure and not told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis.brief.nobody import is_pronoun, names_nobody
from dragoman.analysis.brief.officials import Officials
from dragoman.analysis.parties import STANDING, Parties
from dragoman.analysis.wording import within
from dragoman.archive.countries import country_names
from dragoman.codebook import Codebook, best_entry
from dragoman.records import Mention

LONGEST = 64  # characters of a name
_WORD = re.compile(r"[\w'’-]+")
_TAIL = re.compile(r",\s|\s[-–—(]\s?|\s(?:who|which|whose|where)\b")
_OWN = re.compile(r"(?i)(?:his|her|its|their|our|my|your)\s")
_LOOSE = re.compile(r"\s(?:to|of|for|in|on|at|by|with|from|and|or|the|a|an)$")


@dataclass(frozen=True, slots=True)
class Names:
    """Names for the mentions of one report."""

    parties: Parties
    officials: Officials

    @property
    def _codebook(self) -> Codebook:
        return self.parties.codebook

    def listed(self, mentions: Iterable[Mention]) -> str:
        """The mentions that can be named, as "A, B and C"; empty where none can."""
        return listed(list(dict.fromkeys(name for mention in mentions if (name := self.of(mention)))))

    def of(self, mention: Mention) -> str:
        """How a mention is named within a sentence; empty for a pronoun that stands for nobody known, and for "nobody" itself."""
        words = mention.of or mention.text
        if is_pronoun(words) or names_nobody(mention, self.parties.record.document.text):
            return ""
        if whole := self._state_of(words) or self._state_of(mention.text):
            return country_names().get(whole, whole)
        state = self.officials.standing(mention, self.parties)
        if _OWN.match(words):  # "his counterparts" is only plain beside its own sentence
            return country_names().get(state, state)
        name = within(_cut(words))
        if state and self._is_for(mention) and not self._tells(words):
            return f"{name} ({country_names().get(state, state)})"
        return name

    def _is_for(self, mention: Mention) -> bool:
        """Whether somebody acts for a state, rather than lives in it."""
        return self.parties.is_organ(mention) or bool(mention.actor and mention.actor.person)

    def _state_of(self, words: str) -> str:
        """The state for which the words as a whole stand; empty where they stand for something else. A bare adjective of nationality
        stands for its state, a bare plural ("Bolivians") for people."""
        bare = re.sub(r"(?i)^the\s|\s(?:side|government|authorities)$", "", words).strip()
        demonyms, word = self._codebook.actors.demonyms, bare.lower()
        if word in demonyms and (bare != words or not (word.endswith("s") and word[:-1] in demonyms)):
            return demonyms[word]
        entry = best_entry(self._codebook.actors.look_up(bare), None)
        return entry.country if entry is not None and entry.kind in STANDING and entry.kind != "demonym" else ""

    def _tells(self, words: str) -> bool:
        """Whether words name some state, by its name, an adjective or its capital."""
        lower = [word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(words)]
        if any(word in self._codebook.actors.demonyms for word in lower):
            return True
        found = self._codebook.actors.find(_WORD.findall(words), lower)
        return any(entry.country and entry.kind in STANDING for each in found for entry in each.entries)


def listed(names: list[str]) -> str:
    """Names as "A", "A and B", "A, B and C".

    >>> listed(["Chad", "Niger", "Mali"])
    'Chad, Niger and Mali'
    """
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _cut(words: str) -> str:
    """A name without what is told of it after a comma or dash, and no longer than a line can hold."""
    flat = " ".join(words.split())
    bare = _LOOSE.sub("", _TAIL.split(flat, maxsplit=1)[0] or flat)
    if len(bare) <= LONGEST:
        return bare
    return bare[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
