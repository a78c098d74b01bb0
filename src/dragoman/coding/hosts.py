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
    if meeting.proposal.mode != "visit":
        return arguments
    source, visited = _land_visited(meeting, arguments.source, actors)
    if visited is None:
        return arguments
    step = Step("target", "the country or capital that an official visits is the host")
    return replace(arguments, source=source, target=(visited,), steps=(*arguments.steps, step))


def _hosts_among(meeting: Meeting, met: Sequence[Phrase], actors: Actors) -> tuple[Phrase, ...]:
    """Those of the country where the meeting was held, if some but not all are."""
    place = meeting.place.place if meeting.place else None
    if place is None or len(met) < 2:
        return ()
    found = [(p, actors.of_phrase(meeting.k, p)[0]) for p in met]
    home = tuple(p for p, actor in found if actor is not None and actor.country == place.country)
    away = [p for p, actor in found if actor is not None and actor.country and actor.country != place.country]
    return home if home and len(home) + len(away) == len(met) and away else ()


def _land_visited(meeting: Meeting, visitors: tuple[Phrase, ...], actors: Actors) -> tuple[tuple[Phrase, ...], Phrase | None]:
    """The visitors and the country or capital after "to" or "in"; a visitor's phrase ends before it ("a visit by the envoy to Kabul")."""
    s = meeting.s
    places = [w for p in TRAVEL for w in prepositional(s, meeting.proposal.word, p)]
    places += [w for v in visitors for w in s.dependents(v.head, "nmod") if s.case_of(w) == TRAVEL[0]]
    land = next((w for w in places if actors.is_land(meeting.k, w)), None)
    if land is None:
        return visitors, None
    host = phrase_of(s, land)
    before = min([host.first, *(c for c in s.children[land] if s.deps[c] == "case")])
    shortened = tuple(Phrase(v.first, min(v.last, before - 1) if v.first < before else v.last, v.head) for v in visitors)
    apart = not any(host.first <= v.last and v.first <= host.last for v in shortened)
    return (shortened, host) if apart else (visitors, None)
