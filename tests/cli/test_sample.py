"""`dragoman sample` and `dragoman agreement`: from an archive to a file, from files to figures."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dragoman.archive import Archive
from tests.archive.hand import coded, report

Cli = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a.db", create=True) as archive, archive.writing() as writer:
        for number in range(6):
            writer.add(coded(report(f"Shelling was heard at post {number} on that day.", id=str(number))))
    return tmp_path / "a.db"


def test_a_sample_goes_to_a_file_or_to_standard_output(cli: Cli, path: Path, tmp_path: Path) -> None:
    assert cli("sample", "--archive", path, "-n", "4", "-o", tmp_path / "s.jsonl").exit_code == 0
    shown = cli("sample", "--archive", path, "-n", "4")
    assert shown.output == (tmp_path / "s.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["weight"] for line in shown.output.splitlines()] == [1.5] * 4


@pytest.mark.parametrize(
    ("words", "says"), [(("--stratify", "colour"), "colour; allowed: type"), (("-o", "none/such/s.jsonl"), "cannot be written")]
)
def test_what_cannot_be_drawn_or_written_is_told(cli: Cli, path: Path, words: tuple[str, ...], says: str) -> None:
    result = cli("sample", "--archive", path, *words)
    assert result.exit_code == 2 and says in result.output


def test_people_and_coder_are_compared(cli: Cli, path: Path, tmp_path: Path) -> None:
    for name in ("anna", "ben"):
        cli("sample", "--archive", path, "-n", "4", "-o", tmp_path / f"{name}.jsonl")
    files = (tmp_path / "anna.jsonl", tmp_path / "ben.jsonl")
    result = cli("agreement", *files, "--archive", path)
    assert result.exit_code == 0
    assert result.output.count("1.00 / 1.00") == 6
    figures = json.loads(cli("agreement", *files, "--json").output)
    (comparison,) = figures["comparisons"]
    assert (comparison["first"], comparison["second"], comparison["typed"]["counts"]["right"]) == ("anna", "ben", 4)


@pytest.mark.parametrize("with_archive", [False, True])
def test_nothing_to_compare_is_told(cli: Cli, path: Path, with_archive: bool) -> None:
    result = cli("agreement", *(("--archive", path) if with_archive else ()))
    assert result.exit_code == 2 and "nothing to compare" in result.output
