"""`dragoman recode`: what changed since the archive was coded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli import app
from dragoman.records import Document, Record, Versions
from dragoman.running import Run
from dragoman.running.ingesting import ingest
from tests.running.conftest import hand, reports

__all__ = ["hand", "reports"]


@pytest.fixture
def archive(tmp_path: Path, hand: ModuleType, reports: Callable[..., str]) -> Path:
    with Archive(tmp_path / "a.db", create=True) as opened:
        list(ingest(Run((reports("Kabul said gunmen attacked a post near Herat."),), load=hand.load), opened))
    return tmp_path / "a.db"


def recode(archive: Path, *options: str) -> Any:
    return CliRunner().invoke(app, ["recode", "--archive", str(archive), *options])


def test_with_the_same_model_there_is_nothing_to_do(archive: Path, hand: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.running.run.load", hand.load)
    assert "Nothing is other." in recode(archive).output


@pytest.mark.parametrize(
    ("options", "told"), [((), "another model"), (("--to", "csv"), "changed,event"), (("--to", "json"), '"field": "type"')]
)
def test_what_changed_is_told_with_its_reason(
    archive: Path, hand: ModuleType, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: str
) -> None:
    class Newer:
        versions = Versions("0.1.0", "m2", "c1")

        def code_document(self, document: Document) -> Record:
            record: Record = hand.record_of(document)
            return replace(record, events=tuple(replace(event, type="COERCE") for event in record.events), versions=self.versions)

    monkeypatch.setattr("dragoman.running.run.load", lambda _options, threads=1: Newer())  # noqa: ARG005
    result = recode(archive, *options)
    assert result.exit_code == 0 and told in result.output


def test_without_an_archive_it_says_how_to_make_one(tmp_path: Path) -> None:
    result = recode(tmp_path / "none.db")
    assert result.exit_code == 2 and "dragoman ingest" in " ".join(result.output.split())
