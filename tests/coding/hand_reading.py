"""Documents parsed by hand, read with the codebook that comes with the package and without a model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from dragoman.codebook import load_codebook
from dragoman.coding.reading import Reading
from dragoman.records import Document
from tests.coding.parsed import parsed

Hand = str | tuple[str, Iterable[tuple[str, str]]]  # rows, or rows with the names in them


def reading(*sentences: Hand, day: date | None = None) -> Reading:
    """A document of sentences, one after another."""
    found, start = [], 0
    for k, hand in enumerate(sentences):
        rows, entities = (hand, ()) if isinstance(hand, str) else hand
        found.append(parsed(rows, entities, start, str(k)))
        start = found[-1].end + 1
    document = Document(" ".join(s.text for s in found), id="d", published=day)
    return Reading(document, found, load_codebook(), cast(Any, None))
