"""`dragoman tone` and `dragoman shifts`."""

import csv
import io
import json
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.analysis.dispute import MALAWI, MOZAMBIQUE, archive_of, dispute, told


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("archive") / "a.db", dispute())


@pytest.fixture(scope="module")
def turning(tmp_path_factory):
    """Malawi accuses for three months, and thanks for two."""
    reports = []
    for n in range(0, 150, 6):
        verb, type_ = ("accused", "ACCUSE") if n < 90 else ("thanked", "SUPPORT")
        made = told(
            "Coast Wire", date(2024, 1, 1) + timedelta(days=n), f"Malawi {verb} Mozambique again, for the {n} time in this long dispute."
        )
        reports.append(made.event(verb, type_, [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)]))
    return archive_of(tmp_path_factory.mktemp("turning") / "a.db", reports)


def test_both_directions_are_drawn(cli, archive):
    result = cli("tone", "MWI-MOZ", "--archive", archive)
    assert result.exit_code == 0
    assert "Malawi towards Mozambique" in result.output and "Mozambique towards Malawi" in result.output and "hostile -10" in result.output


def test_one_direction_is_drawn_alone(cli, archive):
    assert "Mozambique towards Malawi" not in cli("tone", "MWI>MOZ", "--archive", archive).output


def test_acts_are_shown_with_their_sentences(cli, archive):
    result = cli("tone", "MWI>MOZ", "--acts", "--archive", archive)
    assert "Malawi thanked Mozambique for its rice." in result.output


@pytest.mark.parametrize(("daily", "step"), [([], 7), (["--daily"], 1)])
def test_the_curve_as_a_table_by_week_or_day(cli, archive, daily, step):
    rows = list(csv.DictReader(io.StringIO(cli("tone", "MWI>MOZ", "--to", "csv", *daily, "--archive", archive).output)))
    days = [date.fromisoformat(row["day"]) for row in rows]
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=step)}
    assert all(float(row["low"]) <= float(row["level"]) <= float(row["high"]) for row in rows)


def test_acts_as_json_lines(cli, archive):
    rows = [json.loads(line) for line in cli("tone", "MWI>MOZ", "--acts", "--to", "json", "--archive", archive).output.splitlines()]
    assert [row["type"] for row in rows] == ["SUPPORT", "ACCUSE", "ACCUSE"] and all(row["sentence"] and row["id"] for row in rows)


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_curve_as_a_picture(cli, archive, tmp_path, form, start):
    result = cli("tone", "MWI-MOZ", "--to", form, "-o", tmp_path / "t", "--archive", archive)
    assert result.exit_code == 0 and (tmp_path / "t").read_bytes().startswith(start)


@pytest.mark.parametrize("width", ["40", "80", "160"])
def test_no_line_is_wider_than_the_terminal(cli, turning, width):
    result = cli("tone", "MWI-MOZ", "--archive", turning, env={"COLUMNS": width})
    assert max(map(len, result.output.splitlines())) <= int(width)


def test_a_shift_is_shown_with_the_sentences_before_and_after(cli, turning):
    for words in (["tone", "MWI>MOZ"], ["shifts", "MWI-MOZ"], ["shifts"]):
        output = cli(*words, "--archive", turning, env={"COLUMNS": "200"}).output
        assert "Malawi turned friendlier towards Mozambique" in output
        assert "before" in output and "Malawi accused Mozambique" in output and "Malawi thanked Mozambique" in output


def test_no_shift_is_told_so(cli, archive):
    assert "No shift of tone was found." in cli("shifts", "MWI-MOZ", "--archive", archive).output


@pytest.mark.parametrize(
    ("words", "message"), [(["tone", "gunmen<>MWI"], "is no state"), (["tone", "MWI-MOZ", "--until", "2020"], "No act in words")]
)
def test_what_cannot_be_done_is_told_in_a_line(cli, archive, words, message):
    result = cli(*words, "--archive", archive)
    assert result.exit_code == 2 and message in " ".join(result.output.split())
