"""The table of docs/errors.md: causes by dates, to which each run adds a column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tools.marks import ROOT
from tools.pages import table

PAGE = ROOT / "docs" / "errors.md"
HEADER = ("file", "cause")
TABLE = re.compile(r"^\| file \| cause \|.*\n(?:\|.*\n?)*", re.MULTILINE)
UNKNOWN = "–"
Rows = dict[tuple[str, str], dict[str, str]]  # file and cause → heading of the column → number


def with_column(page: str, heading: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """The first table of a page with a column of numbers of errors by file and cause; a column of that heading is written anew.

    In the files that were run a cause that no longer occurs has 0; of the others an existing column keeps its numbers.
    """
    headings, rows = _parsed(page)
    headings += [heading] if heading not in headings else []
    for (file, _), cells in rows.items():
        if file in counts:
            cells[heading] = "0"
    for file, numbers in counts.items():
        for cause, number in numbers.items():
            rows.setdefault((file, cause), {})[heading] = str(number)
    files = list(dict.fromkeys([*(file for file, _ in rows), *counts]))
    ordered = sorted(rows.items(), key=lambda item: (files.index(item[0][0]), item[0][1]))
    return table((*HEADER, *headings), ([*key, *(cells.get(name, UNKNOWN) for name in headings)] for key, cells in ordered))


def read_page(path: Path = PAGE) -> str:
    """The page that holds the table, empty where there is none yet."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _parsed(page: str) -> tuple[list[str], Rows]:
    """The headings of the table's columns, and its rows."""
    found = TABLE.search(page)
    if not found:
        return [], {}
    head, _, *lines = ([cell.strip() for cell in line.strip("| \n").split("|")] for line in found[0].splitlines())
    headings = head[len(HEADER) :]
    return headings, {(line[0], line[1]): dict(zip(headings, line[len(HEADER) :], strict=True)) for line in lines}
