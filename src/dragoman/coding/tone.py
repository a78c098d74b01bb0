"""Tone of a sentence: whether it speaks ill of somebody, of whom, and by which words.

Tone words weighed by grammar, a few signs of grammar alone and the model's trigger scores are the features of a sentence; a
logistic combination turns them into the probability that it evaluates somebody's conduct negatively, challenges or corrects.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.actors import Actors
from dragoman.coding.proposals import TypeScores
from dragoman.coding.reading import Reading
from dragoman.coding.tone_words import CHARGES, DUTIES, SPEAKER, Evidence, ToneWords

HARSH = ("THREATEN", "REJECT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE")
MILD = ("AGREE", "CONSULT", "SUPPORT", "REQUEST", "AID")
KINDNESS = {"praise": 1.0, "courtesy": 0.6, "peace": 0.4}  # each worth less by itself: forms of the house, wishes for peace

# What each feature adds to the log-odds. A ridge regression on one half of the development sentences (chosen by a hash of
# their ids) gave the order of size; the values were then rounded by hand. The other half was only scored.
WEIGHTS = {
    "charge": 3.2,  # evaluations and broken norms
    "challenge": 2.7,  # contradiction, correction, calls to account
    "act": 0.9,  # harm told as somebody's conduct
    "stance": 0.4,  # a verb of accusing with an actor below it
    "unkept": 1.8,  # what somebody has not done
    "demand": 0.6,  # an actor asked to end what he does
    "contrast": 0.8,
    "kindness": -1.2,
    "remedy": -0.8,
    "hedge": -1.5,
    "speaker": -0.9,  # the speaker tells of himself
    "duty": -1.5,  # a duty of everybody's
    "length": 0.25,
    "harsh": 0.7,
    "mild": -0.7,
}
START = -2.4
LEAST = 0.25  # from here a sentence counts as speaking ill; on the same half F1 hardly changes between 0.2 and 0.35


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of a sentence: `value` from -1 (worst) to 1 (best), `ill`, the probability that it speaks ill of somebody,
    the words that make it, and as a hint the head of the actor that is most spoken ill of, None where none is named."""

    value: float
    ill: float
    evidence: tuple[Evidence, ...]
    target: int | None


def speaks_ill(reading: Reading) -> bool:
    """Whether a text evaluates somebody's conduct negatively, challenges or corrects somebody, in any sentence."""
    actors = Actors(reading)
    return any(tone_of(reading, k, actors).ill >= LEAST for k in range(len(reading.sentences)))


def tone_of(reading: Reading, k: int, actors: Actors | None = None) -> Tone:
    """The tone of sentence `k`; give the document's actors where they are at hand."""
    words = ToneWords(reading, k, actors if actors is not None else Actors(reading))
    evidence = tuple(words.evidence())
    amounts = amounts_of(evidence)
    good = sum(share * amounts[kind] for kind, share in KINDNESS.items())
    bad = sum(amounts[kind] for kind in CHARGES)
    odds = START + sum(WEIGHTS[name] * value for name, value in features_of(words, amounts, good).items())
    return Tone(round((good - bad) / (1 + good + bad), 4), round(1 / (1 + math.exp(-odds)), 4), evidence, target_of(evidence))


def amounts_of(evidence: Iterable[Evidence]) -> defaultdict[str, float]:
    """How much each kind of tone word weighs in a sentence: charges and praise by their weight, the rest by their number."""
    amounts: defaultdict[str, float] = defaultdict(float)
    for e in evidence:
        if e.kind not in CHARGES:
            amounts[e.kind] += 1
        elif e.weight < 0:
            amounts[e.kind] -= e.weight
        else:
            amounts["praise"] += e.weight
    return amounts


def features_of(words: ToneWords, amounts: defaultdict[str, float], good: float) -> dict[str, float]:
    """The features of a sentence by name. Logarithms let a second word of a kind count less than the first."""
    counts = {
        "charge": amounts["evaluation"] + amounts["norm"],
        "kindness": good,
        **{kind: amounts[kind] for kind in ("challenge", "act", "contrast", "remedy", "hedge")},
        **signs_of(words),
    }
    scores = TypeScores(words.s, words.reading)
    highest = dict(zip(scores.types, (scores.begin + scores.inside).max(0).tolist(), strict=True))
    return {name: math.log1p(count) for name, count in counts.items()} | {
        "length": math.log(len(words.s)),
        "harsh": max(highest.get(type_, 0.0) for type_ in HARSH),
        "mild": max(highest.get(type_, 0.0) for type_ in MILD),
    }


def signs_of(words: ToneWords) -> dict[str, float]:
    """The signs that lie in the grammar: accusing, what is unkept, demands, duties, and whether the speaker tells of himself."""
    s = words.s
    signs = dict.fromkeys(("stance", "unkept", "demand", "duty"), 0.0)
    for word in range(len(s)):
        if s.upos[word] not in ("VERB", "NOUN", "ADJ"):
            continue
        signs["stance"] += words.telling(word, "ACCUSE") and next(words.actors_below(word), None) is not None
        perfect = any(s.lemmas[c] == "have" and s.deps[c] == "aux" for c in s.children[word])
        signs["unkept"] += perfect and words.negated(word) and words.doer(word)[0] != "speaker"
        if words.demanding(word):
            signs["demand"] += not words.harms.isdisjoint(s.subtree(word))
        elif words.has(word, DUTIES):
            signs["duty"] += 1
    subject = [c for c in s.children[s.root] if s.deps[c].startswith("nsubj")]
    return signs | {"speaker": float(any(s.lower[c] in SPEAKER for c in subject))}


def target_of(evidence: Iterable[Evidence]) -> int | None:
    """The head of the actor on whom most is laid; of two alike the first."""
    blame: defaultdict[int, float] = defaultdict(float)
    for e in evidence:
        if e.actor is not None and e.weight < 0:
            blame[e.actor] -= e.weight
    return max(sorted(blame), key=lambda head: blame[head], default=None)
