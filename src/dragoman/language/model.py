"""The embedded language model at run time: words in, everything that its heads see out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.language.paths import children_of, paths_from
from dragoman.language.pieces import Dyad, WordPieces
from dragoman.language.trees import heads_of
from dragoman.records import ModelError

FOLDER = Path(__file__).parent / "model"
MAX_PIECES = 500  # the encoder has 512 positions; longer sentences are read in parts
ROLES = ("source", "target", "according_to")
CUE_ROLES = ("speaker", "content")
Floats = NDArray[np.float32]
SCORES = (
    "entity", "re3d", "trigger", "mode", "status", "history", "cue", "fact", "role_trigger", "role_word", "cue_trigger", "cue_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model sees in one sentence; arrays have one row a word, probabilities sum to one over their last axis."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma_scripts: list[str]
    heads: NDArray[np.int64]
    deps: list[str]
    entity: Floats
    re3d: Floats
    trigger: Floats
    mode: Floats
    status: Floats
    history: Floats
    cue: Floats
    fact: Floats
    role_trigger: Floats
    role_word: Floats
    cue_trigger: Floats
    cue_word: Floats


class LanguageModel:
    """Reads sentences one by one, so that what it says of a sentence depends on nothing else."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        try:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self.session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
            self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.paths = {path: i for i, path in enumerate(self.labels["path"])}
            with np.load(folder / "heads.npz") as kept:
                self.heads: dict[str, Floats] = {name: kept[name] for name in kept.files}
            self.pieces = WordPieces.from_file(folder / "tokenizer.json")
        except Exception as error:
            raise ModelError(
                f"The language model in {folder} cannot be read ({error}). "
                "It comes with the package: reinstall dragoman, or run `make model`."
            ) from error
        self.folder = folder
        self.outputs = [output.name for output in self.session.get_outputs()]

    @cached_property
    def version(self) -> str:
        """A hash of the weights."""
        return hashlib.blake2b((self.folder / "encoder.onnx").read_bytes(), digest_size=6).hexdigest()

    def analyse(self, sentences: Iterable[list[str]]) -> Iterator[Analysis]:
        """One analysis for each sentence of words, in order. A sentence too long for the encoder is read in parts."""
        for words in sentences:
            parts = self._parts(words)
            if len(parts) == 1:
                yield self._read(words)
            else:
                yield join([self._read(part) for part in parts])

    def _parts(self, words: list[str]) -> list[list[str]]:
        if self.pieces.count(words) <= MAX_PIECES:
            return [words]
        parts: list[list[str]] = [[]]
        size = 2
        for word in words:
            count = len(self.pieces.pieces(word)[0])
            if size + count > MAX_PIECES:
                parts.append([])
                size = 2
            parts[-1].append(word)
            size += count
        return parts

    def dyad(self, words: list[str], source: Sequence[int], target: Sequence[int]) -> Floats:
        """How likely each type is of what the source's words do to the target's; the types are `labels["dyad"]`.

        A sentence too long for the encoder is judged by its first part.
        """
        part = self._parts(words)[0]
        marks = tuple([w for w in given if w < len(part)] for given in (source, target))
        said = self._run(part, (marks[0], marks[1]))["dyad"]
        shares = np.exp(said[:, 0] - said[:, 0].max())
        scores = (shares[:, None] * said[:, 1:]).sum(0) / shares.sum()
        likely = np.exp(scores - scores.max())
        shared: Floats = likely / likely.sum()
        return shared

    def _run(self, words: list[str], dyad: Dyad | None = None) -> dict[str, Any]:
        """The graph's outputs for one sentence."""
        batch = self.pieces.batch([words], [dyad])
        n = len(words)
        pool = np.zeros((1, n, batch.ids.shape[1]), np.float32)
        rows = np.arange(n)
        pool[0, rows, batch.first[0]] += 0.5
        pool[0, rows, batch.last[0]] += 0.5
        feed = {"ids": batch.ids, "mask": batch.mask.astype(np.int32), "shapes": batch.shapes, "pool": pool}
        return {name: value[0] for name, value in zip(self.outputs, self.session.run(None, feed), strict=True)}

    def _read(self, words: list[str]) -> Analysis:
        out = self._run(words)
        rows = np.arange(len(words))
        heads = heads_of(out["arc"])
        inner = np.maximum(out["label_word"] + out["label_head"][heads], 0)
        scores = inner @ self.heads["label_out.weight"].T + self.heads["label_out.bias"]
        names = self.labels["dep"]
        root = names.index("root")
        is_root = heads == rows
        scores[:, root] = np.where(is_root, np.inf, -np.inf)
        tags = {name: [self.labels[name][i] for i in out[name]] for name in ("upos", "xpos", "feats", "lemma")}
        scored = {name: out[name] for name in SCORES} | {"history": out["history"][:, 0], "fact": 3 * out["fact"][:, 0]}
        return Analysis(
            upos=tags["upos"],
            xpos=tags["xpos"],
            feats=tags["feats"],
            lemma_scripts=tags["lemma"],
            heads=heads,
            deps=[names[i] for i in scores.argmax(1)],
            **scored,
        )

    def roles(self, analysis: Analysis, triggers: Sequence[int], types: Sequence[str]) -> Floats:
        """For triggers of these types, the probability of each word's role: [trigger, word, O + B/I of ROLES]."""
        kinds = [self.labels["trigger"].index(f"B-{type_}") for type_ in types]
        return self._pairs("roles", analysis, triggers, kinds)

    def cue_roles(self, analysis: Analysis, cues: Sequence[int], stances: Sequence[str]) -> Floats:
        """For cues of these stances, the probability of each word's role: [cue, word, O + B/I of CUE_ROLES]."""
        kinds = [self.labels["cue"].index(f"B-{stance}") for stance in stances]
        return self._pairs("cue_roles", analysis, cues, kinds)

    def _pairs(self, head: str, analysis: Analysis, marks: Sequence[int], kinds: Sequence[int]) -> Floats:
        """Role probabilities of every word for each mark: see PairRoles in training/model.py."""
        if head == "roles":
            triggers, words = analysis.role_trigger[marks], analysis.role_word
        else:
            triggers, words = analysis.cue_trigger[marks], analysis.cue_word
        half = triggers.shape[-1] // 2
        inner = triggers[:, None, :half] + words[None, :, :half] + triggers[:, None, half:] * words[None, :, half:]
        heads = analysis.heads.tolist()
        children = children_of(heads)
        rare = len(self.paths)
        for i, mark in enumerate(marks):
            ids = [self.paths.get(path, rare) for path in paths_from(mark, heads, analysis.deps, children)]
            inner[i] += self.heads[f"{head}.path.weight"][ids] + self.heads[f"{head}.kind.weight"][kinds[i]]
        scores = np.maximum(inner, 0) @ self.heads[f"{head}.out.weight"].T + self.heads[f"{head}.out.bias"]
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        probabilities: Floats = scores / scores.sum(-1, keepdims=True)
        return probabilities


def join(parts: list[Analysis]) -> Analysis:
    """One analysis of a sentence that was read in parts; the roots of later parts hang on the first."""
    offset, heads, deps = 0, [], []
    first_root = int(np.flatnonzero(parts[0].heads == np.arange(len(parts[0].heads)))[0])
    for k, part in enumerate(parts):
        own = part.heads.copy()
        labels = list(part.deps)
        if k:
            root = int(np.flatnonzero(own == np.arange(len(own)))[0])
            own[root] = first_root - offset
            labels[root] = "parataxis"
        heads.append(own + offset)
        deps += labels
        offset += len(own)
    return Analysis(
        upos=[tag for part in parts for tag in part.upos],
        xpos=[tag for part in parts for tag in part.xpos],
        feats=[tag for part in parts for tag in part.feats],
        lemma_scripts=[script for part in parts for script in part.lemma_scripts],
        heads=np.concatenate(heads),
        deps=deps,
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in SCORES},
    )
