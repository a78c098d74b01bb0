"""Relations: the type of what one named actor does to another in a text; always an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.coding.actors import Actors
from dragoman.coding.frames import FrameMatch, match_frames
from dragoman.coding.proposals import Proposal, TypeScores, mode_of
from dragoman.coding.reading import Reading
from dragoman.coding.status import compose
from dragoman.language.model import ROLES
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Document, Pair, Relation

CANDIDATES = 12  # words looked at as triggers, the likeliest first
FLOOR = 0.02  # role score of a participant that the model does not see as one
FRAME = 0.35  # what a frame's type adds to a word's scores
BASE = 1e-4


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
    type_ = max(totals, key=lambda t: (totals[t], t))
    if best.type != type_:
        best = max((x for x in _scored(reading, pair, actors) if x.type == type_), key=lambda x: x.weight)
    s = reading.sentences[best.sentence]
    composed = compose(s, best.word, type_, reading.codebook.words)
    share = totals[type_] / sum(totals.values())
    proposal = Proposal(best.word, best.word, best.word, type_, "", share, share, best.match)
    frame = f", frame “{best.match.frame.lemma}” ({best.match.frame.name})" if best.match and best.match.frame.type == type_ else ""
    why = f"“{s.words[best.word]}” tells {type_}: {share:.2f} of the weight between the two{frame}"
    return Relation(pair.id, type_, mode_of(reading, s, proposal.word, type_, best.match), composed.status, round(share, 4), why)


def _scored(reading: Reading, pair: Pair, actors: Actors) -> Iterator[Scored]:
    """All candidate triggers of the text, weighed by how well the two actors fit their roles."""
    text = reading.document.text
    source, target = _occurrences(text, pair.source), _occurrences(text, pair.target)
    for k, s in enumerate(reading.sentences):
        matches = {m.trigger: m for m in match_frames(s, reading.codebook, lambda w, k=k: actors.sector_of(k, w))}  # type: ignore[misc]
        scores = TypeScores(s, reading.model.labels)
        own_source, own_target = _words(s, source), _words(s, target)
        both = 1.0 if own_source and own_target else 0.1
        by_word = [scores.of(w) + BASE / len(scores.types) for w in range(len(s))]
        for w, match in matches.items():
            if match.frame.type:
                by_word[w] = by_word[w] + FRAME * (np.array([t == match.frame.type for t in scores.types], np.float32))
        order = sorted(range(len(s)), key=lambda w: (-float(by_word[w].sum()), w))[:CANDIDATES]
        fit = _fit(reading, s, order, own_source, own_target, matches)
        for w in order:
            for t, type_ in enumerate(scores.types):
                yield Scored(float(by_word[w][t]) * fit[w] * both, k, w, type_, matches.get(w))


def _fit(
    reading: Reading, s: ParsedSentence, triggers: list[int], source: list[int], target: list[int], matches: dict[int, FrameMatch]
) -> dict[int, float]:
    """How well the two actors fill a trigger's roles, by the model or by the frame's slots."""
    fit = {}
    roles = reading.model.roles(s.analysis, triggers) if s.analysis is not None else None
    for i, w in enumerate(triggers):
        value = 1.0
        match = matches.get(w)
        for role, words in (("source", source), ("target", target)):
            r = ROLES.index(role)
            scored = float((roles[i, words, 1 + 2 * r] + roles[i, words, 2 + 2 * r]).max()) if roles is not None and words else 0.0
            slots = (match.source if role == "source" else match.target) if match else ()
            framed = 0.4 if any(h in words for h in slots) else 0.0
            value *= FLOOR + max(scored, framed)
        fit[w] = value
    return fit


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
