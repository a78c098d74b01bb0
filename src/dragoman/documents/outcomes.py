"""What reading gives: a document, or a failure that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.records import Document, DocumentError

REASONS = (
    "empty",
    "binary",
    "encoding",
    "too-large",
    "not-english",
    "missing-column",
    "bad-json",
    "bad-date",
    "no-text",
    "fetch",
    "unreadable",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be read: where it was to come from, a reason of `REASONS` for counting, and a message for people."""

    source: str
    reason: str
    message: str

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"Unknown reason {self.reason!r} for a failure; the reasons are {', '.join(REASONS)}.")


Outcome: TypeAlias = Document | Failure


def attempt(source: str, make: Callable[[], Document]) -> Outcome:
    """The document that `make` gives, or the failure that its error tells of."""
    try:
        return make()
    except DocumentError as error:
        return Failure(source, error.reason, str(error))
