"""The levels of speakers, by the words of a mention."""

import pytest

from dragoman.codebook.levels import HIGHEST, load_levels
from dragoman.records import CodebookError

SHIPPED = load_levels()


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("President Ruiz", "head"),
        ("the president's spokesman", "spokesman"),
        ("Deputy Foreign Minister Lo", "deputy"),
        ("Foreign Minister Lo", "minister"),
        ("Prime Minister Lo", "head"),
        ("former president Ruiz", "former"),
        ("officials in the capital", "official"),
        ("the foreign ministry", "ministry"),
        ("the army", "military"),
        ("state television", "media"),
        ("the ambassador", "envoy"),
        ("Governor Lo", "local"),
        ("District Commissioner Lo", "local"),
        ("the General Staff", "military"),
        ("the chargé", "envoy"),
        ("the note", "paper"),
        ("the president's statement", "head"),
        ("Norland", "state"),
        ("", "state"),
    ],
)
def test_the_words_of_a_mention_tell_its_level(words, level):
    assert SHIPPED.of(words).name == level


def test_a_head_of_state_weighs_most_and_the_unnamed_less_than_their_ministry():
    weights = {name: SHIPPED.of(name).weight for name in ("president", "minister", "ministry", "officials")}
    assert sorted(weights, key=weights.__getitem__) == ["officials", "ministry", "minister", "president"]
    assert all(0 < weight <= HIGHEST for weight in weights.values())


def test_the_row_that_stands_first_wins(book):
    folder = book(words__levels=["aide to the king | aide | 0.5 |", "king | head | 1.5 |"])
    assert load_levels(folder).of("an aide to the king").name == "aide"


@pytest.mark.parametrize("weight", ["0", "-1", "2.5", "much"])
def test_a_weight_off_the_scale_is_an_error(book, weight):
    with pytest.raises(CodebookError, match=r"levels\.tsv:2: weight"):
        load_levels(book(words__levels=f"king | head | {weight} |"))
