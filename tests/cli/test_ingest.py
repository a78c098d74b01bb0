"""`dragoman ingest`: into an archive, and what is told of it."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from dragoman.archive import Archive
from dragoman.cli import app
from dragoman.formats.native import line_of
from dragoman.records import Document
from tests.running.conftest import hand, reports

__all__ = ["hand", "reports"]

STORY = (
    "Kabul said gunmen attacked a post near Herat on Tuesday. "
    "Three guards were killed, and two lorries burnt out beside the road to the border."
)


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch, hand: ModuleType, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr("dragoman.running.run.load", hand.load)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["ingest", *arguments, "--archive", str(tmp_path / "a.db")])

    return run


def told(result: Result) -> str:
    return " ".join(result.output.split())


def test_what_was_stored_is_summed_up(ingest: Callable[..., Result], reports: Callable[..., str]) -> None:
    result = ingest(reports(STORY, "Nothing happened in Kabul that day, the paper said."))
    assert result.exit_code == 0
    assert "2 documents · 1 event" in told(result)


def test_a_second_time_it_says_that_all_is_there(ingest: Callable[..., Result], reports: Callable[..., str]) -> None:
    inputs = reports(STORY)
    ingest(inputs)
    assert "1 document in the archive already" in told(ingest(inputs))


def test_reprints_and_versions_are_counted(ingest: Callable[..., Result], tmp_path: Path) -> None:
    lines = [
        {"id": "a", "url": "https://wire.example/a", "text": STORY},
        {"id": "b", "url": "https://daily.example/b", "text": STORY},
        {"id": "c", "url": "https://wire.example/a", "text": STORY.replace("Three guards", "Four guards")},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ingest(str(tmp_path / "in.jsonl"))
    result = told(ingest(str(tmp_path / "in.jsonl")))
    assert "3 documents in the archive already" in result


def test_a_document_that_fails_is_told_of_and_the_others_are_stored(
    ingest: Callable[..., Result], reports: Callable[..., str], tmp_path: Path
) -> None:
    result = ingest(reports(STORY, "UNREADABLE words of nobody"))
    assert result.exit_code == 1
    assert "1 failed (1 no-text)" in told(result)
    with Archive(tmp_path / "a.db") as archive:
        assert len(list(archive.records())) == 1


def test_an_input_that_does_not_exist_makes_no_file(ingest: Callable[..., Result], tmp_path: Path) -> None:
    result = ingest("nowhere.txt")
    assert result.exit_code == 2 and "nowhere.txt" in told(result)
    assert not (tmp_path / "a.db").exists()


def test_records_coded_before_are_stored_as_they_are(ingest: Callable[..., Result], hand: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "coded.jsonl").write_bytes(line_of(hand.record_of(Document(STORY, id="a"))) + b"\n")
    assert "1 document · 1 event" in told(ingest("--coded", str(tmp_path / "coded.jsonl")))
