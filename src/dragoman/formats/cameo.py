"""CAMEO in the columns of ICEWS, for what was built on such data. `Status` is added at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from dragoman.formats.tables import Column, Row, Table
from dragoman.formats.views import HAPPENED, Dyad, city, country, dyads, located, named, province, sector, words
from dragoman.records import STATUSES, Record, Status


def cameo_table(statuses: Collection[Status]) -> Table[Dyad]:
    """One row for each dyad of the events of these statuses."""
    return Table("cameo", partial(dyads, statuses=statuses), _COLUMNS)


def cameo_rows(record: Record, *, all_statuses: bool = False) -> Iterator[Row]:
    """The rows of a record. CAMEO cannot mark what did not happen: unless all are asked for, only reported or claimed events are given."""
    return cameo_table(STATUSES if all_statuses else HAPPENED).rows(record)


_COLUMNS: tuple[Column[Dyad], ...] = (
    Column("Event ID", "text", lambda d: d.coded.event.id),
    Column("Event Date", "day", lambda d: d.coded.day),
    Column("Source Name", "text", lambda d: named(d.source) or words(d.source)),
    Column("Source Sectors", "text", lambda d: sector(d.source)),
    Column("Source Country", "text", lambda d: country(d.source)),
    Column("Event Text", "text", lambda d: d.coded.gloss),
    Column("CAMEO Code", "text", lambda d: d.coded.cameo),
    Column("Intensity", "real", lambda d: d.coded.score),
    Column("Target Name", "text", lambda d: named(d.target) or words(d.target)),
    Column("Target Sectors", "text", lambda d: sector(d.target)),
    Column("Target Country", "text", lambda d: country(d.target)),
    Column("Story ID", "text", lambda d: d.coded.event.document),
    Column("Sentence Number", "whole", lambda d: d.coded.number),
    Column("Publisher", "text", lambda d: d.coded.record.document.publisher),
    Column("City", "text", lambda d: city(d.coded.event)),
    Column("District", "text", lambda _: ""),
    Column("Province", "text", lambda d: province(d.coded.event)),
    Column("Country", "text", lambda d: located(d.coded.event).country),
    Column("Latitude", "real", lambda d: located(d.coded.event).latitude),
    Column("Longitude", "real", lambda d: located(d.coded.event).longitude),
    Column("Status", "text", lambda d: d.coded.event.status),
)
