"""`dragoman tone`: how one state speaks of another over time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.consoles import out, plain, write
from dragoman.cli.curves import curve
from dragoman.cli.dyads import DyadGiven, Since, Until, asked
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.words import day_text
from dragoman.records import InputError, Shift, VerbalAct

if TYPE_CHECKING:
    from dragoman.analysis.tone import PairTone

EXAMPLE = "Example: dragoman tone PAK-AFG --since 2025-01"


class To(StrEnum):
    """Forms of the curve."""

    table = "table"
    csv = "csv"
    json = "json"
    svg = "svg"
    png = "png"


def tone(  # noqa: PLR0913, an option each
    pair: DyadGiven,
    since: Since = "",
    until: Until = "",
    daily: Annotated[bool, typer.Option("--daily", help="A row for each day, not each week.")] = False,
    acts: Annotated[bool, typer.Option("--acts", help="The single acts in words, with their sentences.")] = False,
    to: Annotated[To, typer.Option(help="Form of the output.")] = To.table,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Show the tone of two states towards each other, from -10 (hostile) to +10 (friendly), with its uncertainty and shifts."""
    from dragoman.analysis.following import tone_in
    from dragoman.archive import Archive

    dyad, first, last = asked(pair, since, until)
    with Archive(archive, writable=False) as opened:
        whole = tone_in(opened, dyad, None, last)
    ways = (whole.there, whole.back) if dyad.mutual else (whole.there,)
    days = [point.day for way in ways for point in way.curve.daily]
    if not days:
        raise InputError(f"No act in words between {pair} is told in {archive}.")
    period = (first or min(days), last or max(days))
    if to is To.table and output is None:
        console = out()
        console.print(Group(*(_shown(way, period, acts, console) for way in ways)))
        return
    _give(_made(ways, period, daily, acts, to), output)


def _made(ways: Sequence[PairTone], period: tuple[date, date], daily: bool, acts: bool, to: To) -> bytes:
    """The curve, or the acts, in a form for other programs."""
    if to in (To.svg, To.png):
        from dragoman.briefing import tone_png, tone_svg

        return tone_png(ways, period) if to is To.png else tone_svg(ways, period).encode()
    rows = list(_acts(ways, period) if acts else _points(ways, period, daily))
    if to is To.json:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "backslashreplace")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["source", "target", "day"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _points(ways: Sequence[PairTone], period: tuple[date, date], daily: bool) -> Iterable[dict[str, Any]]:
    for way in ways:
        for point in way.curve.daily if daily else way.curve.weekly:
            if period[0] <= point.day <= period[1]:
                told = {"level": point.level, "low": point.low, "high": point.high, "acts": point.acts}
                yield {"source": way.source, "target": way.target, "day": point.day.isoformat(), **told}


def _acts(ways: Sequence[PairTone], period: tuple[date, date]) -> Iterable[dict[str, Any]]:
    for act in (act for way in ways for act in _within(way, period)):
        yield {
            "source": act.source,
            "target": act.target,
            "day": act.day.isoformat() if act.day else "",
            "value": act.value,
            "type": act.type,
            "level": act.level,
            "direct": act.direct,
            "recalled": act.recalled,
            "words": "; ".join(word.text for word in act.words),
            "outlet": act.outlet,
            "document": act.document,
            "id": act.coded,
            "sentence": act.sentence,
        }


def _give(made: bytes, output: Path | None) -> None:
    if output is None:
        import sys

        if b"\x00" in made[:64]:
            if sys.stdout.isatty():
                raise InputError("A picture would be unreadable here; give a file with -o FILE.")
            sys.stdout.buffer.write(made)
        else:
            write(made.decode())
        return
    try:
        output.write_bytes(made)
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}); give another file.") from error


def _shown(way: PairTone, period: tuple[date, date], acts: bool, console: Console) -> RenderableType:
    parts: list[RenderableType] = [curve(way, period, console)]
    parts += [shift_block(shift) for shift in way.shifts if period[0] <= shift.date <= period[1]]
    for remark in way.remarks:
        if remark.day and period[0] <= remark.day <= period[1]:
            parts.append(
                Text.assemble((f"{day_text(remark.day)}, {plain(remark.outlet)} on the tone: ", "dim"), (plain(remark.sentence), "italic"))
            )
    if acts:
        parts += [act_line(act) for act in _within(way, period)]
    return Group(*parts, Text())


def shift_block(shift: Shift) -> RenderableType:
    """A shift with the sentences that show it."""
    from dragoman.analysis.brief.voices import shift_text

    up = shift.direction == "up"
    head = Text.assemble(
        ("▲ " if up else "▼ ", "bold green" if up else "bold red"), (f"{day_text(shift.date)}  ", "bold"), shift_text(shift)
    )
    head.append(f", known by {day_text(shift.found)}", "dim")
    lines: list[RenderableType] = [Padding(act_line(act, "before"), (0, 0, 0, 2)) for act in shift.before]
    lines += [Padding(act_line(act, "after"), (0, 0, 0, 2)) for act in shift.after]
    lines += [
        Padding(Text.assemble(("remark  ", "dim"), (plain(remark.sentence), "italic"), (f"  {plain(remark.outlet)}", "dim")), (0, 0, 0, 2))
        for remark in shift.remarks
    ]
    return Group(head, *lines)


def act_line(act: VerbalAct, label: str = "") -> Text:
    """An act in words: its day and value, its sentence with the telling words marked, and its outlet."""
    colour = "green" if act.value > 0 else "red"
    text = Text.assemble(
        (f"{label:<7}" if label else "", "dim"), f"{act.day or '':%d %b %y}  " if act.day else "", (f"{act.value:+5.1f}  ", colour)
    )
    sentence = Text(plain(act.sentence), "italic")
    at = act.sentence.find(act.trigger)
    if at >= 0:
        sentence.stylize(f"bold {colour}", at, at + len(act.trigger))
    return Text.assemble(text, sentence, (f"  {plain(act.outlet)}{', looked back on' if act.recalled else ''}", "dim"))


def _within(way: PairTone, period: tuple[date, date]) -> list[VerbalAct]:
    return [act for act in way.acts if act.day is not None and period[0] <= act.day <= period[1]]
