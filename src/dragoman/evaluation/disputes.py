"""The articles of a dispute: a folder `articles/` with a file each, beside `gold/`. As in an archive, reprints and versions that a
newer one replaced are left out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dragoman.archive import Archive
from dragoman.documents import Failure, read
from dragoman.records import Document, InputError


def articles_of(folder: Path) -> list[Document]:
    """The articles that count, in the order of publication, each with its file's name for an id. Raises InputError where one cannot
    be read."""
    place = folder / "articles"
    if not place.is_dir():
        raise InputError(f"There is no folder {place}. A dispute is a folder that holds articles/ and gold/.")
    documents = sorted((_document(path) for path in place.glob("*.txt")), key=_seen)
    counting = _counting(documents)
    return [document for document in documents if document.id in counting]


def _document(path: Path) -> Document:
    outcome = next(iter(read([path])))
    if isinstance(outcome, Failure):
        raise InputError(f"{path} cannot be read as a report: {outcome.message} Mend it, or take it out of the folder.")
    return replace(outcome, id=path.name)


def _seen(document: Document) -> tuple[date, str, str]:
    fetched = document.fetched or datetime.min
    return document.published or date.min, fetched.isoformat(), document.id


def _counting(documents: Iterable[Document]) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as place, Archive(Path(place) / "articles.db", create=True) as archive:
        with archive.writing() as writer:
            for document in documents:
                writer.keep(document)
        return frozenset(archive.counting())
