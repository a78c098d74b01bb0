"""The words of incidents: checked on load, found by their forms; every level of a sign has a weight."""

import math

import pytest

from dragoman.codebook.incidents import Weight, load_incidents
from dragoman.records import CodebookError


@pytest.mark.parametrize(
    ("form", "kinds", "word"),
    [
        ("ambushes", ("noun",), "ambush"),
        ("wounded", ("harm",), "wounded"),
        ("shot", ("verb",), "shoot"),
        ("operation", ("recall",), "operation"),
        ("bombed", ("passive",), "bombed"),
        ("dialogue", ("noun", "harm", "recall"), None),
    ],
)
def test_a_word_is_found_by_its_forms(form, kinds, word):
    found = load_incidents().find(form, kinds)
    assert (found.word if found else None) == word


@pytest.mark.parametrize(
    ("words", "at", "phrase", "length"),
    [
        ("a lorry ran over a mine", 2, "run over a mine", 4),
        ("rangers carried off by night", 1, "carry off", 2),
        ("police fired canisters of tear gas", 1, "fire … tear gas", 5),
    ],
)
def test_a_phrase_is_found_with_its_first_word_inflected(words, at, phrase, length):
    assert (length, phrase) in [(found, word.word) for found, word in load_incidents().phrases(words.split(), at)]


def test_a_level_adds_the_log_of_how_much_oftener_it_is_seen_where_two_are_one():
    assert Weight(0.5, 0.25).odds == pytest.approx(math.log(2))


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("words__incidents", "raid | nuon | ASSAULT | |", r"incidents\.tsv:2: kind is 'nuon'"),
        ("words__incidents", "raid | noun | SUPPORT | |", r"incidents\.tsv:2: type is 'SUPPORT'"),
        ("words__incident_weights", "day | same | 0 | 0.1 | 0.5 | 0.1", r"incident-weights\.tsv:2: same is 0\.0"),
    ],
)
def test_a_row_that_does_not_fit_is_an_error_that_names_its_line(book, table, row, message):
    with pytest.raises(CodebookError, match=message):
        load_incidents(book(**{table: row}))
