from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation import evaluate
from dragoman.records import InputError


def test_each_file_that_the_folder_holds_is_scored_once(gold_file: Callable[..., Path], make: Any) -> None:
    gold_file({"id": "1", "text": "t", "labels": ["Direct"], "conflict": True}, name="tone.jsonl")
    gold_file({"id": "a", "text": "", "source": "x", "target": "y", "type": "AID"}, name="pairs.jsonl")
    calls: list[tuple[str, int, int]] = []
    folder = gold_file(name="other.txt").parent
    report = evaluate(folder, make.Coder(conflicts=[True], types={"a": "AID"}), lambda *call: calls.append(call))
    assert [name for name, _ in report.parts()] == ["pairs", "tone"]
    assert calls == [("pairs", 1, 1), ("tone", 1, 1)]
    assert {figure.value for figure in report.figures()} == {1.0}


def test_a_folder_without_gold_is_refused(tmp_path: Path, make: Any) -> None:
    with pytest.raises(InputError, match=r"at least one of events\.jsonl"):
        evaluate(tmp_path, make.Coder())
