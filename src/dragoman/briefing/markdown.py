"""A brief as Markdown, with its sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.briefing.page import Block, Entry, Incident, Page, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(page: Page, chart: str = "") -> str:
    """The page; `chart` is the address of an image of the curve, left out where empty."""
    parts = [
        f"# {_safe(page.title)}",
        f"**{_safe(page.period)}** · {_safe(page.basis)}",
        _listed(_safe(line) for line in page.short),
        "## What happened",
        *([part for week in page.weeks for part in _week(week)] or ["No act of one side towards the other is told in this period."]),
        "## Who says what",
        *([part for claim in page.claims for part in _claim(claim)] or ["No claim is new, contested or held otherwise than before."]),
        *(["## Incidents", _incidents(page.incidents)] if page.incidents else []),
        "## Tone",
        *([f"![Tone over time]({chart})"] if chart else []),
        _listed(_safe(line) for line in page.tone) or "There is no curve of tone for these two sides.",
        *(part for shift in page.shifts for part in _shift(shift)),
        _listed(f"{_safe(line.text)}, {line.when}: {_quoted(line)}" for line in page.remarks),
        "## What to watch",
        _listed(_watch(line) for line in page.watch) or "No plan, threat, offer or day to come is told.",
        *(["## What this cannot tell", _listed(_safe(line) for line in page.gaps)] if page.gaps else []),
        "## Sources",
        "\n".join(
            f"[^{note.number}]: {_safe(note.head)}: “{_safe(note.sentence)}”{f' <{note.url}>' if note.url else ''}" for note in page.notes
        ),
        f"*● told by several outlets, ○ by one. {_safe(page.colophon)}*",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _week(week: Block) -> Iterator[str]:
    yield f"*{_safe(week.heading)}*"
    yield _listed(f"{line.when} {line.mark} {_safe(line.text)} {_quoted(line)}" for line in week.entries)


def _claim(claim: Block) -> Iterator[str]:
    heading = " ".join(part for part in (_safe(claim.heading), f"“{_safe(claim.quote)}”" if claim.quote else "") if part)
    yield f"**{claim.label}** {heading}{_refs(claim.notes)} ({_safe(claim.detail)})"
    yield _listed(f"**{_safe(line.text)}**{' ' + line.when if line.when else ''}: {_quoted(line)}" for line in claim.entries)


def _incidents(incidents: Iterable[Incident]) -> str:
    rows = ["| Day | Incident | Killed | Injured | By source, and who claims, blames or denies |", "| --- | --- | ---: | ---: | --- |"]
    for each in incidents:
        tolls = "; ".join(f"{_safe(toll.detail)}, {toll.when}: {toll.text}{_refs(toll.notes)}" for toll in each.tolls)
        last = ". ".join(part for part in (tolls, _safe(each.parties)) if part)
        what = f"**{_safe(each.text)}**{_refs(each.notes)}, {_safe(each.place)} ({_safe(each.outlets)})"
        rows.append(f"| {each.when} | {what} | {each.killed} | {each.injured} | {last} |")
    return "\n".join(rows)


def _shift(shift: Block) -> Iterator[str]:
    yield f"{shift.label} **{_safe(shift.heading)}**"
    yield _listed(f"{_safe(line.text)}, {line.when}{f' ({line.detail})' if line.detail else ''}: {_quoted(line)}" for line in shift.entries)


def _watch(line: Entry) -> str:
    when = f"**{line.when}** " if line.when else ""
    return f"[{line.mark}] {when}{_safe(line.text)} {_quoted(line)} *Here because: {_safe(line.detail)}.*"


def _quoted(line: Entry) -> str:
    return f"“{_safe(line.quote)}”{_refs(line.notes)}"


def _note(note: Source) -> str:
    return f"[^{note.number}]: {_safe(note.head)}: “{_safe(note.sentence)}”" + (f" <{note.url}>" if note.url else "")


def _refs(notes: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _safe(text: str) -> str:
    """Words of reports without what Markdown would take for its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
