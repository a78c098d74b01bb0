from datetime import date

import pytest

from dragoman.cli.words import date_text, mention_text, opinion_text, place_text, toll_text
from dragoman.records import Actor, EventDate, Mention, Opinion, Place, Span, Toll, Toponym


@pytest.mark.parametrize(
    ("actor", "of", "text"),
    [
        (None, None, "the envoy"),
        (Actor("Pakistan", "PAK", "GOV"), None, "the envoy (PAK.GOV)"),
        (Actor("envoy", "", "GOV"), None, "the envoy (GOV)"),
        (Actor("Asif Durrani"), None, "the envoy"),
        (None, "Asif Durrani", "the envoy (Asif Durrani)"),
        (Actor("Asif Durrani", "PAK", "GOV"), "Asif Durrani", "the envoy (Asif Durrani, PAK.GOV)"),
    ],
)
def test_a_mention_is_shown_with_the_name_and_the_code_that_are_known(actor, of, text):
    assert mention_text(Mention("the envoy", 0, 9, actor, of)).plain == text


@pytest.mark.parametrize(
    ("first", "last", "precision", "words", "text"),
    [
        (date(2024, 5, 3), date(2024, 5, 3), "day", "Friday", "3 May 2024 (“Friday”)"),
        (date(2024, 5, 3), date(2024, 5, 3), "day", "", "3 May 2024"),
        (date(2024, 5, 20), date(2024, 5, 26), "week", "next week", "20 May 2024 to 26 May 2024 (“next week”)"),
        (date(2024, 5, 1), date(2024, 5, 31), "month", "in May", "May 2024 (“in May”)"),
        (date(2023, 1, 1), date(2023, 12, 31), "year", "last year", "2023 (“last year”)"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(first, last, precision, words, text):
    assert date_text(EventDate(first, last, precision, words)) == text


@pytest.mark.parametrize(("low", "high", "text"), [(3, 3, "3"), (3, 5, "3 to 5"), (24, None, "24 or more")])
def test_a_toll_is_a_number_or_a_range(low, high, text):
    assert toll_text(Toll(low, high, "")) == text


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (None, "Khost"),
        (Place("Khost", "AFG", "Khost"), "Khost, AFG"),
        (Place("Tora Bora", "AFG", "Nangarhar"), "Tora Bora, Nangarhar, AFG"),
        (Place("Afghanistan", "AFG"), "Afghanistan, AFG"),
    ],
)
def test_a_place_is_told_with_what_it_lies_in(place, text):
    assert place_text(Toponym("Khost", 0, 5, place)) == text


@pytest.mark.parametrize(
    ("opinion", "text"),
    [
        (Opinion("tiny", True, "AID", (), (), "reported", "So it is."), "tiny agrees"),
        (
            Opinion("tiny", False, "AID", (Span("Kenya", 0, 5), Span("Uganda", 9, 15)), (), "planned", "So\x1b it is."),
            "tiny sees AID planned, source Kenya, Uganda, target – (So  it is.)",
        ),
        (Opinion("tiny", False, "", (), (), None, "A match."), "tiny sees no event (A match.)"),
    ],
)
def test_a_second_opinion_is_told_where_it_differs(opinion, text):
    assert opinion_text(opinion) == text
