"""The shape of a brief: lines, each with the notes that back it, in sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.analysis.tone import PairTone
from dragoman.records import Shift, Status

Standing = Literal["changed", "new", "contested"]
Kind = Literal["date", "plan", "threat", "offer", "detention", "claim"]


@dataclass(frozen=True, slots=True)
class Note:
    """A source: the sentence as it stands in the report, with outlet and date."""

    number: int
    document: str
    outlet: str
    day: date | None
    title: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told. `text` says it in careful words, `quote` in those of a report; `day` is when it happened; `outlets` told it,
    each once; `notes` are the numbers of its sources. `item` is the id of the event, claim or incident."""

    text: str
    quote: str
    day: date | None
    status: Status
    confidence: float
    outlets: tuple[str, ...]
    notes: tuple[int, ...]
    item: str


@dataclass(frozen=True, slots=True)
class Week:
    """What happened in the week that begins on a Monday."""

    monday: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Where a party stands ("Bolivia now asserts (earlier denied)"), in its words, since when, in how many reports."""

    text: str
    words: str
    since: date | None
    reports: int
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the position of each party; `standing` says why it is shown. `gist` are the words of a report; where they do not
    stand for themselves, `heading` says what is claimed, and `gist` is what can be read beneath it, or empty."""

    item: str
    heading: str
    gist: str
    standing: Standing
    first: date | None
    last: date | None
    reports: int
    positions: tuple[PositionLine, ...]
    reporters: tuple[str, ...]
    notes: tuple[int, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class TollLine:
    """What one source says of the dead and the hurt; `by` are those whom it cites."""

    outlet: str
    day: date | None
    by: str
    killed: str
    injured: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident: what, when and where, tolls as ranges and by source, and who claims, blames and denies, a sentence each."""

    item: str
    text: str
    day: date | None
    place: str
    killed: str
    injured: str
    tolls: tuple[TollLine, ...]
    parties: tuple[str, ...]
    outlets: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A shift of tone, and the sentences that show it: before, after, and remarks of articles."""

    text: str
    shift: Shift
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    remarks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ToneSide:
    """The tone of one side towards the other: its names, how it stands at the end in words, and its shifts in the period."""

    source: str
    target: str
    tone: PairTone
    text: str
    shifts: tuple[ShiftLine, ...]
    remarks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WatchLine:
    """What may come: `when` is a day to come that a report names; `reason` says why it is here."""

    kind: Kind
    text: str
    quote: str
    when: date | None
    reason: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the brief rests on: reports, outlets with the number of their reports, reprints not counted, and the model and codebook."""

    reports: int
    outlets: tuple[tuple[str, int], ...]
    reprints: int
    first: date | None
    last: date | None
    model: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What an archive holds of a dyad in a period. Numbers of notes count from 1, in the order in which they are first used."""

    one: str
    other: str
    since: date | None
    until: date | None
    short: tuple[str, ...]
    weeks: tuple[Week, ...]
    claims: tuple[ClaimLine, ...]
    incidents: tuple[IncidentLine, ...]
    tone: tuple[ToneSide, ...]
    watch: tuple[WatchLine, ...]
    gaps: tuple[str, ...]
    notes: tuple[Note, ...]
    coverage: Coverage
