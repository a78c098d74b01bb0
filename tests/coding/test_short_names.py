"""Short names of bodies."""

import pytest

from dragoman.coding.short_names import is_short


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("BSF", "Border Security Force", True),
        ("BSF", "Blue Sea Festival Fund", False),
        ("WFP", "the World Food Programme", True),
        ("the Tigers", "Liberation Tigers of Norland", True),
        ("the Army", "Salvation Army", False),
        ("the Party", "Green Party", False),
        ("Green Party of Norland", "Green Party", False),
        ("Sea", "Blue Sea Fund", False),
    ],
)
def test_initials_and_telling_parts_are_short_names(short, full, expected):
    assert is_short(short, full) is expected
