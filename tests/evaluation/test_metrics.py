import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.metrics import Counts, Share, by_class, macro_f1, macro_recall, mean_absolute_error, pearson


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(2, 4, 8), 0.5, 0.25, pytest.approx(1 / 3)),
        (Counts(3, 3, 3), 1.0, 1.0, 1.0),
        (Counts(0, 0, 5), 0.0, 0.0, 0.0),
        (Counts(), 0.0, 0.0, 0.0),
    ],
)
def test_counts_give_precision_recall_and_f1(counts: Counts, precision: float, recall: float, f1: float) -> None:
    assert (counts.precision, counts.recall, counts.f1) == (precision, recall, f1)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_f1_is_the_harmonic_mean(right: int, invented: int, missed: int) -> None:
    counts = Counts(right, right + invented, right + missed)
    if right:
        assert counts.f1 == pytest.approx(2 / (1 / counts.precision + 1 / counts.recall))


def test_a_share_of_nothing_is_zero() -> None:
    assert Share.of([]).value == 0.0


def test_nothing_predicted_is_missed_but_not_invented() -> None:
    assert by_class([("A", "A"), ("A", ""), ("B", "A")]) == {"A": Counts(1, 2, 2), "B": Counts(0, 0, 1)}


def test_macro_f1_leaves_out_classes_that_the_gold_lacks() -> None:
    assert macro_f1([("A", "A"), ("B", "C")]) == 0.5


def test_macro_recall_gives_each_class_the_same_weight() -> None:
    assert macro_recall([("reported", True)] * 9 + [("denied", False)]) == 0.5


@pytest.mark.parametrize(
    ("gold", "predicted", "value"),
    [([1, 2, 3], [2, 4, 6], 1.0), ([1, 2, 3], [3, 2, 1], -1.0), ([1, 2, 3], [0, 0, 0], 0.0), ([1], [1], 0.0), ([], [], 0.0)],
)
def test_pearson_is_zero_where_undefined(gold: list[float], predicted: list[float], value: float) -> None:
    assert pearson(gold, predicted) == pytest.approx(value)


def test_mean_absolute_error() -> None:
    assert mean_absolute_error([3.0, -3.0], [2.0, 1.0]) == 2.5
