"""Errors on events and statements: each cause is told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.proposals import Combiner
from dragoman.coding.reading import Reading
from dragoman.evaluation.gold import sentence
from dragoman.records import Document, Event, Mention, Span, Statement
from tests.coding.parsed import parsed
from tools.errors.articles import around_findings
from tools.errors.events import Case, missed_cause, sentence_findings, type_cause
from tools.errors.voices import Heard, voices

# The army of Norland shelled Port Ebb while the mayor glared , Ada Brook said .
ROWS = """
The DET 2 det | army NOUN 5 nsubj | of ADP 4 case | Norland PROPN 2 nmod | shelled VERB 14 ccomp shell
Port PROPN 5 obj | Ebb PROPN 6 flat | while SCONJ 11 mark | the DET 10 det | mayor NOUN 11 nsubj | glared VERB 5 advcl glare
, PUNCT 14 punct | Ada PROPN 15 nsubj | Brook PROPN 13 flat | said VERB 0 root say | . PUNCT 15 punct
"""
NAMES = (("Port Ebb", "PLACE"), ("Ada Brook", "PERSON"))
SHELLING = {"trigger": "shelled", "type": "ASSAULT", "source": ["The army of Norland"], "target": ["Port Ebb"]}


def case(gold: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]], told: Sequence[Any] = (), said: Sequence[Any] = ()) -> Case:
    """The sentence with gold and our events, and with gold and our statements as (speaker, content, stance)."""
    s = parsed(ROWS, NAMES, 0, "c")
    reading = Reading(Document(s.text, id="c"), [s], load_codebook(), None)
    statements = [{"speaker": speaker, "content": content, "stance": stance} for speaker, content, stance in told]
    item = sentence({"id": "c", "text": s.text, "events": [gold_event(**given) for given in gold], "statements": statements})
    (heard,) = voices(reading, Combiner())
    return Case(item, heard, [event(s.text, **given) for given in ours], [statement(s.text, *x) for x in said])


def gold_event(**given: Any) -> dict[str, Any]:
    lists = {
        role: [x if isinstance(x, dict) else {"text": x} for x in given.pop(role, ())] for role in ("source", "target", "according_to")
    }
    return {"mode": "", "status": "reported", "historical": False, **lists, **given}


def event(text: str, trigger: str, type: str, **given: Any) -> Event:
    def mention(words: str | tuple[str, str]) -> Mention:
        words, of = words if isinstance(words, tuple) else (words, None)
        return Mention(words, text.index(words), text.index(words) + len(words), of=of)

    lists = {role: tuple(mention(words) for words in given.pop(role, ())) for role in ("source", "target", "according_to")}
    span = Span(trigger, text.index(trigger), text.index(trigger) + len(trigger))
    values: dict[str, Any] = {"mode": "", "status": "reported", "historical": False, "score": 0.5, **lists, **given}
    return Event("", "c", "c", span, type, **values)


def statement(text: str, speaker: str | None, content: str, stance: Any) -> Statement:
    named = Mention(speaker, text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    return Statement("", "c", "c", named, None, Span(content, text.index(content), text.index(content) + len(content)), stance, "indirect")


def groups(given: Case) -> list[str]:
    return [finding.group for finding in sentence_findings(given)]


def changed(**given: Any) -> dict[str, Any]:
    return {**SHELLING, **given}


def test_a_right_event_is_no_error() -> None:
    assert groups(case([SHELLING], [SHELLING])) == []


@pytest.mark.parametrize(
    ("frames", "known", "model", "wanted"),
    [
        ((), False, 0.3, ("trigger missed: frame missing", "")),
        ((), True, 0.3, ("trigger missed: frame silent", "")),
        (("",), True, 0.3, ("trigger missed: frame says no event", "")),
        (("AID",), True, 0.0, ("trigger missed: outvoted", "a frame")),
        (("",), True, 0.6, ("trigger missed: outvoted", "the model")),
        ((), False, 0.6, ("trigger missed: outvoted", "the model")),
        (("", "AID"), True, 0.6, ("trigger missed: outvoted", "both")),
    ],
)
def test_why_a_trigger_is_missed(frames: tuple[str, ...], known: bool, model: float, wanted: tuple[str, str]) -> None:
    assert missed_cause(Heard(frames, known, model, "AID")) == wanted


@pytest.mark.parametrize(
    ("frame", "model", "wanted"),
    [
        ("REJECT", "AID", ("type: frame wrong", "")),
        ("REJECT", "ACCUSE", ("type: both wrong", "")),
        ("AID", "ACCUSE", ("type: model wrong", "frame outweighed")),
        ("", "ACCUSE", ("type: model wrong", "no frame")),
    ],
)
def test_whose_type_is_wrong(frame: str, model: str, wanted: tuple[str, str]) -> None:
    assert type_cause(Heard((frame,), True, 0.9, model), frame, ("AID", "SUPPORT")) == wanted


@pytest.mark.parametrize(
    ("gold", "ours", "wanted"),
    [
        ([{"trigger": "glared", "type": "ACCUSE"}], [], ["trigger missed: frame missing"]),
        ([SHELLING], [], ["trigger missed: outvoted: a frame"]),
        ([], [SHELLING], ["trigger invented: frame and model"]),
        ([], [{"trigger": "glared", "type": "ACCUSE"}], ["trigger invented: model alone"]),
        ([SHELLING, changed(type="COERCE")], [SHELLING], ["trigger missed: one event for two"]),
        ([{"trigger": "vanished", "type": "AID"}], [], ["trigger missed: not in the text"]),
        ([changed(type="COERCE")], [SHELLING], ["type: both wrong"]),
        ([changed(optional=True)], [], []),
        ([changed(status="claimed")], [SHELLING], ["status: claimed → reported"]),
        ([changed(mode="heavy-weapons")], [SHELLING], ["mode"]),
        ([changed(historical=True)], [SHELLING], ["historical"]),
        ([changed(according_to=["Ada Brook"])], [SHELLING], ["attribution: missing"]),
        ([SHELLING], [changed(according_to=["Ada Brook"])], ["attribution: extra"]),
        ([changed(according_to=["Ada Brook"])], [changed(according_to=["the mayor"])], ["attribution: other"]),
    ],
)
def test_the_cause_of_a_wrong_event(gold: Any, ours: Any, wanted: list[str]) -> None:
    assert groups(case(gold, ours)) == wanted


@pytest.mark.parametrize(
    ("gold", "ours", "wanted"),
    [
        ({}, {"source": []}, ["missing: source"]),
        ({"target": []}, {}, ["extra: target"]),
        ({"target": [], "target_optional": True}, {"target": []}, []),
        ({"target_optional": True}, {"target": []}, []),
        ({"target": ["the mayor"]}, {"target": ["Port Ebb"]}, ["missing: target", "extra: target"]),
        ({}, {"source": ["Port Ebb"], "target": ["The army of Norland"]}, ["swapped: source", "swapped: target"]),
        ({}, {"source": ["Norland"]}, ["wrong words: source"]),
        ({}, {"target": ["Port", "Ebb"]}, ["entity: target"]),
        ({}, {"target": ["Port"]}, ["entity: target"]),
        ({"source": ["Norland shelled Port Ebb"]}, {"source": ["Norland"]}, ["parse: source"]),
        ({"source": ["Norland shelled"]}, {"source": []}, ["parse: source"]),
    ],
)
def test_the_cause_of_a_wrong_argument(gold: dict[str, Any], ours: dict[str, Any], wanted: list[str]) -> None:
    assert groups(case([changed(**gold)], [changed(**ours)])) == [f"argument: {group}" for group in wanted]


@pytest.mark.parametrize(
    ("ours", "wanted"),
    [
        ("The army of Norland", ["reference: missing: source"]),
        (("The army of Norland", "Royal Guard"), ["reference: other: source"]),
        (("The army of Norland", "Norland's Northern Command"), []),
    ],
)
def test_the_fullest_name_of_a_mention(ours: Any, wanted: list[str]) -> None:
    named = {"text": "The army of Norland", "of": "Northern Command"}
    assert groups(case([changed(source=[named])], [changed(source=[ours])])) == wanted


CONTENT = "The army of Norland shelled Port Ebb"


@pytest.mark.parametrize(
    ("told", "said", "wanted"),
    [
        ([("Ada Brook", CONTENT, "affirm")], [("Ada Brook", CONTENT, "affirm")], []),
        ([("Ada Brook", CONTENT, "affirm")], [], ["missed"]),
        ([], [("Ada Brook", CONTENT, "affirm")], ["invented"]),
        ([("Ada Brook", CONTENT, "affirm")], [("the mayor", CONTENT, "affirm")], ["speaker wrong"]),
        ([("Ada Brook", CONTENT, "affirm")], [("Ada Brook", "glared", "affirm")], ["missed", "invented"]),
        ([("Ada Brook", CONTENT, "deny")], [("Ada Brook", CONTENT, "affirm")], ["stance: deny → affirm"]),
    ],
)
def test_the_cause_of_a_wrong_statement(told: Any, said: Any, wanted: list[str]) -> None:
    assert groups(case([], [], told, said)) == [f"statement: {group}" for group in wanted]


def test_an_error_shows_gold_ours_and_the_path() -> None:
    (finding,) = sentence_findings(case([{"trigger": "glared", "type": "ACCUSE", "source": ["the mayor"]}], []))
    assert (finding.id, finding.gold, finding.ours) == ("c", "glared · ACCUSE reported · the mayor → –", "–")
    assert finding.path.endswith("no frame has the word")


def test_dates_places_and_tolls_of_articles() -> None:
    gold = changed(date="2021-05-01", place="Port Ebb", killed=[2, 2], injured=None)
    found = [finding.group for finding in around_findings(case([gold], [SHELLING]))]
    assert found == ["date: missing", "place: missing", "toll: killed missing"]
