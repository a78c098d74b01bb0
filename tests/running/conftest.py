"""Inputs of a few documents, and the coder made by hand where worker processes find it."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.opinions.conftest import nobody, stub

__all__ = ["nobody", "stub"]


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import hand_coder

    return hand_coder


@pytest.fixture
def reports(tmp_path: Path) -> Callable[..., str]:
    """Writes texts as JSON lines and gives the path."""

    def write(*texts: str, name: str = "reports.jsonl") -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps({"id": f"d{k}", "text": text}) + "\n" for k, text in enumerate(texts)), encoding="utf-8")
        return str(path)

    return write
