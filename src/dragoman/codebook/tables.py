"""Reads the codebook's tables: tab-separated text with a header, `#` comments, and errors that name file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import CodebookError

DATA = Path(__file__).parent / "data"
"""The folder of the tables that come with the package."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell, empty where nothing is said."""
        return self.cells[column]

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell that may hold several, separated by `; `."""
        return tuple(value for part in self.cells[column].split(";") if (value := part.strip()))

    def number(self, column: str) -> float:
        """The cell as a number; anything else is an error."""
        try:
            return float(self.cells[column])
        except ValueError:
            raise self.error(f"{column} is {self.cells[column]!r}; give a number such as -3.5") from None

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """The cell, which must be one of the words allowed."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"{column} is {value!r}; allowed: {', '.join(word or '(empty)' for word in allowed)}")
        return value

    def error(self, message: str) -> CodebookError:
        """An error that names this row's file and line, for the caller to raise."""
        return CodebookError(f"{self.path}:{self.line}: {message}")


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a table whose header names exactly these columns, in this order."""
    lines = _lines(path)
    number, header = next(lines, (1, ""))
    if header.split("\t") != list(columns):
        raise CodebookError(
            f"{path}:{number}: the header is {header!r}; it must name these columns, separated by tabs: {' '.join(columns)}"
        )
    return [_row(path, number, line, columns) for number, line in lines]


def check_unique(rows: Iterable[Row], *columns: str) -> None:
    """Raises an error on the second of two rows that agree in these columns."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if key in seen:
            raise row.error(f"{' '.join(columns)} {' '.join(key)!r} stands already in line {seen[key]}; keep one of the two")
        seen[key] = row.line


@dataclass(frozen=True, slots=True)
class Tables:
    """Where tables are read: `folder` holds them all, `more` those that a user adds to some of them.

    Added rows stand first, so that they win wherever the first of two rows is taken.
    """

    folder: Path = DATA
    more: Path | None = None

    def read(self, name: str, columns: Sequence[str], *key: str) -> list[Row]:
        """The rows of a table. Where a `key` of columns is given, no two rows of a file agree in it, and an added row replaces
        the one that agrees with it."""
        rows = read_table(self.folder / name, columns)
        added = self._rows(self.more, name, columns)
        if not key:
            return added + rows
        check_unique(rows, *key)
        check_unique(added, *key)
        replaced = {tuple(row[column] for column in key) for row in added}
        return added + [row for row in rows if tuple(row[column] for column in key) not in replaced]

    def read_all(self, pattern: str, columns: Sequence[str]) -> list[Row]:
        """The rows of all tables whose names fit a pattern such as `actors/people-*.tsv`."""
        return self._rows(self.more, pattern, columns) + self._rows(self.folder, pattern, columns)

    def place(self, row: Row) -> str:
        """File and line of a row in a few characters; `verbs.tsv:3, added` for one that was added."""
        added = self.more is not None and row.path.is_relative_to(self.more)
        return f"{row.path.name}:{row.line}" + (", added" if added else "")

    def _rows(self, folder: Path | None, pattern: str, columns: Sequence[str]) -> list[Row]:
        paths = sorted(folder.glob(pattern)) if folder is not None else ()
        return [row for path in paths for row in read_table(path, columns)]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines that are neither blank nor a comment."""
    try:
        # An editor may leave a byte order mark: utf-8-sig takes it away.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CodebookError(f"{path}: there is no such table; put the file back or give another codebook folder") from None
    except UnicodeDecodeError as error:
        at = error.object.count(b"\n", 0, error.start) + 1
        raise CodebookError(f"{path}:{at}: the text is not UTF-8; save the table as UTF-8") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _row(path: Path, number: int, line: str, columns: Sequence[str]) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(columns):
        raise CodebookError(
            f"{path}:{number}: the row has {len(cells)} cells; it must have {len(columns)}, separated by tabs: {' '.join(columns)}"
        )
    return Row(path, number, dict(zip(columns, cells, strict=True)))
