"""A stretch of text that somebody stands behind or disputes."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Party, SentenceRecord, Stand


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that a speaker stands behind or disputes. `item` is the id of the event or statement it comes from,
    or the nearest; `office` says that the speaker is an official whose state nothing names beside him; `accuses` that
    the words tell whom he accuses, `reporting` that he only passes on what another says."""

    item: str
    sentence: SentenceRecord
    start: int
    end: int
    speaker: Party | None
    sector: str
    stance: Stand
    cue: str
    office: bool = False
    accuses: bool = False
    reporting: bool = False
