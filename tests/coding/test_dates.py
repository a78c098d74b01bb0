"""Dates: which days the words of a sentence stand for, and which of them dates an act."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.dates import date_of, find_dates, of_done
from tests.coding.parsed import parsed

PUBLISHED = date(2025, 3, 27)  # a Thursday


def sentence(text: str, verb: str = "met", ahead: bool = False):
    """A clause of plain words that all hang on its verb; `ahead` puts "will" to it."""
    words = text.split()
    at = words.index(verb) + 1
    rows = [f"{word} {_tag(word)} {0 if i == at else at} {'root' if i == at else 'dep'}" for i, word in enumerate(words, 1)]
    if ahead:
        rows.append(f"will AUX:MD {at} aux")
    return parsed("\n".join(rows).replace("met X", "met VERB:VBD"))


def _tag(word: str) -> str:
    return "NUM:CD" if word[0].isdigit() else "PROPN:NNP" if word[0].isupper() else "X"


def days(text: str, published: date | None = PUBLISHED, anchor: date | None = None, ahead: bool = False) -> list[tuple[str, str]]:
    """The days of the expressions found, as first and last in figures."""
    found = find_dates(sentence(f"they met {text} .", ahead=ahead), published, anchor)
    return [(f.value.first.isoformat(), f.value.last.isoformat()) if f.value else ("", f.reason) for f in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on March 22 , 2025", "2025-03-22", "2025-03-22"),
        ("on Saturday , March 22 , 2025", "2025-03-22", "2025-03-22"),
        ("on 22 March 2025", "2025-03-22", "2025-03-22"),
        ("on the 22nd of March 2025", "2025-03-22", "2025-03-22"),
        ("on 2025 - 03 - 22", "2025-03-22", "2025-03-22"),
        ("in March 2005", "2005-03-01", "2005-03-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("in 1994", "1994-01-01", "1994-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the spring of 2011", "2011-03-01", "2011-05-31"),
        ("in winter 2013", "2013-12-01", "2014-02-28"),
        ("between 3 and 5 May 2020", "2020-05-03", "2020-05-05"),
        ("from May 30 to June 2 , 2020", "2020-05-30", "2020-06-02"),
        ("in early June 2020", "2020-06-01", "2020-06-10"),
        ("in late 2020", "2020-09-01", "2020-12-31"),
    ],
)
def test_a_date_with_its_year_needs_no_document_date(text, first, last):
    assert days(text, published=None) == days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 22 March", "2025-03-22", "2025-03-22"),
        ("on Nov. 3", "2024-11-03", "2024-11-03"),
        ("on Sept 1", "2024-09-01", "2024-09-01"),
        ("on 6 Dec", "2024-12-06", "2024-12-06"),
        ("on the 12th instant", "2025-03-12", "2025-03-12"),
        ("on the 12th ultimo", "2025-02-12", "2025-02-12"),
        ("last October", "2024-10-01", "2024-10-31"),
        ("last March", "2024-03-01", "2024-03-31"),
        ("in March", "2025-03-01", "2025-03-31"),
        ("in October", "2024-10-01", "2024-10-31"),
        ("in late August", "2024-08-22", "2024-08-31"),
        ("in March of last year", "2024-03-01", "2024-03-31"),
        ("on Thursday", "2025-03-27", "2025-03-27"),
        ("on Friday", "2025-03-21", "2025-03-21"),
        ("on Tuesday night", "2025-03-25", "2025-03-25"),
        ("last Thursday", "2025-03-20", "2025-03-20"),
        ("from Monday to Wednesday", "2025-03-24", "2025-03-26"),
        ("today", "2025-03-27", "2025-03-27"),
        ("tonight", "2025-03-27", "2025-03-27"),
        ("yesterday", "2025-03-26", "2025-03-26"),
        ("last night", "2025-03-26", "2025-03-26"),
        ("the night before last", "2025-03-25", "2025-03-25"),
        ("overnight", "2025-03-26", "2025-03-27"),
        ("tomorrow", "2025-03-28", "2025-03-28"),
        ("two days ago", "2025-03-25", "2025-03-25"),
        ("a week ago", "2025-03-17", "2025-03-23"),
        ("three months ago", "2024-12-01", "2024-12-31"),
        ("10 years ago", "2015-01-01", "2015-12-31"),
        ("this week", "2025-03-24", "2025-03-30"),
        ("last week", "2025-03-17", "2025-03-23"),
        ("next month", "2025-04-01", "2025-04-30"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("earlier this month", "2025-03-01", "2025-03-27"),
        ("later this week", "2025-03-27", "2025-03-30"),
        ("over the past week", "2025-03-20", "2025-03-27"),
        ("in the past few days", "2025-03-24", "2025-03-27"),
        ("over the weekend", "2025-03-22", "2025-03-23"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("next Friday", "2025-03-28", "2025-03-28"),
    ],
)
def test_other_dates_count_from_the_document_date(text, first, last):
    assert days(text) == [(first, last)]
    assert days(text, published=None) == [("", "no document date")]


@pytest.mark.parametrize(
    ("text", "first"),
    [("on Tuesday", "2025-04-01"), ("on Thursday", "2025-03-27"), ("on April 3", "2025-04-03"), ("in January", "2026-01-01")],
)
def test_a_clause_about_the_future_counts_forward(text, first):
    assert days(text, ahead=True)[0][0] == first


def test_last_october_is_past_in_a_clause_about_the_future_too():
    assert days("last October", ahead=True) == [("2024-10-01", "2024-10-31")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("of January 15", "2025-01-15"),  # "will help with the inquiry into the blast of January 15"
        ("on Friday", "2025-03-21"),
        ("on January 15 , 2026", "2026-01-15"),
        ("next Friday", "2025-03-28"),
        ("tomorrow", "2025-03-28"),
        ("on March 22", "2025-03-22"),
    ],
)
def test_an_act_told_as_done_lies_before_publication(text, first):
    (found,) = find_dates(sentence(f"they met {text} .", ahead=True), PUBLISHED)
    day, reason = of_done(found.value, found.reason, PUBLISHED)
    assert day is not None and day.first.isoformat() == first
    assert ("told as done" in reason) == (day != found.value)


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_an_act_without_a_date_has_none_for_being_done(published):
    assert of_done(None, "the sentence tells no date", published) == (None, "the sentence tells no date")


def test_is_to_speaks_of_the_future():
    s = parsed("he PRON 4 nsubj | is AUX:VBZ 4 aux | to PART 4 mark | arrive VERB:VB 0 root | Tuesday PROPN 4 obl")
    (found,) = find_dates(s, PUBLISHED)
    assert found.value is not None and found.value.first == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("two days earlier", "2025-03-18"),
        ("two days later", "2025-03-22"),
        ("the following day", "2025-03-21"),
        ("the previous day", "2025-03-19"),
        ("that day", "2025-03-20"),
        ("the day before", "2025-03-19"),
    ],
)
def test_some_count_from_the_date_named_before(text, first):
    assert days(text, anchor=date(2025, 3, 20)) == [(first, first)]
    assert days(text) == [("", "no earlier date in the text to count from")]


def test_the_date_named_before_may_stand_in_the_same_sentence():
    assert days("on Tuesday and fled the following day") == [("2025-03-25", "2025-03-25"), ("2025-03-26", "2025-03-26")]


def test_since_reaches_to_the_document_date():
    assert days("since March 2005") == [("2005-03-01", "2025-03-27")]


@pytest.mark.parametrize(
    "text",
    [
        "for two years",
        "on a five - day visit",
        "2000 people",
        "and may leave",
        "at 20 places",
        "on a weekend course",
    ],
)
def test_durations_and_look_alikes_are_no_dates(text):
    assert days(text) == []


def test_a_number_of_people_after_a_month_is_no_day():
    s = parsed("In ADP 2 case | May PROPN 6 obl | 20 NUM:CD 4 nummod | people NOUN 6 nsubj | were AUX 6 aux | killed VERB:VBN 0 root")
    assert [found.text for found in find_dates(s, PUBLISHED)] == ["May"]


def test_a_person_called_may_is_no_month():
    s = parsed("May PROPN 2 nsubj | resigned VERB:VBD 0 root | on ADP 4 case | Friday PROPN 2 obl", [("May", "PERSON")])
    assert [found.text for found in find_dates(s, PUBLISHED)] == ["Friday"]


def test_the_calendar_has_no_thirtieth_of_february():
    assert days("on February 30 , 2024") == [("", "the calendar has no such day")]


def test_offsets_count_characters_of_the_document():
    s = parsed("They PRON 2 nsubj | left VERB:VBD 0 root | last ADJ 4 amod | week NOUN 2 obl", start=100)
    (found,) = find_dates(s, PUBLISHED)
    assert (found.text, found.start, found.end, found.first_word, found.last_word) == ("last week", 110, 119, 2, 3)


SAID = """Police NOUN 2 nsubj
said VERB:VBD 0 root say
Thursday PROPN 2 obl
gunmen NOUN 5 nsubj
attacked VERB:VBD 2 ccomp attack
on ADP 7 case
Tuesday PROPN 5 obl"""


@pytest.mark.parametrize(("trigger", "first"), [(1, "2025-03-27"), (4, "2025-03-25")])
def test_saying_and_act_have_their_own_days(trigger, first):
    s = parsed(SAID)
    value, _ = date_of(s, trigger, find_dates(s, PUBLISHED))
    assert value is not None and value.first.isoformat() == first


def test_the_day_of_a_saying_does_not_date_what_is_said():
    s = parsed("\n".join(SAID.split("\n")[:5]))
    assert date_of(s, 4, find_dates(s, PUBLISHED)) == (None, "“Thursday”: dates another act")


def test_an_act_takes_its_date_from_the_clause_above():
    s = parsed(
        "A DET 2 det | bomb NOUN 3 nsubj | exploded VERB:VBD 0 root | Monday PROPN 3 obl | killing VERB:VBG 3 advcl | five NUM 5 obj"
    )
    value, reason = date_of(s, 4, find_dates(s, PUBLISHED))
    assert value is not None and value.first == date(2025, 3, 24)
    assert reason == "“Monday”: read as 2025-03-24"


def test_the_day_of_what_is_condemned_is_not_that_of_the_condemning():
    s = parsed("He PRON 2 nsubj | condemned VERB:VBD 0 root | Monday PROPN 5 nmod:poss | 's PART 3 case | attack NOUN 2 obj")
    dates = find_dates(s, PUBLISHED)
    assert date_of(s, 1, dates)[0] is None
    assert date_of(s, 4, dates)[0] is not None


def test_the_day_of_an_arrest_does_not_date_the_crime_told_of_the_arrested():
    s = parsed(
        "The DET 2 det | men NOUN 7 nsubj:pass | who PRON 4 nsubj | attacked VERB:VBD 2 acl:relcl | it PRON 4 obj | were AUX 7 aux:pass"
        " | arrested VERB:VBN 0 root | Tuesday PROPN 7 obl"
    )
    dates = find_dates(s, PUBLISHED)
    assert date_of(s, 3, dates)[0] is None
    assert date_of(s, 6, dates)[0] is not None


@pytest.mark.parametrize(
    "rows",
    [
        # the evening of a day
        "Raids NOUN 2 nsubj:pass | begun VERB:VBN 0 root | on ADP 5 case | the DET 5 det | evening NOUN 2 obl | of ADP 7 case"
        " | March PROPN 5 nmod | 20 NUM 7 nummod",
        # the day of a verb joined to the one that tells of the act
        "Raids NOUN 2 obj | launched VERB:VBD 0 root | and CCONJ 4 cc | seized VERB:VBD 2 conj | it PRON 4 obj | on ADP 7 case"
        " | March PROPN 4 obl | 20 NUM 7 nummod",
        # the day of a clause of the same time
        "Raiders NOUN 2 nsubj | came VERB:VBD 0 root | while SCONJ 5 mark | he PRON 5 nsubj | slept VERB:VBD 2 advcl | on ADP 7 case"
        " | March PROPN 5 obl | 20 NUM 7 nummod",
    ],
)  # fmt: skip
def test_an_act_takes_the_day_of_what_happens_with_it(rows):
    s = parsed(rows)
    value, _ = date_of(s, 1 if s.words[1] == "came" else 0, find_dates(s, PUBLISHED))
    assert value is not None and value.first == date(2025, 3, 20)


def test_the_day_of_another_clause_does_not_date_the_act():
    s = parsed(
        "They PRON 2 nsubj | fled VERB:VBD 0 root | after SCONJ 5 mark | troops NOUN 5 nsubj | came VERB:VBD 2 advcl | Monday PROPN 5 obl"
    )
    assert date_of(s, 1, find_dates(s, PUBLISHED))[0] is None


def test_no_date_has_its_reason():
    s = parsed("They PRON 2 nsubj | met VERB:VBD 0 root")
    assert date_of(s, 1, find_dates(s, PUBLISHED)) == (None, "the sentence tells no date")


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_weekday_told_in_the_past_lies_in_the_week_up_to_publication(published):
    for weekday in ("Monday", "Thursday", "Sunday"):
        (found,) = find_dates(sentence(f"they met {weekday}"), published)
        assert found.value is not None
        assert 0 <= (published - found.value.first).days < 7
        assert found.value.first.strftime("%A") == weekday


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    words = text.split() or ["."]
    s = parsed("\n".join(f"{word} X {0 if i == 0 else 1} {'root' if i == 0 else 'dep'}" for i, word in enumerate(words)))
    assert all(s.text[f.start : f.end] == f.text for f in find_dates(s, PUBLISHED))
