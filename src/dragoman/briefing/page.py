"""A brief as text for a page: every line, date and label in its final words, whatever it is then rendered as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief import Brief, ClaimLine, IncidentLine, Line, Note, PositionLine, ShiftLine, TollLine, WatchLine, Week
from dragoman.analysis.wording import started
from dragoman.version import __version__

_WEB = re.compile(r"https?://[^\s<>\"']+")  # other addresses, as `javascript:`, are not for a page to link to
SEVERAL, ALONE = "●", "○"
STANDING = {"changed": "position changed", "new": "new", "contested": "contested"}
KIND = {"date": "date", "plan": "plan", "threat": "threat", "offer": "offer", "detention": "held", "claim": "open claim"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: when, what, the words of a report, what else is to be said, and its notes; `mark` tells several outlets from one."""

    when: str
    text: str
    quote: str = ""
    detail: str = ""
    mark: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A label, a heading and a quotation with its notes, and entries below them; heading or quotation may be empty."""

    label: str
    heading: str
    entries: tuple[Entry, ...]
    detail: str = ""
    notes: tuple[int, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as a row: when, what, where, killed, injured; then tolls by source and who stands to it how."""

    when: str
    text: str
    place: str
    killed: str
    injured: str
    outlets: str
    tolls: tuple[Entry, ...]
    parties: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered note; `url` is empty where it is no address on the web."""

    number: int
    head: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A brief in its final words."""

    title: str
    period: str
    basis: str
    short: tuple[str, ...]
    weeks: tuple[Block, ...]
    claims: tuple[Block, ...]
    incidents: tuple[Incident, ...]
    tone: tuple[str, ...]
    shifts: tuple[Block, ...]
    remarks: tuple[Entry, ...]
    watch: tuple[Entry, ...]
    gaps: tuple[str, ...]
    notes: tuple[Source, ...]
    colophon: str


def page_of(brief: Brief) -> Page:
    """The page of a brief."""
    return Page(
        title=f"{started(brief.one)} – {started(brief.other)}",
        period=span(brief.since or brief.coverage.first, brief.until or brief.coverage.last),
        basis=_basis(brief),
        short=brief.short,
        weeks=tuple(_week(week) for week in brief.weeks),
        claims=tuple(_claim(claim) for claim in brief.claims),
        incidents=tuple(_incident(incident) for incident in brief.incidents),
        tone=tuple(f"{side.source} towards {side.target}: {side.text}." for side in brief.tone),
        shifts=tuple(_shift(shift) for side in brief.tone for shift in side.shifts),
        remarks=tuple(_remark(line) for side in brief.tone for line in side.remarks),
        watch=tuple(_watch(line) for line in brief.watch),
        gaps=brief.gaps,
        notes=tuple(_source(note) for note in brief.notes),
        colophon=(
            f"Coded by Dragoman {__version__} (model {brief.coverage.model}, codebook {brief.coverage.codebook}). "
            "What is told here is what reports tell; the numbers lead to their sentences."
        ),
    )


def long_day(day: date | None) -> str:
    """A day as `9 March 2023`; empty where there is none."""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def short_day(day: date | None) -> str:
    """A day as `9 Mar`; empty where there is none."""
    return f"{day.day} {day:%b}" if day else ""


def span(first: date | None, last: date | None) -> str:
    """Two days as `6 March – 24 June 2023`, with nothing said twice.

    >>> span(date(2023, 3, 6), date(2023, 3, 12))
    '6–12 March 2023'
    """
    if first is None or last is None or first == last:
        return long_day(first or last)
    if first.year != last.year:
        return f"{long_day(first)} – {long_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {long_day(last)}"
    return f"{first.day}–{long_day(last)}"


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right number."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _basis(brief: Brief) -> str:
    told = [counted(brief.coverage.reports, "report")]
    named = [name for name, _ in brief.coverage.outlets if name]
    if named:
        told.append(f"by {counted(len(named), 'outlet')}")
    if brief.coverage.reprints:
        told.append(f"({counted(brief.coverage.reprints, 'reprint')} not counted)")
    return " ".join(told)


def _week(week: Week) -> Block:
    return Block("", span(week.monday, week.monday + timedelta(days=6)), tuple(_line(line) for line in week.lines))


def _line(line: Line) -> Entry:
    mark = SEVERAL if len(line.outlets) > 1 else ALONE
    return Entry(short_day(line.day), f"{line.text}.", line.quote, _told_by(line.outlets, line.confidence), mark, line.notes)


def _told_by(outlets: tuple[str, ...], confidence: float) -> str:
    named = outlets[0] if len(outlets) == 1 else counted(len(outlets), "outlet")
    return f"{named}, confidence {confidence:.2f}"


def _claim(claim: ClaimLine) -> Block:
    told = [f"in {counted(claim.reports, 'report')}"]
    if claim.first and claim.last:
        told.append(f"{short_day(claim.first)} to {short_day(claim.last)}" if claim.first != claim.last else short_day(claim.first))
    if claim.reporters:
        told.append(f"only passed on by {', '.join(claim.reporters)}")
    positions = tuple(_position(each) for each in claim.positions)
    return Block(STANDING[claim.standing], claim.heading, positions, "; ".join(told), claim.notes, claim.gist)


def _position(position: PositionLine) -> Entry:
    since = f"since {short_day(position.since)}" if position.since else ""
    return Entry(since, position.text, position.words, counted(position.reports, "report"), "", position.notes)


def _incident(incident: IncidentLine) -> Incident:
    return Incident(
        when=short_day(incident.day),
        text=incident.text,
        place=incident.place,
        killed=incident.killed or "–",
        injured=incident.injured or "–",
        outlets=incident.outlets[0] if len(incident.outlets) == 1 else counted(len(incident.outlets), "outlet"),
        tolls=tuple(_toll(toll) for toll in incident.tolls),
        parties="; ".join(incident.parties),
        notes=incident.notes,
    )


def _toll(toll: TollLine) -> Entry:
    numbers = [f"{number} {what}" for number, what in ((toll.killed, "killed"), (toll.injured, "injured")) if number]
    who = f"{toll.by} ({toll.outlet})" if toll.by and toll.outlet else toll.by or toll.outlet
    return Entry(short_day(toll.day), ", ".join(numbers), detail=who, notes=toll.notes)


def _shift(shift: ShiftLine) -> Block:
    before = tuple(Entry(short_day(line.day), "before", line.quote, line.text, notes=line.notes) for line in shift.before)
    after = tuple(Entry(short_day(line.day), "after", line.quote, line.text, notes=line.notes) for line in shift.after)
    remarks = tuple(_remark(line) for line in shift.remarks)
    arrow = "▲" if shift.shift.direction == "up" else "▼"
    return Block(arrow, f"{shift.text}, about {long_day(shift.shift.date)}.", (*before, *after, *remarks))


def _remark(line: Line) -> Entry:
    return Entry(short_day(line.day), line.text, line.quote, notes=line.notes)


def _watch(line: WatchLine) -> Entry:
    return Entry(short_day(line.when), f"{line.text}.", line.quote, line.reason, KIND[line.kind], line.notes)


def _source(note: Note) -> Source:
    head = ", ".join(part for part in (note.outlet or note.title or note.document, long_day(note.day)) if part)
    return Source(note.number, head, note.sentence, note.url if _WEB.fullmatch(note.url) else "")
