from __future__ import annotations

import pytest

from dragoman.documents import ReadOptions
from dragoman.records import InputError


def test_a_column_for_a_field_that_documents_lack_is_refused() -> None:
    with pytest.raises(InputError, match=r"called author\. Columns can be given for id, text, .* --column text=body"):
        ReadOptions(columns={"author": "byline", "text": "body"})


def test_a_size_that_nothing_fits_is_refused() -> None:
    with pytest.raises(InputError, match="at least 1 byte, not 0"):
        ReadOptions(max_bytes=0)


@pytest.mark.parametrize(
    ("field", "names"), [("published", ("published", "date")), ("publisher", ("publisher", "source")), ("text", ("body",))]
)
def test_a_named_column_takes_the_place_of_the_usual_ones(field: str, names: tuple[str, ...]) -> None:
    assert ReadOptions(columns={"text": "body"}).names(field) == names
