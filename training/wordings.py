"""Which likeness of two wordings tells whether they put forward one claim: on a dispute with a gold ledger, for each measure the
chance that a pair from one claim scores higher than a pair from two (area under the curve).

python -m training.wordings training/dispute
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import onnxruntime

from dragoman.analysis.claims import Claims
from dragoman.analysis.claims.grouping import topics
from dragoman.analysis.claims.wording import STOP, tokens_of
from dragoman.coding.coder import load
from dragoman.evaluation.disputes import articles_of
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.ledger import gold_links, pair_links, placed
from dragoman.language.component import shared_model
from dragoman.language.model import FOLDER, Floats
from dragoman.language.similarity import one_more_output, shared_vectors
from dragoman.records import ClaimMention

TENSORS = ("word_part", "layer0", "encoder.layers.2.norm2", "encoder.layers.4.norm2", "encoder.layers.5.norm2", "event.words")
Alike = Callable[[int, int], float]


def mentions_in(folder: Path) -> list[tuple[str, ClaimMention]]:
    """The claim and the mention of each gold link that was found and that tells its proposition in words of its own."""
    claims, records = Claims(), list(load().pipe(articles_of(folder)))
    found = [m for record in sorted(records, key=lambda r: str(r.document.published)) for m in claims.mentions(record)]
    texts = {record.document.id: record.document.text for record in records}
    gold = [pair for claim in read_gold(folder / "gold" / "claims.jsonl", gold_links) for pair in claim]
    links = [placed(link, words, texts.get(link.document, "")) for link, words in gold]
    return [(links[i].claim, found[j]) for i, j in sorted(pair_links(links, found).items()) if not found[j].meant]


def sentence_vectors(texts: Sequence[str], tensor: str) -> Floats:
    """The mean over the words of each text of a tensor of the encoder, centred, of length one."""
    model = shared_model()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    content = (FOLDER / "encoder.onnx").read_bytes() + one_more_output(tensor)
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    rows = []
    for text in texts:
        words = [text[t.start : t.end] for t in tokens_of(text, 0, len(text))] or ["."]
        batch = model.pieces.batch([words])
        pool = np.zeros((1, len(words), batch.ids.shape[1]), np.float32)
        pool[0, np.arange(len(words)), batch.first[0]] = 1
        feed = {"ids": batch.ids, "mask": batch.mask.astype(np.int32), "shapes": batch.shapes, "pool": pool}
        states = session.run([tensor], feed)[0][0]
        rows.append((pool[0] @ states if len(states) == batch.ids.shape[1] else states).mean(0))
    centred = np.array([row / np.linalg.norm(row) for row in rows])
    centred -= centred.mean(0)
    unit: Floats = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    return unit


def overlap(sets: Sequence[frozenset[str]]) -> Alike:
    """The share of two sets that they have in common, rare members counting more."""
    often = Counter(x for each in sets for x in each)
    weight = {x: math.log((len(sets) + 1) / (n + 0.5)) ** 2 for x, n in often.items()}

    def alike(i: int, j: int) -> float:
        both, least = sets[i] & sets[j], min(sum(weight[x] for x in sets[i]), sum(weight[x] for x in sets[j]))
        return sum(weight[x] for x in both) / least if least else 0.0

    return alike


def cosine(rows: Floats) -> Alike:
    """The cosine of rows of length one."""
    return lambda i, j: float(rows[i] @ rows[j])


def area(same: Sequence[bool], scores: Sequence[float]) -> float:
    """The chance that a pair of one claim scores higher than a pair of two, ties halved."""
    positive = np.array([s for s, yes in zip(scores, same, strict=True) if yes])
    negative = np.array([s for s, yes in zip(scores, same, strict=True) if not yes])
    return float(((positive[:, None] > negative).mean() + (positive[:, None] >= negative).mean()) / 2)


def main() -> None:
    """Prints a line for each measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    told = mentions_in(parser.parse_args().folder)
    pairs = list(combinations(range(len(told)), 2))
    same = [told[i][0] == told[j][0] for i, j in pairs]
    wording = Claims().wording
    words = [[t for t in tokens_of(m.words, 0, len(m.words)) if not m.words[t.start].isupper()] for _, m in told]  # without names
    kept = [[t.text for t in tokens if t.text not in STOP] for tokens in words]
    table = [frozenset(wording.themes.of([t.stem for t in tokens])) for tokens in words]
    measures: dict[str, Alike] = {
        "shared stems": overlap([frozenset(x for x in m.lemmas if x[0] not in "#~") for _, m in told]),
        "shared themes, by the table": overlap(table),
        "shared themes, with those of the words around": overlap([frozenset(topics(m)) for _, m in told]),
        "word vectors": cosine(np.array([shared_vectors().mean(listed) for listed in kept])),
    }
    for tensor in TENSORS:
        measures[f"sentence vectors, {tensor}"] = cosine(sentence_vectors([m.words for _, m in told], tensor))
    print(f"{len(pairs)} pairs, {sum(same)} of one claim")
    for name, alike in measures.items():
        print(f"{area(same, [alike(i, j) for i, j in pairs]):.3f}  {name}")


if __name__ == "__main__":
    main()
