"""What a record tells of the attack on people that its article is about: one answer from many events and places.

The attacks are the ASSAULT and COERCE arrest events, reported or claimed. Every part of the answer is a vote in which what
stands early in the text weighs more (`_weight`):

- Places: every named place votes, with twice the weight where an attack is told to have happened there and a quarter where only its
  people are named. First the country is chosen, then the city and the region among the places of that country.
- Date: the dates of the attacks vote, a year told in figures counting threefold, and those of other events a fifth; first for the
  year, then for the month in it, then for the day. A state that lasts since a date votes for that date. Where nothing is dated, the
  day of publication stands in.
- Perpetrator: the sources of the attacks vote by their sectors; attacks by nobody named are the state's, the gold's commonest.
- Kinds of violence: those of the attacks, if they hold a tenth of the attacks' weight.
- Victims: the named persons who are targets of an attack, or were released or convicted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dragoman.evaluation.names import words_of
from dragoman.records import Event, EventDate, Mention, Place, Record, Toponym

STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
ARMED_SECTORS = frozenset({"REB", "UAF", "CRM"})
STATE, ARMED, ORGANISATION, OTHERS = "state actor", "other actors without permissions", "regional orgs", "other non-state actors"
NOBODY = "insufficient info"
MODE_VIOLENCE = {"abduct": "kidnapping", "torture": "torture", "arrest": "arbitrary detention", "targeted": "killing"}
KILLING_STEMS = ("kill", "murder", "assassin", "execut", "behead", "slain", "slay", "lynch", "massacre", "slaughter")
# Lands that belong to a state under another code, and lands that are a city.
STATE_OF = {"HKG": "CHN", "MAC": "CHN", "PRI": "USA", "GUM": "USA", "VIR": "USA", "GLP": "FRA", "MTQ": "FRA", "REU": "FRA", "GIB": "GBR"}
CITY_LANDS = frozenset({"Hong Kong", "Macao", "Singapore", "Monaco", "Gibraltar"})

# Round values, chosen on all the dev articles; neighbouring ones move few figures by more than four points.
HALVES_AT = 1000  # characters from the start of the text at which a word weighs half
PLACE_OF_ATTACK, NAMED_BY_PEOPLE, PROVINCE_OF_CITY = 2.0, 0.25, 0.5
YEAR_IN_FIGURES, OTHER_EVENTS = 3.0, 0.2
BYSTANDERS, NOBODY_NAMED = 0.5, 0.25
LEAST_SHARE = 0.1

_YEAR = re.compile(r"\d{4}")
_MONTH_ALONE = re.compile(r"(?![A-Z][a-z]*day\b)[A-Z][a-z]+\.?(?: (?:of )?\d{4})?")
_RECENT = re.compile(r"(?i)(?:the )?(?:past|last|this|earlier|early|late|later|overnight)\b")  # a span of its own, not since a date
_PEOPLE = "named by its people"  # so begins the reason that `dragoman.coding.places` gives
_UNDATED = (None, None, None)

T = TypeVar("T")
Parts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """One attack: places and categories are empty where not told; `date` holds year, month and day, each None where not told."""

    country: str
    region: str
    city: str
    date: Parts
    perpetrator: str
    violence: frozenset[str]
    victims: tuple[str, ...]


def answer(record: Record | None) -> Answer:
    """The article's attack as its record tells it; see the head of this module."""
    if record is None:
        return Answer("", "", "", _UNDATED, NOBODY, frozenset(), ())
    attacks = [event for event in record.events if _is_told(event) and _is_attack(event)]
    country, region, city = _where(record, attacks)
    perpetrator = _perpetrator(attacks) if attacks else NOBODY
    return Answer(country, region, city, _when(record), perpetrator, _violence(attacks), _victims(record))


def _is_told(event: Event) -> bool:
    return event.status in ("reported", "claimed")


def _is_attack(event: Event) -> bool:
    return event.type == "ASSAULT" or (event.type == "COERCE" and event.mode == "arrest")


def _weight(start: int) -> float:
    """The weight of what stands at a character: 1 at the start of the text, half at `HALVES_AT`, a third at twice that."""
    return 1 / (1 + start / HALVES_AT)


def _tally(votes: Iterable[tuple[T, float]]) -> Mapping[T, float]:
    """The sum of the weights given to each."""
    sums: defaultdict[T, float] = defaultdict(float)
    for chosen, weight in votes:
        sums[chosen] += weight
    return sums


def _elected(votes: Iterable[tuple[T, float]]) -> T | None:
    """What has most votes, of equals what was named first; None where nothing was."""
    sums = _tally(votes)
    return max(sums, key=lambda chosen: sums[chosen], default=None)


def _where(record: Record, attacks: Sequence[Event]) -> tuple[str, str, str]:
    """Country, region and city."""
    sites = {event.place.start for event in attacks if event.place}
    places = list(_weighted_places(record.places, sites))
    country = _elected((_state(place), weight) for _, place, weight in places if place.country) or ""
    within = [item for item in places if _state(item[1]) == country and not _by_people(item[0])]
    # The city's name is the text's own, since the gazetteer may have a newer one.
    cities = ((toponym.text, weight) for toponym, place, weight in within if place.kind == "city" or place.name in CITY_LANDS)
    return country, _elected(vote for _, place, weight in within for vote in _regions(place, weight)) or "", _elected(cities) or ""


