"""Claims: what somebody asserts or disputes, each place where it is put forward, and where each party stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Stand = Literal["affirm", "deny", "doubt"]
STANDS: tuple[Stand, ...] = get_args(Stand)
STATES = ("PRESENCE", "CONTROL", "AFFILIATION", "POSSESSION", "RESPONSIBILITY", "INTENT", "CAPABILITY", "OTHER")
"""The relations of a claim that are no type of event."""


@dataclass(frozen=True, slots=True)
class Party:
    """A state, group, body or person that holds or undergoes something.

    `key` is the code of a state, else the name in lower case; `aliases` are the other names that reports give it, in lower case.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """A place in a report where a party asserts, denies or doubts a proposition: (subject, relation, object).

    `item` is the id of the event or statement it was read from. `reporting` says that the party only passes on what others say;
    `meant` that the words stand for a proposition told elsewhere in the report ("the accusation"). `lemmas`, `vector`, `day`, `place`
    and `blocks` are what mentions are compared by; among the lemmas, `#` marks themes of the words and `~` those of the words around.
    """

    id: str
    item: str
    document: str
    published: date | None
    outlet: str
    words: str
    start: int
    end: int
    sentence: str
    speaker: Party | None
    stance: Stand
    reporting: bool
    meant: bool
    subject: Party | None
    relation: str
    object: Party | None
    day: date | None
    place: str
    lemmas: tuple[str, ...]
    vector: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on a claim, from when on, last told when, in which words, and by how many reports."""

    party: Party
    stance: Stand
    since: date | None
    last: date | None
    words: str
    document: str
    reports: int


@dataclass(frozen=True, slots=True)
class Change:
    """A party that stood elsewhere before: the new stance, the day and the words that show it."""

    party: Party
    before: Stand
    after: Stand
    day: date | None
    words: str
    document: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition and who holds what of it. `gist` is its clearest wording; `reporters` are those who only pass it on;
    `contested` says that somebody asserts it and another denies or doubts it."""

    id: str
    subject: Party | None
    relation: str
    object: Party | None
    gist: str
    positions: tuple[Position, ...]
    changes: tuple[Change, ...]
    reporters: tuple[Party, ...]
    contested: bool
    first: date | None
    last: date | None
    mentions: int
    documents: int
