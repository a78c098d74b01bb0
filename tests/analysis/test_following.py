"""What an archive holds of a dispute: by filter, by id, by pair."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from dragoman.analysis import following
from dragoman.analysis.following import claim, claims_in, incident, incidents_in, records_between, shifts_in, states_of, tone_in, tone_of
from dragoman.archive import Archive
from dragoman.archive.filters import Asked, dyad, filter_of
from dragoman.records import ArchiveError, InputError
from tests.analysis.dispute import CLAIM, INCIDENT, archive_of, charge, dispute

PAIR = dyad("MWI-MOZ")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = archive_of(tmp_path_factory.mktemp("archive") / "a.db", dispute())
    with Archive(path, writable=False) as opened:
        yield opened


def test_reports_that_tell_of_both_sides_come_in_the_order_of_publication(archive):
    days = [record.document.published for record in records_between(archive, PAIR)]
    assert days == sorted(days) and len(days) == 7


@pytest.mark.parametrize(("since", "until", "count"), [(date(2024, 3, 6), None, 4), (None, date(2023, 12, 31), 1)])
def test_reports_of_a_period(archive, since, until, count):
    assert len(list(records_between(archive, PAIR, since, until))) == count


def test_a_side_may_be_a_group(archive):
    assert len(list(records_between(archive, dyad("gunmen<>MWI")))) == 2


def test_a_side_that_is_not_there_is_told_with_near_names(archive):
    with pytest.raises(InputError, match="gunmen"):
        list(records_between(archive, dyad("gunman<>MWI")))


def test_claims_and_incidents_of_a_filter(archive):
    asked = filter_of(Asked(dyad=("MWI-MOZ",)))
    assert [each.id for each in claims_in(archive, asked)] == [CLAIM]
    assert [each.id for each in incidents_in(archive, asked)] == [INCIDENT]
    assert claims_in(archive, filter_of(Asked(type=("AID",)))) == []


def test_a_claim_with_its_mentions_in_the_order_of_reports(archive):
    found = claim(archive, CLAIM[:2])
    assert found.summary.contested
    assert [(each.mention.outlet, each.mention.stance) for each in found.mentions] == [
        ("Coast Wire", "affirm"),
        ("Coast Wire", "deny"),
        ("Lake Post", "affirm"),
        ("Lake Post", "deny"),
    ]
    assert found.mentions[0].url.startswith("https://news.example/") and found.mentions[0].link.reason == "same parties"


def test_an_incident_with_its_tolls(archive):
    found = incident(archive, INCIDENT)
    assert (found.summary.killed.low, found.summary.killed.high) == (2, 5)
    assert len(found.mentions) == 2


@pytest.mark.parametrize(("name", "message"), [("zz", "no claim 'zz'"), ("", "no claim ''"), ("%", "no claim '%'")])
def test_an_id_that_is_not_there(archive, name, message):
    with pytest.raises(InputError, match=message):
        claim(archive, name)


def test_the_tone_both_ways(archive):
    tone = tone_in(archive, PAIR)
    assert (tone.there.source, tone.there.target, tone.back.source) == ("MWI", "MOZ", "MOZ")
    assert [act.type for act in tone.there.acts] == ["SUPPORT", "ACCUSE", "ACCUSE"]
    assert tone.reports == 7


@pytest.mark.parametrize("pair", ["gunmen<>MWI", "MWI.GOV<>MOZ", "MWI<>Malawi"])
def test_tone_is_between_two_states(pair):
    with pytest.raises(InputError, match="give two"):
        states_of(dyad(pair))


def test_shifts_without_a_pair_are_those_of_the_pairs_that_speak_most(archive, monkeypatch):
    asked = []

    def quiet(_, pair, *__):
        asked.append((pair.first.country, pair.second.country))
        return tone_of([], pair.first.country, pair.second.country)

    monkeypatch.setattr(following, "tone_in", quiet)
    assert shifts_in(archive) == []
    assert asked == [("MOZ", "MWI")]


def test_an_older_version_of_a_report_no_longer_tells(tmp_path):
    first, second = charge(), charge(verb="blamed")
    second.document = replace(second.document, url=first.document.url)
    with Archive(archive_of(tmp_path / "a.db", [first, second]), writable=False) as opened:
        assert {each.mention.document for each in claim(opened, CLAIM).mentions} == {second.document.id}


def test_what_another_version_kept_is_told_so(tmp_path):
    path = archive_of(tmp_path / "a.db", dispute())
    with sqlite3.connect(path) as raw:
        raw.execute("update members set mention = '{}'")
    with Archive(path, writable=False) as opened, pytest.raises(ArchiveError, match="another version"):
        claim(opened, CLAIM)
