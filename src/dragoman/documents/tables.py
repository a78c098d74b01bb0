"""Tables: CSV, TSV and Parquet, read in batches, one document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.documents.encodings import clean, decode, marked_encoding
from dragoman.documents.fields import document_of, pick
from dragoman.documents.options import COLUMNS, ReadOptions
from dragoman.documents.outcomes import Failure, Outcome, attempt
from dragoman.documents.streams import opened
from dragoman.records import Document, DocumentError, InputError

Row = dict[str, object]

_BATCH_ROWS = 256
_HEADER_BYTES = 1 << 16
_LARGEST_BLOCK = 1 << 30


@dataclass
class _Ragged:
    """Rows of a CSV file that have too many or too few cells: number of the row → what is wrong with it."""

    rows: dict[int, str] = field(default_factory=dict)

    def __call__(self, row: Any) -> str:
        columns = f"{row.actual_columns} cells, but the table has {row.expected_columns} columns"
        self.rows[row.number] = f"This row has {columns}. Put cells that hold the separator in quotation marks."
        return "skip"


def read_csv(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of a CSV or TSV file. Rows are counted as a spreadsheet does: the header is row 1."""
    # Imported here: it takes a fifth of a second, and most inputs are no tables.
    import pyarrow

    with opened(path) as stream:
        head = stream.read(_HEADER_BYTES)
    try:
        names, delimiter = _header(head)
    except DocumentError as error:
        yield Failure(str(path), error.reason, str(error))
        return
    if not names:
        return
    wanted = _wanted(names, str(path), options)
    number, ragged = 1, _Ragged()
    with opened(path) as stream:
        try:
            table = _open_csv(stream, head, delimiter, wanted, options, ragged)
            for number, row in _numbered(table, ragged):
                yield _row_outcome(f"{path} row {number}", row, options)
        except (pyarrow.ArrowException, UnicodeError) as error:
            yield _broken_off(f"{path} after row {number}", error)


def read_parquet(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of a Parquet file, its first row counted as row 1."""
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        with pyarrow.parquet.ParquetFile(path) as table:
            wanted = _wanted(table.schema_arrow.names, str(path), options)
            for batch in table.iter_batches(_BATCH_ROWS, columns=wanted):
                for row in _in_microseconds(batch).to_pylist():
                    number += 1
                    yield _row_outcome(f"{path} row {number}", row, options)
    except (pyarrow.ArrowException, OverflowError) as error:
        yield _broken_off(f"{path} after row {number}", error)


def _header(head: bytes) -> tuple[list[str], str]:
    text = head.decode(marked_encoding(head) or "utf-8", "replace").lstrip("\r\n")
    delimiter = max(",\t;", key=clean(text.split("\n")[0]).count)
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []), delimiter


def _wanted(names: Sequence[str], table: str, options: ReadOptions) -> list[str]:
    """The columns of the table that are to be read. Raises InputError where one that is needed is not there."""
    text_names = [name for field in ("text", "sentences") for name in options.names(field)]
    missing = [name for name in options.columns.values() if name not in names]
    if not missing and not any(name in names for name in text_names):
        missing = text_names[:1]
    if missing:
        raise InputError(
            f"The table {table} has no column {', '.join(missing)}. Its columns are: {', '.join(names)}. "
            "Say which one holds the text with --column text=NAME."
        )
    return list(dict.fromkeys(name for field in COLUMNS for name in options.names(field) if name in names))


def _open_csv(stream: BinaryIO, head: bytes, delimiter: str, wanted: list[str], options: ReadOptions, ragged: _Ragged) -> Any:
    import pyarrow.csv

    return pyarrow.csv.open_csv(
        stream,
        # One thread: rows come in order and are numbered. A block has to hold the largest row.
        read_options=pyarrow.csv.ReadOptions(
            use_threads=False,
            block_size=min(2 * options.max_bytes + _HEADER_BYTES, _LARGEST_BLOCK),
            encoding=marked_encoding(head) if marked_encoding(head) == "utf-16" else "utf8",
        ),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=ragged),
        # Cells as bytes: no guess turns the id 007 into 7, and one cell in another encoding does not end the table.
        convert_options=pyarrow.csv.ConvertOptions(
            include_columns=wanted, column_types=dict.fromkeys(wanted, pyarrow.binary()), strings_can_be_null=False
        ),
    )


def _numbered(batches: Iterable[Any], ragged: _Ragged) -> Iterator[tuple[int, Row | str]]:
    """The rows with their numbers; of a ragged one, what is wrong with it."""
    number = 1
    for batch in batches:
        for row in batch.to_pylist():
            number += 1
            while number in ragged.rows:
                yield number, ragged.rows.pop(number)
                number += 1
            yield number, row
    yield from sorted(ragged.rows.items())


def _in_microseconds(batch: Any) -> Any:
    # Python's clocks know no nanoseconds, and pandas writes nothing else.
    import pyarrow

    fields = [
        field.with_type(pyarrow.timestamp("us", field.type.tz)) if pyarrow.types.is_timestamp(field.type) else field
        for field in batch.schema
    ]
    return batch.cast(pyarrow.schema(fields), safe=False)


def _row_outcome(source: str, row: Row | str, options: ReadOptions) -> Outcome:
    return Failure(source, "unreadable", row) if isinstance(row, str) else attempt(source, partial(_row_document, row, options))


def _row_document(row: Row, options: ReadOptions) -> Document:
    cells = {name: decode(cell) if isinstance(cell, bytes) else cell for name, cell in row.items()}
    return document_of(pick(cells, options), options)


def _broken_off(source: str, error: Exception) -> Failure:
    reason = "too-large" if "straddling" in str(error) else "unreadable"
    return Failure(source, reason, f"The rest of the table cannot be read: {error}")
