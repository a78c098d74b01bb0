import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from dragoman.evaluation import Figure
from dragoman.records import InputError
from tools.floors import EPSILON, Comparison, Floors, Lowered, Options, compare, load, main, raised, run, save


class ToneCoder:
    """A coder that finds conflict in as many sentences as it is told to."""

    def __init__(self, found: int) -> None:
        self.found = found

    def conflict(self, sentences: Iterable[str]) -> Iterator[bool]:
        return (number < self.found for number, _ in enumerate(sentences))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gold of forty sentences, all with conflict."""
    (tmp_path / "dev").mkdir()
    lines = (json.dumps({"id": str(n), "text": "t", "labels": [], "conflict": True}) for n in range(40))
    (tmp_path / "dev" / "tone.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "floors.json").write_text("{}", encoding="utf-8")
    return tmp_path


def go(folder: Path, found: int, **given: Any) -> int:
    return run(folder, ToneCoder(found), Options(folder / "floors.json", **given), Console(quiet=True))  # type: ignore[arg-type]


def floor(folder: Path) -> float:
    return load(folder / "floors.json").floors["tone.conflict.f1"]


def test_without_floors_nothing_is_broken(folder: Path) -> None:
    assert go(folder, 20) == 0


@pytest.mark.parametrize(("found", "code"), [(20, 0), (30, 0), (19, 1)])
def test_a_figure_below_its_floor_fails(folder: Path, found: int, code: int) -> None:
    go(folder, 20, update=True)
    assert go(folder, found) == code


def test_an_update_raises_the_floors(folder: Path) -> None:
    go(folder, 20, update=True)
    go(folder, 30, update=True)
    assert floor(folder) == 0.8571


def test_an_update_refuses_to_lower_a_floor_without_a_reason(folder: Path) -> None:
    go(folder, 20, update=True)
    with pytest.raises(InputError, match=r"tone\.conflict\.f1"):
        go(folder, 10, update=True)
    assert floor(folder) == 0.6667


def test_a_lowered_floor_keeps_its_reason(folder: Path) -> None:
    go(folder, 20, update=True)
    assert go(folder, 10, update=True, reason="smaller model") == 0
    assert floor(folder) == 0.4
    assert Lowered("tone.conflict.f1", 0.6667, 0.4, "smaller model") in load(folder / "floors.json").lowered


def test_the_command_exits_with_the_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = typer.Typer()
    app.command()(main)
    monkeypatch.setattr("tools.floors.FLOORS", folder / "floors.json")
    monkeypatch.setattr("tools.floors.EXAMPLES", None)
    codes = []
    for found, options in ((20, ["--update"]), (20, []), (10, []), (10, ["--update"])):
        monkeypatch.setattr("dragoman.load", lambda found=found: ToneCoder(found), raising=False)
        codes.append(CliRunner().invoke(app, [str(folder), *options]).exit_code)
    assert codes == [0, 0, 1, 2]


def test_a_reason_without_an_update_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="--update"):
        go(folder, 20, reason="why")


def test_another_gold_file_fails_until_floors_are_set_anew(folder: Path) -> None:
    go(folder, 20, update=True)
    path = folder / "dev" / "tone.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert go(folder, 20) == 1
    assert go(folder, 20, update=True) == 0
    assert go(folder, 20) == 0


@pytest.mark.parametrize(
    ("name", "value", "floor", "broken"),
    [
        ("a.f1", 0.5, 0.5, False),
        ("a.f1", 0.5 - EPSILON / 2, 0.5, False),
        ("a.f1", 0.5 - 2 * EPSILON, 0.5, True),
        ("a.mae", 0.6, 0.5, True),
        ("a.mae", 0.4, 0.5, False),
        ("a.errors", 1.0, 0.0, True),
        ("a.f1", None, 0.5, True),
        ("a.f1", 0.1, None, False),
    ],
)
def test_a_floor_is_broken_beyond_the_tolerance(name: str, value: float | None, floor: float | None, broken: bool) -> None:
    assert Comparison(name, value, floor).broken is broken


def test_figures_on_few_cases_and_halves_of_an_f1_get_no_floor() -> None:
    assert [row.name for row in compare([Figure("a.f1", 0.5, 19), Figure("b.f1", 0.5, 20), Figure("b.recall", 0.5, 20)], {})] == ["b.f1"]


def test_floors_do_not_sink_within_the_tolerance() -> None:
    known = Floors(floors={"a.f1": 0.5})
    assert raised(known, {}, [Comparison("a.f1", 0.5 - EPSILON / 2, 0.5)], "").floors == {"a.f1": 0.5}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = Floors({"dev/tone.jsonl": "ab"}, {"a.f1": 0.5}, (Lowered("a.f1", 0.6, 0.5, "why"),))
    save(tmp_path / "floors.json", floors)
    assert load(tmp_path / "floors.json") == floors


@pytest.mark.parametrize("content", ["{oops", "[]", '{"lowered": [{"figure": "a"}]}'])
def test_damaged_floors_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as floors"):
        load(tmp_path / "floors.json")
