"""Writes records to a file, one after the other: JSON lines, CSV or Parquet, in any of the formats. Same records, same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

from dragoman.formats.cameo import cameo_rows, cameo_table
from dragoman.formats.gold import to_gold
from dragoman.formats.native import EVENTS, to_native
from dragoman.formats.plover import DYADS
from dragoman.formats.polecat import polecat_rows, polecat_table
from dragoman.formats.tables import Cell, Columns, Row, Table
from dragoman.formats.views import HAPPENED
from dragoman.records import InputError, Record

_ROW_GROUP = 10_000
RowFormat = Literal["csv", "json", "parquet"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the JSON objects that a record gives, and the table of its rows; None where it has no rows."""

    objects: Callable[[Record], Iterable[Mapping[str, Any]]]
    table: Table[Any] | None


FORMATS: Mapping[str, Format] = {
    "native": Format(lambda record: [to_native(record)], EVENTS),
    "gold": Format(lambda record: [to_gold(record)], None),
    "plover": Format(DYADS.rows, DYADS),
    "cameo": Format(cameo_rows, cameo_table(HAPPENED)),
    "polecat": Format(polecat_rows, polecat_table(HAPPENED)),
}


def write(records: Iterable[Record], path: Path, to: str) -> None:
    """Writes the records in the format named `to`; the end of the path says how: `.jsonl`, `.csv` or `.parquet`.

    The file appears, in place of an older one, only when all is written.
    """
    if to not in FORMATS:
        raise InputError(f"there is no format {to!r}; allowed: {', '.join(FORMATS)}")
    chosen, suffix = FORMATS[to], path.suffix.lower()
    if suffix == ".jsonl":
        with _complete(path) as part:
            _write_jsonl((each for record in records for each in chosen.objects(record)), part)
    elif suffix not in _TABLE_WRITERS:
        raise InputError(f"{path} ends in {suffix or 'nothing'}; allowed: .jsonl, {', '.join(_TABLE_WRITERS)}")
    elif chosen.table is None:
        raise InputError(f"the format {to} is nested and cannot be written as {suffix}; allowed: .jsonl, or another format")
    else:
        with _complete(path) as part:
            _TABLE_WRITERS[suffix](chosen.table, (row for record in records for row in chosen.table.rows(record)), part)


def write_rows(table: Columns[Item], items: Iterable[Item], path: Path, to: RowFormat) -> None:
    """Writes the rows of items as CSV, JSON (a list of objects) or Parquet. The file appears only when all is written."""
    with _complete(path) as part:
        _ROW_WRITERS[to](table, map(table.row, items), part)


def write_text(text: str, path: Path) -> None:
    """Writes a text. The file appears only when all is written."""
    with _complete(path) as part:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def _complete(path: Path) -> Iterator[Path]:
    """A file next to the path that takes its place when all went well, and is gone otherwise."""
    part = path.with_name(path.name + ".part")
    if path.is_dir():
        raise InputError(f"{path} is a folder; give a file")
    try:
        part.touch()
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}; give a file in a folder that exists and is yours") from error
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_jsonl(objects: Iterable[Mapping[str, Any]], path: Path) -> None:
    # Half characters from broken input become the escapes that JSON has for them.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for each in objects:
            file.write(json.dumps(each, ensure_ascii=False, allow_nan=False, default=date.isoformat) + "\n")


def _write_json(_: Columns[Any], rows: Iterator[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(json_list(rows))


def json_list(rows: Iterable[Row]) -> Iterator[str]:
    """A JSON list of objects, line by line."""
    yield "["
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False, allow_nan=False, default=date.isoformat)
    yield "\n]\n"


def csv_lines(table: Columns[Any], rows: Iterable[Row]) -> Iterator[str]:
    """CSV, line by line, the names of the columns first."""
    yield _csv_line([column.name for column in table.columns])
    for row in rows:
        yield _csv_line([_csv_cell(cell) for cell in row.values()])


def _write_csv(table: Columns[Any], rows: Iterator[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(csv_lines(table, rows))


def _csv_line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _csv_cell(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _write_parquet(table: Columns[Any], rows: Iterator[Row], path: Path) -> None:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROW_GROUP)):
            writer.write_table(table.arrow(group))


_TABLE_WRITERS: Mapping[str, Callable[[Columns[Any], Iterator[Row], Path], None]] = {".csv": _write_csv, ".parquet": _write_parquet}
_ROW_WRITERS: Mapping[RowFormat, Callable[[Columns[Any], Iterator[Row], Path], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
