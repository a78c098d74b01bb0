"""How the tables look at a record."""

from dataclasses import replace

import pytest

from dragoman.formats.views import city, coded_events, country, dyads, located, named, province, sector, words
from dragoman.records import STATUSES, Actor, Mention, Place, Toponym


@pytest.mark.parametrize(("sources", "targets", "rows"), [(0, 0, 1), (1, 0, 1), (0, 2, 2), (2, 3, 6)])
def test_dyads_are_every_source_with_every_target(bare, sources, targets, rows):
    crowd = tuple(Mention(word, 0, 0) for word in "abc")
    event = replace(bare.events[0], source=crowd[:sources], target=crowd[:targets])
    found = list(dyads(replace(bare, events=(event,))))
    assert len(found) == len({(dyad.source, dyad.target) for dyad in found}) == rows


def test_events_come_with_their_sentence_and_its_number(record):
    assert [(coded.event.id, coded.number, coded.sentence[:9]) for coded in coded_events(record)] == [
        ("e1", 1, "Pakistani"),
        ("e2", 2, "Islamabad"),
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_events_are_chosen_by_status(bare, status):
    record = replace(bare, events=tuple(replace(bare.events[0], id=each, status=each) for each in STATUSES))
    assert [coded.event.id for coded in coded_events(record, [status])] == [status]


@pytest.mark.parametrize(
    ("mention", "seen"),
    [
        (None, ("", "", "", "")),
        (Mention("he", 0, 2), ("", "he", "", "")),
        (Mention("he", 0, 2, of="Asif Durrani"), ("Asif Durrani", "he", "", "")),
        (Mention("Kabul", 0, 5, Actor("Afghanistan", "AFG", "GOV"), "the capital"), ("Afghanistan", "Kabul", "AFG", "GOV")),
    ],
)
def test_what_is_known_of_a_mention(mention, seen):
    assert (named(mention), words(mention), country(mention), sector(mention)) == seen


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (None, ("", "", "")),
        (Toponym("there", 0, 5, None, "unknown"), ("", "", "")),
        (Toponym("Khost", 0, 5, Place("Khost", "AFG", "Khost Province", kind="city")), ("Khost", "Khost", "Khost Province")),
        (Toponym("Khost", 0, 5, Place("Khost Province", "AFG", kind="province")), ("Khost Province", "", "Khost Province")),
    ],
)
def test_what_is_known_of_a_place(bare, place, seen):
    event = replace(bare.events[0], place=place)
    assert (located(event).name, city(event), province(event)) == seen
