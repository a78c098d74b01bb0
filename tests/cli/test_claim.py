"""`dragoman claim` and `dragoman incident`."""

import pytest

from tests.analysis.dispute import CLAIM, INCIDENT, archive_of, dispute


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("archive") / "a.db", dispute())


def test_a_claim_shows_who_stands_where_and_every_place(cli, archive):
    result = cli("claim", CLAIM[:3], "--archive", archive, env={"COLUMNS": "160"})
    assert result.exit_code == 0
    for words in (
        "contested",
        "Malawi asserts since 4 March 2024",
        "Mozambique denies",
        "Lake Post: Malawi affirm",
        "linked at 0.80: same parties",
    ):
        assert words in result.output


def test_an_incident_shows_tolls_by_source_and_who_is_named(cli, archive):
    result = cli("incident", INCIDENT, "--archive", archive, env={"COLUMNS": "160"})
    assert result.exit_code == 0
    for words in (
        "ASSAULT firearms",
        "Chipoka, Salima, Malawi",
        "killed   2 to 5",
        "Coast Wire",
        "By gunmen from Mozambique, according to police",
    ):
        assert words in result.output


@pytest.mark.parametrize(("command", "list_"), [("claim", "dragoman claims"), ("incident", "dragoman incidents")])
def test_an_id_that_is_not_there_says_where_to_find_one(cli, archive, command, list_):
    result = cli(command, "zzz", "--archive", archive)
    assert result.exit_code == 2 and list_ in " ".join(result.output.split())
