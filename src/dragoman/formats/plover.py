"""PLOVER as a flat table: one row for each dyad of an event, with PLOVER's own marks next to the status."""

from __future__ import annotations

from dragoman.formats.tables import Column, Table, joined
from dragoman.formats.views import (
    Dyad,
    country,
    dyads,
    first_day,
    high,
    last_day,
    located,
    low,
    named,
    place_words,
    province,
    sector,
    words,
)

DYADS: Table[Dyad] = Table(
    "plover",
    dyads,
    (
        Column("event_id", "text", lambda d: d.coded.event.id),
        Column("document_id", "text", lambda d: d.coded.event.document),
        Column("sentence_id", "text", lambda d: d.coded.event.sentence),
        Column("event_date", "day", lambda d: first_day(d.coded.event.date)),
        Column("event_date_last", "day", lambda d: last_day(d.coded.event.date)),
        Column("published", "day", lambda d: d.coded.record.document.published),
        Column("event_type", "text", lambda d: d.coded.event.type),
        Column("event_mode", "text", lambda d: d.coded.event.mode),
        Column("quad", "text", lambda d: d.coded.quad),
        Column("score", "real", lambda d: d.coded.score),
        Column("source_country", "text", lambda d: country(d.source)),
        Column("source_sector", "text", lambda d: sector(d.source)),
        Column("source_name", "text", lambda d: named(d.source)),
        Column("source_text", "text", lambda d: words(d.source)),
        Column("target_country", "text", lambda d: country(d.target)),
        Column("target_sector", "text", lambda d: sector(d.target)),
        Column("target_name", "text", lambda d: named(d.target)),
        Column("target_text", "text", lambda d: words(d.target)),
        Column("status", "text", lambda d: d.coded.event.status),
        Column("historical", "flag", lambda d: d.coded.event.historical),
        Column("future", "flag", lambda d: d.coded.event.status == "planned"),
        Column("hypothetical", "flag", lambda d: d.coded.event.status == "hypothetical"),
        # PLOVER has one mark for what is said not to have happened, whoever says so.
        Column("negation", "flag", lambda d: d.coded.event.status in ("negated", "denied")),
        Column("according_to", "text", lambda d: joined(mention.text for mention in d.coded.event.according_to)),
        Column("place", "text", lambda d: located(d.coded.event).name or place_words(d.coded.event)),
        Column("country", "text", lambda d: located(d.coded.event).country),
        Column("province", "text", lambda d: province(d.coded.event)),
        Column("latitude", "real", lambda d: located(d.coded.event).latitude),
        Column("longitude", "real", lambda d: located(d.coded.event).longitude),
        Column("killed_low", "whole", lambda d: low(d.coded.event.killed)),
        Column("killed_high", "whole", lambda d: high(d.coded.event.killed)),
        Column("injured_low", "whole", lambda d: low(d.coded.event.injured)),
        Column("injured_high", "whole", lambda d: high(d.coded.event.injured)),
        Column("publisher", "text", lambda d: d.coded.record.document.publisher),
        Column("url", "text", lambda d: d.coded.record.document.url),
        Column("sentence", "text", lambda d: d.coded.sentence),
        Column("confidence", "real", lambda d: d.coded.event.score),
        Column("dragoman_version", "text", lambda d: d.coded.record.versions.dragoman),
        Column("model_version", "text", lambda d: d.coded.record.versions.model),
        Column("codebook_version", "text", lambda d: d.coded.record.versions.codebook),
    ),
)
"""One row for each source with each target of an event, of whatever status."""
