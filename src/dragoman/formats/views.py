"""How the tables look at a record: each event with the sentence around it, each dyad of its sources and targets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.codebook.types import Quad, load_types
from dragoman.records import STATUSES, Event, EventDate, Mention, Place, Record, Status, Toll

HAPPENED: tuple[Status, ...] = ("reported", "claimed")
"""The statuses of acts told as done, which is all that CAMEO and POLECAT data hold."""

_NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event with its record, and its sentence with the number of that sentence in the document, from 1."""

    record: Record
    event: Event
    sentence: str
    number: int

    @property
    def quad(self) -> Quad:
        """The quad class of its type."""
        return load_types().quad(self.event.type)

    @property
    def score(self) -> float:
        """The PLOVER score of its type and mode."""
        return load_types().score(self.event.type, self.event.mode)

    @property
    def cameo(self) -> str:
        """The CAMEO code of its type and mode."""
        return load_types().cameo(self.event.type, self.event.mode)

    @property
    def day(self) -> date | None:
        """The first day the act is dated to; else the day of publication, as in ICEWS and POLECAT, unless it is told as background."""
        if self.event.date:
            return self.event.date.first
        return None if self.event.historical else self.record.document.published

    @property
    def gloss(self) -> str:
        """What its type and mode mean, in a few words."""
        return load_types().gloss(self.event.type, self.event.mode)


@dataclass(frozen=True, slots=True)
class Dyad:
    """One source and one target of an event, either None where the event has none."""

    coded: CodedEvent
    source: Mention | None
    target: Mention | None


def coded_events(record: Record, statuses: Collection[Status] = STATUSES) -> Iterator[CodedEvent]:
    """The events of these statuses, in the order of the record."""
    sentences = {sentence.id: (sentence.text, number) for number, sentence in enumerate(record.sentences, start=1)}
    for event in record.events:
        if event.status in statuses:
            text, number = sentences[event.sentence]
            yield CodedEvent(record, event, text, number)


def dyads(record: Record, statuses: Collection[Status] = STATUSES) -> Iterator[Dyad]:
    """Each source of each event with each target; an event without one or the other still gives a dyad."""
    for coded in coded_events(record, statuses):
        for source in coded.event.source or (None,):
            for target in coded.event.target or (None,):
                yield Dyad(coded, source, target)


def named(mention: Mention | None) -> str:
    """The name of the actor, or the fullest name that the document gives; empty where neither is known."""
    if mention is None:
        return ""
    return mention.actor.name if mention.actor else mention.of or ""


def words(mention: Mention | None) -> str:
    """The words that name the actor in the text."""
    return mention.text if mention else ""


def country(mention: Mention | None) -> str:
    """The country of the actor, as an ISO alpha-3 code."""
    return mention.actor.country if mention and mention.actor else ""


def sector(mention: Mention | None) -> str:
    """The sector of the actor."""
    return mention.actor.sector if mention and mention.actor else ""


def first_day(when: EventDate | None) -> date | None:
    """The first day of the span."""
    return when.first if when else None


def last_day(when: EventDate | None) -> date | None:
    """The last day of the span."""
    return when.last if when else None


def low(toll: Toll | None) -> int | None:
    """The least number of people told."""
    return toll.low if toll else None


def high(toll: Toll | None) -> int | None:
    """The greatest number of people told; None also where the number is open."""
    return toll.high if toll else None


def located(event: Event) -> Place:
    """The place on the map where the event happened; one with an empty name where it is not known."""
    return (event.place and event.place.place) or _NOWHERE


def city(event: Event) -> str:
    """The name of the place, if it is a city."""
    place = located(event)
    return place.name if place.kind == "city" else ""


def province(event: Event) -> str:
    """The province of the place, or the place itself if it is one."""
    place = located(event)
    return place.province or (place.name if place.kind == "province" else "")


def place_words(event: Event) -> str:
    """The words that name the place in the text."""
    return event.place.text if event.place else ""
