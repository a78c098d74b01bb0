"""The words of a page."""

from datetime import date

import pytest

from dragoman.briefing.page import page_of, short_day, span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 3, 4), date(2024, 3, 4), "4 March 2024"),
        (date(2024, 3, 4), date(2024, 3, 10), "4–10 March 2024"),
        (date(2024, 3, 25), date(2024, 4, 2), "25 March – 2 April 2024"),
        (date(2023, 12, 25), date(2024, 1, 2), "25 December 2023 – 2 January 2024"),
        (None, date(2024, 1, 2), "2 January 2024"),
        (None, None, ""),
    ],
)
def test_a_span_says_nothing_twice(first, last, words):
    assert span(first, last) == words


def test_a_day_that_is_not_known_is_left_out():
    assert short_day(None) == ""


def test_the_head_tells_who_when_and_on_what_it_rests(march):
    page = page_of(march)
    assert (page.title, page.period, page.basis) == ("Malawi – Mozambique", "1–31 March 2024", "6 reports by 2 outlets")


def test_lines_of_several_outlets_are_marked(march):
    assert [line.mark for week in page_of(march).weeks for line in week.entries] == ["●", "○"]


def test_a_claim_tells_positions_and_how_much_it_rests_on(march):
    (claim,) = page_of(march).claims
    assert claim.label == "contested" and claim.detail == "in 2 reports; 4 Mar to 5 Mar"
    assert [(line.text, line.when) for line in claim.entries] == [("Malawi asserts", "since 4 Mar"), ("Mozambique denies", "since 4 Mar")]


def test_an_incident_tells_tolls_by_source(march):
    (incident,) = page_of(march).incidents
    assert (incident.killed, incident.injured, incident.outlets) == ("2–5", "–", "2 outlets")
    assert [(toll.detail, toll.text) for toll in incident.tolls] == [
        ("police (Lake Post)", "2 killed"),
        ("police (Coast Wire)", "5 killed"),
    ]


def test_the_page_tells_what_coded_it(march):
    assert "Coded by Dragoman" in page_of(march).colophon
