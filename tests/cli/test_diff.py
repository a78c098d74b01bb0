"""`dragoman diff`."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from dragoman.archive.releases import ReleaseOptions, release
from tests.archive.releases.hand import archive_of, coded, report

Cli = Callable[..., Result]
FIRST, SECOND = coded(report(1)), coded(report(2, "Mountain Wire", day=2))
CHANGED = replace(FIRST, events=(replace(FIRST.events[0], status="denied", score=0.5), FIRST.events[1]))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, records in (("old", [FIRST]), ("new", [CHANGED, SECOND])):
        with archive_of(tmp_path / f"{name}.db", records) as archive:
            release(archive, tmp_path / name, ReleaseOptions(text="full"))
    return tmp_path / "old", tmp_path / "new"


def test_changes_are_told_and_counted_by_reason(cli: Cli, folders: tuple[Path, Path]) -> None:
    told = cli("diff", *folders).stdout
    assert "changed event" in told
    assert "status: claimed → denied; confidence: 0.90 → 0.50" in told
    counts = [line.split() for line in told.splitlines()[-5:]]
    assert counts == [
        ["why", "added", "dropped", "changed"],
        ["documents", "new", "document", "1", "0", "0"],
        ["events", "coded", "otherwise", "0", "0", "1"],
        ["events", "new", "document", "2", "0", "0"],
        ["statements", "new", "document", "1", "0", "0"],
    ]


def test_the_same_twice_is_nothing(cli: Cli, folders: tuple[Path, Path]) -> None:
    assert cli("diff", folders[0], folders[0]).stdout == "Nothing is other.\n"


def test_csv_has_a_row_for_each_field(cli: Cli, folders: tuple[Path, Path]) -> None:
    found = list(csv.DictReader(io.StringIO(cli("diff", *folders, "--to", "csv").stdout)))
    changed = [row for row in found if row["kind"] == "changed"]
    assert [(row["field"], row["old"], row["new"], row["why"]) for row in changed] == [
        ("status", "claimed", "denied", "coded otherwise"),
        ("confidence", "0.90", "0.50", "coded otherwise"),
    ]
    assert len(found) == 2 + 4


def test_json_has_a_line_for_each_change(cli: Cli, folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert cli("diff", *folders, "--to", "json", "-o", tmp_path / "changes.jsonl").exit_code == 0
    found = [json.loads(line) for line in (tmp_path / "changes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["kind"] for row in found] == ["added", "changed", "added", "added", "added"]
    assert found[1]["fields"][0] == {"field": "status", "old": "claimed", "new": "denied"}


def test_only_so_many_are_told_on_the_screen(cli: Cli, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.differences.SHOWN", 1)
    assert "… and 4 more; --to csv gives all." in cli("diff", *folders).stdout


def test_a_table_goes_into_no_file(cli: Cli, folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert cli("diff", *folders, "-o", tmp_path / "changes.txt").exit_code == 2


def test_what_is_no_release_is_told(cli: Cli, folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = cli("diff", folders[0], tmp_path)
    assert result.exit_code == 2
    assert "neither a release nor an archive" in result.stderr
