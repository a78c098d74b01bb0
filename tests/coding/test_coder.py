"""The coder: a document in, its record out; the same for the same, and whole for any text."""

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coding.coder import Coder, CoderOptions, load
from dragoman.records import STANCES, STATUSES, Document, DragomanError, Pair, Record

REPORT = """Gunmen kill two policemen in Quetta

QUETTA, Pakistan — Gunmen killed two policemen in Quetta on Monday, police said. Pakistan's Foreign Ministry accused the Taliban of
sheltering the attackers. The Taliban denied the accusation. “We have not attacked anyone,” said Zabihullah Mujahid, a spokesman for
the group. “We want talks with Pakistan.” Officials from both countries will meet in Doha next week.
"""
DAY = date(2022, 11, 14)


def check(record: Record) -> None:
    """What holds of every record."""
    text = record.document.text
    statements = [x for s in record.statements for x in (s.speaker, s.cue, s.content) if x]
    mentions = [m for e in record.events for m in (*e.source, *e.target, *e.according_to)]
    triggers = [e.trigger for e in record.events]
    for span in [*record.sentences, *record.actors, *record.places, *statements, *mentions, *triggers]:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    sentences = {s.id: s for s in record.sentences}
    assert len(sentences) == len(record.sentences)
    for e in record.events:
        assert sentences[e.sentence].start <= e.trigger.start < e.trigger.end <= sentences[e.sentence].end
        assert e.status in STATUSES and 0 <= e.score <= 1 and e.document == record.document.id
        assert e.steps and all(step.text for step in e.steps)
        assert e.status != "reported" or not e.according_to
        assert (e.date or e.date_reason) and (e.place or e.place_reason)
    for s in record.statements:
        assert s.sentence in sentences and s.stance in STANCES and s.document == record.document.id
    ids = [x.id for x in (*record.events, *record.statements)]
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def record(coder: Coder) -> Record:
    return coder.code(REPORT, DAY)


def test_a_report_gives_a_sound_record(record):
    check(record)


def test_events_and_statements_stand_in_the_order_of_the_text(record):
    order = [s.id for s in record.sentences]
    events = [(order.index(e.sentence), e.trigger.start) for e in record.events]
    statements = [order.index(s.sentence) for s in record.statements]
    assert (events, statements) == (sorted(events), sorted(statements))


def test_actors_are_those_of_events_and_statements_each_once(record):
    places = [(m.start, m.end) for m in record.actors]
    assert places == sorted(set(places))
    named = {(m.start, m.end) for e in record.events for m in (*e.source, *e.target, *e.according_to)}
    named |= {(s.speaker.start, s.speaker.end) for s in record.statements if s.speaker}
    assert set(places) == named


def test_a_record_names_its_versions(record, coder):
    assert record.versions == coder.versions
    assert all((record.versions.dragoman, record.versions.model, record.versions.codebook))


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        ("Police arrested two students in Kampala.", "COERCE", "Police", "two students"),
        ("Rebels attacked an army base.", "ASSAULT", "Rebels", ""),
        ("France condemned the coup.", "ACCUSE", "France", ""),
        ("The rebels released three hostages on Friday.", "RETREAT", "The rebels", "three hostages"),
        ("The Front, an armed group responsible for raids on farms, remains in the hills.", "COERCE", "The Front", ""),
    ],
)
def test_simple_sentences_are_coded_as_a_reader_codes_them(coder, text, type_, source, target):
    event = next(e for e in coder.code(text).events if e.type == type_)
    assert event.status == "reported"
    assert [m.text for m in event.source] == [source]
    assert not target or [m.text for m in event.target] == [target]


def test_what_a_speaker_says_is_a_statement_of_his(coder):
    (statement,) = coder.code("Police said the talks had failed.").statements
    assert statement.speaker is not None and statement.cue is not None
    assert (statement.speaker.text, statement.cue.text, statement.stance) == ("Police", "said", "affirm")
    assert "failed" in statement.content.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "Attack",
        ".",
        "ATTACK ON CONVOY KILLS FIVE",
        "😀 Police arrested 👨‍👩‍👧 in Kabul 🇦🇫. “😡” said 😀.",
        "a\u0301 ﷽ עברית العربية 中文字 नमस्ते.",
        "\x00 police \x1b arrested \ufeff him \ufffd \u200b.",
        "Police\u00a0arrested\u2028two\u3000men.\u2029",
        "“““ ””” ((( ))) [[ ]] -- — ...",
        "He said he said he said he said he said he said.",
        "“",
        '"Police said "police said "police said.',
        "according to",
        "said",
        "1 2 3.5 4,000 5th $6m 7/8/2009",
        "http://example.org/" + "a/" * 500,
        "Karim (K) (K) ( K ) (",
        "police " * 300,
        "x" * 5_000,
    ],
)
def test_any_text_has_a_sound_record(coder, text):
    check(coder.code(text, DAY))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), st.sampled_from(REPORT.split())), max_size=25))
