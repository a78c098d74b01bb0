"""A brief in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import plain
from dragoman.cli.curves import curve

if TYPE_CHECKING:
    from dragoman.analysis.brief import Brief
    from dragoman.briefing.page import Block, Entry, Incident, Page

WIDEST = 110
_LABELS = {"position changed": "magenta", "contested": "yellow", "new": "green", "threat": "red", "held": "red", "date": "cyan"}


def brief_page(page: Page, brief: Brief, console: Console) -> RenderableType:
    """The whole brief, one section after the other."""
    console.width = min(console.width, WIDEST)
    return Group(*_parts(page, brief, console))


def _parts(page: Page, brief: Brief, console: Console) -> Iterator[RenderableType]:
    yield Text.assemble((plain(page.title), "bold"), f"   {page.period}")
    yield Text(plain(page.basis), "dim")
    if page.short:
        yield Panel(Text("\n").join(Text(plain(line)) for line in page.short), border_style="dim", padding=(0, 1))
    yield from _section(
        "What happened", (part for week in page.weeks for part in _week(week)), "No act of one side towards the other.", console
    )
    yield from _section(
        "Who says what", (part for claim in page.claims for part in _claim(claim)), "No claim is new or contested.", console
    )
    if page.incidents:
        yield from _section("Incidents", [_incidents(page.incidents)], "", console)
    yield from _section("Tone", _tone(page, brief, console), "There is no curve of tone for these two sides.", console)
    yield from _section("What to watch", (_watch(line) for line in page.watch), "No plan, threat, offer or day to come.", console)
    if page.gaps:
        yield from _section("What this cannot tell", (Text(plain(line)) for line in page.gaps), "", console)
    yield from _section("Sources", [_sources(page)], "", console)
    yield Text(f"● told by several outlets, ○ by one. {plain(page.colophon)}", "dim")


def _section(title: str, parts: Iterable[RenderableType], none: str, console: Console) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, "bold"), align="left", characters="-" if console.options.ascii_only else "─", style="dim")
    told = list(parts)
    yield from (told or [Text(none, "dim italic")])


def _week(week: Block) -> Iterator[RenderableType]:
    yield Text(week.heading, "dim italic")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=6, style="dim")
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    for line in week.entries:
        grid.add_row(line.when, line.mark, Group(_with_notes(Text(plain(line.text)), line.notes), _quote(line)))
    yield grid


def _claim(claim: Block) -> Iterator[RenderableType]:
    told = Text(plain(claim.heading), "bold") if claim.heading else Text(f"“{plain(claim.quote)}”", "italic")
    head = Text.assemble((claim.label, _LABELS.get(claim.label, "")), "  ", told)
    if claim.heading and claim.quote:
        yield head
        yield Padding(_with_notes(Text(f"“{plain(claim.quote)}”", "italic"), claim.notes), (0, 0, 0, 4))
    else:
        yield _with_notes(head, claim.notes)
    for line in claim.entries:
        told = Text.assemble((plain(line.text), "bold"), f" {line.when}: ", (f"“{plain(line.quote)}”", "italic"))
        yield Padding(_with_notes(told, line.notes), (0, 0, 0, 4))
    yield Padding(Text(plain(claim.detail), "dim"), (0, 0, 0, 4))


def _incidents(incidents: Iterable[Incident]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    table.add_column("Day", width=6)
    table.add_column("Incident", ratio=3)
    table.add_column("Killed", justify="right", width=6)
    table.add_column("Injured", justify="right", width=7)
    table.add_column("By source; who claims, blames, denies", ratio=4)
    for each in incidents:
        what = _with_notes(Text(plain(each.text), "bold"), each.notes)
        where = Text(", ".join(part for part in (plain(each.place), each.outlets) if part), "dim")
        tolls = [_with_notes(Text(f"{plain(toll.detail)}, {toll.when}: {toll.text}"), toll.notes) for toll in each.tolls]
        stand = [Text(plain(each.parties), "italic")] if each.parties else []
        table.add_row(each.when, Group(what, where), each.killed, each.injured, Group(*tolls, *stand))
    return table


def _tone(page: Page, brief: Brief, console: Console) -> Iterator[RenderableType]:
    first, last = brief.since or brief.coverage.first, brief.until or brief.coverage.last
    for side, told in zip(brief.tone, page.tone, strict=True):
        if first and last:
            yield curve(side.tone, (first, last), console)
        yield Text(plain(told), "dim")
        yield Text()
    for shift in page.shifts:
        yield Text(f"{shift.label} {plain(shift.heading)}", "bold")
        for line in shift.entries:
            told_by = Text.assemble((f"{plain(line.text)} {line.when} {line.detail} ", "dim"), (f"“{plain(line.quote)}”", "italic"))
            yield Padding(_with_notes(told_by, line.notes), (0, 0, 0, 2))
    for line in page.remarks:
        yield _with_notes(Text.assemble(f"{plain(line.text)}, {line.when}: ", (f"“{plain(line.quote)}”", "italic")), line.notes)


def _watch(line: Entry) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=10)
    grid.add_column(ratio=1)
    when = Text(f"{line.when} ", "bold") if line.when else Text()
    told = _with_notes(Text.assemble(when, plain(line.text)), line.notes)
    grid.add_row(
        Text(line.mark, _LABELS.get(line.mark, "yellow")), Group(told, _quote(line), Text(f"Here because: {plain(line.detail)}.", "dim"))
    )
    return grid


def _sources(page: Page) -> Table:
    """The notes, a line each; their whole sentences are in the written brief."""
    grid = Table.grid(padding=(0, 1))
    widest = len(str(len(page.notes)))  # a fixed width, or the one long line beside would take it all
    grid.add_column(justify="right", style="cyan", no_wrap=True, width=widest, min_width=widest)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for note in page.notes:
        grid.add_row(str(note.number), Text.assemble((f"{plain(note.head)}: ", "dim"), plain(note.sentence)))
    return grid


def _quote(line: Entry) -> Text:
    return Text(f"“{plain(line.quote)}”", "italic dim")


def _with_notes(text: Text, notes: Iterable[int]) -> Text:
    numbers = ",".join(map(str, notes))
    return Text.assemble(text, (f" [{numbers}]", "cyan")) if numbers else text
