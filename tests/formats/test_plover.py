"""PLOVER rows: dyads and marks."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.formats.plover import DYADS


def test_each_source_with_each_target_is_a_row(record):
    rows = list(DYADS.rows(record))
    assert [(row["event_id"], row["source_text"], row["target_text"]) for row in rows] == [
        ("e1", "Pakistani troops", "villagers"),
        ("e1", "border police", "villagers"),
        ("e2", "Islamabad’s envoy", ""),
    ]


def test_a_row_tells_who_did_what_to_whom_when_where_according_to_whom(record):
    row = next(DYADS.rows(record))
    expected = {
        "event_date": date(2024, 5, 13),
        "event_date_last": date(2024, 5, 13),
        "published": date(2024, 5, 14),
        "event_type": "ASSAULT",
        "event_mode": "heavy-weapons",
        "quad": "material-conflict",
        "score": -9.5,
        "source_country": "PAK",
        "source_sector": "MIL",
        "source_name": "Pakistan Army",
        "target_country": "",
        "target_sector": "",
        "target_name": "",
        "status": "claimed",
        "according_to": "Kabul",
        "place": "Khost",
        "country": "AFG",
        "province": "Khost",
        "latitude": 33.34,
        "killed_low": 3,
        "killed_high": None,
        "injured_low": None,
        "publisher": "Border Post",
        "confidence": 0.91,
        "model_version": "m1",
    }
    assert {name: row[name] for name in expected} == expected
    assert str(row["sentence"]).startswith("Pakistani troops and border police shelled Khost")


@pytest.mark.parametrize(
    ("status", "marks"),
    [
        ("reported", set()),
        ("claimed", set()),
        ("denied", {"negation"}),
        ("negated", {"negation"}),
        ("planned", {"future"}),
        ("hypothetical", {"hypothetical"}),
    ],
)
def test_the_status_gives_plover_s_marks(bare, status, marks):
    (row,) = DYADS.rows(replace(bare, events=(replace(bare.events[0], status=status),)))
    assert {mark for mark in ("historical", "future", "hypothetical", "negation") if row[mark]} == marks


def test_background_history_is_marked(bare):
    (row,) = DYADS.rows(replace(bare, events=(replace(bare.events[0], historical=True),)))
    assert row["historical"] is True


def test_an_event_with_nobody_is_one_row_of_the_same_shape(record, bare):
    (row,) = DYADS.rows(bare)
    assert list(row) == list(next(DYADS.rows(record)))
    assert (row["source_text"], row["target_name"], row["event_date"], row["latitude"]) == ("", "", None, None)
