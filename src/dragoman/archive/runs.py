"""The runs that an archive holds records of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from dragoman.archive.schema import documents, records, runs
from dragoman.records import InputError


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run: its id, what coded and how, when it began, of how many documents it holds records, and how many of these count."""

    id: str
    dragoman: str
    model: str
    codebook: str
    settings: str
    begun: str
    documents: int
    counting: int


def find_runs(connection: Connection) -> list[RunRow]:
    """The runs, the newest first."""
    held = select(records.c.run, func.count().label("documents"), func.sum(records.c.current).label("counting")).group_by(records.c.run)
    numbers = held.subquery()
    wanted = select(runs, numbers.c.documents, numbers.c.counting).outerjoin(numbers, numbers.c.run == runs.c.pk).order_by(runs.c.pk.desc())
    return [
        RunRow(row.id, row.dragoman, row.model, row.codebook, row.settings, row.begun, row.documents or 0, row.counting or 0)
        for row in connection.execute(wanted)
    ]


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
