"""Tables: columns with kinds, and rows that always have them all."""

from datetime import date

import pyarrow as pa
import pytest

from dragoman.formats.tables import Column, Table, joined

TABLE: Table[dict] = Table(
    "fruit",
    lambda record: iter(record),
    (
        Column("name", "text", lambda item: item.get("name")),
        Column("number", "whole", lambda item: item.get("number")),
        Column("weight", "real", lambda item: item.get("weight")),
        Column("ripe", "flag", lambda item: item.get("ripe")),
        Column("picked", "day", lambda item: item.get("picked")),
    ),
)
PEAR = {"name": "pear", "number": 2, "weight": 0.5, "ripe": True, "picked": date(2024, 9, 1)}


def test_a_row_has_every_column_and_a_text_is_never_none():
    assert list(TABLE.rows([PEAR, {}])) == [PEAR, {"name": "", "number": None, "weight": None, "ripe": None, "picked": None}]


def test_the_kinds_hold_where_a_column_is_all_empty():
    rows = list(TABLE.rows([{}, {}]))
    assert TABLE.arrow(rows).schema.types == [pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()]
    assert TABLE.arrow([]).schema == TABLE.schema


def test_half_characters_are_written_as_escapes():
    assert TABLE.arrow(list(TABLE.rows([{"name": "p\udc80r"}]))).column("name").to_pylist() == ["p\\udc80r"]


@pytest.mark.parametrize(("values", "cell"), [([], ""), (["a"], "a"), (["a", "", "b"], "a; b"), (["", ""], "")])
def test_values_are_joined_in_one_cell(values, cell):
    assert joined(values) == cell
