"""The table of reprints: documents of which nothing was coded, because another outlet's text is theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from dragoman.archive.releases.licences import Licences, publisher_of
from dragoman.archive.releases.sheets import TO_DOCUMENT, Sheet
from dragoman.archive.schema import documents
from dragoman.formats.tables import Column

_printed = documents.alias("printed")
_first = documents.alias("first")


@dataclass(frozen=True, slots=True)
class Reprint:
    """A reprint with the document whose text it is; its title is empty where its publisher's words are withheld."""

    id: str
    document: str
    likeness: float
    published: date | None
    publisher: str
    title: str
    url: str


def reprints(connection: Connection, released: Collection[int], licences: Licences) -> Iterator[Reprint]:
    """The reprints of the released documents, given by row."""
    joined = _printed.join(_first, _first.c.pk == _printed.c.reprint_of).join(documents, documents.c.article == _first.c.article)
    found = select(documents.c.pk.label("of"), documents.c.id.label("document"), _printed).select_from(joined)
    order = (documents.c.published, documents.c.id, _printed.c.version)
    for row in connection.execute(found.where(documents.c.current == 1).order_by(*order)):
        if row.of in released:
            bare = licences.of(row.publisher, row.url).given == "offsets"
            day = date.fromisoformat(row.published) if row.published else None
            publisher = publisher_of(row.publisher, row.url)
            yield Reprint(row.version, row.document, row.likeness, day, publisher, "" if bare else row.title or "", row.url or "")


_REPRINT: tuple[Column[Reprint], ...] = (
    Column("reprint_id", "text", lambda r: r.id),
    Column("document_id", "text", lambda r: r.document),
    Column("likeness", "real", lambda r: r.likeness),
    Column("published", "day", lambda r: r.published),
    Column("publisher", "text", lambda r: r.publisher),
    Column("title", "text", lambda r: r.title),
    Column("url", "text", lambda r: r.url),
)
REPRINTS = Sheet("reprints", "A text that another publisher took over; it is not coded again.", _REPRINT, ("reprint_id",), (TO_DOCUMENT,))
