import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.names import same_words, words_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the rebels", "rebels"),
        ("Norland’s Interior Ministry", "the ministry"),
        ("President Ada Brook", "Brook"),
        ("President Brook", "Mrs. Brook"),
        ("Foreign Minister Brook", "Ada Brook"),
        ("12 miners", "at least 12 miners"),
        ("dozens of marchers", "marchers"),
        ("U.N. envoys", "UN envoys"),
        ("masked raiders", "masked raiders seen near the river"),
        ("Norland Relief Corps (NRC)", "NRC"),
        ("Ada Brook, the envoy", "Ada Brook"),
        ("the Norlandian delegation", "Norland delegation"),
        ("the villagers'", "villagers"),
        ("the head of the council", "the head"),
    ],
)
def test_same_actor_with_other_boundaries(first: str, second: str) -> None:
    assert same_words(first, second)
    assert same_words(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norlandian officials", "Sudlandian officials"),
        ("Norland", "Norland's security council"),
        ("Norland", "Norland army"),
        ("Norland", "Norlandian soldiers"),
        ("five guards", "two guards"),
        ("the foreign minister", "the defence minister"),
        ("the Ministry of Defence", "the Ministry of Health"),
        ("North Island", "South Island"),
        ("", "guards"),
    ],
)
def test_other_actors_with_like_words(first: str, second: str) -> None:
    assert not same_words(first, second)
    assert not same_words(second, first)


@given(st.text(max_size=40), st.text(max_size=40))
def test_sameness_is_symmetric_and_never_fails(first: str, second: str) -> None:
    assert same_words(first, second) == same_words(second, first)
    assert same_words(first, first)


def test_words_are_lower_case_without_punctuation() -> None:
    assert words_of("The U.S. envoy’s 1,200-word note.") == ["the", "us", "envoy", "1,200", "word", "note"]
