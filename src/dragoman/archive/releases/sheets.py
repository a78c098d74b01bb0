"""The tables of a release that are filled document by document: what a row is, its keys, its columns, and the items of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.archive.releases.columns import DOCUMENT, PARTY, SENTENCE, STATEMENT
from dragoman.archive.releases.told import InSentence, Told, parties, sentences, statements
from dragoman.formats.cameo import cameo_table
from dragoman.formats.native import EVENTS
from dragoman.formats.plover import DYADS
from dragoman.formats.polecat import polecat_table
from dragoman.formats.tables import Column, Table
from dragoman.formats.views import HAPPENED, CodedEvent, coded_events


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose values are those of the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a release: what a row is, its columns, those of them that tell rows apart, and its links to other tables."""

    name: str
    about: str
    columns: tuple[Column[Any], ...]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


Items = Callable[[Told], Iterable[Any]]
Decided = Callable[[str], str]

TO_DOCUMENT = Link(("document_id",), "documents", ("document_id",))
TO_SENTENCE = Link(("document_id", "sentence_id"), "sentences", ("document_id", "sentence_id"))
TO_ACTOR = Link(("actor_id",), "actors", ("actor_id",))


def document_sheets(decided: Decided) -> tuple[tuple[Sheet, Items], ...]:
    """The tables, each with the items that a document gives it; `decided` tells what people decided on an event or statement, by its
    id."""
    in_sentence = (TO_DOCUMENT, TO_SENTENCE)
    event_state: Column[CodedEvent] = Column("decision", "text", lambda c: decided(c.event.id))
    statement_state: Column[InSentence] = Column("decision", "text", lambda s: decided(s.statement.id))
    event, statement = (*EVENTS.columns, event_state), (*STATEMENT, statement_state)
    return (
        (Sheet("documents", "A document that was coded, in its newest version.", DOCUMENT, ("document_id",)), lambda t: (t,)),
        (Sheet("events", "An event, in all columns.", event, ("event_id",), in_sentence), lambda t: coded_events(t.given)),
        (Sheet("statements", "Somebody says, believes or denies something.", statement, ("statement_id",), in_sentence), statements),
        (_sheet("sentences", "A sentence in which an event or statement stands.", SENTENCE, TO_SENTENCE.key, TO_DOCUMENT), sentences),
        (
            _sheet("parties", "Somebody's part in an event or statement.", PARTY, ("item_id", "role", "number"), TO_DOCUMENT, TO_ACTOR),
            parties,
        ),
        _foreign("events_plover", "A source with a target of an event, in the columns of PLOVER.", DYADS, "event_id"),
        _foreign("events_icews", "A source with a target of an event told as done, in those of ICEWS.", cameo_table(HAPPENED), "Event ID"),
        _foreign("events_polecat", "An event told as done, in the columns of POLECAT.", polecat_table(HAPPENED), "Event ID"),
    )


def _sheet(name: str, about: str, columns: tuple[Column[Any], ...], key: tuple[str, ...], *links: Link) -> Sheet:
    return Sheet(name, about, columns, key, links)


def _foreign(name: str, about: str, table: Table[Any], event: str) -> tuple[Sheet, Items]:
    """A table in the columns of another scheme, which have no mark for what people rejected: it is left out of them."""
    return Sheet(name, about, table.columns, (), (Link((event,), "events", ("event_id",)),)), lambda t: table.items(t.standing)
