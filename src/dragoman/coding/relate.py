"""Relations: the type of what one named actor does to another in a text; always an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.actors import Actors
from dragoman.coding.frames import FrameMatch, match_frames
from dragoman.coding.proposals import Proposal, TypeScores, mode_of
from dragoman.coding.reading import Reading
from dragoman.coding.slots import subjects
from dragoman.coding.status import compose
from dragoman.language.model import ROLES
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Document, Pair, Relation

CANDIDATES = 12  # words looked at as triggers, the likeliest first
FLOOR = 0.02  # role score of a participant that the model does not see as one
FRAME = 0.6  # what a frame's type adds to a word's scores
BASE = 1e-4
SLOT = 0.6  # role score of a participant in a frame's slot, or that is the subject
BELOW = 0.25  # role score of a target that stands somewhere below the trigger
CONTAINED = 0.15  # weight of an act inside another act of the source that takes it into itself
DYAD = 0.4  # weight of what the model reads between the two, beside that of the acts found
CONTAINERS = frozenset({"AGREE", "CONCEDE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "RETREAT", "ACCUSE", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A trigger that may relate the two, with its type and weight."""

    weight: float
    sentence: int
    word: int
    type: str
    match: FrameMatch | None


def relation_of(reading: Reading, pair: Pair) -> Relation:
    """The event that says best what the pair's source does to its target."""
    actors = Actors(reading)
    totals: dict[str, float] = {}
    best: Scored | None = None
    for scored in _scored(reading, pair, actors):
        totals[scored.type] = totals.get(scored.type, 0.0) + scored.weight
        if best is None or scored.weight > best.weight:
            best = scored
    assert best is not None, "every sentence has a word"
    found = sum(totals.values())
    between = _between(reading, pair)
    totals = {t: (1 - DYAD) * x / found + DYAD * between.get(t, 0.0) for t, x in totals.items()} if between else totals
    type_ = max(totals, key=lambda t: (totals[t], t))
    if best.type != type_:
        best = max((x for x in _scored(reading, pair, actors) if x.type == type_), key=lambda x: x.weight)
    s = reading.sentences[best.sentence]
    composed = compose(s, best.word, type_, reading.codebook.words)
    share = totals[type_] / sum(totals.values())
    proposal = Proposal(best.word, best.word, best.word, type_, "", share, share, best.match)
    frame = f", frame “{best.match.frame.lemma}” ({best.match.frame.name})" if best.match and best.match.frame.type == type_ else ""
    read = f"; read between the two {between[type_]:.2f}" if between else ""
    why = f"“{s.words[best.word]}” tells {type_}: {share:.2f} of the weight between the two{frame}{read}"
    return Relation(pair.id, type_, mode_of(reading, s, proposal.word, type_, best.match), composed.status, round(share, 4), why)


def _between(reading: Reading, pair: Pair) -> dict[str, float]:
    """How likely each type is by the model's reading of the first sentence that names both; empty where none does."""
    text = reading.document.text
    source, target = _occurrences(text, pair.source), _occurrences(text, pair.target)
    for s in reading.sentences:
        own_source, own_target = _words(s, source), _words(s, target)
        if s.analysis is not None and own_source and own_target:
            likely = reading.model.dyad(s.words, own_source, own_target)
            return dict(zip(reading.model.labels["dyad"], likely.tolist(), strict=True))
    return {}


def _scored(reading: Reading, pair: Pair, actors: Actors) -> Iterator[Scored]:
    """All candidate triggers of the text, weighed by how well the two actors fit their roles."""
    text = reading.document.text
    source, target = _occurrences(text, pair.source), _occurrences(text, pair.target)
    for k, s in enumerate(reading.sentences):
        matches = {m.trigger: m for m in match_frames(s, reading.codebook, lambda w, k=k: actors.sector_of(k, w))}  # type: ignore[misc]
        scores = TypeScores(s, reading)
        own_source, own_target = _words(s, source), _words(s, target)
        both = 1.0 if own_source and own_target else 0.1
        by_word = [scores.of(w) + BASE / len(scores.types) for w in range(len(s))]
        for w, match in matches.items():
            if match.frame.type:
                told = np.array([t == match.frame.type for t in scores.types], np.float32)
                by_word[w] = by_word[w] + FRAME * max(1, match.frame.weight[1]) * told
        order = sorted(range(len(s)), key=lambda w: (-float(by_word[w].sum()), w))[:CANDIDATES]
        types = [scores.types[int(by_word[w].argmax())] for w in order]
        fit = _fit(reading, s, dict(zip(order, types, strict=True)), (own_source, own_target), matches)
        for w in order:
            for t, type_ in enumerate(scores.types):
                yield Scored(float(by_word[w][t]) * fit[w] * both, k, w, type_, matches.get(w))


def _fit(
    reading: Reading, s: ParsedSentence, triggers: dict[int, str], actors: tuple[list[int], list[int]], matches: dict[int, FrameMatch]
) -> dict[int, float]:
    """How well the two actors fill the roles of triggers (by word, with their types): by the model, the frame's slots and the tree."""
    source, target = actors
    fit = {}
    roles = reading.model.roles(s.analysis, list(triggers), list(triggers.values())) if s.analysis is not None else None
    for i, w in enumerate(triggers):
        as_role = {role: _mass(roles[i], words, role) if roles is not None else 0.0 for role, words in _each(source, target)}
        swapped = max(_mass(roles[i], source, "target"), _mass(roles[i], target, "source")) if roles is not None else 0.0
        value = 1.0 - 0.8 * swapped
        match = matches.get(w)
        below = set(s.subtree(w))
        for role, words in _each(source, target):
            slots = (match.source if role == "source" else match.target) if match else ()
            by_tree = SLOT if any(h in words for h in slots) else 0.0
            if role == "source" and any(h in words for h in subjects(s, w)):
                by_tree = SLOT
            if role == "target" and below.intersection(words):
                by_tree = max(by_tree, BELOW)
            value *= FLOOR + max(as_role[role], by_tree)
        fit[w] = value
    for w in triggers:  # "refused to meet", "agreed to release": the act of the actor named governs what it takes into itself
        for v in s.ancestors(w):
            if v in fit and set(subjects(s, v)).intersection(source) and matches.get(v) is not None and matches[v].frame.type in CONTAINERS:
                fit[w] *= CONTAINED
                break
    return fit


def _each(source: list[int], target: list[int]) -> tuple[tuple[str, list[int]], tuple[str, list[int]]]:
    return ("source", source), ("target", target)


def _mass(roles: NDArray[np.float32], words: list[int], role: str) -> float:
    """The model's score of the best of some words in a role."""
    r = ROLES.index(role)
    return float((roles[words, 1 + 2 * r] + roles[words, 2 + 2 * r]).max()) if words else 0.0


def _occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands; where it does not, its last word."""
    for wanted in (phrase, phrase.split()[-1] if phrase.split() else ""):
        found = []
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = text.find(wanted, at + 1)
        if found:
            return found
    return []


def _words(s: ParsedSentence, spans: list[tuple[int, int]]) -> list[int]:
    return [w for w in range(len(s)) if any(s.starts[w] < end and s.ends[w] > start for start, end in spans)]


def document_of(pair: Pair) -> Document:
    """The pair's text as a document."""
    return Document(pair.text, id=pair.id)
