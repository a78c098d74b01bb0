"""Data frames of events."""

import sys
from datetime import date

import pandas as pd
import polars as pl
import pytest

from dragoman.formats.frames import to_pandas, to_polars
from dragoman.records import InputError


def test_a_pandas_frame_keeps_whole_numbers_and_days(record, bare):
    frame = to_pandas([record, bare])
    assert list(frame["type"]) == ["ASSAULT", "CONSULT", "PROTEST"]
    assert list(frame["killed_low"].isna()) == [False, True, True]
    assert frame.loc[0, "killed_low"] == 3
    assert frame.loc[0, "date_first"] == pd.Timestamp(2024, 5, 13)
    assert frame["date_first"].isna()[2]


def test_a_polars_frame_keeps_whole_numbers_and_days(record, bare):
    frame = to_polars([record, bare])
    assert frame["type"].to_list() == ["ASSAULT", "CONSULT", "PROTEST"]
    assert frame["killed_low"].to_list() == [3, None, None]
    assert frame["date_first"].to_list() == [date(2024, 5, 13), date(2024, 5, 20), None]


def test_the_columns_of_an_empty_frame_are_those_of_a_full_one(record):
    assert to_pandas([]).columns.equals(to_pandas([record]).columns)
    assert to_polars([]).schema == to_polars([record]).schema
    assert isinstance(to_polars([]).schema["published"], pl.Date)


@pytest.mark.parametrize(("function", "library"), [(to_pandas, "pandas"), (to_polars, "polars")])
def test_a_missing_library_is_named_with_the_way_to_get_it(monkeypatch, function, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=rf"needs {library}, which is not installed; run: pip install 'dragoman\[frames\]'"):
        function([])
