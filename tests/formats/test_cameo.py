"""CAMEO rows in the columns of ICEWS."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.formats.cameo import cameo_rows

ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,"
    "Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)


def test_the_columns_are_those_of_icews_with_the_status(record, bare):
    for each in (record, bare):
        assert ",".join(next(cameo_rows(each))) == f"{ICEWS},Status"


def test_a_row_tells_a_dyad(record):
    first, second = cameo_rows(record)
    expected = {
        "Event Date": date(2024, 5, 13),
        "Source Name": "Pakistan Army",
        "Source Sectors": "MIL",
        "Source Country": "PAK",
        "CAMEO Code": "194",
        "Intensity": -9.5,
        "Target Name": "villagers",
        "Target Country": "",
        "Sentence Number": 1,
        "City": "Khost",
        "Country": "AFG",
        "Status": "claimed",
    }
    assert {name: first[name] for name in expected} == expected
    assert second["Source Name"] == "Pakistan"


@pytest.mark.parametrize(
    ("status", "given"),
    [("reported", 1), ("claimed", 1), ("denied", 0), ("negated", 0), ("planned", 0), ("hypothetical", 0)],
)
def test_only_what_is_told_as_done_is_given_unless_all_is_asked_for(bare, status, given):
    record = replace(bare, events=(replace(bare.events[0], status=status),))
    assert len(list(cameo_rows(record))) == given
    assert [row["Status"] for row in cameo_rows(record, all_statuses=True)] == [status]


@pytest.mark.parametrize(("historical", "day"), [(False, date(2024, 5, 14)), (True, None)])
def test_an_undated_act_bears_the_day_of_publication_unless_it_is_history(bare, historical, day):
    document = replace(bare.document, published=date(2024, 5, 14))
    (row,) = cameo_rows(replace(bare, document=document, events=(replace(bare.events[0], historical=historical),)))
    assert row["Event Date"] == day
