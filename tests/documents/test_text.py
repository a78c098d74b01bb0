from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import ReadOptions
from dragoman.documents.text import text_document

from .conftest import Write, document, failure

BODY = "The foreign minister said on Monday that talks would resume.\n\nA spokesman denied it.\n"


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Talks to resume, minister says\n\n", "Talks to resume, minister says"),
        ("\n\n  Will talks resume?\n \n", "Will talks resume?"),
        ("# Talks to resume\n\n", "Talks to resume"),
        ("Talks resume\n\n", "Talks resume"),
        ("World\n\nTalks to resume, minister says\n\n", "Talks to resume, minister says"),
        ("World\n\nBy Jane Doe\n\n", "World"),
        ("Published: 2025-03-27\nSource: The Post\n\nTalks to resume next week\n\n", "Talks to resume next week"),
        ("Title: Talks to resume\n\n", "Talks to resume"),
        ("", None),
        ("Talks to resume, minister says\n", None),
        ("The talks are to resume.\n\n", None),
        ("He said: “The talks are to resume.”\n\n", None),
        ("word " * 40 + "\n\n", None),
    ],
)
def test_a_short_first_line_of_its_own_is_the_title_and_stays_in_the_text(top: str, title: str | None) -> None:
    found = text_document((top + BODY).encode(), ReadOptions())
    assert found.title == title
    assert found.text == top + BODY


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("ISLAMABAD, Pakistan, March 27, 2025 (Reuters) — ", date(2025, 3, 27), "Reuters"),
        ("ISLAMABAD, Pakistan, March 27 (Reuters) — ", None, "Reuters"),
        ("ISLAMABAD, Pakistan, 27 March 2025 – ", date(2025, 3, 27), None),
        ("NEW DELHI, March 27, 2025 (Example Wire) -- ", date(2025, 3, 27), "Example Wire"),
        ("KABUL (AFP) - ", None, "AFP"),
        ("Kabul, March 27 (Xinhua) -- ", None, "Xinhua"),
        ("KABUL, Afghanistan — ", None, None),
        ("NATO (the alliance) — ", None, None),
        ("The ministry (Finance) — ", None, None),
        ("The deal of March 27, 2025 — ", None, None),
    ],
)
def test_a_dateline_tells_day_and_publisher(line: str, published: date | None, publisher: str | None) -> None:
    found = text_document(f"Talks to resume\n\n{line}{BODY}".encode(), ReadOptions())
    assert (found.published, found.publisher) == (published, publisher)


@pytest.mark.parametrize(
    ("lines", "published", "publisher"),
    [
        ("Published: 2025-03-27", date(2025, 3, 27), None),
        ("Published on: March 27, 2025 at 10:15", date(2025, 3, 27), None),
        ("DATE: 27 March 2025\nSource: The Post", date(2025, 3, 27), "The Post"),
        ("Published: two hours ago", None, None),
        ("Published as a book", None, None),
    ],
)
def test_labelled_lines_tell_day_and_publisher(lines: str, published: date | None, publisher: str | None) -> None:
    found = text_document(f"Talks to resume\n{lines}\n\n{BODY}".encode(), ReadOptions())
    assert (found.published, found.publisher) == (published, publisher)


def test_further_down_a_dateline_is_part_of_the_report() -> None:
    found = text_document(("He left.\n" * 10 + "KABUL, March 27, 2025 (AFP) — He said so.\n").encode(), ReadOptions())
    assert (found.published, found.publisher) == (None, None)


def test_front_matter_is_told_and_taken_out_of_the_text() -> None:
    front = "---\ntitle: \"Talks: to resume\"\ndate: 2025-03-27\npublisher: 'The Post'\nurl: https://example.org/a\ntags:\n  - talks\n---\n"
    found = text_document((front + BODY).encode(), ReadOptions())
    assert found.text == BODY
    assert (found.title, found.publisher, found.url) == ("Talks: to resume", "The Post", "https://example.org/a")
    assert found.published == date(2025, 3, 27)


def test_front_matter_never_takes_the_place_of_the_text() -> None:
    assert text_document(f"---\ntitle: Talks\ntext: short\n---\n{BODY}".encode(), ReadOptions()).text == BODY


@pytest.mark.parametrize("top", ["---\n\nTalks to resume\n\n---\n\n", "---\ndate: 2025-03-27\n", "---\nThe talks: a view\n---\n"])
def test_rules_across_a_page_are_no_front_matter(top: str) -> None:
    assert text_document((top + BODY).encode(), ReadOptions()).text == top + BODY


def test_a_page_marked_as_published_has_no_date_by_that() -> None:
    found = text_document(f"---\ntitle: Talks\npublished: true\n---\n{BODY}".encode(), ReadOptions())
    assert found.published is None


def test_what_is_told_more_plainly_comes_first() -> None:
    told = "---\ndate: 2025-03-29\n---\nPublished: 2025-03-28\n\nKABUL, March 27, 2025 (AFP) — " + BODY
    found = text_document(told.encode(), ReadOptions(date=date(2025, 3, 26)))
    assert (found.published, found.publisher) == (date(2025, 3, 29), "AFP")


def test_the_day_given_for_all_serves_where_none_is_told() -> None:
    assert text_document(BODY.encode(), ReadOptions(date=date(2025, 3, 26))).published == date(2025, 3, 26)


@pytest.mark.parametrize("top", ["---\ndate: 03/04/2025\n---\n", "Published: 03/04/2025\n\n"])
def test_an_ambiguous_day_is_a_failure(write: Write, top: str) -> None:
    assert failure(write("a.txt", top + BODY)).reason == "bad-date"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.txt.gz"])
def test_a_file_is_a_document(write: Write, name: str) -> None:
    found = document(write(name, "\ufeff" + BODY.replace("\n", "\r\n")))
    assert found.text == BODY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"---\ntitle: Talks\n---\n", "empty"),
        (b"GIF89a\x00\x00", "binary"),
        (b"\x81\x8d", "encoding"),
        (b"word " * 300, "too-large"),
        ("Le ministre a déclaré lundi que les pourparlers reprendraient bientôt.".encode(), "not-english"),
    ],
)
def test_an_unusable_file_is_a_failure_with_its_reason(write: Write, content: bytes, reason: str) -> None:
    path = write("a.txt", content)
    found = failure(path, max_bytes=1000)
    assert (found.source, found.reason) == (path, reason)


def test_the_language_found_is_named_and_the_check_can_be_switched_off(write: Write) -> None:
    path = write("a.txt", "Le ministre a déclaré lundi que les pourparlers reprendraient bientôt.")
    assert "in French" in failure(path).message
    assert document(path, language_check=False).text.startswith("Le ministre")


@settings(deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=300))
def test_text_is_kept_to_the_character(text: str) -> None:
    kept = "x" + text  # neither empty nor front matter
    assert text_document(kept.encode(), ReadOptions(language_check=False)).text == kept
