"""Words as the encoder reads them: pieces of a vocabulary, and shapes."""

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import Lowercase

from dragoman.language.pieces import DYAD, MAX_PIECES_PER_WORD, SHAPES, WordPieces, shape_of
from dragoman.records import ModelError

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "talk", "##s", "army", "a", "##a", "##b"]


def pieces_with(vocabulary: list[str], limit: int = 100) -> WordPieces:
    tokenizer = Tokenizer(WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    return WordPieces(tokenizer, limit)


@pytest.fixture
def pieces() -> WordPieces:
    return pieces_with(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", "lower"), ("don't", "lower"), ("2nd", "lower"), ("Kabul", "Title"), ("I", "Title"), ("É", "Title"), ("UN", "UPPER"),
        ("U.S.", "UPPER"), ("B-52", "UPPER"), ("McKay", "miXed"), ("al-Din", "miXed"), ("中文", "miXed"), ("3.5", "digit"),
        ("1,000", "digit"), ("...", "other"), ("", "other"), ("😀", "other"),
    ],
)  # fmt: skip
def test_the_shape_tells_the_case_that_the_vocabulary_forgets(word, shape):
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize(
    ("word", "ids"), [("talks", [4, 5]), ("TALK", [4]), ("tank", [1]), ("", [1])], ids=["two pieces", "capitals", "unknown", "empty"]
)
def test_every_word_has_a_piece(pieces, word, ids):
    assert pieces.pieces(word)[0] == ids


def test_a_long_word_keeps_its_head_and_tail(pieces):
    ids, _ = pieces.pieces("a" + 30 * "a" + 8 * "b")
    half = MAX_PIECES_PER_WORD // 2
    assert ids == [7] + [8] * (half - 1) + [9] * half


def test_no_more_words_are_remembered_than_the_limit():
    pieces = pieces_with(VOCABULARY, limit=2)
    assert [pieces.pieces(word)[0] for word in ("a", "talk", "army", "army", "a")] == [[7], [4], [6], [6], [7]]
    assert len(pieces._known) == 2


def test_a_sentence_is_counted_with_its_markers(pieces):
    assert pieces.count(["army", "talks"]) == 5
    assert pieces.count([]) == 2


def test_sentences_are_laid_side_by_side(pieces):
    batch = pieces.batch([["Army", "talks"], ["a"]])
    assert batch.ids.tolist() == [[2, 6, 4, 5, 3], [2, 7, 3, 0, 0]]
    assert batch.mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    other, title, lower = (SHAPES.index(shape) for shape in ("other", "Title", "lower"))
    assert batch.shapes.tolist() == [[other, title, lower, lower, other], [other, lower, other, other, other]]
    assert (batch.first.tolist(), batch.last.tolist()) == ([[1, 2], [1, 0]], [[1, 3], [1, 0]])
    assert batch.lengths.tolist() == [2, 1]
    assert {array.dtype for array in (batch.ids, batch.mask, batch.shapes)} == {np.dtype(np.int64)}


def test_a_vocabulary_without_the_markers_is_an_error():
    with pytest.raises(ModelError, match=r"no \[CLS\].*Reinstall"):
        pieces_with(["[UNK]", "a"]).batch([["a"]])


def test_a_dyad_marks_every_piece_of_its_words_and_nothing_else(pieces):
    plain = pieces.batch([["talks", "army", "TALK"]]).shapes[0]
    marked = pieces.batch([["talks", "army", "TALK"]], [([0], [2])]).shapes[0]
    assert [DYAD[k] for k in (marked - plain) // len(SHAPES)] == ["", "source", "source", "", "target", ""]


def test_one_sentence_of_a_batch_may_have_a_dyad_and_another_none(pieces):
    shapes = pieces.batch([["talk"], ["talk"]], [([0], []), None]).shapes
    assert (shapes[:, 1] >= len(SHAPES)).tolist() == [True, False]
