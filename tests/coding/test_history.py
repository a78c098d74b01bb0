"""Whether an act lies before the time of the story."""

from datetime import date

import pytest

from dragoman.coding.history import is_history
from dragoman.records import EventDate
from tests.coding.hand_reading import reading

DAY = date(2010, 6, 1)
PLAIN = "rebels NOUN 2 nsubj | fled VERB 0 root flee"
AGO = "rebels NOUN 2 nsubj | fled VERB 0 root flee | two NUM 4 nummod | decades NOUN 5 obl:unmarked decade | ago ADV 2 advmod"
NINETIES = "rebels NOUN 2 nsubj | fled VERB 0 root flee | in ADP 5 case | the DET 5 det | {} NOUN 2 obl"
OTHER_CLAUSE = (
    "rebels NOUN 2 nsubj | fled VERB 0 root flee | after SCONJ 5 mark | peace NOUN 5 nsubj | collapsed VERB 2 advcl collapse"
    " | decades NOUN 7 obl:unmarked decade | ago ADV 5 advmod"
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PLAIN, False),
        (AGO, True),
        (NINETIES.format("1990s"), True),
        (NINETIES.format("2010s"), False),
        (OTHER_CLAUSE, False),
        ("rebels NOUN 3 nsubj | previously ADV 3 advmod | fled VERB 0 root flee", False),
    ],
    ids=["no word of time", "decades ago", "a decade long past", "the decade that runs", "in another clause", "a hint only"],
)
def test_words_of_time_long_past_tell_history(rows, expected):
    document = reading(rows, day=DAY)
    s = document.sentences[0]
    assert is_history(document, s, s.words.index("fled"), None) is expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2009, 5, 1), date(2009, 5, 1), True),
        (date(2009, 7, 1), date(2009, 7, 1), False),
        (date(2008, 1, 1), date(2010, 6, 1), False),
    ],
    ids=["more than a year before", "within the year", "from then until now"],
)
def test_a_date_that_is_known_decides(first, last, expected):
    document = reading(AGO, day=DAY)
    day = EventDate(first, last, "day", "then")
    assert is_history(document, document.sentences[0], 1, day) is expected
