"""What a coder must offer to be scored, and how it is run over the gold documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from dragoman.records import Document, ModelError, Pair, Record, Relation

T = TypeVar("T")
Tick = Callable[[int, int], None]


class Scorable(Protocol):
    """A coder of documents, pairs and sentences. Offsets in records count characters of the document's text."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record]:
        """Records in the order of the documents; one that cannot be coded may be left out."""

    def relate(self, items: Iterable[Pair]) -> Iterator[Relation]:
        """For each pair the event between its two actors."""

    def factuality(self, sentences: Iterable[Sequence[str]]) -> Iterator[Sequence[float]]:
        """For each sentence of words a value a word, from −3 (surely not) to 3 (surely)."""

    def conflict(self, sentences: Iterable[str]) -> Iterator[bool]:
        """For each sentence whether it speaks ill of somebody."""


class Once:
    """A coder that codes a document only once, however often it is asked for its record."""

    def __init__(self, coder: Scorable) -> None:
        self._coder = coder
        self._records: dict[str, Record] = {}
        self.relate, self.factuality, self.conflict = coder.relate, coder.factuality, coder.conflict

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record]:
        """Records in the order of the documents; one that cannot be coded is left out."""
        wanted = list(documents)
        new = [document for document in wanted if document.id not in self._records]
        self._records |= {record.document.id: record for record in self._coder.pipe(new)}
        yield from (self._records[document.id] for document in wanted if document.id in self._records)


def silent(_done: int, _total: int) -> None:
    """A tick that tells nobody."""


def code(coder: Scorable, documents: Sequence[Document], tick: Tick) -> dict[str, Record]:
    """The records by the id of their document, in one pass."""
    records: dict[str, Record] = {}
    for done, record in enumerate(coder.pipe(documents), 1):
        records[record.document.id] = record
        tick(done, len(documents))
    return records


def gather(results: Iterable[T], total: int, tick: Tick) -> list[T]:
    """The results as a list, of which there must be as many as `total`."""
    listed: list[T] = []
    for result in results:
        listed.append(result)
        tick(len(listed), total)
    if len(listed) != total:
        raise ModelError(f"The coder gave {len(listed)} results for {total} sentences; it must give one for each, in order.")
    return listed
