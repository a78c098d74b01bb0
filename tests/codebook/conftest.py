"""A codebook folder of the test's own: small tables that name what is not about the case, with one replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.codebook.actors import GROUP_COLUMNS, PERSON_COLUMNS, STATE_COLUMNS
from dragoman.codebook.frames import COLUMNS as FRAME_COLUMNS
from dragoman.codebook.tables import DATA


def header(path: Path) -> tuple[str, ...]:
    """The columns of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(next(line for line in lines if line and not line.startswith("#")).split("\t"))


HEADERS: dict[str, tuple[str, ...]] = {
    **{f"words/{path.name}": header(path) for path in sorted((DATA / "words").glob("*.tsv"))},
    "sectors.tsv": ("sector", "gloss"),
    "types.tsv": ("type", "quad", "score", "cameo", "gloss"),
    "modes.tsv": ("type", "mode", "score", "cameo", "gloss"),
    "crosswalk.tsv": ("cameo", "type", "mode"),
    "frames/verbs.tsv": FRAME_COLUMNS,
    "frames/nouns.tsv": FRAME_COLUMNS,
    "frames/adjectives.tsv": FRAME_COLUMNS,
    "actors/states.tsv": STATE_COLUMNS,
    "actors/people-test.tsv": PERSON_COLUMNS,
    "actors/groups-test.tsv": GROUP_COLUMNS,
    "actors/organisations.tsv": GROUP_COLUMNS,
}
ROWS = {
    "sectors.tsv": ["GOV | government", "REB | rebels", "JUD | courts"],
    "types.tsv": ["CONSULT | verbal-cooperation | 2.5 | 040 | meet", "ASSAULT | material-conflict | -9 | 190 | attack"],
    "modes.tsv": ["ASSAULT | aerial | -9.5 | 195 | bomb from the air"],
    "actors/states.tsv": ["NOR | Norland | | Norlander | Norwick | Blue House | |"],
}


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Writes a folder; each table given has the rows given, cells separated by ` | `."""

    def write(**tables: str | list[str]) -> Path:
        given = {name.replace("__", "/").replace("_", "-") + ".tsv": rows for name, rows in tables.items()}
        assert given.keys() <= HEADERS.keys()
        for name, header in HEADERS.items():
            rows = given.get(name, ROWS.get(name, []))
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            lines = [
                "\t".join(header),
                *("\t".join(cell.strip() for cell in row.split("|")) for row in ([rows] if isinstance(rows, str) else rows)),
            ]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return write
