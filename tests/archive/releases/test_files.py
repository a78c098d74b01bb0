"""The two files of a table."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dragoman.archive.releases.files import TableFiles, described
from dragoman.formats.tables import Column

COLUMNS: tuple[Column[dict[str, Any]], ...] = (
    Column("text", "text", lambda row: row.get("text")),
    Column("number", "real", lambda row: row.get("number")),
    Column("flag", "flag", lambda row: row.get("flag")),
)


def written(folder: Path, *rows: dict[str, object]) -> tuple[str, list[dict[str, object]]]:
    with TableFiles(folder, "t", COLUMNS) as files:
        files.add(rows)
    return (folder / "t.csv").read_text(encoding="utf-8"), pq.read_table(folder / "t.parquet").to_pylist()


@pytest.mark.parametrize(
    ("row", "line", "stored"),
    [
        ({}, ",,", {"text": "", "number": None, "flag": None}),
        ({"text": "a, b", "number": 2, "flag": True}, '"a, b",2.0,true', {"text": "a, b", "number": 2.0, "flag": True}),
        ({"text": "half \ud800"}, "half \\ud800,,", {"text": "half \\ud800", "number": None, "flag": None}),
    ],
)
def test_a_row_is_the_same_in_both(tmp_path: Path, row: dict[str, object], line: str, stored: dict[str, object]) -> None:
    csv, parquet = written(tmp_path, row)
    assert csv == f"text,number,flag\n{line}\n"
    assert parquet == [stored]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    csv, parquet = written(tmp_path)
    assert (csv, parquet) == ("text,number,flag\n", [])
    assert pq.read_schema(tmp_path / "t.parquet").names == ["text", "number", "flag"]


def test_a_file_is_described_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    told = described(tmp_path / "a")
    assert (told.name, told.bytes) == ("a", 3)
    assert told.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
