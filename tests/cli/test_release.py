"""`dragoman release`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.archive.releases.hand import archive_of, coded, report, rows

Cli = Callable[..., Result]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    archive_of(tmp_path / "a.db", [coded(report(1)), coded(report(2, "Mountain Wire", day=2))]).close()
    return tmp_path / "a.db"


def test_the_tables_are_written_and_counted(cli: Cli, archive: Path, tmp_path: Path) -> None:
    result = cli("release", tmp_path / "r", "--archive", archive, "--version", "1.0")
    assert result.exit_code == 0
    assert "4  events" in result.stdout
    assert "Version 1.0 is in" in result.stdout
    assert len(rows(tmp_path / "r", "events")) == 4


def test_unless_asked_no_words_are_given(cli: Cli, archive: Path, tmp_path: Path) -> None:
    assert cli("release", tmp_path / "r", "--archive", archive).exit_code == 0
    assert not any(row["sentence"] for row in rows(tmp_path / "r", "events"))


def test_options_choose_what_goes_in_and_what_is_given(cli: Cli, archive: Path, tmp_path: Path) -> None:
    chosen = ("--until", "2025-05-01", "--type", "assault", "--status", "claimed", "--containing", "shelled")
    result = cli(
        "release", tmp_path / "r", "--archive", archive, "--text", "sentence", *chosen, "--author", "Anna", "--dated", "2025-06-01"
    )
    assert result.exit_code == 0
    (event,) = rows(tmp_path / "r", "events")
    assert event["sentence"].startswith("Pakistan shelled Khost")
    assert 'date-released: "2025-06-01"' in (tmp_path / "r/CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--licences", "none.tsv"), "no table of licences"),
        (("--type", "WALK"), "type is 'WALK'"),
        (("--licence", "all mine!"), "SPDX"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_line(cli: Cli, archive: Path, tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    result = cli("release", tmp_path / "r", "--archive", archive, *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "r").exists()


def test_an_archive_that_is_not_there_is_not_made(cli: Cli, tmp_path: Path) -> None:
    result = cli("release", tmp_path / "r", "--archive", tmp_path / "none.db")
    assert result.exit_code == 2
    assert not (tmp_path / "none.db").exists()
