"""Numbers in words and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.number_words import ONES, TENS, read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("twenty - five", 25),
        ("ninety-nine", 99),
        ("a", 1),
        ("a hundred", 100),
        ("one hundred and twenty - five", 125),
        ("two thousand three hundred", 2_300),
        ("nine hundred and ninety - nine thousand nine hundred and ninety - nine", 999_999),
        ("a dozen", 12),
        ("two dozen", 24),
        ("1,200", 1_200),
        ("3.5 thousand", 3_500),
        ("12", 12),
        ("many", None),
        ("twelve men", None),
        ("", None),
    ],
)
def test_words_spell_numbers(words, number):
    assert read_number(words.split()) == number


@given(st.integers(0, 999_999))
def test_every_number_that_can_be_spelled_is_read_back(number):
    assert read_number(spell(number).split()) == number


def spell(number: int) -> str:
    """The number in words, tens and ones apart."""
    if number >= 1000:
        return spell(number // 1000) + " thousand" + (" " + spell(number % 1000) if number % 1000 else "")
    if number >= 100:
        return spell(number // 100) + " hundred" + (" and " + spell(number % 100) if number % 100 else "")
    words = {value: word for word, value in {**ONES, **TENS}.items()}
    return words[number] if number in words else f"{words[number // 10 * 10]} - {words[number % 10]}"
