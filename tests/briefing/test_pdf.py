"""The PDF: the same bytes for the same brief, with its own fonts, whatever the words."""

import zlib

import pytest

from dragoman.briefing.page import page_of
from dragoman.briefing.pdf import pdf
from dragoman.briefing.writing import chart_of


@pytest.mark.parametrize("name", ["march", "group", "single", "hard"])
def test_a_page_is_set_whatever_its_words(name, request):
    brief = request.getfixturevalue(name)
    assert pdf(page_of(brief), chart_of(brief)).startswith(b"%PDF-")


def test_the_same_brief_gives_the_same_bytes(march):
    assert pdf(page_of(march), chart_of(march)) == pdf(page_of(march), chart_of(march))


def test_fonts_are_within(march):
    made = pdf(page_of(march), "")
    parts = (part.partition(b"endstream")[0].strip(b"\r\n") for part in made.split(b"stream")[1:])
    whole = made + b"".join(_inflated(part) for part in parts)
    assert b"LibertinusSerif" in whole and b"/FontFile3" in whole


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return b""
