"""The command line with a coder made by hand in place of the real one."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dragoman.records import Document, Pair, Record, Relation, Versions
from tests.opinions.conftest import nobody, stub

__all__ = ["nobody", "stub"]

HAND = Path(__file__).parents[1] / "running" / "hand_coder.py"


@dataclass
class OneRecord:
    """Gives the same record for every document, and the same event for every pair."""

    record: Record

    @property
    def versions(self) -> Versions:
        return self.record.versions

    def code_document(self, document: Document) -> Record:  # noqa: ARG002
        return self.record

    def relate(self, pairs: Any) -> Iterator[Relation]:
        for pair in pairs:
            assert isinstance(pair, Pair)
            yield Relation(pair.id, "AID", "", "planned", 0.75, f"{pair.source} gives to {pair.target}")


@pytest.fixture
def cli() -> Callable[..., Result]:
    """Runs a command line without a terminal."""
    from dragoman.cli import app

    return lambda *arguments, **given: CliRunner().invoke(app, [str(each) for each in arguments], **given)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The coder made by hand takes the place of the real one."""
    monkeypatch.syspath_prepend(str(HAND.parent))
    import hand_coder

    monkeypatch.setattr("dragoman.running.run.load", hand_coder.load)
    return hand_coder


@pytest.fixture
def giving(monkeypatch: pytest.MonkeyPatch) -> Callable[[Record], None]:
    """Lets the coder give one record whatever the document."""

    def give(record: Record) -> None:
        monkeypatch.setattr("dragoman.running.run.load", lambda *_, **__: OneRecord(record))
        monkeypatch.setattr("dragoman.coding.coder.load", lambda *_, **__: OneRecord(record))

    return give


@pytest.fixture
def hand_command() -> list[str]:
    """The start of a command line in a process of its own, with the coder made by hand."""
    return [sys.executable, str(HAND)]
