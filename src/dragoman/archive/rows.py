"""What the tables hold of a record: its sentences, events and statements, and who takes part in them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.archive.countries import country_names
from dragoman.archive.folding import folded
from dragoman.formats.native import line_of, record_of
from dragoman.formats.views import CodedEvent, coded_events, high, located, low, named, province
from dragoman.records import Actor, ArchiveError, Event, InputError, Mention, Record, Statement

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an event or statement: the item's number in the record, from 0, the role, and who it is."""

    item: int
    role: str
    actor: Actor


def packed(record: Record) -> bytes:
    """The whole record, as it is kept."""
    return zlib.compress(line_of(record), 1)


def unpacked(data: bytes) -> Record:
    """The record that was kept. Raises ArchiveError where its form is that of another version."""
    try:
        return record_of(zlib.decompress(data))
    except (zlib.error, InputError) as error:
        raise ArchiveError(f"A record in the archive cannot be read ({error}). Code its document again with `dragoman recode`.") from error


def event_row(coded: CodedEvent) -> Row:
    """The columns of an event."""
    event, place = coded.event, located(coded.event)
    return {
        "id": event.id,
        "day": _iso(coded.day),
        "last_day": _iso(event.date.last if event.date else coded.day),
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "historical": int(event.historical),
        "confidence": event.score,
        "trigger": event.trigger.text,
        "source": shown(event.source),
        "target": shown(event.target),
        "according_to": shown(event.according_to),
        "place": place.name or (event.place.text if event.place else ""),
        "province": province(event),
        "country": place.country,
        "located": located_by(place.name or (event.place.text if event.place else ""), province(event), place.country),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "killed_low": low(event.killed),
        "killed_high": high(event.killed),
        "injured_low": low(event.injured),
        "injured_high": high(event.injured),
    }


def statement_row(statement: Statement, published: date | None) -> Row:
    """The columns of a statement."""
    return {
        "id": statement.id,
        "day": _iso(published),
        "speaker": shown((statement.speaker,)) if statement.speaker else "",
        "cue": statement.cue.text if statement.cue else "",
        "content": statement.content.text,
        "stance": statement.stance,
        "quote": statement.quote,
    }


def events_of(record: Record) -> Iterator[CodedEvent]:
    """The events of a record with their sentences."""
    return coded_events(record)


def parts_of_event(number: int, event: Event) -> Iterator[Part]:
    """Who takes part in an event."""
    for role, mentions in (("source", event.source), ("target", event.target), ("according_to", event.according_to)):
        yield from (Part(number, role, actor_of(mention)) for mention in mentions)


def parts_of_statement(number: int, statement: Statement, record: Record) -> Iterator[Part]:
    """Who makes a statement, and the actors and states that its content names."""
    if statement.speaker:
        yield Part(number, "speaker", actor_of(statement.speaker))
    start, end = statement.content.start, statement.content.end
    for mention in record.actors:
        if mention.actor and start <= mention.start < end:
            yield Part(number, "about", mention.actor)
    for toponym in record.places:
        if toponym.place and toponym.place.country and start <= toponym.start < end:
            yield Part(number, "about", Actor(country_names().get(toponym.place.country, toponym.place.country), toponym.place.country))


def located_by(place: str, province: str, country: str) -> str:
    """What a place can be asked for by: its name and its province, folded, and its country's code."""
    return "|".join(("", *dict.fromkeys(part for part in (folded(place), folded(province), country) if part), ""))


def actor_row(actor: Actor) -> Row:
    """The columns of an actor, numbered by a hash of its content, so that the same actor has the same number everywhere."""
    row = {"name": actor.name, "country": actor.country, "sector": actor.sector, "person": int(actor.person)}
    digest = hashlib.blake2b("\0".join(map(str, row.values())).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return {"pk": int.from_bytes(digest, "little", signed=True), "folded": folded(actor.name), **row}


def actor_of(mention: Mention) -> Actor:
    """The actor of a mention; one who is not known goes by the fullest name of the document, else by the words."""
    return mention.actor or Actor(mention.of or mention.text)


def shown(mentions: tuple[Mention, ...]) -> str:
    """The mentions as a reader wants to see them: the words, with the name where it is another."""
    return "; ".join(f"{m.text} [{name}]" if (name := named(m)) and name.casefold() not in m.text.casefold() else m.text for m in mentions)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
