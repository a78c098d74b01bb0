"""Words that tell an incident, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.analysis.incidents.words import Site, folded
from dragoman.codebook.incidents import CueKind
from dragoman.records import Event, EventDate, Mention, Place, Toll

CLAUSE = re.compile(r"[,;:—]| (?:and|but|said|says|that he|that she|after|before) ")
AT_ONCE = re.compile(r" (?:at|in|on|near|of|outside|from)(?: [a-z-]+){0,3} ")
FAR = 999
BESIDE = 30  # characters within which a place name stands by the word of an incident


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell an incident, with what stands around them. `line` numbers the sentence, -1 for the title, and `at` is where it
    starts; `begins` says that they may tell an incident told nowhere else in the report, `counted` that their day is counted
    from another act of the sentence."""

    line: int
    start: int
    end: int
    trigger: str
    sentence: str
    type: str
    mode: str
    begins: bool
    at: int = 0
    event: Event | None = None
    day: EventDate | None = None
    sites: tuple[Site, ...] = ()
    weapon: str = ""
    definite: bool = False
    cues: frozenset[CueKind] = frozenset()
    counted: bool = False
    stems: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    place: Place | None = None
    killed: Toll | None = None
    injured: Toll | None = None

    @property
    def site(self) -> str:
        """The place name closest to the words, empty where none is told."""
        return self.sites[0].name if self.sites else ""

    @property
    def gap(self) -> int:
        """How many characters of their clause lie between the words and the closest place name; far more where none is told in it."""
        if not self.sites:
            return FAR
        first, last = self.start - self.at, self.start - self.at + len(self.trigger)
        site = self.sites[0]
        between = self.sentence[last : site.start] if site.start >= last else self.sentence[site.end : first]
        if site.start >= last and AT_ONCE.fullmatch(between):
            return 0
        return FAR if CLAUSE.search(between) else len(between)

    @property
    def beside(self) -> bool:
        """Whether the closest place name stands in the same clause as the words."""
        return self.gap <= BESIDE


def concerned(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The names of parties as they are compared: the actor's name, or the words."""
    return tuple(dict.fromkeys(folded((m.actor.name if m.actor else "") or m.of or m.text) for m in mentions))
