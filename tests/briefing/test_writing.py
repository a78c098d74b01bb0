"""The form of a brief follows the name of its file."""

from pathlib import Path

import pytest

from dragoman.briefing import rendered
from dragoman.records import InputError


@pytest.mark.parametrize(("name", "start"), [("b.html", b"<!doctype html>"), ("b.md", b"# Malawi"), ("b.PDF", b"%PDF-")])
def test_the_ending_tells_the_form(march, name, start):
    assert rendered(march, Path(name)).startswith(start)


@pytest.mark.parametrize("name", ["b.docx", "b"])
def test_another_ending_is_an_error_that_names_those_known(march, name):
    with pytest.raises(InputError, match=r"\.html, \.md, \.pdf"):
        rendered(march, Path(name))
