"""Relations: what one given actor does to another in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.events import Status


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in which a source and a target are named, and whose event between them is asked for."""

    id: str
    text: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Relation:
    """The event between the actors of the pair with this `id`; `type` is empty where none was found, `why` says how it was found."""

    id: str
    type: str
    mode: str
    status: Status
    score: float
    why: str
