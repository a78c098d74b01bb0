"""The native record: whole, and back again."""

import json
from dataclasses import fields, replace
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dragoman.formats.native import EVENTS, from_native, schema, to_native
from dragoman.records import (
    Document,
    Event,
    InputError,
    Manner,
    Mention,
    Opinion,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Toponym,
)


def every(kind: type, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects of a dataclass with all its fields drawn, also those that have a default."""
    return st.builds(kind, **{field.name: known.get(field.name, ...) for field in fields(kind)})


def several(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


MOMENTS = st.none() | st.datetimes(timezones=st.none() | st.just(UTC))
DEGREES = st.none() | st.floats(allow_nan=False, allow_infinity=False)
TOPONYMS = every(Toponym, place=st.none() | every(Place, latitude=DEGREES, longitude=DEGREES))
MANNER = several(every(Manner, weight=st.floats(-3, 3)))
SENTENCE = st.just("the sentence")
RECORDS = every(
    Record,
    document=every(Document, first_seen=MOMENTS, fetched=MOMENTS),
    sentences=every(SentenceRecord, id=SENTENCE).map(lambda sentence: (sentence,)),
    events=several(every(Event, sentence=SENTENCE, score=st.floats(0, 1), place=st.none() | TOPONYMS, manner=MANNER)),
    statements=several(every(Statement, sentence=SENTENCE, manner=MANNER)),
    actors=several(every(Mention)),
    places=several(TOPONYMS),
)
VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@settings(max_examples=50, deadline=None)
@given(RECORDS)
def test_a_record_comes_back_from_json_as_it_was(record):
    native = json.loads(json.dumps(to_native(record)))
    VALIDATOR.validate(native)
    assert from_native(native) == record


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


def test_the_schema_takes_the_example_and_refuses_another_status(record):
    native = to_native(record)
    VALIDATOR.validate(native)
    native["events"][0]["status"] = "perhaps"
    (error,) = VALIDATOR.iter_errors(native)
    assert list(error.absolute_path) == ["events", 0, "status"]


def test_a_field_that_does_not_fit_is_named(record):
    native = to_native(record)
    native["events"][1]["date"]["first"] = "soon"
    with pytest.raises(InputError, match=r"record\.events\[1\]\.date\.first is 'soon'; give a day such as"):
        from_native(native)


@pytest.mark.parametrize("kind", ["events", "statements"])
def test_an_event_or_statement_in_no_sentence_is_refused(record, kind):
    native = to_native(record)
    native[kind][0]["sentence"] = "elsewhere"
    with pytest.raises(InputError, match="stands in the sentence 'elsewhere'; give the id of one of the record's sentences"):
        from_native(native)


def test_a_row_is_an_event_with_lists_joined(record):
    first, second = EVENTS.rows(record)
    assert first["source"] == "Pakistani troops; border police"
    assert first["source_code"] == "PAK.MIL; PAK.COP"
    assert first["steps"] == "frames: “shelled” tells ASSAULT heavy-weapons; attribution: “said” gives it to Kabul"
    assert (first["killed_low"], first["killed_high"], first["injured_low"]) == (3, None, None)
    assert (second["source"], second["source_name"], second["source_code"]) == ("Islamabad’s envoy", "Asif Durrani", "")
    assert (second["target"], second["place"], second["place_reason"]) == ("", "", "no place is named")


def test_a_row_has_a_second_opinion_in_columns_of_its_own(record):
    opinion = Opinion("tiny", False, "COERCE", (Span("troops", 10, 16), Span("police", 28, 34)), (), "reported", "They search.")
    given = replace(record, events=(replace(record.events[0], opinion=opinion), record.events[1]))
    first, second = ({name: cell for name, cell in row.items() if name.startswith("opinion_")} for row in EVENTS.rows(given))
    assert list(first.values()) == ["tiny", False, "COERCE", "reported", "troops; police", "", "They search."]
    assert list(second.values()) == ["", None, "", "", "", "", ""]


def test_a_row_of_an_empty_event_has_every_column(record, bare):
    (row,) = EVENTS.rows(bare)
    assert list(row) == list(next(EVENTS.rows(record)))


def test_a_record_written_before_manner_was_coded_can_be_read(record):
    native = to_native(record)
    for part in (*native["events"], *native["statements"]):
        del part["manner"]
    emptied = from_native(native)
    assert [part.manner for part in (*emptied.events, *emptied.statements)] == [()] * len((*record.events, *record.statements))
