"""What plain words tell: days, place names, weapons, which incident is meant, and tolls."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.incidents.words import cues_at, days_in, exact, names_in, overlap, reckoned, sites_in, weapon_in
from dragoman.codebook.incidents import load_incidents
from dragoman.records import EventDate

TABLES = load_incidents()
PUBLISHED = date(2024, 5, 17)  # a Friday
KNOWN = {"ak": False, "maun": True, "gweta": True, "nata": True}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The raid on Wednesday killed two.", ["2024-05-15"]),
        ("Tuesday's raid was the worst.", ["2024-05-14"]),
        ("MAUN, Sept. 16 (Wire) - Gunmen struck on Monday.", ["2024-05-13"]),
        ("Gunmen struck on the 3rd instant.", ["2024-05-03"]),
        ("Gunmen struck on Sept 3.", ["2023-09-03"]),
        ("MAUN, May 16 (Wire) - Gunmen struck on Monday.", ["2024-05-13"]),
        ("The attacks of March 9 and the fire of April 2.", ["2024-03-09", "2024-04-02"]),
        ("They may strike in 2000 villages.", []),
    ],
)
def test_days_are_read_from_the_text_behind_the_dateline(text: str, days: list[str]) -> None:
    assert [found.value.first.isoformat() for found in days_in(text, PUBLISHED)] == days


@pytest.mark.parametrize("text", ["The mayor said on Thursday.", "A strike was called for Monday."])
def test_the_day_of_a_saying_or_of_what_is_to_come_is_marked(text: str) -> None:
    assert [day.said for day in days_in(text, PUBLISHED)] == [True]


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Gunmen attacked a post near Gweta.", ["gweta"]),
        ("A bomb exploded in Ak-Sai, in Tsamba province.", ["ak-sai", "tsamba"]),
        ("The Nata shooting was worse.", ["nata"]),
        ("The shelling of Gweta went on.", ["gweta"]),
        ("In Maun a crowd marched.", ["maun"]),
        ("The five coffins of Tsamba were brought out.", ["tsamba"]),
        ("Two scouts died on the Tsamba track.", ["tsamba"]),
        ("The four rangers carried off from Nata are free.", ["nata"]),
        ("They walked from Block Four.", []),
        ("The raid of the Delta Front went wrong.", []),
        ("In Maun, Neo Kgosi regretted the raid.", []),
        ("Doctors in Maun counted four dead.", []),
        ("They fled towards the district of Nata.", []),
        ("He wrote to Ms Gweta on Monday.", []),
    ],
)
def test_places_are_where_something_was_not_who_spoke_or_where_one_went(text: str, sites: list[str]) -> None:
    assert [site.name for site in sites_in(text, KNOWN, frozenset(), TABLES)] == sites


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A suicide bomber struck the gate.", "suicide bomb"),
        ("Mortar shells fell on the roofs.", "artillery"),
        ("Police fired tear gas.", "crowd control"),
        ("The gas company hired nobody.", ""),
    ],
)
def test_the_weapon_is_that_of_the_longest_words(text: str, weapon: str) -> None:
    assert weapon_in(text, TABLES) == weapon


@pytest.mark.parametrize(
    ("text", "word", "kinds"),
    [
        ("a string of attacks", "attacks", {"general"}),
        ("such attacks", "attacks", {"general"}),
        ("another raid", "raid", {"another"}),
        ("the earlier blast", "blast", {"earlier"}),
        ("a bus was hit three Fridays ago", "hit", {"earlier"}),
        ("the raid", "raid", set()),
        ("the second such raid in a month", "raid", {"another"}),
    ],
)
def test_words_around_say_which_incident_is_meant(text: str, word: str, kinds: set[str]) -> None:
    start = text.index(word)
    assert cues_at(text, start, start + len(word), TABLES) == kinds


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A device was thrown on Tuesday, a week to the day after a bomb hit a home.", "2024-05-07", "2024-05-07"),
        ("They shut the road on Tuesday, a week after a bomb hit a home.", "2024-05-05", "2024-05-09"),
    ],
)
def test_the_day_of_what_came_before_is_counted_back(text: str, first: str, last: str) -> None:
    base = days_in(text, PUBLISHED)[0].value
    day = reckoned(text, text.index("hit"), base, PUBLISHED)
    assert day is not None and (day.first.isoformat(), day.last.isoformat()) == (first, last)


days = st.builds(
    lambda first, length: EventDate(date.fromordinal(first), date.fromordinal(first + length), "span", ""),
    st.integers(700_000, 740_000),
    st.integers(0, 60),
)


@given(days, days, st.integers(0, 10))
def test_days_meet_both_ways_and_more_slack_parts_none(one: EventDate, other: EventDate, slack: int) -> None:
    assert overlap(one, other, slack) == overlap(other, one, slack)
    assert overlap(one, other, slack) <= overlap(one, other, slack + 1)
    assert overlap(one, one) and exact(one) == ((one.last - one.first).days < 3)


def test_names_that_may_be_places_are_all_but_lands_people_and_bodies() -> None:
    text = "MAUN, May 16 (Wire) - The Delta Front crossed the ford at Tsamba, Botswana said."
    assert names_in(text, frozenset({"botswana"})) == ("delta", "tsamba")
