"""The words by which an article speaks of tone itself: "a shift in tone", "unusually sharp language"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from dragoman.codebook.tables import DATA, Tables
from dragoman.records.tone import Direction

Part = Literal["noun", "change", "quality", "phrase", "away", "denial"]
PARTS: tuple[Part, ...] = get_args(Part)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


@dataclass(frozen=True, slots=True)
class RemarkWord:
    """Words that take a part in a remark on tone; `direction` is None where the part has none."""

    words: tuple[str, ...]
    part: Part
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class RemarkHit:
    """A row of the table found at words `first` to `last` of a sentence, both included."""

    first: int
    last: int
    word: RemarkWord


@dataclass(frozen=True, slots=True)
class RemarkTable:
    """The rows by their first word, the longest first."""

    rows: Mapping[str, tuple[RemarkWord, ...]]

    def find(self, lower: Sequence[str]) -> Iterator[RemarkHit]:
        """The rows found in a sentence of words in lower case, left to right, the longest at each place."""
        at = 0
        while at < len(lower):
            hit = next((w for w in self.rows.get(lower[at], ()) if tuple(lower[at : at + len(w.words)]) == w.words), None)
            if hit is not None:
                yield RemarkHit(at, at + len(hit.words) - 1, hit)
            at += len(hit.words) if hit is not None else 1


def load_remarks(folder: Path = DATA, more: Path | None = None) -> RemarkTable:
    """Reads and checks `words/remarks.tsv`, that of `more` added. Raises CodebookError, which names file and line."""
    rows: dict[str, list[RemarkWord]] = {}
    parts: dict[str, Part] = {part: part for part in PARTS}
    directions: dict[str, Direction | None] = {"": None, **{direction: direction for direction in DIRECTIONS}}
    for row in Tables(folder, more).read("words/remarks.tsv", ("words", "part", "direction", "note"), "words", "part"):
        part = parts[row.choice("part", PARTS)]
        direction = directions[row.choice("direction", ("", *DIRECTIONS))]
        if (direction is not None) != (part in ("change", "quality", "phrase")):
            raise row.error(
                f"direction is {row['direction']!r}; a change, quality or phrase has one of {', '.join(DIRECTIONS)}, others none"
            )
        words = tuple(row["words"].lower().split())
        rows.setdefault(words[0], []).append(RemarkWord(words, part, direction))
    return RemarkTable({first: tuple(sorted(found, key=lambda word: -len(word.words))) for first, found in rows.items()})
