"""Shifts of tone on simulated series: the calibrated alarm, and the same figures on every run."""

from dataclasses import replace

import pytest

from dragoman.analysis.changes import DEFAULTS
from dragoman.evaluation.shifts import PAIRS, SIMULATION, ShiftScores, Simulation, calibrated, score_shifts

SMALL = Simulation(series=4, quiet=120)


@pytest.fixture(scope="module")
def scores() -> ShiftScores:
    return score_shifts(replace(SIMULATION, series=20))


def test_at_less_than_one_false_alarm_a_year_four_in_five_shifts_are_found_in_four_weeks(scores):
    assert scores.false_alarms.value <= 1
    assert scores.found.value >= 0.8


def test_where_acts_come_in_bursts_or_half_as_often_most_shifts_are_found_in_four_weeks(scores):
    found = {str(row[0]): float(row[3]) for row in scores.tables[0].rows}
    assert found["bursty"] >= 0.8
    assert found["thin"] >= 0.7


def test_no_kind_of_pair_has_more_than_about_one_false_alarm_a_year(scores):
    (table,) = scores.tables
    assert [row[0] for row in table.rows] == [pair.name for pair in PAIRS]
    assert all(float(row[5]) <= 1.6 for row in table.rows)


def test_the_same_seed_gives_the_same_figures():
    assert score_shifts(SMALL) == score_shifts(SMALL)
    assert score_shifts(SMALL).measures().keys() == {"found in four weeks", "false alarms"}


def test_a_larger_shift_is_found_more_often():
    small, large = (score_shifts(replace(SMALL, series=10, size=size)).found.value for size in (0.4, 2.0))
    assert small < large


def test_a_lower_alarm_cries_wolf_more():
    low, high = (score_shifts(SMALL, replace(DEFAULTS, alarm=alarm)) for alarm in (0.2, 0.95))
    assert low.false_alarms.value > high.false_alarms.value


@pytest.mark.parametrize(("a_year", "alarm"), [(1000.0, 0.2), (-1.0, 0.99)], ids=["all are allowed", "none can be low enough"])
def test_the_alarm_is_the_lowest_with_no_more_false_alarms_than_asked(a_year, alarm):
    assert calibrated(replace(SMALL, series=1, quiet=30), DEFAULTS, a_year) == alarm
