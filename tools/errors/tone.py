"""Tone: sentences that speak ill of somebody and were missed, or were invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.coding.reading import Reading
from dragoman.coding.tone import speaks_ill, tone_of
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.records import Document
from tools.errors.findings import Finding


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of sentences labelled as conflict or not."""
    gold = read_gold(path, _labelled)
    for document, conflict, labels in gold:
        reading = coder.read(document)
        ours = speaks_ill(reading)
        if ours != conflict:
            cause, kind = ("missed", ", ".join(labels)) if conflict else ("invented", "")
            yield Finding(cause, kind, document.id, document.text, _verdict(conflict), _verdict(ours), evidence(reading))


def evidence(reading: Reading) -> str:
    """The tone words of each sentence with their weights, and how likely it speaks ill."""
    lines = []
    for k, s in enumerate(reading.sentences):
        tone = tone_of(reading, k)
        words = ", ".join(f"{e.kind} “{reading.text(s, e.first, e.last)}” {e.weight:+.1f}" for e in tone.evidence)
        lines.append(f"{tone.ill:.2f}: {words or 'no tone words'}")
    return "\n".join(lines)


def _verdict(conflict: bool) -> str:
    return "speaks ill" if conflict else "does not"


def _labelled(fields: Fields) -> tuple[Document, bool, Sequence[str]]:
    return Document(fields["text"], fields["id"]), bool(fields["conflict"]), tuple(fields["labels"])
