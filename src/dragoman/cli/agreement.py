"""`dragoman agreement`: how far people agree with each other and with the coder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import out, plain
from dragoman.records import InputError

if TYPE_CHECKING:
    from dragoman.evaluation.agreement import Agreement, Alpha, Comparison
    from dragoman.evaluation.codings import Coding

EXAMPLE = "Example: dragoman agreement anna.jsonl ben.jsonl --archive dispute.db"


def agreement(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="A coded sample for each person.")] = None,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--archive", metavar="FILE", help="Archive whose records and decisions are compared as well.", envvar="DRAGOMAN_ARCHIVE"
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Show the figures as JSON.")] = False,
) -> None:
    """Compare what people coded: F1 of the events found, and Krippendorff's alpha of their types, modes and statuses.

    With an archive each person is compared with the coder too, and what people decided there counts as their coding of these events.
    """
    from dragoman.evaluation.agreement import agreement

    people, coder = _codings(files or [], archive)
    if len(people) + (coder is not None) < 2:
        raise InputError("There is nothing to compare. Give two or more files, or one with --archive, or an archive with decisions.")
    found = agreement(people, coder)
    if as_json:
        typer.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    else:
        out().print(Group(*_tables(found)))


def _codings(files: list[Path], archive: Path | None) -> tuple[list[Coding], Coding | None]:
    from dragoman.archive import Archive
    from dragoman.evaluation.codings import coder_coding, decided_codings, read_codings

    people = read_codings(files)
    if archive is None:
        return people, None
    with Archive(archive, writable=False) as opened:
        people += decided_codings(opened)
        return people, coder_coding(opened, (each for coding in people for each in coding.sentences.values())) if people else None


def _tables(found: Agreement) -> Iterator[Table | Text]:
    yield _table("Coders", ("", "sentences", "events"), ((name, f"{a:,}", f"{b:,}") for name, a, b in found.coders))
    yield _table("Events found alike: F1 / weighted", ("", "", "sentences", "type", "strict"), map(_found, found.comparisons))
    rows = [(each.first, each.second, each.alphas) for each in found.comparisons]
    if len(found.coders) > 2:
        rows.insert(0, ("all people", "", found.people))
    columns = ("", "", "events", *found.people)
    yield _table("Krippendorff's alpha of events found by both: plain / weighted", columns, (_alphas(*row) for row in rows))
    yield Text("type: same trigger and type; strict: same sources and targets too. A dash: too few cases, or no variation.", "dim")


def _found(each: Comparison) -> tuple[str, ...]:
    pairs = ((found.counts.f1, found.weighted_f1) if each.sentences else (None, None) for found in (each.typed, each.strict))
    return (each.first, each.second, f"{each.sentences:,}", *(_pair(*pair) for pair in pairs))


def _alphas(first: str, second: str, alphas: Mapping[str, Alpha]) -> tuple[str, ...]:
    units = next(iter(alphas.values())).units
    return (first, second, f"{units:,}", *(_pair(alpha.value, alpha.weighted) for alpha in alphas.values()))


def _pair(value: float | None, weighted: float | None) -> str:
    return "–" if value is None or weighted is None else f"{value:.2f} / {weighted:.2f}"


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE, padding=(0, 1))
    for column in columns:
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(plain, row))
    return table
