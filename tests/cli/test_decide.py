"""`dragoman decide` and `dragoman history`: what was decided is shown, and what cannot be is told in a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dragoman.archive import Archive
from tests.analysis.keyed import Keyed, add, groups_of, told

Cli = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of two reports of A and one of B."""
    for place in ("running.ingesting", "analysis.kinds"):  # the one that imports the other first
        monkeypatch.setattr(f"dragoman.{place}.groupings", lambda: (Keyed(),))
    with Archive(tmp_path / "a.db", create=True) as archive:
        for number, letter in enumerate("AAB"):
            add(archive, told(number, letter), Keyed())
    return tmp_path / "a.db"


def decide(cli: Cli, path: Path, *words: str) -> Result:
    return cli("decide", *words, "--by", "Anna Reader", "--why", "So it reads.", "--archive", path)


def test_a_correction_is_shown_beside_what_was_coded(cli: Cli, path: Path) -> None:
    result = decide(cli, path, "e-00", "correct", "--set", "type=COERCE", "--set", "status=denied")
    assert result.exit_code == 0
    assert "event e-00  corrected" in result.output and "denied  COERCE" in result.output and "as coded: ASSAULT" in result.output


def test_the_history_tells_who_decided_what_and_why(cli: Cli, path: Path) -> None:
    decide(cli, path, "e-00", "reject")
    decide(cli, path, "e-00", "withdraw")
    result = cli("history", "e-00", "--archive", path)
    assert result.exit_code == 0
    assert "event e-00  undecided" in result.output
    assert "Anna Reader  reject" in result.output and "So it reads." in result.output and "withdrawn" in result.output


def test_an_item_without_history_says_so(cli: Cli, path: Path) -> None:
    assert "Nobody has decided on it." in cli("history", "s-01", "--archive", path).output


def test_the_history_of_a_group_names_its_mentions(cli: Cli, path: Path) -> None:
    with Archive(path) as archive:
        name = next(iter(groups_of(archive, Keyed())))
    assert "m-0" in cli("history", name[:8], "--archive", path).output


def test_groups_are_merged_and_split(cli: Cli, path: Path) -> None:
    with Archive(path) as archive:
        one, other = groups_of(archive, Keyed())
        assert decide(cli, path, one, "merge", other).exit_code == 0
        (whole,) = groups_of(archive, Keyed())
        assert decide(cli, path, whole, "split", "m-02").exit_code == 0
        assert sorted(groups_of(archive, Keyed()).values()) == [["m-00", "m-01"], ["m-02"]]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("e-0", "accept"), "More than one item"),
        (("e-00", "correct", "--set", "colour=red"), "no field 'colour'"),
        (("e-00", "applaud"), "applaud"),
    ],
)
def test_what_cannot_be_decided_is_told(cli: Cli, path: Path, words: tuple[str, ...], says: str) -> None:
    result = decide(cli, path, *words)
    assert result.exit_code == 2
    assert says in result.output


def test_an_archive_that_is_not_there_is_told(cli: Cli, tmp_path: Path) -> None:
    result = decide(cli, tmp_path / "none.db", "e-00", "accept")
    assert result.exit_code == 2 and "dragoman ingest" in result.output
