from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Share
from dragoman.evaluation.pairs import score_pairs


def test_concede_and_retreat_are_yield_and_a_missing_answer_is_wrong(gold_file: Callable[..., Path], make: Any) -> None:
    types = {"a": "YIELD", "b": "YIELD", "c": "AID", "d": "AID"}
    path = gold_file(*({"id": name, "text": "", "source": "x", "target": "y", "type": kind} for name, kind in types.items()))
    scores = score_pairs(path, make.Coder(types={"a": "CONCEDE", "b": "RETREAT", "c": "AID"}), silent)
    assert scores.types == Share(3, 4)
    assert scores.macro.value == pytest.approx((1 + 2 / 3) / 2)
