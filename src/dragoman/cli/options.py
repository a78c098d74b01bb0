"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dragoman.records import InputError

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, web addresses; - for standard input.")]
Published = Annotated[
    datetime | None, typer.Option(metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Day of publication where the input tells none.")
]
Columns = Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="Column of a table for a field: text=body.")]
OwnTables = Annotated[
    Path | None, typer.Option("--codebook", metavar="FOLDER", help="Folder of tables of your own, added to those of the package.")
]

ARCHIVE = Path("dragoman.db")
ArchivePath = Annotated[
    Path, typer.Option("--archive", metavar="FILE", envvar="DRAGOMAN_ARCHIVE", help="File of the archive.", show_default=True)
]


def columns_of(given: list[str] | None) -> dict[str, str]:
    """The columns by field. Raises InputError where one is not given as FIELD=COLUMN."""
    pairs = [each.partition("=") for each in given or []]
    for (field, equals, name), each in zip(pairs, given or [], strict=True):
        if not (field and equals and name):
            raise InputError(
                f"--column is {each!r}; give a field of the document and the column to read it from, as in --column text=body."
            )
    return {field: name for field, _, name in pairs}
