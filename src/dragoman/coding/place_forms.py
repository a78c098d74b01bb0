"""The forms under which a place's name is looked up, and the places that a form allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.gazetteer import Entry
from dragoman.coding.wordset import wordset

STREETS = wordset(
    "street st road rd avenue ave drive dr highway hwy lane ln boulevard blvd route interstate parkway pkwy freeway turnpike pike"
)
LANDS = wordset("province provinces state region oblast governorate prefecture district department territory county")
SETTLEMENTS = wordset("city town area village suburb")
DIRECTIONS = wordset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper lower "
    "northeastern northwestern southeastern southwestern downtown greater metro rural upstate suburban"
)
GENERIC = LANDS | SETTLEMENTS | DIRECTIONS | STREETS | wordset("hall council park square center centre river lake school gulf the")
PARTICLES = wordset("al el la le de da del den van von ben bin abu the of and or")
JOINTS = wordset("- – ' 's ’s of")  # a name goes on behind these: "Al-Sisi", "Cox's Bazar"
NATURE = wordset("river lake creek mountain mountains forest bay island islands sea ocean valley hills beach desert gulf strait peninsula")
LARGE = 500_000  # a name that nothing speaks for but its capital letter must belong to a country, a province or so large a city
NEAR_DEGREES = 1.0


def forms(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last word of the forms of a name, the whole first: then without "province" and "northern", then its beginning."""
    first, last = 0, len(words) - 1
    yield first, last
    if last > first and words[last] in LANDS | SETTLEMENTS:
        last -= 1
        yield first, last
    if last > first + 1 and words[first] in LANDS | SETTLEMENTS and words[first + 1] == "of":
        first += 2
        yield first, last
    if last > first and words[first] in DIRECTIONS:
        yield first + 1, last
    if words[last] not in NATURE:
        for end in range(last - 1, first - 1, -1):
            whole = words[end + 1] not in JOINTS and words[end] not in JOINTS | PARTICLES
            if whole and not GENERIC.issuperset(words[first : end + 1]):
                yield first, end


def is_main(entry: Entry) -> bool:
    """Whether the place is commonly known by the name: its own, the short form of a land ("W. Va."), an old one of a great city."""
    return entry.own or entry.place.kind in ("country", "province") or entry.population >= LARGE


def fitting(entries: Sequence[Entry], words: str, whole: bool) -> tuple[Entry, ...]:
    """The places that the name's form allows: main names only for a part of the name, no province in the shadow of its city."""
    if not whole:
        return tuple(filter(is_main, entries))
    if any(word in LANDS for word in words.split()):
        lands = tuple(entry for entry in entries if entry.place.kind in ("province", "county"))
        return lands or tuple(entries)
    cities = [entry for entry in entries if entry.place.kind == "city"]
    return tuple(entry for entry in entries if not any(_shadows(city, entry) for city in cities))


def _shadows(city: Entry, land: Entry) -> bool:
    """Whether the city is a good part of the province or county that bears its name, so that the bare name means the city."""
    if land.place.kind not in ("province", "county") or land.place.country != city.place.country or not land.population:
        return False
    inside = city.province == land.row or _close(city, land)
    return inside and city.population >= 0.25 * land.population


def _close(city: Entry, land: Entry) -> bool:
    a, b = city.place, land.place
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < NEAR_DEGREES and abs(a.longitude - b.longitude) < NEAR_DEGREES
