"""How many were killed and hurt, as the plain words of a sentence tell, and of which incident."""

from __future__ import annotations

import pytest

from dragoman.analysis.incidents.telling import Telling
from dragoman.analysis.incidents.tolls import toll_in, with_tolls
from dragoman.records import Toll


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Six people were killed and nine others wounded.", 6, None),
        ("Six people were killed and nine wounded.", 6, 9),
        ("They deplored two fallen and five wounded.", 2, 5),
        ("A doctor had seen four bodies.", 4, None),
        ("They put the number of wounded at seven.", None, 7),
        ("The ministry gave the number of injured as eleven.", None, 11),
        ("The clinic treated twelve.", None, 12),
        ("A neighbour of 71 was treated for shock.", None, None),
        ("Divers found four more bodies.", None, None),
        ("One of its conscripts was killed.", None, None),
        ("The blast, killing 12, shook the town.", 12, None),
        ("The number of officers killed near Gweta has risen to three.", 3, None),
        ("Nobody came.", None, None),
    ],
)
def test_tolls_are_read_from_plain_words(text: str, killed: int | None, injured: int | None) -> None:
    assert tuple(toll.low if toll else None for toll in toll_in(text)) == (killed, injured)


def telling(text: str, trigger: str, killed: Toll | None = None, injured: Toll | None = None) -> Telling:
    start = text.index(trigger)
    return Telling(0, start, start + len(trigger), trigger, text, "ASSAULT", "", True, killed=killed, injured=injured)


def test_a_toll_goes_to_the_words_it_stands_by() -> None:
    text = "It is the second blast in a month, south of the track where three scouts died."
    three = Toll(3, 3, "three")
    assert [t.killed for t in with_tolls([telling(text, "blast", three), telling(text, "died")])] == [None, three]


def test_hurt_counted_with_the_words_of_the_killed_are_read_anew() -> None:
    text = "Two traders were killed and seven people hurt."
    two = Toll(2, 2, "Two")
    (found,) = with_tolls([telling(text, "killed", two, two)])
    assert (found.killed, found.injured) == (two, Toll(7, 7, "seven"))
