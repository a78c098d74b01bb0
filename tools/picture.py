"""Draws the picture of the front page, the top of what `dragoman code` prints for an example: `python -m tools.picture`."""

from __future__ import annotations

import io
import re

import typer
from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

import dragoman
from dragoman.cli.article import article
from tools.marks import ROOT

EXAMPLE = "examples/1-wire.txt"
PICTURE = ROOT / "docs/images/demo.svg"
WIDTH, LINES = 110, 44


def draw() -> str:
    """The picture as SVG."""
    document = next(dragoman.read([ROOT / EXAMPLE]))
    if isinstance(document, dragoman.Failure):
        raise dragoman.InputError(f"{document.source}: {document.message}")
    record = dragoman.load().code_document(document)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    console.print(Text.assemble(("$ ", "dim"), f"dragoman code {EXAMPLE}"), Text())
    for line in whole_blocks(console.render_lines(article(record, console), pad=False)):
        console.print(Segments([*line, Segment.line()]), end="")
    console.print(Text("…", "dim"))
    svg = console.export_svg(title="dragoman", unique_id="demo")
    # A picture in a page fetches no fonts: what would fetch them is taken out, and the reader's own monospaced letters serve.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def whole_blocks(lines: list[list[Segment]]) -> list[list[Segment]]:
    """As many of the lines as fit, up to the end of a sentence and its events."""
    if len(lines) <= LINES:
        return lines
    ends = [number for number, line in enumerate(lines[:LINES]) if not "".join(part.text for part in line).strip()]
    return lines[: ends[-1] + 1] if ends else lines[:LINES]


if __name__ == "__main__":
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(draw(), encoding="utf-8")
    typer.echo(f"{PICTURE} is drawn anew.")
