"""An archive of three reports by two publishers, and one that a third took over."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.archive import Archive
from dragoman.records import Record
from tests.archive.releases.hand import archive_of, coded, report


@pytest.fixture
def records() -> list[Record]:
    """Three reports on three days, the second by another publisher, and a copy of the first by a third."""
    first = report(1, day=3)
    copy = replace(first, id="copy", publisher="Copy Desk", url="https://copy.example/1")
    return [coded(document) for document in (first, report(2, "Mountain Wire", day=1), report(3, day=2), copy)]


@pytest.fixture
def archive(records: list[Record], tmp_path: Path) -> Iterator[Archive]:
    """The archive of these."""
    with archive_of(tmp_path / "a.db", records) as opened:
        yield opened
