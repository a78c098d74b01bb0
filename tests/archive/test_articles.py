"""Whether a document was seen before."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.articles import address_of, bands_of, likeness
from dragoman.records import Document
from tests.archive.hand import LONG, coded, report

FIRST = report(url="https://wire.example/a", publisher="Wire", id="one")
LEAD_CHANGED = LONG.replace("Soldiers crossed the river before dawn", "Troops went over the river at dawn")
OTHER = (
    "The finance minister opened a market hall in the capital on Friday and spoke of prices for maize. "
    "Traders complained about rents; a union of porters threatened to strike unless the fees for carts were cut by half before the rains."
)


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (FIRST, "known"),
        (report(url="http://www.wire.example/a/?utm_source=feed#top", id="two"), "known"),
        (report(url="https://other.example/b", canonical_url="https://wire.example/a", id="two"), "known"),
        (report(LONG + " The ministry sent condolences.", url="https://wire.example/a", id="two"), "version"),
        (report(OTHER, url="https://wire.example/a", id="two"), "version"),
        (report(OTHER, id="one"), "version"),
        (report(url="https://daily.example/x", id="two"), "reprint"),
        (report(LEAD_CHANGED, url="https://daily.example/x", id="two"), "reprint"),
        (report(LONG.upper(), id="two"), "reprint"),
        (report(OTHER, url="https://daily.example/x", id="two"), "new"),
        (report("A short word.", id="two"), "new"),
    ],
)
def test_a_document_stands_to_the_first_one_as(tmp_path: Path, document: Document, kind: str) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        with archive.writing() as writer:
            writer.add(coded(FIRST))
        assert archive.standing(document).kind == kind


CORRECTED = LONG.replace("nine shots", "eleven shots")


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (report(CORRECTED, id="two", publisher="Wire", published="2025-03-05"), "version"),
        (report(LONG, id="two", publisher="wire", published="2025-03-04"), "known"),
        (report(CORRECTED, id="two", publisher="Daily", published="2025-03-05"), "reprint"),
        (report(CORRECTED, id="two", publisher="Wire", published="2025-06-05"), "reprint"),
        (report(CORRECTED, id="two", published="2025-03-05"), "reprint"),
    ],
)
def test_what_one_outlet_publishes_again_within_days_is_a_correction(tmp_path: Path, document: Document, kind: str) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        with archive.writing() as writer:
            writer.add(coded(report(id="one", publisher="Wire", published="2025-03-04")))
        assert archive.standing(document).kind == kind


def test_short_texts_are_reprints_only_where_they_are_the_same(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        with archive.writing() as writer:
            writer.add(coded(report("Gunmen killed two policemen in Quetta.", id="one")))
        assert archive.standing(report("Gunmen killed two policemen in Quetta!", id="two")).kind == "reprint"
        assert archive.standing(report("Gunmen killed ten policemen in Quetta.", id="two")).kind == "new"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.example.org/a/b/", "example.org/a/b"),
        ("http://EXAMPLE.org:80/a?b=2&a=1", "example.org/a?a=1&b=2"),
        ("https://example.org/a?fbclid=1&utm_medium=x", "example.org/a"),
        ("https://example.org/a?id=7", "example.org/a?id=7"),
        ("archive:item-7", "archive:item-7"),
        ("", None),
        (None, None),
    ],
)
def test_the_address_names_the_page_and_nothing_else(url: str | None, address: str | None) -> None:
    assert address_of(url) == address


@given(st.text())
def test_a_text_is_wholly_like_itself_and_shares_its_bands(text: str) -> None:
    assert likeness(text, text) == 1.0
    assert bands_of(text) == bands_of(text)


@given(st.lists(st.sampled_from("red blue green go come near far".split()), min_size=3, max_size=60), st.data())
def test_likeness_is_the_same_from_both_sides(words: list[str], data: st.DataObject) -> None:
    one, other = " ".join(words), " ".join(data.draw(st.permutations(words)))
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
