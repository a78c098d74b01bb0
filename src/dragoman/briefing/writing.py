"""A brief in the form that a file's name asks for."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from pathlib import Path

from dragoman.analysis.brief import Brief
from dragoman.briefing.charts import ChartOptions, Marked, tone_svg
from dragoman.briefing.html import html
from dragoman.briefing.markdown import markdown
from dragoman.briefing.page import page_of
from dragoman.briefing.pdf import pdf
from dragoman.records import InputError

SUFFIXES = (".html", ".md", ".pdf")


def rendered(brief: Brief, path: Path) -> bytes:
    """The brief as the file of that name is to hold it. Raises InputError where its ending is none of those known."""
    page = page_of(brief)
    match path.suffix.lower():
        case ".html" | ".htm":
            return html(page, chart_of(brief)).encode()
        case ".md":
            svg = chart_of(brief)
            return markdown(page, f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else "").encode()
        case ".pdf":
            return pdf(page, chart_of(brief))
    raise InputError(f"A brief cannot be written to {path.name!r}; give a name that ends in one of {', '.join(SUFFIXES)}.")


def chart_of(brief: Brief) -> str:
    """The curves of a brief as SVG, with its incidents; empty where it has none."""
    first, last = period_of(brief)
    if not brief.tone or first is None or last is None:
        return ""
    marked = [Marked(each.day, each.killed) for each in brief.incidents if each.day]
    return tone_svg([side.tone for side in brief.tone], (first, last), marked, ChartOptions(width=640, height=58))


def period_of(brief: Brief) -> tuple[date | None, date | None]:
    """The first and last day of a brief: those asked for, else those of its reports."""
    return brief.since or brief.coverage.first, brief.until or brief.coverage.last
