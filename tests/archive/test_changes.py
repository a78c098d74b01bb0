"""What differs between two records of a document."""

from dataclasses import replace

from dragoman.archive.changes import FieldChange, changes
from dragoman.records import Actor, Mention, Span
from tests.archive.hand import coded, report

OLD = coded(report())
EVENT = OLD.events[0]


def test_the_same_record_has_no_changes() -> None:
    assert list(changes(OLD, OLD)) == []


def test_another_type_at_the_same_words_is_a_change_not_another_event() -> None:
    new = replace(OLD, events=(replace(EVENT, id="other", type="COERCE", score=0.8),))
    (change,) = changes(OLD, new)
    assert (change.kind, change.item, change.id) == ("changed", "event", "other")
    assert change.fields == (FieldChange("type", "ASSAULT", "COERCE"), FieldChange("confidence", "0.90", "0.80"))


def test_other_parties_are_told_in_words() -> None:
    new = replace(OLD, events=(replace(EVENT, target=(Mention("the group", 20, 29, Actor("Taliban")),)),))
    (change,) = changes(OLD, new)
    assert change.fields == (FieldChange("target", "", "the group [Taliban]"),)


def test_what_is_new_and_what_is_gone_stand_in_the_order_of_the_text() -> None:
    later = replace(EVENT, id="later", trigger=Span("crossed", 9, 16))
    found = list(changes(replace(OLD, events=(EVENT,)), replace(OLD, events=(later,))))
    assert [(change.kind, change.id) for change in found] == [("dropped", EVENT.id), ("added", "later")]


def test_statements_are_compared_too() -> None:
    new = replace(OLD, statements=(replace(OLD.statements[0], stance="deny"),))
    (change,) = changes(OLD, new)
    assert (change.item, change.fields) == ("statement", (FieldChange("stance", "affirm", "deny"),))
