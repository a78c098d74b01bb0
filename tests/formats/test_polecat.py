"""POLECAT rows in its published columns."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.formats.polecat import polecat_rows
from dragoman.records import Actor, Mention

POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,"
    "Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,"
    "Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,"
    "Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,"
    "Version"
)


def test_the_columns_are_those_of_polecat_with_four_more(record, bare):
    for each in (record, bare):
        assert ",".join(next(polecat_rows(each))) == f"{POLECAT},Story ID,Headline,Event Text,Status"


def test_a_row_is_an_event_with_all_its_actors(record):
    (row,) = polecat_rows(record)
    expected = {
        "Event Date": date(2024, 5, 13),
        "Event Type": "ASSAULT",
        "Intensity": -9.5,
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "",
        "Actor Name": "Pakistan Army; Pakistan",
        "Actor Country": "PAK",
        "Primary Actor Sector": "MIL; COP",
        "Actor Name Raw": "Pakistani troops; border police",
        "Recipient Name": "",
        "Recipient Name Raw": "villagers",
        "City": "Khost",
        "GeoNames ID": "1444",
        "Source": "Border Post",
        "Story People": "",
        "Story Organizations": "Pakistan Army; Pakistan; Afghanistan",
        "Story Locations": "Khost",
        "Headline": "Shells fall on Khost",
        "Status": "claimed",
    }
    assert {name: row[name] for name in expected} == expected


def test_persons_are_the_people_of_the_story(record):
    person = Mention("Durrani", 0, 7, Actor("Asif Durrani", "PAK", "GOV", person=True))
    (row,) = polecat_rows(replace(record, actors=(person, person)))
    assert (row["Story People"], row["Story Organizations"]) == ("Asif Durrani", "")


@pytest.mark.parametrize(("status", "given"), [("reported", 1), ("claimed", 1), ("denied", 0), ("planned", 0)])
def test_only_what_is_told_as_done_is_given_unless_all_is_asked_for(bare, status, given):
    record = replace(bare, events=(replace(bare.events[0], status=status),))
    assert len(list(polecat_rows(record))) == given
    assert [row["Status"] for row in polecat_rows(record, all_statuses=True)] == [status]
