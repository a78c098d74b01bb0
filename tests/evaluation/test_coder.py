from typing import Any

import pytest

from dragoman.evaluation.coder import code, gather, silent
from dragoman.records import Document, ModelError


def test_records_are_found_by_the_id_of_their_document(make: Any) -> None:
    ticks: list[tuple[int, int]] = []
    records = code(
        make.Coder(skipped=frozenset("b")), [Document(name, name) for name in "abc"], lambda done, total: ticks.append((done, total))
    )
    assert {name: record.document.text for name, record in records.items()} == {"a": "a", "c": "c"}
    assert ticks == [(1, 3), (2, 3)]


def test_results_without_ids_must_be_complete() -> None:
    assert gather(iter("ab"), 2, silent) == ["a", "b"]
    with pytest.raises(ModelError, match="2 results for 3 sentences"):
        gather(iter("ab"), 3, silent)
