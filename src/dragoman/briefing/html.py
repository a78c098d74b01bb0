"""A brief as one HTML page that needs nothing else: its style and its chart are within it, and no script runs."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dragoman.briefing.page import Page


def html(page: Page, chart: str) -> str:
    """The page with its chart, given as SVG (empty where there is none)."""
    return _template().render(page=page, style=Markup(_style()), chart=Markup(_inline(chart)))


@cache
def _environment() -> Environment:
    loader = PackageLoader("dragoman.briefing", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _template() -> Template:
    return _environment().get_template("brief.html.j2")


def _style() -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, "brief.css")[0]


def _inline(svg: str) -> str:
    """The SVG without its fixed size, so that it fits the page, and named for those who do not see it."""
    return re.sub(r'<svg ([^>]*?)width="[\d.]+" height="[\d.]+"', r'<svg role="img" aria-label="Tone over time" \1', svg, count=1)
