"""Calibration: scores beside the share of records that are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.calibration import bins_of, curve, expected_calibration_error, reliability

judged_records = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        pytest.param([], 0.0, id="no records: no error"),
        pytest.param([(1.0, True)] * 4, 0.0, id="sure and right"),
        pytest.param([(1.0, False)] * 4, 1.0, id="sure and wrong"),
        pytest.param([(0.5, True), (0.5, False)] * 2, 0.0, id="half sure, half right"),
        pytest.param([(0.2, False)] * 5 + [(0.9, True)] * 5, 0.15, id="the mean over bins of equal size"),
    ],
)
def test_error_is_the_distance_of_score_and_share_right(judged: list[tuple[float, bool]], expected: float) -> None:
    assert expected_calibration_error(judged, bins=2) == pytest.approx(expected)


@given(judged_records)
def test_bins_hold_every_record_once_in_order_of_score(judged: list[tuple[float, bool]]) -> None:
    assert [record for part in bins_of(judged) for record in part] == sorted(judged, key=lambda record: record[0])


@given(judged_records)
def test_bins_differ_in_size_by_one_at_most(judged: list[tuple[float, bool]]) -> None:
    sizes = [len(part) for part in bins_of(judged)]
    assert not sizes or max(sizes) - min(sizes) <= 1


@given(judged_records)
def test_error_lies_between_nothing_and_everything(judged: list[tuple[float, bool]]) -> None:
    assert 0.0 <= expected_calibration_error(judged) <= 1.0 + 1e-9


def test_reliability_has_a_row_for_each_bin_with_bounds_mean_share_and_number() -> None:
    rows = reliability([(0.2, False), (0.4, True)]).rows
    assert rows == ((0.2, 0.2, 0.2, 0.0, 1), (0.4, 0.4, 0.4, 1.0, 1))


def test_a_higher_least_score_keeps_fewer_records() -> None:
    rows = curve([(0.35, False), (0.65, True), (0.95, True)], gold=4).rows
    assert [row[4] for row in rows] == [3, 3, 2, 2, 2, 1, 1, 1]
    assert rows[0][1:4] == (pytest.approx(2 / 3), 0.5, pytest.approx(4 / 7))
