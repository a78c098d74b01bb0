"""Pairs: which wrong types come from a frame, which from a frame that is missing, which from the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.coding.frames import FrameMatch
from dragoman.coding.relate import document_of, relation_of
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.pairs import MERGED, _pair
from dragoman.records import Pair, Relation
from tools.errors.findings import Finding
from tools.errors.voices import voices


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of sentences with source and target given."""
    gold = read_gold(path, _pair)
    for pair, wanted in gold:
        reading = coder.read(document_of(pair))
        relation = relation_of(reading, pair)
        if MERGED.get(relation.type, relation.type) != wanted:
            fired = [match for each in voices(reading, coder.options.combiner) for match in each.matches if match.frame.type]
            yield pair_finding(pair, wanted, relation, fired)


def pair_finding(pair: Pair, wanted: str, relation: Relation, fired: Sequence[FrameMatch]) -> Finding:
    """The error in a pair of which the wanted type, our relation and the frames that fired in its text are given."""
    ours = MERGED.get(relation.type, relation.type)
    cause = pair_cause(wanted, relation.why, fired)
    frames = ", ".join(f"“{match.frame.lemma}” {match.frame.type} ({match.frame.name})" for match in fired)
    given = f"{pair.source} → {pair.target}"
    path = f"{relation.why}\nframes in the text: {frames or 'none'}"
    return Finding(cause, f"{wanted} → {ours}", pair.id, pair.text, f"{wanted} · {given}", f"{ours} · {relation.status}", path)


def pair_cause(wanted: str, why: str, fired: Sequence[FrameMatch]) -> str:
    """The frame, where the answer rests on one; a missing frame, where none in the text says the wanted type; else the model."""
    if any(f"“{match.frame.lemma}” ({match.frame.name})" in why for match in fired):
        return "frame wrong"
    return "model" if any(MERGED.get(match.frame.type, match.frame.type) == wanted for match in fired) else "frame missing"
