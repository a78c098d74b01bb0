"""The way through the tree from one word to all others, in a few labels: what the role heads know of syntax."""

from __future__ import annotations

from collections.abc import Sequence

KEPT = frozenset({"nsubj:pass", "acl:relcl", "obl:agent", "nmod:poss"})  # subtypes that tell who does what


def paths_from(word: int, heads: Sequence[int], deps: Sequence[str], children: Sequence[Sequence[int]]) -> list[str]:
    """For every word of a sentence the path from `word`: up to two steps up (`^`), then up to two down (`v`), `+` for more.

    >>> paths_from(1, [1, 1, 1], ["nsubj", "root", "obj"], [[], [0, 2], []])
    ['vnsubj', '', 'vobj']
    """
    found = [""] * len(heads)
    up, level, node, came_from = "", 0, word, -1
    while True:
        found[node] = up
        _descend(node, came_from, up, found, deps, children)
        if heads[node] == node:
            return found
        level += 1
        up += f"^{_label(deps[node])}" if level <= 2 else "^+" if level == 3 else ""
        came_from, node = node, heads[node]


def _descend(node: int, skipped: int, up: str, found: list[str], deps: Sequence[str], children: Sequence[Sequence[int]]) -> None:
    for child in children[node]:
        if child == skipped:
            continue
        first = f"{up}v{_label(deps[child])}"
        found[child] = first
        for below in children[child]:
            path = f"{first}v{_label(deps[below])}"
            found[below] = path
            deeper = list(children[below])
            for word in deeper:
                found[word] = path + "+"
                deeper.extend(children[word])


def _label(dep: str) -> str:
    return dep if dep in KEPT else dep.partition(":")[0]


def children_of(heads: Sequence[int]) -> list[list[int]]:
    """The dependents of each word."""
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    return children
