"""The article is read as a person sees it: as text without colours, and as the styles that colours make."""

from datetime import date

import pytest
from rich.console import Console

from dragoman.cli.article import article, highlighted
from dragoman.cli.statuses import LOOKS
from dragoman.records import (
    STATUSES,
    Actor,
    Document,
    Event,
    EventDate,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Toll,
    Toponym,
    Versions,
)

FIRST = "Troops shelled Khost on Monday, killing at least three, Kabul said."
SECOND = "He may hold talks."
TEXT = f"{FIRST} {SECOND}"


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def mention(words, actor=None, of=None):
    return Mention(words, *span(words), actor, of)


def event(trigger, type="ASSAULT", sentence="0", **given):
    values = {"mode": "", "status": "reported", "source": (), "target": (), "according_to": (), "historical": False, "score": 0.91, **given}
    return Event("e", "d", sentence, Span(trigger, *span(trigger)), type, **values)


SHELLING = event(
    "shelled",
    mode="heavy-weapons",
    status="claimed",
    source=(mention("Troops", Actor("Pakistan Army", "PAK", "MIL")),),
    target=(mention("Khost"),),
    according_to=(mention("Kabul", Actor("Afghanistan", "AFG", "GOV")),),
    date=EventDate(date(2024, 5, 13), date(2024, 5, 13), "day", "on Monday"),
    place=Toponym("Khost", *span("Khost"), Place("Khost", "AFG", "Khost", kind="city")),
    killed=Toll(3, None, "at least three"),
)
TALKS = event("talks", "CONSULT", "1", status="hypothetical", source=(mention("He", of="Asif Durrani"),), historical=True)
SAID = Statement("s", "d", "0", mention("Kabul"), Span("said", *span("said")), Span(FIRST, 0, len(FIRST)), "affirm", "indirect")


def record(*events, statements=(), title="Shells fall on Khost"):
    sentences = (SentenceRecord("0", 0, len(FIRST), FIRST), SentenceRecord("1", len(FIRST) + 1, len(TEXT), SECOND))
    document = Document(TEXT, "d", title, "Border Post", published=date(2024, 5, 14))
    return Record(document, sentences, events, statements, (), (), Versions("", "", ""))


@pytest.fixture
def shown():
    """What a console of a width shows."""

    def show(record, width=200, encoding="utf-8"):
        import io

        console = Console(file=io.TextIOWrapper(io.BytesIO(), encoding=encoding), width=width)
        with console.capture() as capture:
            console.print(article(record, console))
        return "\n".join(line.rstrip() for line in capture.get().splitlines())

    return show


def test_the_block_begins_with_title_publisher_and_date(shown):
    title, told, *_ = shown(record(SHELLING)).splitlines()
    assert title.startswith("Shells fall on Khost ──")
    assert told == "Border Post · 14 May 2024"


def test_an_article_without_title_is_called_by_its_first_sentence(shown):
    assert shown(record(title=None)).startswith("Troops shelled Khost on Monday")


def test_an_event_shows_all_that_is_known_of_it(shown):
    assert """
  ◐ claimed      ASSAULT heavy-weapons  Troops (PAK.MIL) → Khost
                 when 13 May 2024 (“on Monday”) · where Khost, AFG · killed 3 or more · according to Kabul (AFG.GOV) · confidence 0.91
    Troops shelled Khost on Monday, killing at least three, Kabul said.
""" in shown(record(SHELLING))


def test_what_is_not_known_is_left_out(shown):
    assert """
  ? hypothetical CONSULT  He (Asif Durrani) → –
                 told as background · confidence 0.91
    He may hold talks.
""" in shown(record(TALKS))


def test_events_stand_in_the_order_of_the_text_over_their_sentence(shown):
    text = shown(record(SHELLING, event("killing"), TALKS))
    order = ["ASSAULT heavy-weapons", "● reported", FIRST, "CONSULT", SECOND]
    assert sorted(order, key=text.index) == order
    assert text.count(FIRST) == 1


def test_statements_stand_below_in_a_line_each(shown):
    assert "\n  Kabul: affirm: Troops shelled Khost on Mon…\n" in shown(record(statements=(SAID,)), width=45)


def test_an_article_without_events_says_so(shown):
    assert "  No events." in shown(record())


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_told_by_word_and_mark_and_colour(shown, status):
    others = [LOOKS[other] for other in STATUSES if other != status]
    assert LOOKS[status].mark not in [other.mark for other in others]
    assert LOOKS[status].ascii not in [other.ascii for other in others]
    assert LOOKS[status].colour not in [other.colour for other in others]
    assert f"{LOOKS[status].mark} {status}" in shown(record(event("shelled", status=status)))


def test_without_unicode_marks_are_ascii(shown):
    text = shown(record(event("shelled", status="denied", source=(mention("Troops"),), target=(mention("Khost"),))), encoding="ascii")
    assert "/ denied" in text
    assert "Troops -> Khost" in text


def test_trigger_source_and_target_are_highlighted_in_the_sentence():
    sentence = SentenceRecord("0", 0, len(FIRST), FIRST)
    styles = {str(span.style): FIRST[span.start : span.end] for span in highlighted(sentence, [SHELLING]).spans}
    assert styles == {"bold": "Troops", "underline": "Khost", "bold reverse yellow": "shelled"}


def test_a_sentence_further_on_is_highlighted_at_its_own_offsets():
    sentence = SentenceRecord("1", len(FIRST) + 1, len(TEXT), SECOND)
    assert {SECOND[span.start : span.end] for span in highlighted(sentence, [TALKS]).spans} == {"He", "talks"}


def test_a_report_cannot_steer_the_terminal(shown):
    evil = "Troops\x1b]0;owned\x07 shelled\x9b31m Khost.\r\nEnd."
    sentences = (SentenceRecord("0", 0, len(evil), evil),)
    document = Document(evil, "d", "Title\x1b[2J")
    made = Record(document, sentences, (event("shelled"),), (), (), (), Versions("", "", ""))
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(shown(made))
