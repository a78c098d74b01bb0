"""The error tree. Every message says what happened, what was given, what is allowed and what to do.

DragomanError
├── DocumentError      one document cannot be read; the others can
│   └── NotEnglishError
├── InputError         the whole input or an option is unusable
├── ArchiveError       the archive cannot be opened, read or written
├── CodebookError      a codebook table is wrong: names file and line
└── ModelError         the language model is missing or does not fit this version
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root of everything that this package raises on purpose."""


class DocumentError(DragomanError):
    """One document cannot be read or coded. `reason` is a short closed-list word for counting (`empty`, `binary` …)."""

    def __init__(self, message: str, reason: str = "unreadable") -> None:
        super().__init__(message)
        self.reason = reason


class NotEnglishError(DocumentError):
    """The document is in another language."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "not-english")


class InputError(DragomanError):
    """The input as a whole, or an option, cannot be used."""


class ArchiveError(DragomanError):
    """The archive cannot be opened, read or written; what it held before is unharmed."""


class CodebookError(DragomanError):
    """A table of the codebook is wrong."""


class ModelError(DragomanError):
    """The language model is missing, damaged or of another version."""
