"""How far the words of a sentence lie from an act in its tree."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.language.parsed import ParsedSentence

Step = Callable[[ParsedSentence, int], int]


@dataclass(frozen=True, slots=True)
class Steps:
    """What a step costs between a word and its head, taken down to the word or up from it, and the cost at which a walk ends."""

    down: Step
    up: Step
    limit: int


def words_in_reach(sentence: ParsedSentence, start: int, steps: Steps) -> Mapping[int, int]:
    """The words that a walk through the tree reaches from a word, with the cost of the cheapest way."""
    costs: dict[int, int] = {}
    queue = [(0, start)]
    while queue:
        cost, word = heapq.heappop(queue)
        if word in costs or cost >= steps.limit:
            continue
        costs[word] = cost
        for child in sentence.children[word]:
            heapq.heappush(queue, (cost + steps.down(sentence, child), child))
        if sentence.heads[word] != word:
            heapq.heappush(queue, (cost + steps.up(sentence, word), sentence.heads[word]))
    return costs
