from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.matching import Named, overlap, pair_off, places_of, same_mention, same_mentions, token_f1

WEIGHTS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=5)
)


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("raid", [(4, 8), (22, 26)]),
        ("second raid", [(15, 26)]),
        ("Second", [(15, 21)]),
        ("rai", []),
        ("raid one", [(4, 8), (22, 26), (0, 3)]),
        ("", []),
    ],
)
def test_a_phrase_stands_where_its_whole_words_stand(phrase: str, places: list[tuple[int, int]]) -> None:
    assert places_of(phrase, "One raid, then second raid.") == places


def test_spans_that_touch_do_not_overlap() -> None:
    assert not overlap((0, 4), (4, 8))


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [("a b c d", "a b", pytest.approx(2 / 3)), ("a a", "a", pytest.approx(2 / 3)), ("", "", 1.0), ("a", "", 0.0)],
)
def test_token_f1_counts_repeated_words(first: str, second: str, value: float) -> None:
    assert token_f1(first, second) == value


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (Named("it", "Norland"), Named("Norland"), True),
        (Named("it", "Norland"), Named("it"), True),
        (Named("it", "Norland"), Named("it", "Sudland"), False),
        (Named("the group", "Red Dawn"), Named("Red Dawn"), True),
        (Named("Norland"), Named("Sudland"), False),
    ],
)
def test_the_fullest_name_may_stand_for_the_words(first: Named, second: Named, same: bool) -> None:
    assert same_mention(first, second) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ([], [], True),
        (["Norland"], [], False),
        (["Norland", "Sudland"], ["Sudland", "Norland"], True),
        (["guards", "city guards"], ["city guards", "harbour guards"], True),
        (["Norland", "Norland"], ["Norland", "Sudland"], False),
    ],
)
def test_lists_match_when_they_pair_off(first: list[str], second: list[str], same: bool) -> None:
    assert same_mentions([Named(name) for name in first], [Named(name) for name in second]) is same


@given(WEIGHTS)
def test_pairing_has_the_greatest_total(weights: list[list[int]]) -> None:
    rows, columns = len(weights), len(weights[0])
    pairs = pair_off(range(rows), range(columns), lambda i, j: float(weights[i][j]))
    width = max(rows, columns)
    best = max(sum(weights[i][j] for i, j in enumerate(order) if i < rows and j < columns) for order in permutations(range(width)))
    assert sum(weights[i][j] for i, j in pairs) == best
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i][j] for i, j in pairs)


def test_nothing_pairs_with_nothing() -> None:
    assert pair_off([], [1], lambda _a, _b: 1.0) == []
