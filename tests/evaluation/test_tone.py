from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts
from dragoman.evaluation.tone import score_tone
from dragoman.records import ModelError


@pytest.fixture
def path(gold_file: Callable[..., Path]) -> Path:
    labels: list[list[str]] = [["Direct"], ["Direct"], [], []]
    return gold_file(*({"id": str(n), "text": "t", "labels": listed, "conflict": bool(listed)} for n, listed in enumerate(labels)))


def test_conflict_is_counted_and_split_by_label(path: Path, make: Any) -> None:
    scores = score_tone(path, make.Coder(conflicts=[True, False, True, False]), silent)
    assert scores.conflict == Counts(1, 2, 2)
    assert scores.tables[0].rows == (("Direct", 0.5, 1, 2),)


def test_a_coder_that_leaves_a_sentence_out_is_refused(path: Path, make: Any) -> None:
    with pytest.raises(ModelError, match="3 results for 4"):
        score_tone(path, make.Coder(conflicts=[True] * 3), silent)
