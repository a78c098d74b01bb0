"""A brief as PDF: Typst sets the page, with its own fonts, so that it looks the same wherever it is made."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.resources import files

from dragoman.briefing.page import Page
from dragoman.records import DragomanError

# Scripts that the fonts within Typst can set; for others the fonts of the machine are needed.
_SET = re.compile(r"[\u0000-\u052f\u0590-\u05ff\u1e00-\u1fff\u2000-\u27bf]*")


def pdf(page: Page, chart: str) -> bytes:
    """The page with its chart, given as SVG (empty where there is none). The same page gives the same bytes."""
    import typst

    words = json.dumps(asdict(page), ensure_ascii=False)
    source = files("dragoman.briefing").joinpath("templates/brief.typ").read_bytes()
    try:
        made = typst.compile(
            source, format="pdf", sys_inputs={"page": words, "chart": chart}, ignore_system_fonts=bool(_SET.fullmatch(words + chart))
        )
    except typst.TypstError as error:
        raise DragomanError(f"The page could not be set: {error}. Write the brief as HTML or Markdown instead.") from error
    assert isinstance(made, bytes)
    return made
