"""Briefs of the invented dispute, and one whose words are hard to set."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.analysis.brief import Brief, brief
from dragoman.archive import Archive
from dragoman.archive.filters import dyad
from tests.analysis.dispute import archive_of, charge, dispute

HARD = 'Ő’Zsófia <b>&amp; “Ōta” #set *bold* [x](y) $1 \\ _u_ مصر {{ page }} {% if %} </style> | "q"'


def made(folder, reports, pair="MWI-MOZ", since=None, until=None):
    with Archive(archive_of(folder / "a.db", reports), writable=False) as archive:
        return brief(archive, dyad(pair), since, until)


@pytest.fixture(scope="session")
def march(tmp_path_factory) -> Brief:
    return made(tmp_path_factory.mktemp("march"), dispute(), "MWI-MOZ", date(2024, 3, 1), date(2024, 3, 31))


@pytest.fixture(scope="session")
def group(tmp_path_factory) -> Brief:
    """A brief with neither tone nor claims nor lines on what happened."""
    return made(tmp_path_factory.mktemp("group"), dispute(), "gunmen<>MWI")


@pytest.fixture(scope="session")
def single(tmp_path_factory) -> Brief:
    """A brief of one report."""
    return made(tmp_path_factory.mktemp("single"), [charge()])


@pytest.fixture(scope="session")
def hard(march: Brief) -> Brief:
    """Every word of a report is such as markup might take for its own."""
    weeks = tuple(replace(week, lines=tuple(replace(line, text=HARD, quote=HARD) for line in week.lines)) for week in march.weeks)
    notes = tuple(replace(note, outlet=HARD, sentence=HARD, url="javascript:alert(1)") for note in march.notes)
    watch = tuple(replace(line, text=HARD, reason=HARD) for line in march.watch)
    return replace(march, one=HARD, short=(HARD,), weeks=weeks, notes=notes, watch=watch, gaps=(HARD,))
