"""Trees of the coded sentences by the model itself: the role heads learn from trees as they will meet them."""

from __future__ import annotations

from collections import Counter

import torch

from dragoman.language.paths import children_of, paths_from
from dragoman.language.pieces import WordPieces
from dragoman.language.trees import heads_of
from training.data import Sentence
from training.model import Dragoman

MAX_PATHS = 400
LEAST_SEEN = 12


def parse(model: Dragoman, sentences: list[Sentence], reader: WordPieces) -> None:
    """Fills `parse` of each sentence."""
    model.eval()
    names = model.inventories["dep"]
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    with torch.no_grad():
        for at in range(0, len(order), 16):
            batch = [sentences[i] for i in order[at : at + 16]]
            b = reader.batch([s.words for s in batch])
            out = model(*(torch.from_numpy(x) for x in (b.ids, b.mask, b.shapes, b.first, b.last)))
            for r, s in enumerate(batch):
                n = len(s.words)
                heads = heads_of(out["arc"][r, :n, :n].float().numpy())
                chosen = torch.from_numpy(heads)
                labels = model.labels_of_arcs(out["label_word"][r, :n], out["label_head"][r, chosen]).argmax(-1)
                s.parse = (heads.tolist(), [names[i] for i in labels.tolist()])
    model.train()


def path_inventory(sentences: list[Sentence]) -> list[str]:
    """The paths that occur often enough between triggers or cues and other words, most frequent first."""
    seen: Counter[str] = Counter()
    for s in sentences:
        assert s.parse is not None
        heads, deps = s.parse
        children = children_of(heads)
        marks = [e["trigger"][0] for e in s.events or []] + [x["cue"][0] for x in s.statements or []]
        for word in marks:
            seen.update(paths_from(word, heads, deps, children))
    common = sorted(seen.items(), key=lambda kv: (-kv[1], kv[0]))[:MAX_PATHS]
    return [path for path, count in common if count >= LEAST_SEEN]
