from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from dragoman.documents import Failure, read
from dragoman.records import InputError

from .conftest import Write, document, failure, outcomes, texts


@pytest.fixture
def parquet(tmp_path: Path) -> Any:
    def parquet(**columns: Any) -> str:
        path = tmp_path / "a.parquet"
        pyarrow.parquet.write_table(pyarrow.table(columns), path)
        return str(path)

    return parquet


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,text,date\n007,He left.,2025-03-27\n"),
        ("a.csv.gz", "id,text,date\n007,He left.,2025-03-27\n"),
        ("a.csv", "\ufeffid,text,date\r\n007,He left.,2025-03-27\r\n"),
        ("a.csv", "id;text;date\n007;He left.;2025-03-27\n"),
        ("a.csv", '"date","text","more","id"\n"2025-03-27","He left.",,"007"'),
        ("a.tsv", "id\ttext\tdate\n007\tHe left.\t2025-03-27\n"),
    ],
)
def test_each_row_is_a_document(write: Write, name: str, content: str) -> None:
    found = document(write(name, content))
    assert (found.id, found.text, found.published) == ("007", "He left.", date(2025, 3, 27))


def test_cells_hold_newlines_and_quotation_marks(write: Write) -> None:
    assert texts(write("a.csv", 'text\n"He said ""no"",\r\nand left."\nShe stayed.\n')) == ['He said "no",\nand left.', "She stayed."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_table_is_found(write: Write, encoding: str) -> None:
    assert texts(write("a.csv", "id,text\n1,“He” left.\n".encode(encoding))) == ["“He” left."]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"2,,2025-03-27", "empty"),
        (b"2,a\x00b,2025-03-27", "binary"),
        (b"2,\x81\x8d,2025-03-27", "encoding"),
        (b"2,She left.,03/04/2025", "bad-date"),
        (b"2,She left", "unreadable"),
        (b"2,She left, too,2025-03-27", "unreadable"),
        (b"2," + b"word " * 300 + b",2025-03-27", "too-large"),
        (b"2,Le ministre a dit lundi que les pourparlers allaient reprendre,", "not-english"),
    ],
)
def test_a_broken_row_is_a_failure_and_costs_no_other(write: Write, row: bytes, reason: str) -> None:
    path = write("a.csv", b"id,text,date\n1,He left.,\n" + row + b"\n3,She stayed.,\n")
    assert texts(path, max_bytes=1000) == ["He left.", f"<{reason}>", "She stayed."]
    assert [found.source for found in outcomes(path, max_bytes=1000) if isinstance(found, Failure)] == [f"{path} row 3"]


def test_a_ragged_row_says_what_is_wrong_with_it(write: Write) -> None:
    assert "3 cells, but the table has 2 columns" in failure(write("a.csv", "id,text\n1,no, he left.\n")).message


def test_a_row_too_large_for_any_block_ends_the_table_with_a_failure(write: Write) -> None:
    path = write("a.csv", 'text\nHe left.\n"' + "word\n" * 60_000 + '"\nShe stayed.\n')
    assert texts(path, max_bytes=1000) == ["He left.", "<too-large>"]


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", "text\n"])
def test_a_table_without_rows_is_empty(write: Write, content: str) -> None:
    assert failure(write("a.csv", content)).reason == "empty"


def test_what_is_no_table_at_all_is_a_failure(write: Write) -> None:
    assert failure(write("a.csv", b"PK\x03\x04\x00\x00,\x00\n\x00,\x01\n")).reason == "binary"


@pytest.mark.parametrize("columns", [{}, {"title": "text"}, {"text": "story"}])
def test_a_table_without_the_column_of_the_text_names_those_it_has(write: Write, columns: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"no column (text|story)\. Its columns are: id, body\. .*--column text=NAME"):
        outcomes(write("a.csv", "id,body\n1,He left.\n"), columns=columns)


def test_a_column_that_was_named_has_to_be_there(write: Write) -> None:
    with pytest.raises(InputError, match=r"no column day\. Its columns are: id, text"):
        outcomes(write("a.csv", "id,text\n1,He left.\n"), columns={"published": "day"})


@pytest.mark.parametrize("columns", [{"text": "body"}, {"text": "body", "title": "body"}])
def test_a_column_can_be_named(write: Write, columns: dict[str, str]) -> None:
    assert document(write("a.csv", "id,body\n1,He left.\n"), columns=columns).text == "He left."


def test_parquet_keeps_types(parquet: Any) -> None:
    seen = datetime(2025, 3, 27, 10, 15, tzinfo=UTC)
    path = parquet(
        id=[7, 8],
        text=["He left.", "She stayed."],
        published=pyarrow.array([date(2025, 3, 27), None]),
        first_seen=pyarrow.array([seen, None], pyarrow.timestamp("ns", "UTC")),
        source=pyarrow.array(["The Post", None]).dictionary_encode(),
    )
    first, second = outcomes(path)
    assert (first.id, first.published, first.first_seen, first.publisher) == ("7", date(2025, 3, 27), seen, "The Post")  # type: ignore[union-attr]
    assert (second.id, second.published, second.first_seen, second.publisher) == ("8", None, None, None)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "column", [pyarrow.array([datetime(2025, 3, 27, 23)], pyarrow.timestamp("ns")), ["27 March 2025"], [20250327], [date(2025, 3, 27)]]
)
def test_parquet_has_days_of_many_types(parquet: Any, column: Any) -> None:
    assert document(parquet(text=["He left."], date=column)).published == date(2025, 3, 27)


def test_moments_finer_than_python_can_tell_are_read(parquet: Any) -> None:
    found = document(parquet(text=["He left."], fetched=pyarrow.array([1_743_070_500_123_456_789], pyarrow.timestamp("ns"))))
    assert found.fetched == datetime(2025, 3, 27, 10, 15, 0, 123_456, tzinfo=UTC)


def test_a_moment_beyond_the_calendar_ends_the_table_with_a_failure(parquet: Any) -> None:
    assert failure(parquet(text=["He left."], date=pyarrow.array([10**18], pyarrow.timestamp("us")))).reason == "unreadable"


def test_parquet_may_hold_given_sentences_and_bytes(parquet: Any) -> None:
    found = document(parquet(sentences=[[{"id": "s1", "text": "He left."}, {"id": "s2", "text": "She stayed."}]]))
    assert [sentence.id for sentence in found.sentences] == ["s1", "s2"]
    assert texts(parquet(text=["“He” left.".encode(), b"\x00", None])) == ["“He” left.", "<binary>", "<empty>"]


def test_rows_of_parquet_are_counted_across_batches(parquet: Any) -> None:
    path = parquet(text=["He left."] * 700 + [""])
    [found] = [outcome for outcome in read([path]) if isinstance(outcome, Failure)]
    assert found.source == f"{path} row 701"


def test_parquet_without_the_column_of_the_text_names_those_it_has(parquet: Any) -> None:
    with pytest.raises(InputError, match="Its columns are: id, body"):
        outcomes(parquet(id=[1], body=["He left."]))


@pytest.mark.parametrize("content", [b"", b"PAR1 no more", b"He left."])
def test_damaged_parquet_is_a_failure(write: Write, content: bytes) -> None:
    assert failure(write("a.parquet", content)).reason == "unreadable"
