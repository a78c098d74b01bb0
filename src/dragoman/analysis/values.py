"""How friendly or hostile an act in words is, from -10 to 10: by its type, its status, how directly it is aimed, and its words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dragoman.codebook import TypeTable
from dragoman.records import Manner, Stance, Status

BOUND = 10.0
PLAIN = 7.0  # where the strongest verbal act stands in plain words: the rest of the scale is for the force of words
INDIRECT = 0.8  # aimed at somebody whom the sentence names only besides
THIRD_PARTY = 0.5  # told by a third party of the two
STRONGEST = 3.0  # words of manner count together no more than one of this weight
STRONGER, WEAKER = 0.13, 0.2  # what a word of weight 1 adds to an act, or takes from it
SPOKEN_BEND = 1.2  # how quickly words of tone in a statement add up: one strong word makes half of a plain act

# What is left of an act by its status. What is withheld is no act, but was worth a word; denying a charge is an act of its own.
BY_STATUS: Mapping[Status, float] = {"reported": 1.0, "claimed": 1.0, "planned": 0.6, "hypothetical": 0.35, "denied": 0.1, "negated": 0.1}
# Statements by the stance of the speaker, where no word of tone says more. An affirmation has no tone of its own.
BY_STANCE: Mapping[Stance, float] = {"deny": -2.0, "demand": -3.0, "doubt": -1.5, "ask": -0.5}

OPEN: Mapping[str, float] = {"REQUEST": -0.5}  # PLOVER puts a request of no mode midway between its modes, at 0; most are demands


def plain_value(types: TypeTable, type: str, mode: str) -> float:
    """The value of an act in plain words. PLOVER keeps verbal acts within the middle of its scale, where material ones need the ends;
    the root of the score, relative to the highest of a verbal act, spreads them over the whole scale and keeps their order."""
    score = types.score(type, mode) or OPEN.get(type, 0.0)
    return math.copysign(PLAIN * math.sqrt(abs(score) / highest(types)), score) if score else 0.0


def highest(types: TypeTable) -> float:
    """The greatest distance from 0 at which PLOVER scores a verbal act."""
    verbal = {name for name, entry in types.types.items() if entry.quad.startswith("verbal")}
    scores = [entry.score for name, entry in types.types.items() if name in verbal]
    scores += [mode.score for mode in types.modes.values() if mode.type in verbal]
    return max(map(abs, scores), default=0.0) or BOUND


def with_manner(value: float, words: Iterable[Manner]) -> float:
    """The value made stronger or weaker by words of manner; an act that words hold back is all but none."""
    listed = [word for word in words if word.kind in ("intensifier", "hedge", "withheld")]
    if any(word.kind == "withheld" for word in listed):
        return value * BY_STATUS["negated"]
    weight = max(-STRONGEST, min(STRONGEST, sum(word.weight for word in listed)))
    return value * (1 + weight * (STRONGER if weight > 0 else WEAKER))


def spoken_value(words: Iterable[Manner]) -> float:
    """The value of what a statement says of another, by its words of tone: judgements and charges against thanks and praise."""
    amount = sum(word.weight for word in words if word.kind not in ("intensifier", "hedge", "withheld"))
    return math.copysign(PLAIN * (1 - math.exp(-SPOKEN_BEND * abs(amount))), amount)


def bounded(value: float) -> float:
    """The value within the scale, to a hundredth.

    >>> bounded(-11.2)
    -10.0
    """
    return round(max(-BOUND, min(BOUND, value)), 2)
