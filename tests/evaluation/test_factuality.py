from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.coder import silent
from dragoman.evaluation.factuality import score_factuality
from dragoman.records import InputError, ModelError


def item(name: str, *values: float) -> dict[str, Any]:
    return {"id": name, "tokens": ["w"] * 3, "events": [{"token": at, "factuality": value} for at, value in enumerate(values)]}


def score(path: Path, coder: Any) -> Any:
    return score_factuality(path, coder, silent)


def test_values_are_compared_at_the_gold_words_overall_and_by_set(gold_file: Callable[..., Path], make: Any) -> None:
    path = gold_file(item("ONE-1", 3.0, -3.0), item("TWO-1", 1.0))
    scores = score(path, make.Coder(values=[[3.0, -1.0, 9.0], [2.0, 9.0, 9.0]]))
    assert scores.mae.value == 1.0
    assert {name: (values[1].value, values[1].support) for name, values in scores.by_set.items()} == {"ONE": (1.0, 2), "TWO": (1.0, 1)}
    assert scores.by_set["ONE"][0].value == pytest.approx(1.0)


@pytest.mark.parametrize("values", [[[1.0]], [], [[1.0, 1.0, 1.0]] * 0])
def test_a_coder_that_gives_too_few_values_is_refused(gold_file: Callable[..., Path], make: Any, values: list[list[float]]) -> None:
    with pytest.raises(ModelError, match="one"):
        score(gold_file(item("ONE-1", 3.0)), make.Coder(values=values))


def test_a_word_that_is_not_there_is_an_error_of_the_gold(gold_file: Callable[..., Path], make: Any) -> None:
    with pytest.raises(InputError, match="token"):
        score(gold_file(item("ONE-1", 1.0, 1.0, 1.0, 1.0)), make.Coder())
