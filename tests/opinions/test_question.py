"""What a reader is asked."""

import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from dragoman.codebook.types import load_types
from dragoman.opinions.question import Question, answer_schema, instructions, prompt_version
from dragoman.records import STATUSES
from tests.opinions.stub import AGREEING


def test_the_sentence_and_the_event_are_told(question):
    told = json.loads(question.request("tiny", by_schema=True)["messages"][1]["content"])
    assert told["sentence"] == "Kabul said that rebels attacked the town on Monday."
    event = {"trigger": "attacked", "type": "ASSAULT", "source": ["rebels"], "target": ["the town"], "status": "claimed"}
    assert told["event"] == event


def test_every_type_and_status_is_explained():
    lines = instructions().splitlines()
    assert all(any(line.startswith(f"{name}: to ") for line in lines) for name in load_types().types)
    assert all(any(line.startswith(f"{name}: ") for line in lines) for name in STATUSES)


def test_chance_is_kept_out(question):
    request = question.request("tiny", by_schema=False)
    assert (request["temperature"], request["seed"], request["model"]) == (0, 7, "tiny")


def test_the_schema_goes_along_where_it_is_understood(question):
    told = question.request("tiny", by_schema=True)["response_format"]["json_schema"]
    assert told["strict"] and told["schema"] == answer_schema()
    assert "response_format" not in question.request("tiny", by_schema=False)


def test_the_schema_is_one_and_takes_what_is_asked_for():
    Draft202012Validator.check_schema(answer_schema())
    Draft202012Validator(answer_schema()).validate(AGREEING)
    assert not Draft202012Validator(answer_schema()).is_valid(AGREEING | {"type": "GARDENING"})


def test_the_key_depends_on_model_sentence_and_event_alone(question):
    key = question.key("tiny")
    elsewhere = Question(replace(question.event, id="other", document="other", score=0.1), replace(question.sentence, id="9"))
    assert elsewhere.key("tiny") == key
    others = [
        question.key("large"),
        Question(replace(question.event, status="denied"), question.sentence).key("tiny"),
        Question(question.event, replace(question.sentence, text="Another.")).key("tiny"),
    ]
    assert key not in others and len(set(others)) == 3


def test_the_prompt_has_a_version_of_its_own(monkeypatch):
    before = prompt_version()
    prompt_version.cache_clear()
    monkeypatch.setattr("dragoman.opinions.question.SEED", 8)
    try:
        assert prompt_version() != before
    finally:
        prompt_version.cache_clear()


def test_a_question_costs_no_more_than_the_documentation_says(question):
    """About four characters make a token."""
    characters = sum(len(message["content"]) for message in question.request("tiny", by_schema=True)["messages"])
    assert 500 <= characters / 4 <= 650
