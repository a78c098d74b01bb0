"""Records on standard output, for another program: JSON lines where the format is nested, else CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date

from dragoman.cli.consoles import write
from dragoman.formats import FORMATS
from dragoman.records import Record


class Lines:
    """Writes records in a format as they come."""

    def __init__(self, to: str) -> None:
        self._format = FORMATS[to]
        self._table = None if to == "native" else self._format.table
        if self._table:
            write(_csv([[column.name for column in self._table.columns]]))

    def show(self, record: Record) -> None:
        """Writes one more record."""
        if self._table:
            write(_csv(row.values() for row in self._table.rows(record)))
        else:
            for each in self._format.objects(record):
                write(json.dumps(each, ensure_ascii=False, default=date.isoformat) + "\n")


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in rows)
    return text.getvalue()
