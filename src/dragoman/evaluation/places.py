"""Place names and their coordinates against the gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import overlap, pair_off
from dragoman.evaluation.metrics import Counts, Measure, Share, Table
from dragoman.evaluation.names import words_of
from dragoman.records import Document, Place, Toponym

EARTH_KM = 6371.0088
NEAR_KM = 161.0  # a hundred miles, the field's usual bound
EXACT_KM = 10.0


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A place name with its GeoNames id and coordinates, which the annotators left empty where they found none."""

    text: str
    start: int
    end: int
    id: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """How well place names were found, found and put within 161 km, and, where found, how many were put near and exactly."""

    found: Counts
    resolved: Counts
    near: Share
    exact: Share
    tables: tuple[Table, ...] = ()

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"found": self.found, "resolved": self.resolved, "near given found": self.near, "exact given found": self.exact}


def score_places(path: Path, coder: Scorable, tick: Tick) -> PlaceScores:
    """Scores a coder on a file of articles with their place names."""
    gold = read_gold(path, _article)
    records = code(coder, [document for document, _ in gold], tick)
    found = resolved = Counts()
    pairs: list[tuple[GoldToponym, Place | None]] = []
    for document, toponyms in gold:
        record = records.get(document.id)
        given = record.places if record else ()
        matched = _matched(toponyms, given)
        found += Counts(len(matched), len(given), len(toponyms))
        resolved += _resolved(toponyms, given, matched)
        pairs += [(wanted, toponym.place) for wanted, toponym in matched if wanted.latitude is not None]
    near = Share.of(within(wanted, place, NEAR_KM) for wanted, place in pairs)
    return PlaceScores(found, resolved, near, Share.of(_exact(wanted, place) for wanted, place in pairs))


def within(gold: GoldToponym, place: Place | None, km: float) -> bool:
    """Whether the place lies within so many kilometres of the gold's coordinates; False where either has none."""
    if place is None or place.latitude is None or place.longitude is None or gold.latitude is None or gold.longitude is None:
        return False
    return distance_km((gold.latitude, gold.longitude), (place.latitude, place.longitude)) <= km


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two points of latitude and longitude, by the haversine formula.

    >>> round(distance_km((48.8566, 2.3522), (51.5074, -0.1278)))
    344
    """
    (lat_a, lon_a), (lat_b, lon_b) = ((radians(lat), radians(lon)) for lat, lon in (first, second))
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _matched(gold: Sequence[GoldToponym], given: Sequence[Toponym]) -> list[tuple[GoldToponym, Toponym]]:
    def weight(wanted: GoldToponym, toponym: Toponym) -> float:
        if not overlap((wanted.start, wanted.end), (toponym.start, toponym.end)):
            return 0.0
        a, b = set(words_of(wanted.text)), set(words_of(toponym.text))
        return 1.0 + (a == b) if a <= b or b <= a else 0.0

    return [(gold[i], given[j]) for i, j in pair_off(gold, given, weight)]


def _resolved(gold: Sequence[GoldToponym], given: Sequence[Toponym], matched: Sequence[tuple[GoldToponym, Toponym]]) -> Counts:
    """Counts of names put within reach; names that the annotators could not place are counted on neither side."""
    unplaced = {toponym for wanted, toponym in matched if wanted.latitude is None}
    predicted = sum(toponym.place is not None and toponym not in unplaced for toponym in given)
    right = sum(within(wanted, toponym.place, NEAR_KM) for wanted, toponym in matched)
    return Counts(right, predicted, sum(wanted.latitude is not None for wanted in gold))


def _exact(gold: GoldToponym, place: Place | None) -> bool:
    return place is not None and (bool(gold.id and gold.id == place.id) or within(gold, place, EXACT_KM))


def _article(fields: Fields) -> tuple[Document, tuple[GoldToponym, ...]]:
    given = fields.get("date")
    document = Document(fields["text"], fields["id"], fields.get("title"), published=date.fromisoformat(given[:10]) if given else None)
    return document, tuple(_toponym(entry) for entry in fields["toponyms"])


def _toponym(entry: Fields) -> GoldToponym:
    return GoldToponym(entry["text"], entry["start"], entry["end"], entry["geonameid"], entry["lat"], entry["lon"])
