"""Answers of an archive: on the screen, to standard output, or into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from rich.console import Console, RenderableType
from rich.text import Text

from dragoman.cli.consoles import err, out, write
from dragoman.cli.filtering import Question
from dragoman.cli.summary import counted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dragoman.archive.filters import Filter
    from dragoman.archive.results import Found, Page
    from dragoman.formats.tables import Columns

T = TypeVar("T")
_LINES = 500  # lines written at once


@dataclass(frozen=True, slots=True)
class Answering(Generic[T]):
    """What is found (a noun), by which function, in which columns it is written, and how it looks on the screen."""

    noun: str
    find: Callable[[Connection, Filter, Page], Found[T]]
    columns: Columns[T]
    shown: Callable[[list[T], Console], Iterable[RenderableType]]
    geojson: Callable[[Iterable[T]], dict[str, Any]] | None = None


def answer(question: Question, answering: Answering[T]) -> None:
    """Asks the archive and gives what it answers."""
    from dragoman.archive import Archive
    from dragoman.archive.filters import filter_of

    wanted = filter_of(question.asked)
    with Archive(question.archive, writable=False) as archive, archive.reading() as connection:
        found = answering.find(connection, wanted, question.page)
        if question.to == "table":
            _show(question, answering, found)
        elif question.to == "geojson":
            _write_geojson(question, answering, found)
        else:
            _write(question, answering, found)


def _show(question: Question, answering: Answering[T], found: Found[T]) -> None:
    console, rows = out(), list(found.rows)
    for part in answering.shown(rows, console):
        console.print(part)
    number = counted(found.total, answering.noun)
    first, last = question.page.offset + 1, question.page.offset + len(rows)
    told = Text(number if found.exact else f"more than {number}", "bold")
    if rows and len(rows) < found.total:
        told.append(f" · {first:,} to {last:,} shown; --offset {last} for more, --to csv for all", "not bold dim")
    console.print(told)


def _write(question: Question, answering: Answering[T], found: Found[T]) -> None:
    from dragoman.formats.writers import RowFormat, csv_lines, json_list, write_rows

    if question.output:
        write_rows(answering.columns, found.rows, question.output, cast("RowFormat", question.to))
        _written(question, answering.noun, len(question.page.of(list(range(found.total)))))
        return
    rows = map(answering.columns.row, found.rows)
    _print(json_list(rows) if question.to == "json" else csv_lines(answering.columns, rows))


def _print(lines: Iterable[str]) -> None:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == _LINES:
            write("".join(waiting))
            waiting.clear()
    write("".join(waiting))


def _write_geojson(question: Question, answering: Answering[T], found: Found[T]) -> None:
    import json
    from datetime import date

    from dragoman.formats.writers import write_text

    assert answering.geojson is not None
    collection = answering.geojson(found.rows)
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, default=date.isoformat, indent=1) + "\n"
    if question.output:
        write_text(text, question.output)
        _written(question, answering.noun, len(collection["features"]))
    else:
        write(text)


def _written(question: Question, noun: str, number: int) -> None:
    err().print(Text(f"{counted(number, noun)} written to {question.output}.", "dim"))
