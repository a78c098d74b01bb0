"""The files of a release: each table as CSV and as Parquet, the same bytes for the same rows."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.formats.tables import Cell, Column, Table

# A row group is as long as this whatever the size of the batches in which rows come.
ROW_GROUP = 20_000
# All that a version of the library might choose otherwise is chosen here; it still signs each file with its own version.
_SETTINGS = {
    "version": "2.6",
    "data_page_version": "1.0",
    "compression": "zstd",
    "compression_level": 3,
    "use_dictionary": True,
    "write_statistics": True,
    "write_page_index": False,
    "store_schema": False,
    "write_batch_size": 1024,
    "data_page_size": 1 << 20,
    "dictionary_pagesize_limit": 1 << 20,
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a release: its name, how many bytes it has, and their SHA-256."""

    name: str
    bytes: int
    sha256: str


class TableFiles:
    """Writes one table, a row for each item, into `NAME.csv` and `NAME.parquet`. A context manager."""

    def __init__(self, folder: Path, name: str, columns: tuple[Column[Any], ...]) -> None:
        self.name, self.columns, self.rows = name, columns, 0
        self._paths = (folder / f"{name}.csv", folder / f"{name}.parquet")
        table: Table[Any] = Table(name, lambda _: iter(()), columns)
        self._schema = table.schema
        self._values = tuple(column.value for column in columns)
        self._buffer: list[tuple[Cell, ...]] = []
        self._stack = ExitStack()

    def __enter__(self) -> TableFiles:
        # Half characters from broken input become escapes, as in all tables.
        file = self._stack.enter_context(self._paths[0].open("w", encoding="utf-8", errors="backslashreplace", newline=""))
        self._csv = csv.writer(file, lineterminator="\n")
        self._csv.writerow(column.name for column in self.columns)
        self._parquet = self._stack.enter_context(pq.ParquetWriter(self._paths[1], self._schema, **_SETTINGS))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._stack:
            if kind is None and self._buffer:
                self._flush()

    def add(self, items: Iterable[Any]) -> None:
        """Adds a row for each item."""
        for item in items:
            self._buffer.append(tuple([value(item) for value in self._values]))
            if len(self._buffer) == ROW_GROUP:
                self._flush()

    def _flush(self) -> None:
        rows, self._buffer = self._buffer, []
        self.rows += len(rows)
        cells = [_cells(column, values) for column, values in zip(self.columns, zip(*rows, strict=True), strict=True)]
        arrays = [_array(values, field.type) for values, field in zip(cells, self._schema, strict=True)]
        self._parquet.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=ROW_GROUP)
        shown = [
            [_flag(v) for v in values] if column.kind == "flag" else values for column, values in zip(self.columns, cells, strict=True)
        ]
        self._csv.writerows(zip(*shown, strict=True))


def described(path: Path) -> Written:
    """A file that is there."""
    with path.open("rb") as file:
        return Written(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _cells(column: Column[Any], values: Sequence[Cell]) -> Sequence[Cell]:
    """A text is never None; a real number has its point in every row."""
    if column.kind == "text":
        return [value or "" for value in values]
    if column.kind == "real":
        return [None if value is None else float(value) for value in values]  # type: ignore[arg-type]
    return values


def _array(values: Sequence[Cell], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([str(value).encode("utf-8", "backslashreplace").decode() for value in values], kind)


def _flag(value: Cell) -> str:
    return "" if value is None else str(value).lower()
