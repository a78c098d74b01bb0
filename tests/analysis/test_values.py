"""The value of an act: its type spread over the scale, moved by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.values import BOUND, PLAIN, bounded, plain_value, spoken_value, with_manner
from dragoman.codebook import load_codebook
from dragoman.records import Manner
from tests.analysis.reports import manner

TYPES = load_codebook().types
VERBAL = [name for name, entry in TYPES.types.items() if entry.quad.startswith("verbal")]
KINDS = st.sampled_from(["intensifier", "hedge", "evaluation"])
WORDS = st.builds(Manner, st.just("word"), st.just(0), st.just(4), KINDS, st.floats(-3, 3))


@pytest.mark.parametrize(
    ("friendlier", "less_friendly"),
    [
        (("SUPPORT", ""), ("AGREE", "")),
        (("AGREE", ""), ("REQUEST", "change")),
        (("REQUEST", "change"), ("ACCUSE", "disapprove")),
        (("ACCUSE", "disapprove"), ("ACCUSE", "allege")),
        (("ACCUSE", "allege"), ("THREATEN", "territory")),
    ],
)
def test_the_order_of_plover_is_kept(friendlier, less_friendly):
    assert plain_value(TYPES, *friendlier) > plain_value(TYPES, *less_friendly)


def test_the_strongest_plain_act_leaves_room_for_strong_words():
    assert max(abs(plain_value(TYPES, name, "")) for name in VERBAL) == pytest.approx(PLAIN)
    assert PLAIN < BOUND


def test_a_demand_of_no_mode_is_no_neutral_act():
    assert plain_value(TYPES, "REQUEST", "") < 0


@pytest.mark.parametrize(
    ("words", "further"),
    [
        ([("sharply", "intensifier", 2.0)], True),
        ([("mild", "hedge", -2.0)], False),
        ([("very", "intensifier", 1.0), ("mild", "hedge", -2.0)], False),
        ([("stopped short of", "withheld", -3.0)], False),
    ],
    ids=["strong", "mild", "weighed together", "withheld"],
)
@pytest.mark.parametrize("value", [-5.0, 5.0])
def test_words_move_an_act_away_from_0_or_towards_it(words, further, value):
    moved = with_manner(value, [manner(*word) for word in words])
    assert (abs(moved) > abs(value)) == further
    assert moved * value > 0


def test_what_is_withheld_is_all_but_none_however_strong_its_words():
    words = [manner("stopped short of", "withheld", -3.0), manner("bluntly", "intensifier", 2.0)]
    assert abs(with_manner(-7.0, words)) <= 1


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ([("lie", "evaluation", -0.8)], -1),
        ([("grateful", "courtesy", 0.3)], 1),
        ([("grateful", "courtesy", 0.3), ("lie", "evaluation", -0.8)], -1),
        ([("sharply", "intensifier", 2.0)], 0),
    ],
)
def test_a_statement_is_as_friendly_as_its_words_of_tone(words, sign):
    value = spoken_value([manner(*word) for word in words])
    assert (value > 0) - (value < 0) == sign


@given(st.sampled_from(VERBAL), st.lists(WORDS, max_size=6))
def test_every_value_lies_on_the_scale(type, words):
    assert -BOUND <= bounded(with_manner(plain_value(TYPES, type, ""), words)) <= BOUND
    assert abs(spoken_value(words)) <= PLAIN
