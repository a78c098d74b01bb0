"""The data dictionary: what each column of a release means, and which values it may have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from dragoman.archive.releases.licences import GIVEN
from dragoman.archive.releases.sheets import Sheet
from dragoman.codebook.tables import check_unique, read_table
from dragoman.formats.tables import Column
from dragoman.formats.views import HAPPENED
from dragoman.records import STANCES, STANDS, STATUSES, VERDICTS, Quote
from dragoman.records.incidents import IncidentStatus

COLUMNS = ("table", "column", "words", "meaning")
_ANY = "*"
_WITHHELD = {
    "": "",
    "report": " Empty where only offsets are given.",
    "full": " Empty unless the full text is given.",
    "name": " A pseudonym where only offsets are given and the codebook does not know the name.",
}
_TYPES = {"text": "string", "whole": "integer", "real": "number", "flag": "boolean", "day": "date"}
_AMONG: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("events", "status"): STATUSES,
    ("events_plover", "status"): STATUSES,
    ("events_icews", "Status"): HAPPENED,
    ("events_polecat", "Status"): HAPPENED,
    ("statements", "stance"): STANCES,
    ("statements", "quote"): get_args(Quote),
    ("claim_positions", "stance"): STANDS,
    ("claim_mentions", "stance"): STANDS,
    ("incidents", "status"): get_args(IncidentStatus),
    ("incident_mentions", "status"): STATUSES,
    ("documents", "given"): GIVEN,
    ("publishers", "given"): GIVEN,
    ("decisions", "verdict"): VERDICTS,
}


def field(sheet: Sheet, column: Column[Any]) -> dict[str, Any]:
    """A column as a field of a table schema."""
    found: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": meaning(sheet.name, column.name)}
    constraints: dict[str, Any] = {}
    if column.name in sheet.key:
        constraints["required"] = True
        if len(sheet.key) == 1:
            constraints["unique"] = True
    if among := _AMONG.get((sheet.name, column.name)):
        constraints["enum"] = list(among)
    return found | ({"constraints": constraints} if constraints else {})


def meaning(table: str, column: str) -> str:
    """What a column of a table means, and what a licence withholds of it."""
    words, told = _entry(table, column)
    return told + _WITHHELD[words]


def words_in(table: str, column: str) -> str:
    """Whether a column holds words of the report (`report`, `full`) or names that only the report may give (`name`); else empty."""
    return _entry(table, column)[0]


def _entry(table: str, column: str) -> tuple[str, str]:
    known = _known()
    return known.get((table, column)) or known[_ANY, column]


@cache
def _known() -> Mapping[tuple[str, str], tuple[str, str]]:
    rows = read_table(Path(__file__).with_name("dictionary.tsv"), COLUMNS)
    check_unique(rows, "table", "column")
    return {(row["table"], row["column"]): (row.choice("words", tuple(_WITHHELD)), row["meaning"]) for row in rows}
