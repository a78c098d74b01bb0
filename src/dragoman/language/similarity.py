"""How alike words are, by the word vectors inside our own encoder: the same word always has the same vector, whatever stands beside it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
import onnxruntime

from dragoman.language.model import FOLDER, Floats
from dragoman.language.pieces import WordPieces
from dragoman.records import ModelError

TENSOR = "word_part"  # what the encoder reads of a word before any context: see lay_encoder in training/export.py
WIDTH = 384
COMMON = range(2000, 2500)  # pieces of everyday English words; what they have in common tells nothing
BATCH = 64


class WordVectors:
    """Vectors of words, looked up once and remembered; the model is read on first use."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._known: dict[str, Floats] = {}

    def of(self, words: Sequence[str]) -> Floats:
        """A row of length one for each word; nought where the vocabulary has it only in pieces, which tell little of its meaning."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        for at in range(0, len(new), BATCH):
            self._look_up(new[at : at + BATCH])
        return np.array([self._known[word] for word in words], np.float32).reshape(len(words), WIDTH)

    def mean(self, words: Sequence[str]) -> Floats:
        """One row of length one for all the words together; nought where none has a vector."""
        return _unit(self.of(words).sum(0)) if words else np.zeros(WIDTH, np.float32)

    def _look_up(self, words: list[str]) -> None:
        pieces = [self._pieces.pieces(word)[0] for word in words]
        whole = [ids[0] for ids in pieces if len(ids) == 1]
        rows = iter(self._rows(whole) - self._common if whole else ())
        for word, ids in zip(words, pieces, strict=True):
            self._known[word] = _unit(next(rows)) if len(ids) == 1 else np.zeros(WIDTH, np.float32)

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces.from_file(self.folder / "tokenizer.json")

    @cached_property
    def _common(self) -> Floats:
        mean: Floats = self._rows(list(COMMON)).mean(0)
        return mean

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        try:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            content = (self.folder / "encoder.onnx").read_bytes() + one_more_output(TENSOR)
            return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(
                f"The word vectors in {self.folder} cannot be read ({error}). Reinstall dragoman, or run `make model`."
            ) from error

    def _rows(self, ids: Sequence[int]) -> Floats:
        """The encoder's vectors of pieces, as many at a time as it has positions."""
        found = []
        for at in range(0, len(ids), 500):
            row = np.array([ids[at : at + 500]], np.int64)
            feed = {"ids": row, "mask": np.ones(row.shape, np.int32), "shapes": np.zeros(row.shape, np.int64)}
            found.append(self._session.run([TENSOR], feed | {"pool": np.zeros((1, 1, row.shape[1]), np.float32)})[0][0])
        rows: Floats = np.concatenate(found)
        return rows


def one_more_output(tensor: str) -> bytes:
    """Bytes which, put behind an ONNX model, make it give one more of its tensors: two protobuf messages, one behind the other, are
    read as one in which the lists of both are joined."""
    value = _field(1, tensor.encode())  # ValueInfoProto.name
    return _field(7, _field(12, value))  # ModelProto.graph, GraphProto.output


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    groups = [value & 127]
    while value := value >> 7:
        groups.append(value & 127)
    return bytes([*(group | 128 for group in groups[:-1]), groups[-1]])


def _unit(row: Floats) -> Floats:
    length = float(np.linalg.norm(row))
    unit: Floats = row / length if length else np.zeros_like(row)
    return unit


def packed(row: Floats) -> str:
    """A row of length one in a few characters; empty for nought."""
    if not row.any():
        return ""
    return base64.b64encode(np.round(row / np.abs(row).max() * 127).astype(np.int8).tobytes()).decode("ascii")


def unpacked(rows: Iterable[str]) -> Floats:
    """The rows that `packed` wrote, each of length one, or nought."""
    return np.array([_unpacked(row) for row in rows], np.float32).reshape(-1, WIDTH)


@lru_cache(maxsize=20_000)
def _unpacked(row: str) -> Floats:
    return _unit(np.frombuffer(base64.b64decode(row), np.int8).astype(np.float32)) if row else np.zeros(WIDTH, np.float32)


@cache
def shared_vectors() -> WordVectors:
    """The word vectors of the embedded encoder, read once a process."""
    return WordVectors()
