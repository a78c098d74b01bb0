"""Files: every format in every form it has, the same bytes each time, whole or not at all."""

import csv
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from dragoman.formats.native import from_native
from dragoman.formats.writers import FORMATS, write
from dragoman.records import InputError

ROWS = {"native": 3, "plover": 4, "cameo": 3, "polecat": 2}


@pytest.fixture
def records(record, bare):
    return [record, bare]


def lines(path):
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def cells(path):
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True)))


def test_native_lines_are_read_back(records, tmp_path):
    path = tmp_path / "records.jsonl"
    write(iter(records), path, "native")
    assert [from_native(line) for line in lines(path)] == records


def test_gold_lines_are_documents(records, tmp_path):
    write(records, tmp_path / "gold.jsonl", "gold")
    assert [line["id"] for line in lines(tmp_path / "gold.jsonl")] == ["doc", "d"]


@pytest.mark.parametrize(("to", "rows"), ROWS.items())
def test_a_table_has_the_same_rows_as_csv_and_parquet(records, tmp_path, to, rows):
    write(records, tmp_path / "t.csv", to)
    write(records, tmp_path / "t.parquet", to)
    table = pq.read_table(tmp_path / "t.parquet")
    header, *body = cells(tmp_path / "t.csv")
    assert header == table.column_names == [column.name for column in FORMATS[to].table.columns]
    assert len(body) == table.num_rows == rows
    for index, name in enumerate(header):
        if table.schema.field(name).type == "string":
            assert [row[index] for row in body] == table.column(name).to_pylist()


@pytest.mark.parametrize("to", ["plover", "cameo", "polecat"])
def test_the_lines_of_a_table_are_its_rows(records, tmp_path, to):
    write(records, tmp_path / "t.jsonl", to)
    rows = lines(tmp_path / "t.jsonl")
    assert len(rows) == ROWS[to]
    assert all(list(row) == [column.name for column in FORMATS[to].table.columns] for row in rows)


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize("to", ROWS)
def test_the_same_records_give_the_same_bytes(records, tmp_path, to, suffix):
    for name in ("one", "two"):
        write(records, tmp_path / f"{name}.{suffix}", to)
    assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


@pytest.mark.parametrize("to", ROWS)
def test_the_kinds_of_parquet_columns_do_not_depend_on_the_rows(records, tmp_path, to):
    write(records, tmp_path / "full.parquet", to)
    write([], tmp_path / "empty.parquet", to)
    assert pq.read_schema(tmp_path / "full.parquet") == pq.read_schema(tmp_path / "empty.parquet")


def test_cells_of_csv_are_plain_words(records, tmp_path):
    write(records, tmp_path / "t.csv", "plover")
    header, row, *_ = cells(tmp_path / "t.csv")
    cell = dict(zip(header, row, strict=True))
    assert (cell["historical"], cell["event_date"], cell["score"]) == ("false", "2024-05-13", "-9.5")
    assert (cell["killed_low"], cell["killed_high"]) == ("3", "")


def test_half_characters_of_broken_input_lose_no_record(bare, tmp_path):
    broken = replace(bare, document=replace(bare.document, title="Prot\udce9sts"))
    for suffix in ("jsonl", "csv", "parquet"):
        write([broken, bare], tmp_path / f"t.{suffix}", "native")
    assert [from_native(line) for line in lines(tmp_path / "t.jsonl")] == [broken, bare]
    assert pq.read_table(tmp_path / "t.parquet").column("title").to_pylist() == ["Prot\\udce9sts", ""]


@pytest.mark.parametrize(
    ("name", "to", "message"),
    [
        ("t.jsonl", "gdelt", "there is no format 'gdelt'; allowed: native, gold, plover, cameo, polecat"),
        ("t.xlsx", "plover", r"ends in \.xlsx; allowed: \.jsonl, \.csv, \.parquet"),
        ("t", "plover", r"ends in nothing; allowed: \.jsonl, \.csv, \.parquet"),
        ("t.csv", "gold", r"the format gold is nested and cannot be written as \.csv; allowed: \.jsonl"),
        ("t.parquet", "gold", r"the format gold is nested and cannot be written as \.parquet; allowed: \.jsonl"),
        ("nowhere/t.csv", "plover", r"t\.csv cannot be written: No such file or directory; give a file in a folder that exists"),
    ],
)
def test_what_cannot_be_written_is_refused(records, tmp_path, name, to, message):
    with pytest.raises(InputError, match=message):
        write(records, tmp_path / name, to)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_replaced(records, tmp_path):
    folder = tmp_path / "t.csv"
    folder.mkdir()
    with pytest.raises(InputError, match=r"t\.csv is a folder; give a file"):
        write(records, folder, "plover")


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_a_run_that_breaks_off_leaves_the_older_file(record, tmp_path, suffix):
    def breaking():
        yield record
        raise RuntimeError("power cut")

    path = tmp_path / f"t.{suffix}"
    path.write_text("older")
    with pytest.raises(RuntimeError, match="power cut"):
        write(breaking(), path, "plover")
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]
