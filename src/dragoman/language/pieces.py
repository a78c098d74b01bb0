"""From words to what the encoder reads: word pieces and word shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.records import ModelError

SHAPES = ("lower", "Title", "UPPER", "miXed", "digit", "other")
DYAD = ("", "source", "target")  # each casing has a row for words that belong to no given actor, to the source, to the target
MAX_PIECES_PER_WORD = 12  # a longer word is a URL or debris: its head and tail say enough


Dyad = tuple[Sequence[int], Sequence[int]]  # the words of the source, those of the target


def shape_of(word: str) -> int:
    """The index into SHAPES of a word's casing; the vocabulary itself is uncased."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper() and word[1:].islower():
        return 1
    if any(c.isdigit() for c in word):
        return 4
    return 3 if any(c.isalpha() for c in word) else 5


@dataclass(frozen=True)
class Batch:
    """Word pieces of several sentences, padded; `first` and `last` index the outer pieces of each word."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass
class WordPieces:
    """Splits words into pieces of the encoder's vocabulary; each word is looked up once and remembered."""

    tokenizer: Tokenizer
    limit: int = 200_000
    _known: dict[str, tuple[list[int], int]] = field(default_factory=dict)

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Reads a `tokenizer.json`."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def pieces(self, word: str) -> tuple[list[int], int]:
        """The piece ids of one word (at least one) and its shape."""
        known = self._known.get(word)
        if known is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids or [self._special("[UNK]")]
            if len(ids) > MAX_PIECES_PER_WORD:
                half = MAX_PIECES_PER_WORD // 2
                ids = ids[:half] + ids[-half:]
            known = (ids, shape_of(word))
            if len(self._known) < self.limit:
                self._known[word] = known
        return known

    def _special(self, piece: str) -> int:
        number = self.tokenizer.token_to_id(piece)
        if number is None:
            raise ModelError(f"The tokenizer has no {piece}: it is not the one this model was trained with. Reinstall dragoman.")
        return number

    def count(self, words: list[str]) -> int:
        """How many pieces a sentence takes, its two markers included."""
        return 2 + sum(len(self.pieces(word)[0]) for word in words)

    def batch(self, sentences: list[list[str]], dyads: Sequence[Dyad | None] = ()) -> Batch:
        """Lays sentences side by side, padded to the longest; `dyads` marks the words of a given source and target in each."""
        rows = [[self.pieces(word) for word in words] for words in sentences]
        width = max(2 + sum(len(ids) for ids, _ in row) for row in rows)
        words = max(len(row) for row in rows)
        ids = np.zeros((len(rows), width), np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        shapes = np.full((len(rows), width), len(SHAPES) - 1, np.int64)
        first = np.zeros((len(rows), words), np.int64)
        last = np.zeros((len(rows), words), np.int64)
        start, end = self._special("[CLS]"), self._special("[SEP]")
        for r, row in enumerate(rows):
            flat, flat_shapes, firsts, lasts = [start], [len(SHAPES) - 1], [], []
            for pieces, shape in row:
                firsts.append(len(flat))
                flat.extend(pieces)
                flat_shapes.extend([shape] * len(pieces))
                lasts.append(len(flat) - 1)
            if dyads and (dyad := dyads[r]):
                for k, marked in enumerate(dyad, 1):
                    for word in marked:
                        for at in range(firsts[word], lasts[word] + 1):
                            flat_shapes[at] = flat_shapes[at] % len(SHAPES) + k * len(SHAPES)
            flat.append(end)
            ids[r, : len(flat)] = flat
            mask[r, : len(flat)] = 1
            shapes[r, : len(flat_shapes)] = flat_shapes
            first[r, : len(row)] = firsts
            last[r, : len(row)] = lasts
        return Batch(ids, mask, shapes, first, last, np.array([len(row) for row in rows], np.int64))
