"""Opening the file of an archive, and what can go wrong with it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from dragoman.archive.schema import APPLICATION, REVISION
from dragoman.records import ArchiveError

# How long a write waits for another process to finish its own: writes are short, so this many seconds mean that something hangs.
PATIENCE = 120
_CACHE_KIB = 65_536

# What SQLite says, and what it means to the user.
_TROUBLE = (
    ("not a database", "{path} is not an archive of dragoman. It was left as it is; give the path of an archive, or of a file to be made."),
    ("is full", "There is no room left on the disk of {path}. What was stored before is kept; make room and give the same command again."),
    ("disk i/o", "{path} cannot be written: the disk is full, over its quota or damaged. What was stored before is kept."),
    ("readonly", "{path} can only be read. Make it and its folder writable, or copy it to a place of your own."),
    ("locked", f"Another process has been writing to {{path}} for more than {PATIENCE} seconds. Wait for it or end it, and try again."),
    ("malformed", "{path} is damaged. Restore it from a copy, or save what can be read with `sqlite3 {path} .recover`."),
    ("unable to open", "{path} cannot be opened. Give a file in a folder that exists and is yours."),
)


class _Compiler(SQLiteCompiler):
    """Writes the hints of a question, as `INDEXED BY`, into it; SQLAlchemy leaves them out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002
        """What follows the name of a table."""
        return text


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite says into an ArchiveError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for words, meaning in _TROUBLE:
            if words in said.lower():
                raise ArchiveError(meaning.format(path=path)) from error
        raise ArchiveError(f"{path} cannot be used: {said}.") from error


def open_engine(path: Path, *, create: bool, writable: bool) -> Engine:
    """The engine of an archive of the newest form; one of an older form is brought up to it. Raises ArchiveError."""
    if not path.is_file():
        if path.exists():
            raise ArchiveError(f"{path} is a folder or a device. Give the path of a file.")
        if not create:
            raise ArchiveError(
                f"There is no archive {path}. Give the path of one, or make it with `dragoman ingest ARTICLES --archive {path}`."
            )
    with told(path):
        engine = _engine(path, writable)
        with engine.connect() as connection:
            found = _revision(connection, path)
        if found != REVISION:
            _bring_up(engine, path, found, writable)
    return engine


def _bring_up(engine: Engine, path: Path, found: str | None, writable: bool) -> None:
    from dragoman.archive.upgrading import known, upgrade

    if found and found not in known():
        raise ArchiveError(
            f"{path} was written by a newer version of dragoman (form {found}). Update dragoman; the file was left as it is."
        )
    if not writable:
        raise ArchiveError(
            f"{path} has the form {found}, an older one, and is opened to be read only. Run a command that may write to it once."
        )
    _to_wal(engine)
    with writing(engine) as connection:
        upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def _revision(connection: Connection, path: Path) -> str | None:
    """The form of the archive; None for a new file. Raises ArchiveError where the file is another program's."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if not tables and application in (0, APPLICATION):
        return None
    if application != APPLICATION:
        raise ArchiveError(
            f"{path} is an SQLite file of another program. It was left as it is; give the path of an archive, or of a file to be made."
        )
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _engine(path: Path, writable: bool) -> Engine:
    address = f"file:{quote(str(path.absolute()))}?mode={'rwc' if writable else 'ro'}"
    if not writable and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"  # SQLite would want to write beside it, even to read

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    engine.dialect.statement_compiler = _Compiler
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    # NORMAL: a killed process loses nothing; a power cut may lose the last transactions, but none by halves.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


def _begin(connection: Connection) -> None:
    # A transaction that will write takes its turn at once: to read first and then want to write can fail half-way.
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, all or nothing."""
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
        yield connection


def _to_wal(engine: Engine) -> None:
    """Lets others read while one writes. The change itself wants the file for itself, for a moment."""
    until = time.monotonic() + PATIENCE
    while True:
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            connection.close()
