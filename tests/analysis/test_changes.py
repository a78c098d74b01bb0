"""Changes of level in a series, found as its values come."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.changes import ChangeOptions, DayValue, find_changes, weight_of

FIRST = date(2024, 1, 1)
OPTIONS = ChangeOptions()


def series(*values: float, every: int = 2, acts: float = 2.0, first: date = FIRST) -> list[DayValue]:
    return [DayValue(first + timedelta(days=n * every), value, acts) for n, value in enumerate(values)]


def wavering(level: float, days: int, seed: int = 1) -> list[float]:
    return list(np.random.default_rng(seed).normal(level, 1.5, days))


@pytest.mark.parametrize("size", [6.0, -6.0])
def test_a_turn_is_found_within_weeks_and_dated_to_its_first_day(size):
    days = series(*wavering(-size / 2, 40), *wavering(size / 2, 14, seed=2))
    (change,) = find_changes(days)
    assert abs(change.start - 40) <= 1
    assert 40 < change.found <= 46
    assert (change.after - change.before) * size > 0
    assert abs(change.after - change.before) == pytest.approx(6, abs=1.5)
    assert OPTIONS.alarm <= change.probability <= 1


def test_there_and_back_are_two_changes():
    days = series(*wavering(-4, 30), *wavering(4, 30, seed=2), *wavering(-4, 30, seed=3))
    assert [change.after > change.before for change in find_changes(days)] == [True, False]


def test_a_turn_that_takes_some_days_is_one_change():
    days = series(*wavering(4, 30), 2.0, 0.5, 0.0, -1.0, -2.0, *wavering(-4, 20, seed=3))
    (change,) = find_changes(days)
    assert change.after < change.before - 4


@pytest.mark.parametrize(
    "days",
    [
        [],
        series(4.0),
        series(-4.0, 4.0),
        series(*wavering(-4, 100)),
        series(*wavering(-4, 40), 8.0, *wavering(-4, 20, seed=2)),
        [*series(*wavering(-4, 40)), DayValue(FIRST + timedelta(days=81), 6.0, 40.0)],
        series(*[-4.0] * 60),
    ],
    ids=["nothing", "one day", "two days", "a steady level", "one stray day", "many acts on one day", "no spread at all"],
)
def test_no_change_is_seen_where_there_is_none(days):
    assert find_changes(days) == []


def test_a_change_over_weeks_without_acts_is_found():
    before, after = series(*wavering(-4, 20)), series(*wavering(4, 10, seed=2), first=FIRST + timedelta(days=120))
    (change,) = find_changes([*before, *after])
    assert change.start == 20


def test_a_small_change_is_no_shift():
    assert find_changes(series(*[0.0, 0.2] * 30, *[1.2, 1.4] * 30)) == []


def test_the_wider_the_values_spread_the_larger_a_shift_must_be():
    days = series(*[-5.0, 5.0] * 40, *[-3.0, 7.0] * 40)
    assert find_changes(days) == []
    assert len(find_changes(series(*[-0.5, 0.5] * 40, *[1.5, 2.5] * 40))) == 1


def test_what_was_found_is_found_on_the_same_day_with_more_days_known():
    days = series(*wavering(-3, 40), *wavering(3, 30, seed=2))
    (later,) = find_changes(days)
    (then,) = find_changes(days[: later.found + 1])
    assert (then.found, then.probability) == (later.found, later.probability)
    assert find_changes(days[: later.found]) == []


def test_many_acts_of_a_day_are_worth_more_than_one_but_not_their_number():
    worth = [weight_of(acts, OPTIONS) for acts in (1, 2, 10, 1000)]
    assert worth[0] == 1
    assert worth == sorted(worth)
    assert worth[-1] <= 1 / OPTIONS.shared


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 200), st.floats(-10, 10), st.floats(0.1, 50)), max_size=40))
def test_any_series_gives_changes_in_order_within_it(drawn):
    day, days = FIRST, []
    for gap, value, acts in drawn:
        day += timedelta(days=gap)
        days.append(DayValue(day, value, acts))
    changes = find_changes(days)
    assert all(0 < change.start <= change.found < len(days) for change in changes)
    assert [change.found for change in changes] == sorted({change.found for change in changes})
    assert [change.start for change in changes] == sorted({change.start for change in changes})
