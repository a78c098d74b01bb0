"""The brief: each section, and that every line leads to its sentence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.brief import brief
from dragoman.analysis.brief.gaps import SILENCE
from dragoman.analysis.brief.names import listed
from dragoman.analysis.brief.notes import QUOTED, excerpt, shortened
from dragoman.analysis.brief.voices import level_word
from dragoman.archive import Archive
from dragoman.archive.filters import dyad
from dragoman.records import InputError
from tests.analysis.dispute import MALAWI, MOZAMBIQUE, archive_of, arrests, charge, dispute, told

MARCH = (date(2024, 3, 1), date(2024, 3, 31))


def made(tmp_path, reports, pair="MWI-MOZ", since=None, until=None):
    with Archive(archive_of(tmp_path / "a.db", reports), writable=False) as archive:
        return brief(archive, dyad(pair), since, until)


@pytest.fixture(scope="module")
def march(tmp_path_factory):
    return made(tmp_path_factory.mktemp("march"), dispute(), "MWI-MOZ", *MARCH)


def lines(brief):
    return [line for week in brief.weeks for line in week.lines]


def test_every_line_leads_to_a_sentence(march):
    numbers = {note.number for note in march.notes}
    cited = [line.notes for line in lines(march)] + [claim.notes for claim in march.claims] + [each.notes for each in march.watch]
    cited += [position.notes for claim in march.claims for position in claim.positions]
    cited += [toll.notes for incident in march.incidents for toll in (incident, *incident.tolls)]
    assert all(notes and set(notes) <= numbers for notes in cited)
    assert {number for notes in cited for number in notes} == numbers


def test_a_note_holds_outlet_date_and_sentence(march):
    first = march.notes[0]
    assert (first.number, first.outlet, first.day) == (1, "Coast Wire", date(2024, 3, 4))
    assert first.sentence == "Malawi accused Mozambique of moving the lake fence by night."


def test_what_two_outlets_tell_is_one_line(march):
    (line,) = [line for line in lines(march) if "accused" in line.text]
    assert line.text == "Malawi accused Mozambique"
    assert line.outlets == ("Coast Wire", "Lake Post") and len(line.notes) == 2


def test_a_deed_told_by_one_outlet_is_only_reported(march):
    assert "Malawi is reported to have arrested nine traders from Mozambique" in [line.text for line in lines(march)]


def test_an_act_whose_doer_the_words_do_not_tell_is_no_line(tmp_path):
    nobody = told("Lake Post", date(2024, 3, 8), "The accusations against Mozambique were dismissed.")
    nobody.event("accusations", "ACCUSE", [], [nobody.mention("Mozambique", MOZAMBIQUE)])
    assert len(lines(made(tmp_path, [charge(), nobody]))) == 1


def test_acts_stand_in_their_weeks(march):
    assert [week.monday for week in march.weeks] == [date(2024, 3, 4), date(2024, 3, 11)]
    assert all(week.monday <= line.day for week in march.weeks for line in week.lines)


def test_an_incident_is_told_once_with_its_tolls_by_source(march):
    assert not any("killed" in line.quote for line in lines(march))
    (incident,) = march.incidents
    assert (incident.text, incident.killed, incident.place) == ("Shooting (attributed only)", "2–5", "Chipoka, Salima, Malawi")
    assert [(toll.outlet, toll.by, toll.killed) for toll in incident.tolls] == [("Lake Post", "police", "2"), ("Coast Wire", "police", "5")]
    assert incident.parties == ("By gunmen from Mozambique, according to police",)


def test_a_contested_claim_shows_who_stands_where(march):
    (claim,) = march.claims
    assert claim.standing == "contested"
    assert [position.text for position in claim.positions] == ["Malawi asserts", "Mozambique denies"]


def test_what_to_watch_comes_with_its_reason_a_day_to_come_first(march):
    assert [(line.kind, line.when) for line in march.watch] == [("date", date(2024, 4, 2)), ("detention", None), ("claim", None)]
    assert "on 2 April" in march.watch[0].reason and "no report of a release" in march.watch[1].reason
    assert march.watch[0].text == "Mozambique, by its own account, is to impose restrictions on Malawi"


def test_a_release_ends_what_is_to_watch(tmp_path):
    freed = told("Lake Post", date(2024, 3, 20), "Malawi freed the traders from Mozambique.")
    target = [freed.mention("the traders from Mozambique", MOZAMBIQUE)]
    freed.event("freed", "RETREAT", [freed.mention("Malawi", MALAWI)], target, mode="release")
    assert [line.kind for line in made(tmp_path, [arrests(), freed]).watch] == []


def test_few_acts_and_single_outlets_are_told(march):
    assert any("single outlet" in gap for gap in march.gaps)
    assert any("Only 2 acts in words of Malawi towards Mozambique" in gap for gap in march.gaps)


def test_a_silence_is_told(tmp_path):
    later = charge("Lake Post", "blamed", date(2024, 3, 5) + 2 * SILENCE)
    assert any("No report between 4 March and 2 April" in gap for gap in made(tmp_path, [charge(), later]).gaps)


def test_the_tone_goes_both_ways(march):
    assert [(side.source, side.target) for side in march.tone] == [("Malawi", "Mozambique"), ("Mozambique", "Malawi")]
    assert "too few for a firm figure" in march.tone[0].text


def test_nothing_after_the_period_counts(tmp_path):
    early = made(tmp_path, dispute(), "MWI-MOZ", date(2024, 3, 1), date(2024, 3, 4))
    assert (early.coverage.reports, early.claims[0].reports) == (1, 1)
    assert early.incidents == () and all(act.day <= date(2024, 3, 4) for side in early.tone for act in side.tone.acts)


def test_one_report_makes_a_brief(tmp_path):
    one = made(tmp_path, [charge()])
    assert "The brief rests on 1 report only." in one.gaps and len(lines(one)) == 1


def test_reprints_are_told_and_not_counted(tmp_path):
    again = charge()
    again.document = replace(again.document, id="again", publisher="Reprint Daily", url="https://reprint.example/1")
    one = made(tmp_path, [charge(), again])
    assert (one.coverage.reports, one.coverage.reprints) == (1, 1)


def test_a_side_that_is_no_state_has_no_tone(tmp_path):
    group = made(tmp_path, dispute(), "gunmen<>MWI")
    assert group.tone == () and "Tone is followed between two states only." in group.gaps
    assert len(group.incidents) == 1 and group.one == "gunmen"


def test_a_period_without_reports_says_where_there_are_some(tmp_path):
    with pytest.raises(InputError, match="both Malawi and Mozambique in this period; it has some from 2023-10-02"):
        made(tmp_path, dispute(), "MWI-MOZ", date(2024, 6, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("level", "word"), [(-9, "hostile"), (-4, "sharp"), (-2, "cool"), (0, "neutral"), (2, "civil"), (5, "warm"), (9, "cordial")]
)
def test_a_level_in_a_word(level, word):
    assert level_word(level) == word


@pytest.mark.parametrize(("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_names_in_a_row(names, text):
    assert listed(names) == text


@pytest.mark.parametrize(
    ("sentence", "words", "quote"),
    [
        ("LILONGWE, March 4 - Malawi closed the bridge.", "closed", "Malawi closed the bridge"),
        ("He said “go” and left.", "left", "He said ‘go’ and left"),
        (
            "She warned Maputo of a third and last answer, saying nobody wanted it.",
            "warned",
            "She warned Maputo of a third and last answer …",
        ),
    ],
)
def test_a_quotation_ends_at_a_clause_without_dateline_and_with_inner_marks_single(sentence, words, quote):
    at = sentence.index(words)
    assert excerpt(sentence, at, at + len(words)) == quote


@given(st.lists(st.text("abcé", min_size=1, max_size=12), min_size=1, max_size=60), st.data())
def test_a_quotation_is_short_holds_its_words_and_only_words_of_the_sentence(words, data):
    sentence = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + (at > 0)
    quote = excerpt(sentence, start, start + len(words[at]))
    inner = quote.removeprefix("… ").removesuffix(" …")
    assert inner in sentence and words[at] in inner and len(inner) <= 2 * QUOTED


@given(st.text(max_size=300), st.integers(20, 100))
def test_shortened_text_fits(text, most):
    assert len(shortened(text, most)) <= most
