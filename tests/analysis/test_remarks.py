"""What articles say of tone themselves."""

import pytest

from dragoman.analysis.remarks import tone_remarks
from dragoman.codebook import load_codebook
from dragoman.records import ToneRemark
from tests.analysis.reports import DAY, act, report

CODEBOOK = load_codebook()


def remarks(text: str, *acts) -> list[ToneRemark]:
    return tone_remarks([report(text).record()], acts, CODEBOOK)


@pytest.mark.parametrize(
    ("text", "direction", "words"),
    [
        ("Diplomats noted a subtle shift in tone.", "unknown", "shift in tone"),
        ("The minister used unusually sharp language.", "down", "unusually sharp language"),
        ("The envoy struck a softer tone.", "up", "struck a softer tone"),
        ("The cabinet toned down its statements.", "up", "toned down"),
        ("Its rhetoric has hardened since May.", "down", "rhetoric has hardened"),
        ("It was a departure from the harsh language of the spring.", "up", "departure from the harsh language"),
        ("Gone was the warm tone of the spring.", "down", "warm tone"),
        ("The ministry moderated its harsh rhetoric.", "up", "moderated its harsh rhetoric"),
    ],
)
def test_a_remark_tells_where_the_tone_went(text, direction, words):
    (remark,) = remarks(text)
    assert (remark.direction, remark.text, remark.sentence, remark.day) == (direction, words, text, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "There was no change of tone.",
        "The tone of the statement was not harsher.",
        "The two peoples share a language.",
        "They changed the language of the bill.",
        "A sharp rise in prices was reported.",
        "Strong winds hit the coast.",
    ],
)
def test_what_is_no_remark_on_tone_is_left(text):
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Malawi struck a softer tone towards Mozambique.", "MWI", "MOZ"),
        ("Malawi struck a softer tone.\nMozambique and Malawi wait.", "MWI", "MOZ"),
        ("It was a marked change of tone.", "", ""),
    ],
    ids=["both named", "the other side of the report", "nobody"],
)
def test_a_remark_names_whose_tone_it_is_and_towards_whom_where_that_is_told(text, source, target):
    (remark,) = remarks(text)
    assert (remark.source, remark.target) == (source, target)


def test_where_nobody_is_named_the_act_told_next_to_it_says_who():
    made = report("It was a marked change of tone.").record()
    (remark,) = tone_remarks([made], [act(3.0, document=made.document.id)], CODEBOOK)
    assert (remark.source, remark.target) == ("MWI", "MOZ")
    assert "accused" in remark.reason
