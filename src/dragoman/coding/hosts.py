"""Visits: whoever travels is the source, whoever receives is the target — a person of the place, or the country or capital itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.actors import Actors
from dragoman.coding.arguments import Arguments
from dragoman.coding.phrases import Phrase, phrase_of
from dragoman.coding.proposals import Proposal
from dragoman.coding.slots import prepositional
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Step, Toponym

TRAVEL = ("to", "in")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to be sorted: its sentence, its trigger and the place where it was held, if known."""

    k: int
    s: ParsedSentence
    proposal: Proposal
    place: Toponym | None


def with_host(meeting: Meeting, arguments: Arguments, actors: Actors) -> Arguments:
    """The arguments of a CONSULT event with its host as target, where the text shows who that is; others as they are."""
    if meeting.proposal.type != "CONSULT" or arguments.target or not arguments.source:
        return arguments
    hosts = _hosts_among(meeting, arguments.source, actors)
    if hosts:
        guests = tuple(p for p in arguments.source if p not in hosts)
        step = Step("target", "of those who met, whoever is at home where they met is the host")
        return replace(arguments, source=guests, target=hosts, steps=(*arguments.steps, step))
    visited = _land_visited(meeting, arguments.source, actors) if meeting.proposal.mode == "visit" else ()
    if visited:
        step = Step("target", "the country or capital that an official visits is the host")
        return replace(arguments, target=visited, steps=(*arguments.steps, step))
    return arguments


def _hosts_among(meeting: Meeting, met: Sequence[Phrase], actors: Actors) -> tuple[Phrase, ...]:
    """Those of the country where the meeting was held, if some but not all are."""
    place = meeting.place.place if meeting.place else None
    if place is None or len(met) < 2:
        return ()
    found = [(p, actors.of_phrase(meeting.k, p)[0]) for p in met]
    home = tuple(p for p, actor in found if actor is not None and actor.country == place.country)
    away = [p for p, actor in found if actor is not None and actor.country and actor.country != place.country]
    return home if home and len(home) + len(away) == len(met) and away else ()


def _land_visited(meeting: Meeting, visitors: Sequence[Phrase], actors: Actors) -> tuple[Phrase, ...]:
    """The country or capital after "to" or "in"."""
    for preposition in TRAVEL:
        for head in prepositional(meeting.s, meeting.proposal.word, preposition):
            actor, _ = actors.identify(meeting.k, head)
            if actor is not None and actor.country and not actor.person and actors.is_land(meeting.k, head):
                phrase = phrase_of(meeting.s, head)
                if not any(phrase.first <= v.last and v.first <= phrase.last for v in visitors):
                    return (phrase,)
    return ()
