"""The runs that an archive holds records of."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from dragoman.archive.schema import documents, records, runs
from dragoman.records import InputError


def of_run(connection: Connection, given: str) -> Select[tuple[int]]:
    """The records that a run made of the documents that count. Raises InputError, which lists the runs, where there is none such."""
    counting = select(documents.c.pk).with_hint(documents, "INDEXED BY documents_day", "sqlite").where(documents.c.current == 1)
    return select(records.c.pk).where(records.c.run == run_of(connection, given), records.c.document.in_(counting))


def run_of(connection: Connection, given: str) -> int:
    """The row of the run whose id begins so."""
    known = connection.execute(select(runs).order_by(runs.c.pk)).all()
    found: list[int] = [run.pk for run in known if given and run.id.startswith(given.lower())]
    if len(found) != 1:
        listed = "; ".join(f"{run.id} (dragoman {run.dragoman}, begun {run.begun})" for run in known)
        told = "several runs begin so" if found else "there is no such run"
        raise InputError(f"run is {given!r}, and {told}; the archive holds: {listed or 'none'}.")
    return found[0]
