"""Records as data frames: a row for each event, in the columns of the native table."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dragoman.formats.native import EVENTS
from dragoman.records import InputError, Record

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa


def to_pandas(records: Iterable[Record]) -> pandas.DataFrame:
    """The events as a pandas frame; whole numbers and flags that are not known are `pandas.NA`, days are timestamps."""
    import pyarrow as pa

    pd = _library("pandas")
    kinds = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pandas.DataFrame = _events(records).to_pandas(types_mapper=kinds.get, date_as_object=False)
    return frame


def to_polars(records: Iterable[Record]) -> polars.DataFrame:
    """The events as a polars frame."""
    frame: polars.DataFrame = _library("polars").from_arrow(_events(records))
    return frame


def _events(records: Iterable[Record]) -> pa.Table:
    return EVENTS.arrow([row for record in records for row in EVENTS.rows(record)])


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise InputError(f"a data frame needs {name}, which is not installed; run: pip install 'dragoman[frames]'") from None
