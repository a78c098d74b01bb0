"""Place names: not found, found but unresolved, put in the wrong place, invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.coding.places import find_places
from dragoman.coding.reading import Reading
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.places import NEAR_KM, GoldToponym, _article, _matched, distance_km, within
from dragoman.records import Toponym
from tools.errors.findings import Finding

BANDS = (500, 2000)  # kilometres


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of articles with their place names."""
    gold = read_gold(path, _article)
    for document, wanted in gold:
        reading = coder.read(document)
        yield from article_findings(wanted, find_places(reading.sentences), reading)


def article_findings(wanted: Sequence[GoldToponym], given: Sequence[Toponym], reading: Reading) -> Iterator[Finding]:
    """The errors in one article, whose place names as found are given."""
    pairs = _matched(wanted, given)
    found, right = {item.start for item, _ in pairs}, {toponym.start for _, toponym in pairs}
    for gold, ours in pairs:
        if gold.latitude is not None and not within(gold, ours.place, NEAR_KM):
            yield _finding(("unresolved", "") if ours.place is None else ("wrong place", how_far(gold, ours)), gold, ours, reading)
    yield from (_finding(("not found", ""), gold, None, reading) for gold in wanted if gold.start not in found)
    yield from (_finding(("invented", ""), None, ours, reading) for ours in given if ours.start not in right)


def how_far(gold: GoldToponym, ours: Toponym) -> str:
    """How far apart two places are, in a few words."""
    place = ours.place
    if place is None or place.latitude is None or place.longitude is None or gold.latitude is None or gold.longitude is None:
        return "no coordinates"
    far = distance_km((gold.latitude, gold.longitude), (place.latitude, place.longitude))
    return next((f"within {band:,} km" for band in BANDS if far <= band), f"beyond {BANDS[-1]:,} km")


def _finding(group: tuple[str, str], gold: GoldToponym | None, ours: Toponym | None, reading: Reading) -> Finding:
    start = gold.start if gold else ours.start if ours else 0
    text = next((s.text for s in reading.sentences if s.start <= start < s.end), "")
    wanted = f"{gold.text} ({gold.latitude}, {gold.longitude})" if gold else "–"
    place = ours.place if ours else None
    where = f"{place.name}, {place.province}, {place.country} ({place.latitude}, {place.longitude})" if place else "nowhere"
    return Finding(*group, reading.document.id, text, wanted, f"{ours.text}: {where}" if ours else "–", ours.reason if ours else "")