def _regions(place: Place, weight: float) -> Iterator[tuple[str, float]]:
    if place.kind == "city" and place.province:
        yield place.province, weight * PROVINCE_OF_CITY
    elif place.kind == "province" and place.name not in CITY_LANDS:
        yield place.name, weight


def _weighted_places(toponyms: Iterable[Toponym], sites: set[int]) -> Iterator[tuple[Toponym, Place, float]]:
    for toponym in toponyms:
        if toponym.place:
            site = PLACE_OF_ATTACK if toponym.start in sites else 1.0
            yield toponym, toponym.place, _weight(toponym.start) * site * (NAMED_BY_PEOPLE if _by_people(toponym) else 1.0)


def _by_people(toponym: Toponym) -> bool:
    return toponym.reason.startswith(_PEOPLE)


def _state(place: Place) -> str:
    return STATE_OF.get(place.country, place.country)


def _when(record: Record) -> Parts:
    """The year with most votes, in it the month and in that the day; the day of publication where nothing is dated."""
    published = record.document.published
    votes = list(_dates(record.events, published))
    if not votes:
        return (published.year, published.month, published.day) if published else _UNDATED
    year = _elected((parts[0], weight) for parts, weight in votes)
    month = _elected((parts[1], weight) for parts, weight in votes if parts[0] == year and parts[1])
    return year, month, _elected((parts[2], weight) for parts, weight in votes if parts[:2] == (year, month) and parts[2])


def _dates(events: Iterable[Event], published: date | None) -> Iterator[tuple[Parts, float]]:
    for event in events:
        parts = _parts(event.date, published) if event.date and _is_told(event) else _UNDATED
        if event.date and parts[0]:
            figures = YEAR_IN_FIGURES if _YEAR.search(event.date.words) else 1.0
            yield parts, _weight(event.trigger.start) * figures * (1.0 if _is_attack(event) else OTHER_EVENTS)


def _parts(when: EventDate, published: date | None) -> Parts:
    """The year, and month and day where first and last day have the same; of what lasts since a date, as much as its words tell."""
    first, last = when.first, when.last
    if first != last == published and when.precision == "span" and not _RECENT.match(when.words):
        if _YEAR.fullmatch(when.words):
            return first.year, None, None
        return first.year, first.month, None if _MONTH_ALONE.fullmatch(when.words) else first.day
    if first.year != last.year:
        return _UNDATED
    return first.year, first.month if first.month == last.month else None, first.day if first == last else None


def _perpetrator(attacks: Iterable[Event]) -> str:
    """The gold's category with most votes."""
    return _elected(vote for event in attacks for vote in _perpetrators(event)) or STATE


def _perpetrators(attack: Event) -> Iterator[tuple[str, float]]:
    """One vote for each category among the sources; an arrest by nobody named speaks for a state, an abduction for armed groups."""
    weight = _weight(attack.trigger.start)
    kinds = dict.fromkeys(kind for mention in attack.source if (kind := _category(mention)))
    for kind in kinds:
        yield kind, weight * (1.0 if kind in (STATE, ARMED) else BYSTANDERS)
    if not kinds and attack.mode in ("arrest", "abduct"):
        yield STATE if attack.mode == "arrest" else ARMED, weight * NOBODY_NAMED


def _category(mention: Mention) -> str:
    actor = mention.actor
    if actor is None or not (actor.sector or (actor.country and not actor.person)):
        return ""
    if actor.sector in STATE_SECTORS or not actor.sector:
        return STATE
    if actor.sector in ARMED_SECTORS:
        return ARMED
    return ORGANISATION if actor.sector == "IGO" else OTHERS


def _violence(attacks: Iterable[Event]) -> frozenset[str]:
    """The kinds of violence that are no mere aside."""
    kinds = _tally((_kind(event), _weight(event.trigger.start)) for event in attacks)
    return frozenset(kind for kind, weight in kinds.items() if weight >= LEAST_SHARE * sum(kinds.values()))


def _kind(event: Event) -> str:
    """The gold's kind of violence for an event."""
    if event.mode in ("abduct", "torture", "arrest"):
        return MODE_VIOLENCE[event.mode]
    killed = event.killed is not None and event.killed.low > 0
    if killed or event.mode in MODE_VIOLENCE or event.trigger.text.lower().startswith(KILLING_STEMS):
        return "killing"
    return "other"


def _victims(record: Record) -> tuple[str, ...]:
    """The fullest names of the persons; a name whose words are all in another's is the same person's."""
    suffered = [event for event in record.events if _is_told(event) and (_is_attack(event) or _follows_arrest(event))]
    targets = [target for event in suffered for target in event.target if target.actor and target.actor.person]
    names = {(target.of or target.text).lower(): target.of or target.text for target in targets}
    words = {name: frozenset(words_of(name)) for name in names.values()}
    return tuple(name for name in words if not any(words[name] < other for other in words.values()))


def _follows_arrest(event: Event) -> bool:
    return (event.type, event.mode) in (("RETREAT", "release"), ("SANCTION", "convict"))
