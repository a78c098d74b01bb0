"""Opening an archive, and what can go wrong with its file."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from dragoman.archive import Archive
from dragoman.archive.store import told
from dragoman.records import ArchiveError
from tests.archive.hand import coded, report


def test_a_new_archive_is_empty_and_can_be_opened_again(tmp_path: Path) -> None:
    Archive(tmp_path / "a.db", create=True).close()
    with Archive(tmp_path / "a.db") as archive:
        assert list(archive.records()) == []


def test_an_archive_that_is_not_there_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="dragoman ingest"):
        Archive(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_what_a_kill_at_the_very_start_leaves_is_taken_for_a_new_archive(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Archive(tmp_path / "a.db", create=True) as archive, archive.writing() as writer:
        writer.add(coded(report()))


def _text(path: Path) -> None:
    path.write_text("These are my notes and no archive at all. " * 50, encoding="utf-8")


def _database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    Archive(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [(_text, "not an archive"), (_database, "another program"), (_newer, "newer version of dragoman"), (Path.mkdir, "folder or a device")],
)
def test_a_file_that_is_no_archive_of_ours_is_left_as_it_is(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "a.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError, match=says):
        Archive(path, create=True)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_archive_opened_to_be_read_only_refuses_to_be_written(tmp_path: Path) -> None:
    Archive(tmp_path / "a.db", create=True).close()
    with (
        Archive(tmp_path / "a.db", writable=False) as archive,
        pytest.raises(ArchiveError, match="can only be read"),
        archive.writing() as writer,
    ):
        writer.add(coded(report()))


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path, create=True) as archive:
        with archive.writing() as writer:
            writer.add(coded(report("The first report.", id="first")))
        with pytest.raises(ArchiveError, match="no room left"):
            _overfill(archive)
    with Archive(path) as archive:
        assert [record.document.id for record in archive.records()] == ["first"]


def _overfill(archive: Archive) -> None:
    with archive.writing() as writer:
        pages = writer.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        for number in range(500):
            writer.add(coded(report(f"Report {number} tells of something else.", id=str(number))))


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("database or disk is full", "no room left"),
        ("disk I/O error", "full, over its quota or damaged"),
        ("attempt to write a readonly database", "can only be read"),
        ("database is locked", "Another process"),
        ("database disk image is malformed", "Restore it from a copy"),
        ("unable to open database file", "folder that exists"),
        ("something new", "cannot be used: something new"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(tmp_path: Path, said: str, meaning: str) -> None:
    for error in (sqlite3.OperationalError(said), OperationalError("select", {}, sqlite3.OperationalError(said))):
        with pytest.raises(ArchiveError, match=meaning), told(tmp_path / "a.db"):
            raise error


def test_the_tables_are_those_that_the_migrations_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from dragoman.archive.schema import METADATA

    Archive(tmp_path / "a.db", create=True).close()
    ours = {"target_metadata": METADATA, "include_object": lambda _, name, kind, *__: not (kind == "table" and name.startswith("search"))}
    with create_engine(f"sqlite:///{tmp_path / 'a.db'}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), METADATA) == []
    connection.engine.dispose()


def test_the_newest_form_is_the_last_of_the_migrations() -> None:
    from dragoman.archive.schema import REVISION
    from dragoman.archive.upgrading import known

    assert known()[0] == REVISION
