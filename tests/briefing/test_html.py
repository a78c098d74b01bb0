"""The HTML page: whole, by itself, and safe."""

import re
from html.parser import HTMLParser

import pytest

from dragoman.briefing.html import html
from dragoman.briefing.page import page_of
from dragoman.briefing.writing import chart_of
from tests.briefing.conftest import HARD

VOID = {"meta", "br", "link", "img", "hr"}


class Tags(HTMLParser):
    """Holds which tags were opened and not closed, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, _attrs):
        self.seen.add(tag)
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(params=["march", "group", "single", "hard"])
def any_brief(request):
    return request.getfixturevalue(request.param)


def test_tags_are_closed_and_no_script_runs(any_brief):
    tags = Tags(html(page_of(any_brief), ""))
    assert tags.open == [] and "script" not in tags.seen


def test_it_needs_nothing_from_elsewhere(march):
    page = html(page_of(march), chart_of(march))
    assert not re.search(r"<(?:link|script|img|iframe)\b|@import|url\(", page)
    assert '<svg role="img"' in page and "@page" in page


def test_every_note_that_is_cited_is_there(march):
    page = html(page_of(march), "")
    assert set(re.findall(r'href="#(n\d+)"', page)) == set(re.findall(r'<li id="(n\d+)"', page))


def test_words_of_reports_are_no_markup(hard):
    page = html(page_of(hard), "")
    assert HARD in Tags(page).text
    assert "<b>" not in page and "javascript:" not in page


def test_the_same_brief_gives_the_same_page(march):
    assert html(page_of(march), chart_of(march)) == html(page_of(march), chart_of(march))


def test_where_there_is_nothing_it_says_so(group):
    assert "There is no curve of tone for these two sides." in html(page_of(group), "")
