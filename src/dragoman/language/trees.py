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
    """The best tree with exactly one root.

    All roots hang on a word before the first, at a price that no second root is worth
    (Zmigrod, Vieira and Cotterell, "Please mind the root", 2020).
    """
    n = len(scores)
    price = (n + 1) * (float(scores.max()) - float(scores.min()) + 1)
    graph = np.full((n + 1, n + 1), -np.inf)
    graph[:n, :n] = scores
    np.fill_diagonal(graph, -np.inf)
    graph[:n, n] = scores.diagonal() - price
    heads = _edmonds(graph, n)[:n]
    return np.where(heads == n, np.arange(n), heads)


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
