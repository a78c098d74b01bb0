"""A table: its columns, each with a kind and the way to its value, and the rows that records make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from dragoman.records import Record

if TYPE_CHECKING:
    import pyarrow as pa

Kind = Literal["text", "whole", "real", "flag", "day"]
Cell = str | int | float | bool | date | None
Row = dict[str, Cell]
Item = TypeVar("Item")

# Arrow is imported where it is used: it takes longer than to answer most questions.
_ARROW = {"text": "string", "whole": "int64", "real": "float64", "flag": "bool", "day": "date32"}


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its name, its kind and the value it takes from an item. A text is never None: nothing known is an empty text."""

    name: str
    kind: Kind
    value: Callable[[Item], Cell]

    def cell(self, item: Item) -> Cell:
        """The value that the item has in this column."""
        value = self.value(item)
        return "" if value is None and self.kind == "text" else value


class Columns(Generic[Item]):
    """What has columns, and so makes rows of items."""

    __slots__ = ()
    columns: tuple[Column[Item], ...]

    def row(self, item: Item) -> Row:
        """The row of an item; it has every column, empty or not."""
        return {column.name: column.cell(item) for column in self.columns}

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, which does not depend on what the rows hold."""
        import pyarrow as pa

        return pa.schema([(column.name, pa.type_for_alias(_ARROW[column.kind])) for column in self.columns])

    def arrow(self, rows: Sequence[Row]) -> pa.Table:
        """The rows as an Arrow table."""
        import pyarrow as pa

        return pa.Table.from_pylist([{name: _sound(cell) for name, cell in row.items()} for row in rows], schema=self.schema)


@dataclass(frozen=True, slots=True)
class Table(Columns[Item]):
    """A kind of table: the items that a record gives, and the columns of their rows."""

    name: str
    items: Callable[[Record], Iterator[Item]]
    columns: tuple[Column[Item], ...]

    def rows(self, record: Record) -> Iterator[Row]:
        """The rows of a record."""
        return map(self.row, self.items(record))


@dataclass(frozen=True, slots=True)
class ListOf(Columns[Item]):
    """A table of items that come from elsewhere than a record."""

    columns: tuple[Column[Item], ...]


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, separated by `; `; the empty ones are left out."""
    return "; ".join(value for value in values if value)


def _sound(cell: Cell) -> Cell:
    """The cell, with the half characters that broken input may hold written as escapes: Arrow refuses them."""
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell
