"""The answers of an archive as tables: a column for each field of a row."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_type_hints

from dragoman.archive.results import ActorRow, DocumentRow, EventRow, StatementRow
from dragoman.formats.tables import Cell, Column, Kind, ListOf

T = TypeVar("T")
_KINDS: dict[Any, Kind] = {int: "whole", float: "real", bool: "flag", date: "day"}


def sheet_of(row: type[T]) -> ListOf[T]:
    """The table of rows that are a dataclass of strings, numbers, flags and days; a moment is written as text."""
    hints = get_type_hints(row)
    return ListOf(tuple(_column(field.name, hints[field.name]) for field in fields(row)))  # type: ignore[arg-type]


def _column(name: str, hint: Any) -> Column[Any]:
    kind: Kind = next((_KINDS[each] for each in (hint, *get_args(hint)) if each in _KINDS), "text")
    return Column(name, kind, attrgetter(name) if datetime not in (hint, *get_args(hint)) else lambda row: _moment(getattr(row, name)))


def _moment(moment: datetime | None) -> Cell:
    return moment.isoformat() if moment else ""


EVENTS = sheet_of(EventRow)
STATEMENTS = sheet_of(StatementRow)
DOCUMENTS = sheet_of(DocumentRow)
ACTORS = sheet_of(ActorRow)
