"""Actors as they are named in a brief: states by name, others by their fullest words, with their state where the words do not tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis.parties import STANDING, Parties
from dragoman.analysis.wording import within
from dragoman.archive.countries import country_names
from dragoman.codebook import Codebook, best_entry
from dragoman.records import Mention

LONGEST = 64  # characters of a name
_PRONOUN = frozenset("he she it they him her them his its their we us our i who which that this these those both".split())
_WORD = re.compile(r"[\w'’-]+")
_TAIL = re.compile(r",\s|\s[-–—(]\s?|\s(?:who|which|whose|where)\b")


@dataclass(frozen=True, slots=True)
class Names:
    """Names for the mentions of one report."""

    parties: Parties

    @property
    def _codebook(self) -> Codebook:
        return self.parties.codebook

    def listed(self, mentions: Iterable[Mention]) -> str:
        """The mentions that can be named, as "A, B and C"; empty where none can."""
        return listed(list(dict.fromkeys(name for mention in mentions if (name := self.of(mention)))))

    def of(self, mention: Mention) -> str:
        """How a mention is named within a sentence; empty for a pronoun that stands for nobody known."""
        words = mention.of or mention.text
        if words.lower() in _PRONOUN:
            return ""
        state = self.parties.state_of(mention)
        if state and self._is_state(words):
            return country_names().get(state, state)
        name = within(_cut(words))
        if state and not self._tells(words, state):
            return f"{name} ({country_names().get(state, state)})"
        return name

    def _is_state(self, words: str) -> bool:
        """Whether the words as a whole stand for a state."""
        bare = re.sub(r"(?i)^the\s|\s(?:side|government|authorities)$", "", words).strip()
        entry = best_entry(self._codebook.actors.look_up(bare), None)
        demonym = bare.lower() in self._codebook.actors.demonyms and bare != words
        return demonym or (entry is not None and entry.kind in STANDING and entry.kind != "demonym")

    def _tells(self, words: str, state: str) -> bool:
        """Whether words name a state, by its name, an adjective or its capital."""
        lower = [word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(words)]
        if any(self._codebook.actors.demonyms.get(word) == state for word in lower):
            return True
        found = self._codebook.actors.find(_WORD.findall(words), lower)
        return any(entry.country == state and entry.kind in STANDING for each in found for entry in each.entries)


def listed(names: list[str]) -> str:
    """Names as "A", "A and B", "A, B and C".

    >>> listed(["Chad", "Niger", "Mali"])
    'Chad, Niger and Mali'
    """
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _cut(words: str) -> str:
    """A name without what is told of it after a comma or dash, and no longer than a line can hold."""
    flat = " ".join(words.split())
    bare = _TAIL.split(flat, maxsplit=1)[0] or flat
    if len(bare) <= LONGEST:
        return bare
    return bare[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
