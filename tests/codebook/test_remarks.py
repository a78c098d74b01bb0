"""The words by which an article speaks of tone: checked on load, found in a sentence."""

import pytest

from dragoman.codebook.remarks import load_remarks
from dragoman.records import CodebookError


def test_the_longest_row_at_a_place_is_found(book):
    table = load_remarks(book(words__remarks=["tone | noun | |", "toned down | phrase | up |", "tone of voice | phrase | unknown |"]))
    found = [(h.first, h.last, h.word.part) for h in table.find("the tone of voice was toned down in tone".split())]
    assert found == [(1, 3, "phrase"), (5, 6, "phrase"), (8, 8, "noun")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("tone | nuon | |", "part is 'nuon'"),
        ("softer | quality | upwards |", "direction is 'upwards'"),
        ("softer | quality | |", "direction is ''"),
        ("tone | noun | up |", "direction is 'up'"),
    ],
)
def test_a_row_that_does_not_fit_is_an_error_that_names_its_line(book, row, message):
    with pytest.raises(CodebookError, match=rf"remarks\.tsv:2: {message}"):
        load_remarks(book(words__remarks=row))
