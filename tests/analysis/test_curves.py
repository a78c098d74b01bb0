"""The curve of tone and its uncertainty."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.curves import day_values, tone_curve
from dragoman.records import ToneCurve
from tests.analysis.reports import act

MONDAY = date(2024, 1, 1)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def curve(*acts, shifts=()) -> ToneCurve:
    return tone_curve(acts, "MWI", "MOZ", shifts)


def width(point) -> float:
    return point.high - point.low


def test_a_day_has_the_mean_of_its_acts_by_the_weight_of_the_speakers():
    (value,) = day_values([act(-6.0, day(0), weight=1.5), act(2.0, day(0), weight=0.5)])
    assert (value.value, value.acts) == (-4.0, 2.0)


def test_no_acts_give_no_points():
    assert curve() == ToneCurve("MWI", "MOZ", (), ())


@pytest.mark.parametrize(
    "left_out",
    [act(9.0, None), act(9.0, day(1), recalled=True), act(9.0, day(1), source="MOZ", target="MWI"), act(9.0, day(1), target="ZMB")],
    ids=["without a day", "looked back on", "the other way", "another target"],
)
def test_only_dated_acts_of_the_pair_that_are_news_count(left_out):
    own = [act(-4.0, day(0)), act(-4.0, day(2))]
    assert curve(*own, left_out) == curve(*own)


def test_every_day_from_the_first_act_to_the_last_has_a_point_and_every_week():
    found = curve(act(-4.0, day(2)), act(-4.0, day(2)), act(-2.0, day(15)))
    assert [point.day for point in found.daily] == [day(n) for n in range(2, 16)]
    assert [(point.day, point.acts) for point in found.weekly] == [(day(0), 2), (day(7), 0), (day(14), 1)]


def test_few_reports_are_wide():
    many = curve(*(act(-4.0, day(n)) for n in range(60)))
    few = curve(act(-4.0, day(0)), act(-4.0, day(59)))
    assert width(many.daily[30]) < width(few.daily[30]) / 2


def test_weeks_without_reports_are_wider_than_those_with():
    found = curve(*(act(-4.0, day(n)) for n in (*range(10), *range(80, 90))))
    assert width(found.daily[45]) > width(found.daily[5])


def test_one_act_does_not_carry_the_level_with_it():
    found = curve(*(act(-4.0, day(2 * n)) for n in range(20)), act(8.0, day(41)))
    assert found.daily[-1].level < -1


def test_at_a_shift_the_level_may_jump():
    acts = [*(act(-4.0, day(n)) for n in range(30)), *(act(4.0, day(n)) for n in range(30, 60))]
    smooth, jumping = curve(*acts), curve(*acts, shifts=[day(30)])
    assert abs(jumping.daily[29].level + 4) < abs(smooth.daily[29].level + 4)
    assert abs(jumping.daily[30].level - 4) < abs(smooth.daily[30].level - 4)


@given(st.lists(st.tuples(st.integers(0, 200), st.floats(-10, 10)), min_size=1, max_size=30))
def test_every_level_lies_in_its_interval_and_on_the_scale(drawn):
    for point in curve(*(act(value, day(n)) for n, value in drawn)).daily:
        assert -10 <= point.low <= point.level <= point.high <= 10
