"""The runs that an archive holds."""

from pathlib import Path

import pytest

from dragoman.archive import Archive
from dragoman.archive.runs import find_runs, run_of
from dragoman.records import InputError, Versions
from tests.archive.hand import VERSIONS, coded, report

NEWER = Versions("0.2.0", "m2", "c1")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "a.db", create=True)
    with archive.writing() as writer:
        writer.add(coded(report(id="one")))
        writer.add(coded(report("Another report altogether.", id="two")))
        writer.add(coded(report(id="one"), NEWER))
    return archive


def test_each_run_tells_what_coded_and_how_much_of_it_counts(archive: Archive) -> None:
    with archive.reading() as connection:
        newer, older = find_runs(connection)
    assert (newer.model, newer.documents, newer.counting) == ("m2", 1, 1)
    assert (older.model, older.documents, older.counting) == (VERSIONS.model, 2, 1)


def test_a_run_is_found_by_the_beginning_of_its_id_and_others_are_listed(archive: Archive) -> None:
    with archive.reading() as connection:
        newer, older = find_runs(connection)
        assert run_of(connection, newer.id[:8]) != run_of(connection, older.id)
        with pytest.raises(InputError, match=older.id):
            run_of(connection, "nothing")
