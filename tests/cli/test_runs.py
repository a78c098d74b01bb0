"""`dragoman runs`: what coded an archive."""

from pathlib import Path

from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli import app
from tests.archive.hand import coded, report


def test_runs_are_shown_with_what_counts(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive, archive.writing() as writer:
        writer.add(coded(report(id="one")))
    result = CliRunner().invoke(app, ["runs", "--archive", str(tmp_path / "a.db")])
    assert result.exit_code == 0
    assert "m1" in result.output and "1 document, of which 1 count" in result.output
