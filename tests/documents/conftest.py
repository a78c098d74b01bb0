"""Files written for one test, and the outcomes of reading them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.documents import Failure, Outcome, ReadOptions, read
from dragoman.records import Document

Write = Callable[[str, "str | bytes"], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file, packed where its name ends in .gz, and gives its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return str(path)

    return write


def outcomes(path: str, **options: object) -> list[Outcome]:
    return list(read([path], ReadOptions(**options)))  # type: ignore[arg-type]


def document(path: str, **options: object) -> Document:
    [outcome] = outcomes(path, **options)
    assert isinstance(outcome, Document), outcome
    return outcome


def failure(path: str, **options: object) -> Failure:
    [outcome] = outcomes(path, **options)
    assert isinstance(outcome, Failure), outcome
    return outcome


def texts(path: str, **options: object) -> list[str]:
    """The texts of the documents, the reasons of the failures in angle brackets."""
    return [found.text if isinstance(found, Document) else f"<{found.reason}>" for found in outcomes(path, **options)]
