"""Draws the pictures of the front page: the top of what `dragoman code` prints for an example, and that of a brief as PDF.
`python -m tools.picture`; the brief wants the test dispute coded, which takes half a minute."""

from __future__ import annotations

import io
import json
import re
import tempfile
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from pathlib import Path

import typer
from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

import dragoman
from dragoman.analysis.brief import brief
from dragoman.archive import Archive
from dragoman.archive.filters import dyad
from dragoman.briefing import page_of
from dragoman.briefing.writing import chart_of
from dragoman.cli.article import article
from dragoman.running import Run
from dragoman.running.ingesting import ingest
from tools.marks import ROOT

EXAMPLE = "examples/1-wire.txt"
PICTURE = ROOT / "docs/images/demo.svg"
WIDTH, LINES = 110, 44

DISPUTE, PAIR, PERIOD = "examples/dispute/articles", "PRY-BOL", (date(2025, 5, 1), date(2025, 6, 30))
BRIEF = ROOT / "docs/images/brief.png"
PAPER, TOP = b'paper: "a4"', b"width: 210mm, height: 150mm"  # as much of the page as is seen at a glance
PPI = 110


def draw() -> str:
    """The picture of an article's events, as SVG."""
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


def draw_brief() -> bytes:
    """The picture of a brief's top, as PNG: set as the PDF is, on a lower page."""
    import typst

    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "dispute.db", create=True) as archive:
        for stored in ingest(Run((str(ROOT / DISPUTE),)), archive):
            if isinstance(stored, dragoman.Failure):
                raise dragoman.InputError(f"{stored.source}: {stored.message}")
        made = brief(archive, dyad(PAIR), *PERIOD)
    source = files("dragoman.briefing").joinpath("templates/brief.typ").read_bytes()
    if PAPER not in source:
        raise dragoman.InputError(f"The template of the brief has no {PAPER.decode()}; tell tools/picture.py how its page is made lower.")
    words = {"page": json.dumps(asdict(page_of(made)), ensure_ascii=False), "chart": chart_of(made)}
    pages = typst.compile(source.replace(PAPER, TOP), format="png", ppi=PPI, sys_inputs=words, ignore_system_fonts=True)
    return pages[0] if isinstance(pages, list) else pages


if __name__ == "__main__":
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(draw(), encoding="utf-8")
    typer.echo(f"{PICTURE} is drawn anew.")
    BRIEF.write_bytes(draw_brief())
    typer.echo(f"{BRIEF} is drawn anew.")
