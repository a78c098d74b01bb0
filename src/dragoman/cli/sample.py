"""`dragoman sample`: sentences of an archive for people to code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.consoles import err, write
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.records import InputError

EXAMPLE = "Example: dragoman sample -n 200 --stratify type,status --seed 1 --blind -o sample.jsonl"


def sample(
    archive: ArchivePath = ARCHIVE,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many sentences.")] = 200,
    stratify: Annotated[
        str, typer.Option(metavar="FIELDS", help="By what to stratify, separated by commas: type, mode, status, publisher, year.")
    ] = "type,status",
    seed: Annotated[int, typer.Option(help="Another number draws another sample.")] = 1,
    blind: Annotated[bool, typer.Option("--blind", help="Hide what the coder made of the sentences.")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT.jsonl", help="File to write, else standard output.")] = None,
) -> None:
    """Draw sentences by strata and write them in the format of the gold annotations, for people to code or correct.

    Rare kinds of event get more than their share; each line keeps its weight, so that estimates for the whole archive can be made.
    """
    from dragoman.archive import Archive
    from dragoman.evaluation.sampling import SampleOptions, sample

    fields = tuple(part.strip() for part in stratify.split(",") if part.strip())
    with Archive(archive, writable=False) as opened:
        lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in sample(opened, SampleOptions(number, fields, seed, blind))]
    if output is None:
        write("".join(lines))
        return
    try:
        output.write_bytes("".join(lines).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}. Give a file in a folder that exists and is yours.") from error
    err().print(f"{len(lines):,} sentences in {output}", style="dim", markup=False, highlight=False)
