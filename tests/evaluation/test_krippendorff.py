"""Krippendorff's alpha against the figures of "Computing Krippendorff's Alpha-Reliability" (2011)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.krippendorff import nominal_alpha


def units(*coders: str) -> list[tuple[str | None, ...]]:
    """A row of values for each coder; a point where one is missing."""
    return list(zip(*([None if value == "." else value for value in row.split()] for row in coders), strict=True))


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)
def test_published_examples(coders: tuple[str, ...], alpha: float) -> None:
    assert nominal_alpha(units(*coders)) == pytest.approx(alpha, abs=0.0005)


@pytest.mark.parametrize("coders", [("a a a", "a a a"), ("a b .", ". . c"), ("", "")])
def test_alpha_is_undefined_without_variation_or_pairs(coders: tuple[str, ...]) -> None:
    assert nominal_alpha(units(*coders)) is None


def test_full_agreement_is_one() -> None:
    assert nominal_alpha(units("a b c", "a b c", "a b c")) == 1.0


VALUES = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), min_size=1, max_size=12)


@given(VALUES, st.floats(0.1, 50))
def test_equal_weights_change_nothing(coded: list[tuple[str | None, ...]], weight: float) -> None:
    assert nominal_alpha(coded, [weight] * len(coded)) == pytest.approx(nominal_alpha(coded))


@given(VALUES)
def test_the_order_of_coders_and_units_does_not_matter(coded: list[tuple[str | None, ...]]) -> None:
    assert nominal_alpha([unit[::-1] for unit in coded[::-1]]) == pytest.approx(nominal_alpha(coded))


def test_a_unit_of_more_weight_counts_for_more() -> None:
    coded = units("a b a", "a b b")
    assert (nominal_alpha(coded, [1, 1, 9]) or 0) < (nominal_alpha(coded) or 0) < (nominal_alpha(coded, [9, 9, 1]) or 0)
