"""POLECAT's published columns, for what was built on that dataset. What Dragoman does not know stays empty.

As in POLECAT a row is an event, and several actors stand in one cell, separated by `; `. Added at the end are the story's id and headline,
the sentence, and `Status`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from dragoman.formats.tables import Column, Row, Table, joined
from dragoman.formats.views import HAPPENED, CodedEvent, city, coded_events, country, located, named, place_words, province, sector, words
from dragoman.records import STATUSES, Mention, Record, Status


def polecat_table(statuses: Collection[Status]) -> Table[CodedEvent]:
    """One row for each event of these statuses."""
    return Table("polecat", partial(coded_events, statuses=statuses), _COLUMNS)


def polecat_rows(record: Record, *, all_statuses: bool = False) -> Iterator[Row]:
    """The rows of a record. POLECAT holds what is told as done: only events reported or claimed are given, unless all are asked for."""
    return polecat_table(STATUSES if all_statuses else HAPPENED).rows(record)


def _distinct(values: Iterable[str]) -> str:
    return joined(dict.fromkeys(values))


def _story_actors(coded: CodedEvent, *, person: bool) -> str:
    return _distinct(mention.actor.name for mention in coded.record.actors if mention.actor and mention.actor.person is person)


def _party(role: str, mentions: str) -> tuple[Column[CodedEvent], ...]:
    """The columns of one side of the event: `role` is its word in the column names, `mentions` its field."""

    def side(coded: CodedEvent) -> tuple[Mention, ...]:
        return coded.event.source if mentions == "source" else coded.event.target

    return (
        Column(f"{role} Name", "text", lambda c: _distinct(map(named, side(c)))),
        Column(f"{role} Country", "text", lambda c: _distinct(map(country, side(c)))),
        Column(f"{role} COW", "text", lambda _: ""),
        Column(f"Primary {role} Sector", "text", lambda c: _distinct(map(sector, side(c)))),
        Column(f"{role} Sectors", "text", lambda c: _distinct(map(sector, side(c)))),
        Column(f"{role} Title", "text", lambda _: ""),
        Column(f"{role} Name Raw", "text", lambda c: _distinct(map(words, side(c)))),
        Column(f"Wikipedia {role} ID", "text", lambda _: ""),
    )


_COLUMNS: tuple[Column[CodedEvent], ...] = (
    Column("Event ID", "text", lambda c: c.event.id),
    Column("Event Date", "day", lambda c: c.day),
    Column("Event Type", "text", lambda c: c.event.type),
    Column("Event Mode", "text", lambda c: c.event.mode),
    Column("Intensity", "real", lambda c: c.score),
    Column("Quad Code", "text", lambda c: c.quad.replace("-", " ").upper()),
    Column("Contexts", "text", lambda _: ""),
    *_party("Actor", "source"),
    *_party("Recipient", "target"),
    Column("Placename", "text", lambda c: located(c.event).name),
    Column("City", "text", lambda c: city(c.event)),
    Column("District", "text", lambda _: ""),
    Column("Province", "text", lambda c: province(c.event)),
    Column("Country", "text", lambda c: located(c.event).country),
    Column("Latitude", "real", lambda c: located(c.event).latitude),
    Column("Longitude", "real", lambda c: located(c.event).longitude),
    Column("GeoNames ID", "text", lambda c: located(c.event).id),
    Column("Raw Placename", "text", lambda c: place_words(c.event)),
    Column("Feature Type", "text", lambda c: located(c.event).kind),
    Column("Source", "text", lambda c: c.record.document.publisher),
    Column("Publication Date", "day", lambda c: c.record.document.published),
    Column("Story People", "text", lambda c: _story_actors(c, person=True)),
    Column("Story Organizations", "text", lambda c: _story_actors(c, person=False)),
    Column("Story Locations", "text", lambda c: _distinct(toponym.text for toponym in c.record.places)),
    Column("Language", "text", lambda c: c.record.document.language),
    Column("Version", "text", lambda c: f"dragoman {c.record.versions.dragoman}"),
    Column("Story ID", "text", lambda c: c.event.document),
    Column("Headline", "text", lambda c: c.record.document.title),
    Column("Event Text", "text", lambda c: c.sentence),
    Column("Status", "text", lambda c: c.event.status),
)
