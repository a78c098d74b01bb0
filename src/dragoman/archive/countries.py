"""Codes and names of states, without the rest of the actor dictionaries, which take long to read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dragoman.archive.folding import folded
from dragoman.codebook.actors import STATE_COLUMNS
from dragoman.codebook.tables import DATA, Row, read_table


@cache
def country_names() -> Mapping[str, str]:
    """The name of each state by its ISO alpha-3 code."""
    names: dict[str, str] = {}
    for row in _rows():
        names.setdefault(row["code"], row["name"])
    return MappingProxyType(names)


@cache
def country_codes() -> Mapping[str, str]:
    """The ISO alpha-3 code of each state by its names, folded."""
    codes: dict[str, str] = {}
    for row in _rows():
        for name in (row["name"], *row.values("aliases")):
            codes.setdefault(folded(name), row["code"])
    return MappingProxyType(codes)


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(read_table(DATA / "actors" / "states.tsv", STATE_COLUMNS))
