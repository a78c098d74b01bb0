"""The event types with their modes, quad classes, scores and CAMEO codes, and the sectors of actors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from dragoman.codebook.tables import DATA, Row, check_unique, read_table
from dragoman.records import CodebookError

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
QUADS: tuple[Quad, ...] = get_args(Quad)

_CAMEO = re.compile(r"[0-9]{3,4}")
_NAME = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type: its quad class, its PLOVER score from -10 (conflict) to 10 (cooperation) and its base code in CAMEO."""

    name: str
    quad: Quad
    score: float
    cameo: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of a type, with the score and CAMEO code that replace the type's own."""

    type: str
    name: str
    score: float
    cameo: str
    gloss: str


@dataclass(frozen=True, slots=True)
class TypeTable:
    """The types by name, the modes by type and name, and what each CAMEO code is read as: a type and a mode or none."""

    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], Mode]
    crosswalk: Mapping[str, tuple[str, str]]

    def modes_of(self, type: str) -> tuple[str, ...]:
        """The names of a type's modes, in the order of the table."""
        return tuple(mode for of, mode in self.modes if of == type)

    def knows(self, type: str, mode: str = "") -> bool:
        """Whether there is such a type, and such a mode of it."""
        return type in self.types and (not mode or (type, mode) in self.modes)

    def quad(self, type: str) -> Quad:
        """The quad class of a type."""
        self._check(type)
        return self.types[type].quad

    def score(self, type: str, mode: str = "") -> float:
        """The mode's score, or the type's where there is no mode."""
        return self._entry(type, mode).score

    def cameo(self, type: str, mode: str = "") -> str:
        """The CAMEO code that stands best for the mode, or for the type where there is no mode."""
        return self._entry(type, mode).cameo

    def gloss(self, type: str, mode: str = "") -> str:
        """What the mode, or the type where there is no mode, means, in a few words."""
        return self._entry(type, mode).gloss

    def from_cameo(self, code: str) -> tuple[str, str] | None:
        """The type and mode that a CAMEO code is read as, by its first three digits if the whole is unknown; None if they are too."""
        return self.crosswalk.get(code) or self.crosswalk.get(code[:3])

    def _entry(self, type: str, mode: str) -> EventType | Mode:
        self._check(type, mode)
        return self.modes[type, mode] if mode else self.types[type]

    def _check(self, type: str, mode: str = "") -> None:
        if type not in self.types:
            raise CodebookError(f"there is no event type {type!r}; the codebook has {', '.join(self.types)}")
        if not self.knows(type, mode):
            raise CodebookError(f"{type} has no mode {mode!r}; the codebook has {', '.join(self.modes_of(type)) or 'none for it'}")


@cache
def load_types(folder: Path = DATA) -> TypeTable:
    """The types and modes of a codebook folder, checked."""
    types = _types(folder / "types.tsv")
    modes = _modes(folder / "modes.tsv", types)
    crosswalk = _crosswalk(folder / "crosswalk.tsv", TypeTable(types, modes, {}))
    return TypeTable(types, modes, crosswalk)


@cache
def load_sectors(folder: Path = DATA) -> Mapping[str, str]:
    """The sectors of actors by code, each with its meaning in a few words."""
    rows = read_table(folder / "sectors.tsv", ("sector", "gloss"))
    check_unique(rows, "sector")
    for row in rows:
        if not re.fullmatch(r"[A-Z]{3}", row["sector"]):
            raise row.error(f"sector is {row['sector']!r}; give three capital letters such as GOV")
    return MappingProxyType({row["sector"]: row["gloss"] for row in rows})


def _types(path: Path) -> Mapping[str, EventType]:
    rows = read_table(path, ("type", "quad", "score", "cameo", "gloss"))
    check_unique(rows, "type")
    return MappingProxyType({row["type"]: _type(row) for row in rows})


def _type(row: Row) -> EventType:
    if not _NAME.fullmatch(row["type"]):
        raise row.error(f"type is {row['type']!r}; give one word in capital letters such as CONSULT")
    quads: dict[str, Quad] = {quad: quad for quad in QUADS}
    return EventType(row["type"], quads[row.choice("quad", QUADS)], _score(row), _cameo(row), row["gloss"])


def _modes(path: Path, types: Mapping[str, EventType]) -> Mapping[tuple[str, str], Mode]:
    rows = read_table(path, ("type", "mode", "score", "cameo", "gloss"))
    check_unique(rows, "type", "mode")
    return MappingProxyType({(row["type"], row["mode"]): _mode(row, types) for row in rows})


def _mode(row: Row, types: Mapping[str, EventType]) -> Mode:
    if not row["mode"]:
        raise row.error("the mode is empty; name it, or set the type's own score in types.tsv")
    return Mode(row.choice("type", types), row["mode"], _score(row), _cameo(row), row["gloss"])


def _crosswalk(path: Path, table: TypeTable) -> Mapping[str, tuple[str, str]]:
    rows = read_table(path, ("cameo", "type", "mode"))
    check_unique(rows, "cameo")
    return MappingProxyType(
        {_cameo(row): (row.choice("type", table.types), row.choice("mode", ("", *table.modes_of(row["type"])))) for row in rows}
    )


def _score(row: Row) -> float:
    score = row.number("score")
    if not -10 <= score <= 10:
        raise row.error(f"score is {row['score']}; give a number from -10 to 10")
    return score


def _cameo(row: Row) -> str:
    if not _CAMEO.fullmatch(row["cameo"]):
        raise row.error(f"cameo is {row['cameo']!r}; give a CAMEO code of three or four digits such as 042")
    return row["cameo"]
