"""From arc scores to a well-formed tree: greedy heads where they are one, Chu–Liu/Edmonds where they are not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def heads_of(scores: Scores) -> NDArray[np.int64]:
    """The best tree under `scores[word, head]`; the diagonal scores the root. Each word's head, the root's being itself."""
    heads: NDArray[np.int64] = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) == 1 and not _has_cycle(heads):
        return heads
    return _one_root(scores)


def _has_cycle(heads: NDArray[np.int64]) -> bool:
    """Whether some word never reaches a root."""
    reached = heads.copy()
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((heads[reached] != reached).any())


def _one_root(scores: Scores) -> NDArray[np.int64]:
    """The best tree with exactly one root: roots are tried, most promising first, until no other can give a better total."""
    n = len(scores)
    graph = scores.astype(np.float64)
    root_scores = graph.diagonal().copy()
    np.fill_diagonal(graph, -np.inf)
    best_heads = graph.max(1)
    most = best_heads.sum() - best_heads + root_scores  # no tree with this root scores more
    best: tuple[float, NDArray[np.int64]] | None = None
    for root in np.argsort(-most, kind="stable").tolist():
        if best is not None and most[root] <= best[0]:
            break
        own = graph.copy()
        own[root] = -np.inf
        heads = _edmonds(own, root)
        others = np.flatnonzero(np.arange(n) != root)
        total = float(root_scores[root] + graph[others, heads[others]].sum())
        if best is None or total > best[0]:
            best = (total, heads)
    assert best is not None
    return best[1]


def _edmonds(graph: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Chu–Liu/Edmonds on `graph[word, head]` for a fixed root; contracts one cycle and recurs."""
    n = len(graph)
    heads: NDArray[np.int64] = graph.argmax(1)
    heads[root] = root
    cycle = _cycle_of(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    ring = np.array(cycle)
    outside = np.flatnonzero(~inside)
    kept = graph[ring, heads[ring]]
    entering = graph[np.ix_(ring, outside)] - kept[:, None]  # gain of breaking the cycle at each of its words
    leaving = graph[np.ix_(outside, ring)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = graph[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    found = _edmonds(small, int(np.flatnonzero(outside == root)[0]))
    break_at = cycle[int(entering[:, found[-1]].argmax())]
    for k, word in enumerate(outside):
        head = int(found[k])
        heads[word] = outside[head] if head < len(outside) else cycle[int(leaving[k].argmax())]
    heads[break_at] = outside[int(found[-1])]
    heads[root] = root
    return heads


def _cycle_of(heads: NDArray[np.int64], root: int) -> list[int]:
    """The words of one cycle, empty if there is none."""
    state = np.zeros(len(heads), np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []
