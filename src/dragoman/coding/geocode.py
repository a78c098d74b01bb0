"""Decides which places a document's place names mean, all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.gazetteer import Entry
from dragoman.coding.place_names import PlaceName

ROUNDS = 5
MATRIX = 1_200  # places weighed against each other; of a name in a longer document the likeliest alone are weighed


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a place, in units of log-odds; chosen once on newspaper articles with hand-placed names."""

    population: float = 0.8  # for each power of ten of its people
    own: float = 5.0  # its main name, not another spelling
    capital: float = 3.0  # of a country
    country: float = 5.0
    province: float = 2.0
    county: float = 3.0
    region: float = 6.0
    qualified: float = 8.0  # lies in the land named behind a comma
    home: float = 4.0  # lies in the country that the report's words are typical of
    named_province: float = 6.0  # for each name of the province it lies in
    named_country: float = 1.0
    same_province: float = 2.5  # for each other name that lies in the same province
    same_country: float = 0.4
    near: float = 6.0  # for each other name close by
    near_km: float = 100.0
    company: float = 14.0  # what all the other names together can say at most


@dataclass(slots=True)
class _Sense:
    """A name of the document with its possible places, the countries its words speak for, and the lands that the text puts behind the
    name after a comma."""

    entries: tuple[Entry, ...]
    homes: Mapping[str, float]
    lands: set[tuple[str, int]] = field(default_factory=set)


Found = tuple[Entry, str]


def resolve(
    names: Sequence[PlaceName], qualifiers: Sequence[tuple[int, int]], homes: Mapping[str, float], weights: Weights | None = None
) -> list[Found | None]:
    """For each name its place and the reason, None where it has no entries; the same name means the same place throughout.

    `qualifiers` are pairs of positions of names of which the second stands behind the first and a comma; `homes` tells for countries how
    loudly, from 0 to 1, the report's words speak for them.
    """
    w = weights or Weights()
    keys = [(name.key, tuple(entry.row for entry in name.entries)) for name in names]
    senses = {key: _Sense(name.entries, homes) for key, name in zip(keys, names, strict=True) if name.entries}
    for inner, outer in qualifiers:
        if names[inner].entries:
            senses[keys[inner]].lands |= _lands(names[outer].entries)
    chosen = dict(zip(senses, _chosen(list(senses.values()), w), strict=True))
    return [chosen.get(key) for key in keys]


def _chosen(senses: Sequence[_Sense], w: Weights) -> list[Found]:
    """The place that each sense most likely means, and why."""
    if not senses:
        return []
    most = max(1, MATRIX // len(senses))
    for sense in senses:
        sense.entries = tuple(sorted(sense.entries, key=lambda entry: -_prior(entry, sense, w))[:most])
    owner = np.repeat(np.arange(len(senses)), [len(s.entries) for s in senses])
    prior = np.array([_prior(e, s, w) for s in senses for e in s.entries])
    belief = _softmax(prior, owner, len(senses))
    if most > 1:
        affinity = _affinity([e for s in senses for e in s.entries], owner, w)
        for _ in range(ROUNDS):
            company = w.company * (1.0 - np.exp(-affinity @ belief / w.company))
            belief = _softmax(prior + company, owner, len(senses))
    return [_choice(s, prior[owner == i], belief[owner == i]) for i, s in enumerate(senses)]


def _lands(entries: Sequence[Entry]) -> set[tuple[str, int]]:
    """The countries, and provinces by row, that a name may stand for."""
    lands: set[tuple[str, int]] = set()
    for entry in entries:
        if entry.place.kind == "country":
            lands.add((entry.place.country, -1))
        elif entry.place.kind == "province" and entry.province >= 0:
            lands.add((entry.place.country, entry.province))
    return lands


def _lies_in(entry: Entry, lands: set[tuple[str, int]]) -> bool:
    if entry.place.kind == "country":
        return False
    return (entry.place.country, -1) in lands or ((entry.place.country, entry.province) in lands and entry.place.kind != "province")


def _prior(entry: Entry, sense: _Sense, w: Weights) -> float:
    kinds = {"country": w.country, "province": w.province, "county": w.county, "region": w.region}
    score = w.population * float(np.log10(max(entry.population, 100)))
    score += kinds.get(entry.place.kind, 0.0) + w.own * entry.own + w.capital * entry.capital
    return score + w.qualified * _lies_in(entry, sense.lands) + w.home * sense.homes.get(entry.place.country, 0.0)


def _affinity(entries: Sequence[Entry], owner: NDArray[np.int64], w: Weights) -> NDArray[np.float64]:
    """How much each possible place of one name speaks for each of another."""
    codes = {code: i for i, code in enumerate(sorted({e.place.country for e in entries}))}
    country = np.array([codes[e.place.country] if e.place.country else -1 - i for i, e in enumerate(entries)])
    province = np.array([e.province if e.province >= 0 else -1 - i for i, e in enumerate(entries)])
    by_country = np.array([w.named_country if e.place.kind == "country" else w.same_country for e in entries])
    by_province = np.array([w.named_province if e.place.kind == "province" else w.same_province for e in entries])
    near = np.exp(-_distances(entries) / w.near_km)
    matrix = by_country * (country[:, None] == country) + by_province * (province[:, None] == province) + w.near * near
    matrix[owner[:, None] == owner] = 0.0
    return np.asarray(matrix)


def _distances(entries: Sequence[Entry]) -> NDArray[np.float64]:
    """Kilometres between each two places; endless where one has no coordinates."""
    missing = float("nan")
    north = np.radians([missing if e.place.latitude is None else e.place.latitude for e in entries])
    east = np.radians([missing if e.place.longitude is None else e.place.longitude for e in entries])
    points = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)
    chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * points @ points.T))
    distances = 6371.0 * chord
    return np.where(np.isnan(distances), np.inf, distances)


def _softmax(score: NDArray[np.float64], owner: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, score)
    odds = np.exp(score - top[owner])
    return np.asarray(odds / np.bincount(owner, odds, count)[owner])


def _choice(sense: _Sense, prior: NDArray[np.float64], belief: NDArray[np.float64]) -> Found:
    best = int(belief.argmax())
    entry = sense.entries[best]
    if len(sense.entries) == 1:
        return entry, "the only place of that name"
    if _lies_in(entry, sense.lands):
        return entry, "lies in the land named after it"
    if best == int(prior.argmax()):
        return entry, f"the best known of {len(sense.entries)} places of that name"
    return entry, f"of {len(sense.entries)} places of that name the one that fits the other places named"
