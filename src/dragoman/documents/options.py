"""How documents are to be read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.records import InputError

# A field of the document → the columns it is read from, the first that holds a value, where the user names none.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text",),
    "sentences": ("sentences",),
    "title": ("title",),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "canonical_url": ("canonical_url",),
    "language": ("language",),
    "published": ("published", "date"),
    "first_seen": ("first_seen",),
    "fetched": ("fetched",),
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` names the column that a field of the document is read from, `date` the day of publication where the
    input tells none. `max_bytes` is the most that one document may have: a file of text, a page, a line, a cell."""

    columns: Mapping[str, str] = field(default_factory=dict)
    date: datetime.date | None = None
    language_check: bool = True
    max_bytes: int = 5_000_000

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(COLUMNS))
        if unknown:
            raise InputError(
                f"No field of a document is called {', '.join(unknown)}. "
                f"Columns can be given for {', '.join(COLUMNS)}, as in --column text=body."
            )
        if self.max_bytes < 1:
            raise InputError(f"The largest size of a document must be at least 1 byte, not {self.max_bytes}.")

    def names(self, field: str) -> tuple[str, ...]:
        """The columns that a field of the document may be read from."""
        return (self.columns[field],) if field in self.columns else COLUMNS[field]
