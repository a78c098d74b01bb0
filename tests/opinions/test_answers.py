"""What a reader may answer, and what becomes of it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.opinions.answers import BROKEN, MISQUOTED, MISSHAPEN, Unusable, opinion_of
from dragoman.opinions.question import Question
from dragoman.records import Opinion, Span
from tests.opinions.conftest import record_of
from tests.opinions.stub import AGREEING


def opinion(question: Question, **changed: object) -> Opinion:
    return opinion_of(json.dumps(AGREEING | changed), question, "tiny")


def test_an_answer_is_an_opinion_with_offsets_into_the_document(question):
    told = opinion(question)
    assert told == Opinion(
        "tiny", True, "ASSAULT", (Span("rebels", 23, 29),), (Span("the town", 39, 47),), "claimed", "Rebels are said to attack."
    )


@pytest.mark.parametrize(
    ("changed", "agrees"),
    [
        ({}, True),
        ({"target": ["town"]}, True),
        ({"reason": ""}, True),
        ({"type": "COERCE"}, False),
        ({"status": "reported"}, False),
        ({"source": []}, False),
        ({"source": ["Kabul"]}, False),
        ({"source": ["rebels", "Kabul"]}, False),
    ],
    ids=["the same", "a shorter name", "no reason", "another type", "another status", "nobody", "somebody else", "one more"],
)
def test_it_agrees_when_type_status_and_actors_are_the_same(question, changed, agrees):
    assert opinion(question, **changed).agrees is agrees


def test_no_event_is_an_opinion_too(question):
    told = opinion(question, type="NONE")
    assert (told.agrees, told.type, told.status, told.source, told.target) == (False, "", None, (), ())


def test_words_that_stand_twice_are_taken_where_the_event_has_them():
    record = record_of(text="Where the town ends, Kabul said, rebels attacked the town.")
    found = opinion(Question(record.events[0], record.sentences[0])).target
    assert found == (Span("the town", 49, 57),)


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "```\n{}\n```\n", "  {}  "])
def test_a_fence_around_the_json_does_no_harm(question, fence):
    assert opinion_of(fence.replace("{}", json.dumps(AGREEING)), question, "tiny").agrees


@pytest.mark.parametrize(
    "answer",
    ["", "ASSAULT", '{"type": "ASSAULT"', "Here it is: {}", "[" * 100_000, '{"type": "ASSAULT",}', "```json\n{}\n``` as you asked"],
    ids=["nothing", "a word", "cut off", "prose around it", "too deep", "a comma too many", "prose after the fence"],
)
def test_what_is_no_json_is_refused(question, answer):
    with pytest.raises(Unusable, match=BROKEN):
        opinion_of(answer, question, "tiny")


@pytest.mark.parametrize(
    "answer",
    [
        [],
        "ASSAULT",
        None,
        {},
        {key: value for key, value in AGREEING.items() if key != "reason"},
        AGREEING | {"confidence": 0.9},
        AGREEING | {"type": "GARDENING"},
        AGREEING | {"type": ["ASSAULT"]},
        AGREEING | {"type": "assault"},
        AGREEING | {"status": "perhaps"},
        AGREEING | {"status": None},
        AGREEING | {"source": "rebels"},
        AGREEING | {"source": None},
        AGREEING | {"source": [{"text": "rebels"}]},
        AGREEING | {"source": [" "]},
        AGREEING | {"source": ["rebels"] * 21},
        AGREEING | {"reason": 7},
        AGREEING | {"reason": "because " * 200},
    ],
)
def test_json_of_another_shape_is_refused(question, answer):
    with pytest.raises(Unusable, match=MISSHAPEN):
        opinion_of(json.dumps(answer), question, "tiny")


@pytest.mark.parametrize("words", ["the rebels", "Rebels", "rebel", "Taliban", "rebels  attacked"])
def test_words_that_do_not_stand_in_the_sentence_are_refused(question, words):
    with pytest.raises(Unusable, match=MISQUOTED):
        opinion(question, source=[words])


@settings(max_examples=30)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=9), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_any_json_is_refused_or_an_opinion(told):
    record = record_of()
    try:
        opinion_of(json.dumps(told), Question(record.events[0], record.sentences[0]), "tiny")
    except Unusable:
        return
