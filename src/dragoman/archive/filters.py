"""What is asked of an archive: who, what, where, when, according to whom, in which words, and how sure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dragoman.archive.countries import country_codes, country_names
from dragoman.archive.folding import folded
from dragoman.archive.words import search_words
from dragoman.codebook.types import load_sectors, load_types
from dragoman.records import STATUSES, InputError, Status

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_CODE = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}))?")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActorTerm:
    """Whom a question is about, in the words in which it was asked: all actors of a country, of a sector, of both, or of a name
    (folded)."""

    words: str
    country: str = ""
    sector: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides: the first acts and the second undergoes, or also the other way round where it is `mutual`."""

    first: ActorTerm
    second: ActorTerm
    mutual: bool

    @property
    def directions(self) -> tuple[tuple[ActorTerm, ActorTerm], ...]:
        """Who acts on whom."""
        there = (self.first, self.second)
        return (there, there[::-1]) if self.mutual else (there,)


@dataclass(frozen=True, slots=True)
class Filter:
    """What must hold of a result. Within a field any of the values will do; all fields that are given must hold.

    An event has the actor as source or target, and the day on which it begins. A statement has it as its speaker or among those
    that it is about, a dyad as speaker and one it is about, and `according_to` as its speaker; its day is that of publication, and
    what only an event has (type, mode, status, place, confidence) is asked of the events in its sentence. Without `run` the
    current records count, with it those of that run.
    """

    actor: tuple[ActorTerm, ...] = ()
    dyad: tuple[Dyad, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    according_to: tuple[ActorTerm, ...] = ()
    place: tuple[str, ...] = ()  # "khost" or "AFG"
    since: date | None = None
    until: date | None = None
    text: tuple[str, ...] = ()  # in the language of SQLite's full-text search
    min_confidence: float = 0.0
    run: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The same in the words of whoever asks."""

    actor: Sequence[str] = ()
    dyad: Sequence[str] = ()
    type: Sequence[str] = ()
    mode: Sequence[str] = ()
    status: Sequence[str] = ()
    according_to: Sequence[str] = ()
    place: Sequence[str] = ()
    since: str = ""
    until: str = ""
    text: Sequence[str] = ()
    min_confidence: float = 0.0
    run: str = ""


def filter_of(asked: Asked) -> Filter:
    """The filter that is meant. Raises InputError, which says what is allowed, where it is not clear."""
    since, until = _day_of("since", asked.since, last=False), _day_of("until", asked.until, last=True)
    if since and until and until < since:
        raise InputError(f"until is {asked.until!r}, which is before since, {asked.since!r}; give the earlier day as since.")
    if not 0 <= asked.min_confidence <= 1:
        raise InputError(f"min-confidence is {asked.min_confidence}; give a number from 0 to 1.")
    types = load_types()
    return Filter(
        actor=_each(asked.actor, actor_term),
        dyad=_each(asked.dyad, dyad),
        type=_each(asked.type, lambda given: _choice("type", given.upper(), types.types)),
        mode=_each(asked.mode, lambda given: _choice("mode", given.lower(), dict.fromkeys(mode for _, mode in types.modes))),
        status=_each(asked.status, _status),
        according_to=_each(asked.according_to, actor_term),
        place=_each(asked.place, place_term),
        since=since,
        until=until,
        text=_each(asked.text, search_words),
        min_confidence=asked.min_confidence,
        run=asked.run.strip(),
    )


def actor_term(given: str) -> ActorTerm:
    """The actors meant by a country's code or name, a code such as PAK.GOV or GOV, or another name."""
    words = " ".join(given.split())
    if not folded(words):
        raise InputError("An actor is empty; give the code of a country (PAK), of a country's sector (PAK.GOV), or a name.")
    if code := _CODE.fullmatch(words):
        country, sector = code.group(1), code.group(2) or ""
        if country in country_names():
            return ActorTerm(words, country=country, sector=_choice("sector", sector, ("", *load_sectors())))
        if not sector and country in load_sectors():
            return ActorTerm(words, sector=country)
        if sector:
            raise InputError(f"There is no country {country} (in {words}); give an ISO alpha-3 code such as PAK.")
    name = folded(words)
    return ActorTerm(words, country=country_codes()[name]) if name in country_codes() else ActorTerm(words, name=name)


def dyad(given: str) -> Dyad:
    """The two sides of `A-B`, or `A<>B` where a name has a hyphen, both ways; of `A>B` one way."""
    words, mutual = given.strip(), True
    if "<>" in words:
        sides = words.split("<>")
    elif ">" in words:
        sides, mutual = words.split(">"), False
    else:
        sides = words.split("-")
    if len(sides) != 2 or not all(side.strip() for side in sides):
        raise InputError(
            f"dyad is {given!r}; give two actors as PAK-AFG, or PAK>AFG for what the first does to the second. "
            "Where a name has a hyphen, write Al-Shabaab<>Kenya for both ways."
        )
    return Dyad(actor_term(sides[0]), actor_term(sides[1]), mutual)


def place_term(given: str) -> str:
    """What a place is looked up by: the code of a country, or the folded name of a place or province."""
    words = given.strip()
    if words in country_names():
        return words
    name = folded(words)
    if not name:
        raise InputError("A place is empty; give the name of a place, province or country, or the code of a country (AFG).")
    return country_codes().get(name, name)


def _each(given: Sequence[str], made: Callable[[str], T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(made(each) for each in given))


def _choice(field: str, given: str, allowed: Collection[str]) -> str:
    if given not in allowed:
        raise InputError(f"{field} is {given!r}; allowed: {', '.join(each for each in allowed if each)}.")
    return given


def _status(given: str) -> Status:
    statuses: dict[str, Status] = {status: status for status in STATUSES}
    return statuses[_choice("status", given.lower(), STATUSES)]


def _day_of(field: str, given: str, *, last: bool) -> date | None:
    """The first day of what is given as YYYY, YYYY-MM or YYYY-MM-DD, or its last."""
    if not given:
        return None
    parts = _DAY.fullmatch(given.strip())
    try:
        if not parts:
            raise ValueError(given)
        year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
        return date(year, month, int(parts[3] or (monthrange(year, month)[1] if last else 1)))
    except ValueError:
        raise InputError(f"{field} is {given!r}; give a day, month or year as 2025-03-01, 2025-03 or 2025.") from None
