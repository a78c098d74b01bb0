import io
import time

import pytest
from rich.console import Console

from dragoman.cli import progress
from dragoman.cli.progress import Bar


@pytest.fixture
def shown(monkeypatch):
    """What a bar writes to a terminal, or elsewhere, while thirty of forty documents are done."""

    def show(terminal=True, wanted=True, patience=0.0, total=40, until=""):
        monkeypatch.setattr(progress, "PATIENCE", patience)
        file = io.StringIO()
        with Bar(Console(file=file, force_terminal=terminal, width=100), "documents", lambda: total, wanted) as bar:
            for done in range(1, 31):
                bar.show(done)
            deadline = time.monotonic() + 60
            while until not in file.getvalue() and time.monotonic() < deadline:
                time.sleep(0.01)
        return file.getvalue()

    return show


def test_it_tells_how_many_of_how_many(shown):
    assert "30 of 40 documents" in shown(until="of 40")


def test_without_a_total_it_tells_how_many(shown):
    assert "30 documents" in shown(total=None)


@pytest.mark.parametrize("given", [{"terminal": False}, {"wanted": False}, {"patience": 60.0}])
def test_it_is_shown_on_a_terminal_alone_and_only_in_long_runs(shown, given):
    assert shown(**given) == ""
