"""Paths through the tree: up to two steps up, then up to two down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.paths import children_of, paths_from

# Police₀ said₁ that₂ gunmen₃ had₄ killed₅ two₆ guards₇ of₈ the₉ mayor₁₀
HEADS = [1, 1, 5, 5, 5, 1, 7, 5, 10, 10, 7]
DEPS = ["nsubj", "root", "mark", "nsubj", "aux", "ccomp", "nummod", "obj", "case", "det", "nmod"]


@pytest.mark.parametrize(
    ("word", "other", "path"),
    [
        (5, 5, ""),
        (5, 3, "vnsubj"),
        (5, 6, "vobjvnummod"),
        (5, 8, "vobjvnmod+"),
        (5, 1, "^ccomp"),
        (5, 0, "^ccompvnsubj"),
        (3, 7, "^nsubjvobj"),
        (7, 0, "^obj^ccompvnsubj"),
        (10, 1, "^nmod^obj^+"),
        (10, 0, "^nmod^obj^+vnsubj"),
        (9, 0, "^det^nmod^+vnsubj"),
        (1, 8, "vccompvobj+"),
    ],
)
def test_a_path_goes_up_and_then_down(word, other, path):
    assert paths_from(word, HEADS, DEPS, children_of(HEADS))[other] == path


@pytest.mark.parametrize(
    ("dep", "label"),
    [("nsubj:pass", "nsubj:pass"), ("acl:relcl", "acl:relcl"), ("obl:unmarked", "obl"), ("nmod:desc", "nmod"), ("obj", "obj")],
)
def test_subtypes_are_named_only_where_they_tell_who_does_what(dep, label):
    assert paths_from(0, [0, 0], ["root", dep], [[1], []]) == ["", f"v{label}"]


def test_the_dependents_of_each_word_stand_in_order():
    assert children_of([1, 1, 1, 2]) == [[], [0, 2], [3], []]


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of a random tree whose words stand in any order."""
    n = draw(st.integers(1, 9))
    order = draw(st.permutations(range(n)))
    heads = [0] * n
    for i, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, i - 1))] if i else word
    return heads


def walk(word: int, other: int, heads: list[int], deps: list[str]) -> str:
    """The path, by climbing from both ends."""

    def line(of: int) -> list[int]:
        return [of] if heads[of] == of else [of, *line(heads[of])]

    ups, downs = line(word), line(other)
    meet = next(w for w in ups if w in downs)
    climbed, descended = ups[: ups.index(meet)], downs[: downs.index(meet)][::-1]
    up = "".join(f"^{deps[w]}" for w in climbed[:2]) + "^+" * (len(climbed) > 2)
    return up + "".join(f"v{deps[w]}" for w in descended[:2]) + "+" * (len(descended) > 2)


@given(trees(), st.data())
def test_paths_agree_with_climbing_from_both_ends(heads, data):
    deps = data.draw(st.lists(st.sampled_from(["nsubj", "obj", "conj"]), min_size=len(heads), max_size=len(heads)))
    for word in range(len(heads)):
        assert paths_from(word, heads, deps, children_of(heads)) == [walk(word, other, heads, deps) for other in range(len(heads))]
