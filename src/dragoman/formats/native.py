"""Dragoman's own format: a record whole, as one JSON object, or its events as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from dragoman.formats.shapes import decode, encode, json_schema
from dragoman.formats.tables import Column, Table, joined
from dragoman.formats.views import (
    CodedEvent,
    coded_events,
    first_day,
    high,
    last_day,
    located,
    low,
    named,
    place_words,
    province,
)
from dragoman.records import Event, InputError, Record, Statement

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def to_native(record: Record) -> dict[str, Any]:
    """The whole record in strings, numbers, lists and dictionaries; `from_native` gives it back."""
    return cast("dict[str, Any]", encode(record))


def from_native(native: Mapping[str, Any]) -> Record:
    """The record of which `to_native` made this; what does not fit is an error that names the field."""
    return _checked(cast("Record", decode(Record, dict(native), "record")))


def record_of(line: bytes) -> Record:
    """The record of a line of JSON, as `dragoman code -o FILE.jsonl` writes it. Raises InputError where it is none."""
    try:
        return _checked(_DECODER.decode(line))
    except msgspec.DecodeError as error:
        raise InputError(f"This is no record: {error}. Give lines as `dragoman code -o FILE.jsonl` writes them.") from error


def line_of(record: Record) -> bytes:
    """The record as a line of JSON, without the end of the line."""
    return _ENCODER.encode(record)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the native record."""
    return json_schema(Record)


def _checked(record: Record) -> Record:
    sentences = {sentence.id for sentence in record.sentences}
    parts: tuple[Event | Statement, ...] = (*record.events, *record.statements)
    for part in parts:
        if part.sentence not in sentences:
            raise InputError(f"{part.id} stands in the sentence {part.sentence!r}; give the id of one of the record's sentences")
    return record


EVENTS: Table[CodedEvent] = Table(
    "native",
    coded_events,
    (
        Column("event_id", "text", lambda c: c.event.id),
        Column("document_id", "text", lambda c: c.event.document),
        Column("sentence_id", "text", lambda c: c.event.sentence),
        Column("type", "text", lambda c: c.event.type),
        Column("mode", "text", lambda c: c.event.mode),
        Column("quad", "text", lambda c: c.quad),
        Column("score", "real", lambda c: c.score),
        Column("status", "text", lambda c: c.event.status),
        Column("historical", "flag", lambda c: c.event.historical),
        Column("trigger", "text", lambda c: c.event.trigger.text),
        Column("trigger_start", "whole", lambda c: c.event.trigger.start),
        Column("trigger_end", "whole", lambda c: c.event.trigger.end),
        Column("source", "text", lambda c: joined(mention.text for mention in c.event.source)),
        Column("source_name", "text", lambda c: joined(named(mention) for mention in c.event.source)),
        Column("source_code", "text", lambda c: joined(mention.actor.code if mention.actor else "" for mention in c.event.source)),
        Column("target", "text", lambda c: joined(mention.text for mention in c.event.target)),
        Column("target_name", "text", lambda c: joined(named(mention) for mention in c.event.target)),
        Column("target_code", "text", lambda c: joined(mention.actor.code if mention.actor else "" for mention in c.event.target)),
        Column("according_to", "text", lambda c: joined(mention.text for mention in c.event.according_to)),
        Column("date_first", "day", lambda c: first_day(c.event.date)),
        Column("date_last", "day", lambda c: last_day(c.event.date)),
        Column("date_precision", "text", lambda c: c.event.date.precision if c.event.date else ""),
        Column("date_words", "text", lambda c: c.event.date.words if c.event.date else ""),
        Column("date_reason", "text", lambda c: c.event.date_reason),
        Column("place", "text", lambda c: located(c.event).name),
        Column("place_words", "text", lambda c: place_words(c.event)),
        Column("place_kind", "text", lambda c: located(c.event).kind),
        Column("place_id", "text", lambda c: located(c.event).id),
        Column("province", "text", lambda c: province(c.event)),
        Column("country", "text", lambda c: located(c.event).country),
        Column("latitude", "real", lambda c: located(c.event).latitude),
        Column("longitude", "real", lambda c: located(c.event).longitude),
        Column("place_reason", "text", lambda c: c.event.place_reason),
        Column("killed_low", "whole", lambda c: low(c.event.killed)),
        Column("killed_high", "whole", lambda c: high(c.event.killed)),
        Column("injured_low", "whole", lambda c: low(c.event.injured)),
        Column("injured_high", "whole", lambda c: high(c.event.injured)),
        Column("confidence", "real", lambda c: c.event.score),
        Column("opinion_reader", "text", lambda c: c.event.opinion.reader if c.event.opinion else ""),
        Column("opinion_agrees", "flag", lambda c: c.event.opinion.agrees if c.event.opinion else None),
        Column("opinion_type", "text", lambda c: c.event.opinion.type if c.event.opinion else ""),
        Column("opinion_status", "text", lambda c: c.event.opinion.status if c.event.opinion else ""),
        Column("opinion_source", "text", lambda c: joined(span.text for span in c.event.opinion.source) if c.event.opinion else ""),
        Column("opinion_target", "text", lambda c: joined(span.text for span in c.event.opinion.target) if c.event.opinion else ""),
        Column("opinion_reason", "text", lambda c: c.event.opinion.reason if c.event.opinion else ""),
        Column("manner", "text", lambda c: joined(manner.text for manner in c.event.manner)),
        Column("steps", "text", lambda c: joined(f"{step.part}: {step.text}" for step in c.event.steps)),
        Column("sentence", "text", lambda c: c.sentence),
        Column("title", "text", lambda c: c.record.document.title),
        Column("publisher", "text", lambda c: c.record.document.publisher),
        Column("url", "text", lambda c: c.record.document.url),
        Column("published", "day", lambda c: c.record.document.published),
        Column("dragoman_version", "text", lambda c: c.record.versions.dragoman),
        Column("model_version", "text", lambda c: c.record.versions.model),
        Column("codebook_version", "text", lambda c: c.record.versions.codebook),
    ),
)
"""One row for each event; what may be several stands in one cell, separated by `; `."""
