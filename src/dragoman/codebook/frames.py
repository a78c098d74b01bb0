"""Frames: a word, under conditions, tells an event of a type, and its source and target stand in named slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, Row, Tables
from dragoman.codebook.types import TypeTable

CLASSES: dict[str, frozenset[str]] = {
    "@armed": frozenset({"MIL", "REB", "UAF", "CRM", "COP", "SPY"}),
    "@state": frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}),
    "@court": frozenset({"JUD"}),
    "@civil": frozenset(["PTY", "OPP", "IGO", "NGO", "MNC", "BUS", "LAB", "MED", "EDU", "REL", "REF", "CVL", "ELI"]),
}
ACTOR_CLASS = "@actor"
FILES = {"verbs.tsv": "VERB", "nouns.tsv": "NOUN", "adjectives.tsv": "ADJ"}
COLUMNS = ("lemma", "when", "type", "mode", "source", "target", "example")
NO_EVENT = "-"
IDIOM = 3  # words of an idiom


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a frame: something stands in `slot` (nothing, if `absent`), with one of `values` or of `classes` if given."""

    slot: str
    values: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a source or target stands; `adds` lets it join what earlier slots found."""

    name: str
    adds: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame; `name` is its file and line, for explanations. An empty type says: no event."""

    lemma: str
    pos: str
    when: tuple[Condition, ...]
    type: str
    mode: str
    source: tuple[Slot, ...]
    target: tuple[Slot, ...]
    name: str
    example: str

    @property
    def idiom(self) -> bool:
        """Whether it is a verb with two words of its own at least, which hardly mean anything else together: "hold out a hand"."""
        return self.pos == "VERB" and len(self.lemma.split()) >= IDIOM

    @property
    def weight(self) -> tuple[int, int]:
        """How special it is: number of conditions, and how many of them name values. The most special match wins."""
        return len(self.when), sum(bool(c.values or c.classes) for c in self.when)


def load_frames(types: TypeTable, folder: Path = DATA, more: Path | None = None) -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Reads and checks `frames/*.tsv`, those of `more` added: frames by head word and part of speech, the most special first.

    The head word of a phrase is a verb's first word and any other's last. Raises CodebookError, which names file and line.
    """
    tables = Tables(folder, more)
    found: dict[tuple[str, str], list[Frame]] = {}
    for file, pos in FILES.items():
        for row in tables.read(f"frames/{file}", COLUMNS, "lemma", "when"):
            frame = _frame(row, pos, types, tables.place(row))
            words = frame.lemma.split()
            found.setdefault((words[0] if pos == "VERB" else words[-1], pos), []).append(frame)
    return {key: tuple(sorted(frames, key=lambda f: (-len(f.lemma.split()), [-w for w in f.weight]))) for key, frames in found.items()}


def _frame(row: Row, pos: str, types: TypeTable, name: str) -> Frame:
    type_, mode = row["type"], row["mode"]
    if type_ != NO_EVENT and not types.knows(type_, mode):
        raise row.error(f"there is no type {type_!r} with mode {mode!r}; see types.tsv and modes.tsv")
    return Frame(
        row["lemma"].lower(),
        pos,
        tuple(_condition(row, part) for part in row["when"].split()),
        "" if type_ == NO_EVENT else type_,
        mode,
        _slots(row["source"]),
        _slots(row["target"]),
        name,
        row["example"],
    )


def _condition(row: Row, part: str) -> Condition:
    slot, equals, listed = part.partition("=")
    if slot.startswith("!"):
        return Condition(slot[1:], absent=True)
    values = frozenset(listed.split(",")) if equals else frozenset()
    classes = frozenset(v for v in values if v.startswith("@"))
    for name in classes:
        if name not in CLASSES and name != ACTOR_CLASS:
            raise row.error(f"there is no class {name}; allowed: {' '.join([*CLASSES, ACTOR_CLASS])}")
    return Condition(slot, values - classes, classes)


def _slots(cell: str) -> tuple[Slot, ...]:
    return tuple(Slot(name.rstrip("*"), name.endswith("*")) for name in cell.split() if name != "-")
