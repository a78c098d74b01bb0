"""Markdown: sections, notes, and words that would be markup."""

import re

import pytest

from dragoman.briefing.markdown import markdown
from dragoman.briefing.page import page_of


def test_sections_in_their_order(march):
    assert re.findall(r"^## (.*)$", markdown(page_of(march)), re.MULTILINE) == [
        "What happened",
        "Who says what",
        "Incidents",
        "Tone",
        "What to watch",
        "What this cannot tell",
        "Sources",
    ]


def test_every_note_that_is_cited_is_there_once(march):
    text = markdown(page_of(march))
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    there = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert cited == set(there) and len(there) == len(set(there))


def test_a_line_with_its_quotation_and_note(march):
    assert "- 4 Mar ● Malawi accused Mozambique. “Malawi accused Mozambique of moving the lake fence by night”[^1][^2]" in markdown(
        page_of(march)
    )


def test_where_there_is_nothing_it_says_so(group):
    text = markdown(page_of(group))
    assert "No act of one side towards the other is told" in text and "There is no curve of tone" in text


def test_words_of_reports_are_no_markup(hard):
    text = markdown(page_of(hard))
    assert r"\*bold\*" in text and r"\<b\>" in text and r"\[x\](y)" in text
    assert "javascript" not in text


@pytest.mark.parametrize("chart", ["", "chart.svg"])
def test_the_chart_is_an_image_if_there_is_one(march, chart):
    assert ("![Tone over time](chart.svg)" in markdown(page_of(march), chart)) == bool(chart)
