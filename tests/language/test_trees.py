"""Trees: from any arc scores the best tree, with one root and no cycle."""

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.trees import heads_of


def is_tree(heads: list[int]) -> bool:
    """Whether exactly one word is its own head and every other reaches it."""
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        word = start
        for _ in heads:
            word = heads[word]
        if word != roots[0]:
            return False
    return True


@cache
def all_trees(words: int) -> np.ndarray:
    """All trees over so many words, a row of heads each."""
    return np.array([heads for heads in product(range(words), repeat=words) if is_tree(list(heads))])


def total(scores: np.ndarray, trees: np.ndarray) -> np.ndarray:
    return scores.astype(np.float64)[np.arange(len(scores)), trees].sum(-1)


def square(most: int, elements: st.SearchStrategy[float]) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, most).flatmap(lambda n: arrays(np.float32, (n, n), elements=elements))


WHOLE = st.integers(-5, 5).map(float)  # ties are common
REAL = st.floats(-50, 50, width=32)


def test_there_are_as_many_trees_as_cayley_counts():
    assert [len(all_trees(n)) for n in range(1, 6)] == [1, 2, 9, 64, 625]


@given(st.one_of(square(5, WHOLE), square(5, REAL)))
def test_no_tree_scores_better(scores):
    heads = heads_of(scores)
    assert is_tree(heads.tolist())
    assert total(scores, heads) == pytest.approx(total(scores, all_trees(len(scores))).max(), abs=1e-3)


@settings(max_examples=50)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1), st.sampled_from([1, 5, 1000]))
def test_there_is_always_one_root_and_no_cycle(words, seed, values):
    scores = np.random.default_rng(seed).integers(values, size=(words, words)).astype(np.float32)
    assert is_tree(heads_of(scores).tolist())


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        ([[0]], [0]),
        ([[0, 9], [0, 9]], [1, 1]),
        ([[9, 0], [8, 9]], [0, 0]),
        ([[1, 9], [9, 2]], [1, 1]),
        ([[0, 9, 0], [9, 0, 3], [0, 0, 5]], [1, 2, 2]),
    ],
    ids=["one word", "greedy heads are a tree", "two roots", "a cycle of two without a root", "a cycle is broken where it costs least"],
)
def test_greedy_heads_stand_where_they_are_a_tree(scores, heads):
    assert heads_of(np.array(scores, np.float32)).tolist() == heads


def test_the_root_may_be_the_word_that_looks_least_like_one():
    """Every other root would force a word under a head that does not want it."""
    scores = np.full((5, 5), -20, np.float32)
    scores[:, 4] = 10
    np.fill_diagonal(scores, [4, 3, 2, 1, 0])
    scores[4, 0] = 3
    assert heads_of(scores).tolist() == [4, 4, 4, 4, 4]
