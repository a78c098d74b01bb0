"""What the coder gives for one document."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.documents import Document
from dragoman.records.events import Event, Toponym
from dragoman.records.spans import Mention
from dragoman.records.statements import Statement


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """A sentence of the document: its id and its characters; `role` is text, title, caption, byline or boilerplate."""

    id: str
    start: int
    end: int
    text: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Versions:
    """What coded it: package, language model and codebook (hashes of their content). Where another parser stood in for the model,
    `model` is `spacy:`, its name and version, and a hash of its settings."""

    dragoman: str
    model: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything coded from one document, in the order of the text."""

    document: Document
    sentences: tuple[SentenceRecord, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Mention, ...]
    places: tuple[Toponym, ...]
    versions: Versions