def test_any_mixture_of_words_has_a_sound_record(coder, words):
    check(coder.code(" ".join(words), DAY))


def test_a_sentence_of_three_thousand_words_is_coded_whole(coder):
    record = coder.code("Police arrested two men, and " + "the army and " * 995 + "the rebels attacked Kabul")
    check(record)
    assert len(record.sentences) == 1 and len(record.sentences[0].text.split()) > 2_990


def test_no_words_make_no_record_lines(coder):
    record = coder.code(" \n ")
    assert (record.sentences, record.events, record.statements, record.actors, record.places) == ((), (), (), (), ())


def test_lone_surrogates_are_an_error_of_the_document_or_none(coder):
    try:
        check(coder.code("Police arrested \ud800 two men \udfff."))
    except DragomanError:
        return


def test_coding_again_gives_the_same(coder, record):
    assert repr(coder.code(REPORT, DAY)) == repr(record)


def test_a_second_coder_gives_the_same(record):
    assert repr(load().code(REPORT, DAY)) == repr(record)


def test_what_was_coded_before_changes_nothing(coder, record):
    list(coder.pipe([Document("Rebels attacked Kabul."), Document("Omar Karim left.")]))
    assert repr(coder.code(REPORT, DAY)) == repr(record)


def test_another_process_gives_the_same(record):
    script = f"import datetime, dragoman; print(ascii(dragoman.load().code({REPORT!r}, {DAY!r})))"
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ascii(record)


def test_records_come_in_the_order_of_their_documents(coder):
    documents = [Document(text, id=name) for name, text in (("b", "Rebels attacked Kabul."), ("a", ""), ("c", "Police came."))]
    assert [record.document for record in coder.pipe(documents)] == documents


GIVEN = Document.from_sentences([("s1", "Mr. Karim"), ("s2", "left. Police arrested him."), ("s3", "Talks failed.")], id="d", published=DAY)


def test_given_sentence_boundaries_are_kept(coder):
    record = coder.code_document(GIVEN)
    check(record)
    assert [(s.id, s.text) for s in record.sentences] == [
        ("s1", "Mr. Karim"),
        ("s2", "left. Police arrested him."),
        ("s3", "Talks failed."),
    ]


def test_an_event_names_the_given_sentence_it_stands_in(coder):
    assert {e.sentence for e in coder.code_document(GIVEN).events if e.type == "COERCE"} == {"s2"}


def test_events_below_the_least_confidence_are_left_out(coder, record):
    scores = sorted(e.score for e in record.events)
    strict = Coder(coder.nlp, coder.model, coder.codebook, CoderOptions(min_confidence=scores[-1]))
    assert [e.id for e in strict.code(REPORT, DAY).events] == [e.id for e in record.events if e.score >= scores[-1]]


PAIRS = [
    Pair("p1", "Rebels attacked the army.", "Rebels", "the army"),
    Pair("p2", "Rebels attacked the army.", "the army", "Rebels"),
    Pair("p3", "Nothing of them stands here.", "France", "Spain"),
    Pair("p4", "Spain", "Spain", "Spain"),
    Pair("p5", "Rebels left.", "", ""),
]


def test_every_pair_has_an_answer_in_order(coder):
    answers = list(coder.relate(PAIRS))
    assert [answer.id for answer in answers] == [pair.id for pair in PAIRS]
    assert all(answer.type in coder.codebook.types.types and 0 <= answer.score <= 1 and answer.why for answer in answers)
    assert answers[0].type == "ASSAULT"


def test_factuality_has_a_value_for_every_word(coder):
    sentences = [["Rebels", "did", "not", "attack", "."], ["Police", "came"]]
    values = list(coder.factuality(sentences))
    assert [len(row) for row in values] == [5, 2]
    assert all(-3 <= value <= 3 for row in values for value in row)


def test_factuality_of_no_words_is_no_value(coder):
    assert list(coder.factuality([[]])) == [[]]


def test_conflict_answers_for_every_sentence(coder):
    answers = list(coder.conflict(["We condemn this brutal attack on civilians.", "The meeting was called to order.", ""]))
    assert answers == [True, False, False]
