"""The levels of speakers: who speaks for a state, by the words of the mention, and how much his word weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, Tables

HIGHEST = 2.0  # weights run from above 0 to this


@dataclass(frozen=True, slots=True)
class Level:
    """A level of speaker and its weight; a spokesman for his ministry weighs 1."""

    name: str
    weight: float


STATE = Level("state", 1.0)  # "Pakistan", "Kabul": the state itself, no office named


Ranked = tuple[int, tuple[str, ...], Level]  # the row's place in the table, its words, its level


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The words by which a mention shows its level, by the first of them; the row that stands first in the table wins."""

    rows: Mapping[str, tuple[Ranked, ...]]

    def of(self, words: str) -> Level:
        """The level of a mention; that of the state itself where no row fits."""
        cut = tuple(word.strip(",.'’\"“”()") for word in words.lower().replace("’", "'").replace("'s", " 's").split())
        fitting = (row for at, word in enumerate(cut) for row in self.rows.get(word, ()) if cut[at : at + len(row[1])] == row[1])
        return min(fitting, key=lambda row: row[0], default=(0, (), STATE))[2]


def load_levels(folder: Path = DATA, more: Path | None = None) -> LevelTable:
    """Reads and checks `words/levels.tsv`, that of `more` added. Raises CodebookError, which names file and line."""
    found: dict[str, list[Ranked]] = {}
    for rank, row in enumerate(Tables(folder, more).read("words/levels.tsv", ("words", "level", "weight", "note"), "words")):
        weight = row.number("weight")
        if not 0 < weight <= HIGHEST:
            raise row.error(f"weight is {row['weight']}; give a number above 0 and up to {HIGHEST:g}")
        words = tuple(row["words"].lower().split())
        found.setdefault(words[0], []).append((rank, words, Level(row["level"], weight)))
    return LevelTable({first: tuple(rows) for first, rows in found.items()})
