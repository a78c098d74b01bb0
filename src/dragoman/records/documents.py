"""The document: a report as it came, with its four clocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class GivenSentence:
    """A sentence whose boundaries the input fixed: its id and its characters in the document's text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A news report.

    All offsets in records count characters of `text`. `id` is a hash of the content unless the input names one.
    The event date is the coder's to find; `published`, `first_seen` and `fetched` are the other clocks. `canonical_url` is the address
    that the page itself gives, where it is another.
    """

    text: str
    id: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    first_seen: datetime | None = None
    fetched: datetime | None = None
    canonical_url: str | None = None
    sentences: tuple[GivenSentence, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id(self.text, self.title or "", self.url or ""))

    @classmethod
    def from_sentences(
        cls,
        sentences: Iterable[tuple[str, str]],
        *,
        id: str = "",
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        published: date | None = None,
    ) -> Document:
        """A document of given sentences `(id, text)`, one a line, whose boundaries are kept."""
        parts: list[str] = []
        given: list[GivenSentence] = []
        at = 0
        for sentence_id, text in sentences:
            given.append(GivenSentence(sentence_id, at, at + len(text)))
            parts.append(text)
            at += len(text) + 1
        return cls("\n".join(parts), id, title, publisher, url, None, published, sentences=tuple(given))


def content_id(*parts: str) -> str:
    """Sixteen hexadecimal characters that depend on the content alone.

    >>> content_id("a", "b") == content_id("a", "b") != content_id("ab")
    True
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x00")
    return digest.hexdigest()
