"""A curve of tone in characters: the level, the band in which it lies, and where it shifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.text import Text

from dragoman.records import CurvePoint

if TYPE_CHECKING:
    from dragoman.analysis.tone import PairTone

ROWS = (10, 8, 6, 4, 2, 0, -2, -4, -6, -8, -10)
MARGIN = 13
MOST = 100  # columns of the curve


def curve(tone: PairTone, period: tuple[date, date], console: Console) -> RenderableType:
    """The chart of one direction under its title, as wide as the console allows."""
    from dragoman.archive.countries import country_names

    source, target = country_names().get(tone.source, tone.source), country_names().get(tone.target, tone.target)
    title = Text.assemble((f"{source} towards {target}", "bold"), (f"  {len(tone.acts)} acts in words", "dim"))
    points = [point for point in tone.curve.daily if period[0] <= point.day <= period[1]]
    if not points:
        return Group(title, Text("  no act in words in this period", "dim"))
    width = max(20, min(MOST, console.width - MARGIN - 1))
    return Group(title, *_rows(tone, points, period, width, console.options.ascii_only), _axis(period, width))


def _rows(tone: PairTone, points: Sequence[CurvePoint], period: tuple[date, date], width: int, plain: bool) -> Iterator[Text]:
    level, band, zero, shift = ("*", ".", "-", "|") if plain else ("●", "░", "─", "┊")
    columns = _columns(points, period, width)
    shifts = {_column(each.date, period, width) for each in tone.shifts if period[0] <= each.date <= period[1]}
    for row in ROWS:
        name = {10: "friendly +10", 0: "0", -10: "hostile -10"}.get(row, "")
        text = Text(name.rjust(MARGIN - 1) + " ", "dim")
        for n in range(width):
            point = columns.get(n)
            if point is not None and row == min(ROWS, key=lambda each, at=point.level: abs(each - at)):  # type: ignore[misc]
                text.append(level, "bold cyan")
            elif n in shifts:
                text.append(shift, "bold red")
            elif point is not None and point.low < row + 1 and point.high > row - 1:
                text.append(band, "cyan")
            else:
                text.append(zero if row == 0 else " ", "dim")
        yield text


def _columns(points: Sequence[CurvePoint], period: tuple[date, date], width: int) -> dict[int, CurvePoint]:
    """For each column the last day that it stands for."""
    found = {_column(point.day, period, width): point for point in points}
    held: CurvePoint | None = None
    last = max(found)
    filled = {}
    for n in range(min(found), last + 1):
        held = found.get(n, held)
        if held is not None:
            filled[n] = held
    return filled


def _column(day: date, period: tuple[date, date], width: int) -> int:
    days = max((period[1] - period[0]).days, 1)
    return min(width - 1, (day - period[0]).days * (width - 1) // days)


def _axis(period: tuple[date, date], width: int) -> Text:
    first, last = (f"{day.day} {day:%b} {day.year}" for day in period)
    return Text(" " * MARGIN + first + last.rjust(max(1, width - len(first))), "dim")
