from __future__ import annotations

from pathlib import Path

import pytest

from tools.demo import SCENES, arguments, main
from tools.marks import ROOT


def test_patterns_are_filled_in_as_by_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    first, *articles = arguments("ingest examples/*.txt")
    assert first == "ingest"
    assert articles[0] == "examples/1-wire.txt" and len(articles) == 5


def test_the_demo_shows_every_scene_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", "")  # set by the demo; put back after the test
    before = sorted(Path().iterdir())
    assert main() == 0
    shown = capsys.readouterr().out
    assert [scene.command for scene in SCENES if f"$ dragoman {scene.command}" in shown] == [scene.command for scene in SCENES]
    assert sorted(Path().iterdir()) == before
