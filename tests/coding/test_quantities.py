"""Numbers of things with their bounds."""

import pytest

from dragoman.coding.quantities import is_number, quantity_at


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("killed 12 people", 12, 12, "12"),
        ("killed at least 12 people", 12, None, "at least 12"),
        ("killed more than two dozen people", 24, None, "more than two dozen"),
        ("killed up to 20 people", 1, 20, "up to 20"),
        ("killed as many as 20 people", 1, 20, "as many as 20"),
        ("killed between 10 and 15 people", 10, 15, "between 10 and 15"),
        ("killed 10 to 15 people", 10, 15, "10 to 15"),
        ("killed about 30 people", 30, 30, "30"),
        ("killed dozens of people", 24, None, "dozens"),
        ("killed scores", 40, None, "scores"),
        ("killed hundreds of people", 200, None, "hundreds"),
        ("killed tens of thousands of people", 20_000, None, "tens of thousands"),
        ("killed hundreds of thousands", 200_000, None, "hundreds of thousands"),
        ("killed several people", 3, None, "several"),
        ("killed a hundred and five people", 105, 105, "a hundred and five"),
        ("killed 10 and wounded 15", 10, 10, "10"),
    ],
)
def test_bounds_and_ranges(text, low, high, words):
    tokens = text.split()
    quantity = quantity_at(tokens, next(i for i, token in enumerate(tokens) if is_number(token)))
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)
    assert " ".join(tokens[quantity.first : quantity.last + 1]) == words


@pytest.mark.parametrize("text", ["killed 10 years ago", "killed a 25 - year - old man", "wounded 5 times", "dead 12 miles away"])
def test_measures_count_nobody(text):
    tokens = text.split()
    assert quantity_at(tokens, next(i for i, token in enumerate(tokens) if is_number(token))) is None
