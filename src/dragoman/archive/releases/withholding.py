"""Records without the words of the report: what was coded, where it stands in the text, and names that the codebook brings itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from dragoman.archive.rows import actor_of
from dragoman.codebook.actors import load_actors
from dragoman.records import Actor, Document, Event, Mention, Record, Span, Statement, Toll, Toponym, content_id

Known = Callable[[str], bool]


_actors = cache(load_actors)


@cache
def in_codebook(name: str) -> bool:
    """Whether a name stands in the actor dictionary, so that it says nothing of how the report is worded."""
    return bool(_actors().look_up(name))


def actor_id(actor: Actor) -> str:
    """The id of an actor: a hash of its name, country, sector and kind."""
    return content_id(actor.name, actor.country, actor.sector, "person" if actor.person else "")


def pseudonym(actor: Actor) -> str:
    """What stands for a name that only the report gives."""
    return f"actor:{actor_id(actor)}"


def bare_record(record: Record, known: Known = in_codebook) -> Record:
    """The record with all offsets, codes, dates, places on the map and numbers, and none of the words of the report.

    Names that are not `known` are replaced by pseudonyms, the same one for the same name everywhere; steps and reasons quote the report
    and are left out.
    """
    return Record(
        _document(record.document),
        tuple(replace(sentence, text="") for sentence in record.sentences),
        tuple(_event(event, known) for event in record.events),
        tuple(_statement(statement, known) for statement in record.statements),
        tuple(_mention(mention, known) for mention in record.actors),
        tuple(_toponym(toponym) for toponym in record.places),
        record.versions,
    )


def _document(document: Document) -> Document:
    return replace(document, text="", title=None)


def _event(event: Event, known: Known) -> Event:
    return replace(
        event,
        trigger=_span(event.trigger),
        source=_mentions(event.source, known),
        target=_mentions(event.target, known),
        according_to=_mentions(event.according_to, known),
        date=event.date and replace(event.date, words=""),
        date_reason="",
        place=event.place and _toponym(event.place),
        place_reason="",
        killed=bare_toll(event.killed),
        injured=bare_toll(event.injured),
        steps=(),
        manner=tuple(replace(manner, text="") for manner in event.manner),
        opinion=event.opinion
        and replace(
            event.opinion, source=tuple(map(_span, event.opinion.source)), target=tuple(map(_span, event.opinion.target)), reason=""
        ),
    )


def _statement(statement: Statement, known: Known) -> Statement:
    return replace(
        statement,
        speaker=statement.speaker and _mention(statement.speaker, known),
        cue=statement.cue and _span(statement.cue),
        content=_span(statement.content),
        steps=(),
        manner=tuple(replace(manner, text="") for manner in statement.manner),
    )


def _mentions(mentions: tuple[Mention, ...], known: Known) -> tuple[Mention, ...]:
    return tuple(_mention(mention, known) for mention in mentions)


def _mention(mention: Mention, known: Known) -> Mention:
    of = pseudonym(actor_of(mention)) if mention.of and not mention.actor else None
    return Mention("", mention.start, mention.end, mention.actor and bare_actor(mention.actor, known), of)


def bare_actor(actor: Actor, known: Known) -> Actor:
    """The actor, under a pseudonym where its name is not known."""
    return actor if known(actor.name) else replace(actor, name=pseudonym(actor))


def _toponym(toponym: Toponym) -> Toponym:
    return replace(toponym, text="", reason="")


def bare_toll(toll: Toll | None) -> Toll | None:
    """The numbers without the words that tell them."""
    return toll and replace(toll, words="")


def _span(span: Span) -> Span:
    return replace(span, text="")
