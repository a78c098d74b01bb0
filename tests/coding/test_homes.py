"""Homes: the countries that a report's words speak for."""

import pytest

from dragoman.coding.homes import homes_of
from tests.coding.parsed import parsed


def heard(*texts: str) -> dict[str, float]:
    return homes_of(parsed("\n".join(f"{word} X 0 root" for word in text.split())) for text in texts)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("the Naira fell", {"NGA"}),
        ("ten crore were paid", {"IND"}),
        ("at Crown Court today", {"GBR"}),
        ("the court sat", set()),
        ("a crown was found", set()),
        ("the county slept", {"USA", "KEN", "LBR"}),
        ("", set()),
    ],
)
def test_words_speak_for_the_countries_that_use_them(text, countries):
    assert set(heard(text)) == countries


def test_three_words_say_it_as_loudly_as_many():
    once, thrice, often = heard("naira"), heard("naira", "naira", "naira"), heard(*["naira"] * 9)
    assert (round(once["NGA"], 2), thrice["NGA"], often["NGA"]) == (0.33, 1.0, 1.0)
