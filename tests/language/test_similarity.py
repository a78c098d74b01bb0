from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.similarity import WIDTH, WordVectors, packed, shared_vectors, unpacked
from dragoman.records import ModelError


@pytest.mark.parametrize(
    ("word", "near", "far"), [("rifles", "weapons", "farmers"), ("camp", "tent", "tariff"), ("river", "dam", "minister")]
)
def test_words_of_a_kind_are_nearer_than_others(word: str, near: str, far: str) -> None:
    rows = shared_vectors().of([word, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1


def test_a_word_has_one_vector_whatever_stands_beside_it() -> None:
    alone, beside = WordVectors().of(["truce"]), WordVectors().of(["tank", "truce", "river"])
    assert np.array_equal(alone[0], beside[1])


def test_a_word_that_the_vocabulary_lacks_has_none() -> None:
    assert not shared_vectors().of(["qzxkvtruckerish"]).any()


def test_no_words_have_no_vector() -> None:
    assert not shared_vectors().mean([]).any()


@given(st.lists(st.floats(-1, 1, width=32), min_size=WIDTH, max_size=WIDTH))
def test_packing_keeps_the_direction(values: list[float]) -> None:
    row = np.array(values, np.float32)
    length = float(np.linalg.norm(row))
    if length < 0.1:
        return
    assert float(unpacked([packed(row / length)])[0] @ (row / length)) > 0.99


def test_nought_is_packed_into_nothing() -> None:
    assert packed(np.zeros(WIDTH, np.float32)) == "" and not unpacked([""]).any()


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text((WordVectors().folder / "tokenizer.json").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ModelError, match="make model"):
        WordVectors(tmp_path).of(["river"])
