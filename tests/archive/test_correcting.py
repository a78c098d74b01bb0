"""Corrections in words: checked against codebook and text, and turned into fields."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.archive.correcting import FIELDS, corrected, corrections_of
from dragoman.archive.views import decided, decided_record
from dragoman.records import (
    Actor,
    Correction,
    Event,
    EventDate,
    InputError,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Toll,
    Toponym,
)
from tests.archive.hand import coded, deciding, report

TEXT = "The army shelled Khost on Monday. The group said later that Islamabad was lying."


def of_two_sentences() -> Record:
    record = coded(report(TEXT, id="one", published="2025-03-04"))
    first, second = TEXT.split(". ")
    sentences = (SentenceRecord("0", 0, len(first) + 1, first + "."), SentenceRecord("1", len(first) + 2, len(TEXT), second))
    khost = Toponym("Khost", 17, 22, Place("Khost", "AFG"))
    actors = (Mention("Islamabad", 60, 69, Actor("Pakistan", "PAK", "GOV")),)
    event = Event("e-one", "one", "0", Span("shelled", 9, 16), "ASSAULT", "heavy-weapons", "reported", (), (), (), False, 0.9)
    statement = coded(report(TEXT, id="one")).statements[0]
    return Record(record.document, sentences, (event,), (statement,), actors, (khost,), record.versions)


RECORD = of_two_sentences()
EVENT, STATEMENT = RECORD.events[0], RECORD.statements[0]


def event_with(*given: str) -> Event:
    return corrected(EVENT, corrections_of(given), RECORD)


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ("type=protest", "type", "PROTEST"),
        ("mode=aerial", "mode", "aerial"),
        ("mode=", "mode", ""),
        ("status=denied", "status", "denied"),
        ("historical=true", "historical", True),
        ("date=2025-03-03", "date", EventDate(date(2025, 3, 3), date(2025, 3, 3), "day", "")),
        ("date=2024-02", "date", EventDate(date(2024, 2, 1), date(2024, 2, 29), "month", "")),
        ("date=2024", "date", EventDate(date(2024, 1, 1), date(2024, 12, 31), "year", "")),
        ("date=2025-03-01/2025-03-04", "date", EventDate(date(2025, 3, 1), date(2025, 3, 4), "span", "")),
        ("date=", "date", None),
        ("killed=3", "killed", Toll(3, 3, "")),
        ("killed=3-5", "killed", Toll(3, 5, "")),
        ("injured=24-", "injured", Toll(24, None, "")),
        ("injured=0-0", "injured", Toll(0, 0, "")),
        ("place=Khost", "place", Toponym("Khost", 17, 22, Place("Khost", "AFG"))),
        ("source=", "source", ()),
    ],
)
def test_words_become_the_value_of_a_field(given: str, field: str, value: Any) -> None:
    assert getattr(event_with(given), field) == value


def test_actors_are_words_of_the_text_and_known_by_record_or_codebook() -> None:
    event = event_with("source=The army; Islamabad", "target=the group [Tehrik-i-Taliban Pakistan]")
    assert [(m.text, m.start, m.actor and m.actor.code) for m in event.source] == [("The army", 0, None), ("Islamabad", 60, "PAK.GOV")]
    (target,) = event.target
    assert (target.text, target.of, target.actor and target.actor.name) == (
        "The group", "Tehrik-i-Taliban Pakistan", "Tehrik-i-Taliban Pakistan",
    )  # fmt: skip


def test_words_are_looked_for_in_the_sentence_first() -> None:
    record = coded(report("The group fled. The group returned.", id="two"))
    second = SentenceRecord("1", 16, 35, "The group returned.")
    there = replace(EVENT, sentence="1")
    found = corrected(there, corrections_of(["target=The group"]), replace(record, sentences=(*record.sentences, second)))
    assert found.target[0].start == 16


def test_another_type_takes_the_mode_of_the_old_one_away() -> None:
    assert event_with("type=COERCE").mode == ""
    assert event_with("mode=arrest", "type=COERCE").mode == "arrest"


def test_a_speaker_and_a_stance() -> None:
    statement = corrected(STATEMENT, corrections_of(["speaker=The group", "stance=deny"]), RECORD)
    assert (statement.speaker and statement.speaker.text, statement.stance) == ("The group", "deny")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("colour=red", "no field 'colour' to correct; allowed: type, mode"),
        ("type=WAR", "type cannot be 'WAR'; allowed: AGREE"),
        ("mode=arrest", "ASSAULT has no mode 'arrest'; allowed: abduct"),
        ("status=maybe", "reported, claimed, denied"),
        ("historical=perhaps", "true, false"),
        ("date=Monday", "2024-05-17/2024-05-19"),
        ("date=2025-02-30", "2024-05-17"),
        ("date=2025-03-04/2025-03-01", "last day is before its first"),
        ("killed=some", "24- for 24 or more"),
        ("killed=5-3", "give 3, 3-5"),
        ("source=the navy", "'the navy' does not stand in the document one"),
        ("place=Kabul", "'Kabul' does not stand"),
    ],
)
def test_a_wrong_field_or_value_says_what_is_allowed(given: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        event_with(given)


@pytest.mark.parametrize("given", ["status", "=denied", ""])
def test_a_correction_that_is_no_field_and_value_is_an_error(given: str) -> None:
    with pytest.raises(InputError, match="field=value"):
        corrections_of([given])


def test_a_field_can_be_given_once_only() -> None:
    with pytest.raises(InputError, match="twice"):
        corrections_of(["status=denied", "status=claimed"])


def test_all_fields_of_the_table_are_those_of_the_records() -> None:
    assert {attribute for attribute, _ in FIELDS["event"].values()} <= set(Event.__slots__)


def test_a_later_correction_overrules_and_others_stay() -> None:
    log = [deciding("correct", "status=denied", "killed=3"), deciding("correct", "status=claimed")]
    view = decided(EVENT, log, RECORD)
    assert (view.item.status, view.item.killed, view.state) == ("claimed", Toll(3, 3, ""), "corrected")
    assert view.coded is EVENT and view.history == tuple(log)


def test_a_correction_that_no_longer_fits_is_left_out() -> None:
    log = [deciding("correct", "mode=aerial"), deciding("correct", "type=PROTEST")]
    assert (decided(EVENT, log, RECORD).item.type, decided(EVENT, log, RECORD).item.mode) == ("PROTEST", "")


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ((), ""),
        (("accept",), "accepted"),
        (("reject",), "rejected"),
        (("accept", "reject"), "rejected"),
        (("reject", "accept"), "accepted"),
    ],
)
def test_the_last_verdict_counts(verdicts: tuple[str, ...], state: str) -> None:
    assert decided(EVENT, [deciding(verdict) for verdict in verdicts], RECORD).state == state


def test_a_decided_record_has_what_counts_and_its_own_text() -> None:
    record = decided_record(RECORD, {"e-one": [deciding("correct", "status=denied")], STATEMENT.id: [deciding("reject")]})
    assert (record.events[0].status, record.statements, record.document) == ("denied", (), RECORD.document)
    assert decided_record(RECORD, {}) is RECORD


def test_corrections_are_kept_as_they_were_given() -> None:
    assert corrections_of(["according-to= the group "]) == (Correction("according_to", "the group"),)
