"""`python -m tools.errors FOLDER`: the errors on each gold file of a folder, grouped by cause, the largest group first."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from dragoman.records import DragomanError, InputError
from tools.errors.blind import comparison, halves
from tools.errors.files import chosen, coder, find
from tools.errors.findings import Finding, causes, grouped
from tools.errors.table import read_page, with_column


@dataclass(frozen=True, slots=True)
class Options:
    """`only` names files, all if empty; `show` is how many errors of a group are shown; `column` is the heading of the table's new
    column, empty for no table; `processes` is how many files are coded at a time."""

    only: tuple[str, ...] = ()
    show: int = 3
    blind: bool = False
    column: str = ""
    processes: int = 1


def main(
    folder: Annotated[Path, typer.Argument(help="The folder of the gold files.")],
    only: Annotated[str, typer.Option(help="Files to look at, by name, with commas: events,pairs.")] = "",
    show: Annotated[int, typer.Option(min=0, help="How many errors of each group to show.")] = 3,
    blind: Annotated[bool, typer.Option("--blind", help="Add the scores of events on the open and on the blind half.")] = False,
    table: Annotated[bool, typer.Option("--table", help="Print the table of docs/errors.md with a column of this run instead.")] = False,
    column: Annotated[str, typer.Option(help="With --table: the heading of that column, if not today's date.")] = "",
) -> None:
    """Shows what the coder gets wrong on the gold files of FOLDER, grouped by cause."""
    heading = (column or date.today().isoformat()) if table else ""
    names = tuple(name.strip() for name in only.split(",") if name.strip())
    try:
        if column and not table:
            raise InputError("A heading was given by --column without --table. Add --table, or leave the heading out.")
        run(folder, Options(names, show, blind, heading, os.cpu_count() or 1), Console(highlight=False))
    except DragomanError as error:
        Console(stderr=True).print(f"[red]{escape(str(error))}[/]")
        raise typer.Exit(2) from error


def run(folder: Path, options: Options, console: Console) -> None:
    """Finds the errors and prints them, or the table."""
    paths = chosen(folder, options.only)
    if options.blind and folder / "events.jsonl" not in paths:
        raise InputError("--blind compares the halves of events.jsonl, which is not among the files. Add events to --only.")
    with Console(stderr=True).status(f"coding {', '.join(path.stem for path in paths)} …"):
        found = find(paths, options.processes)
    if options.column:
        counts = {name: causes(listed) for name, listed in found.items()}
        console.print(with_column(read_page(), options.column, counts), markup=False, soft_wrap=True)
    else:
        for name, listed in found.items():
            print_groups(name, listed, options.show, console)
    if options.blind:
        console.print(comparison(*halves(folder / "events.jsonl", coder())))


def print_groups(name: str, findings: Sequence[Finding], show: int, console: Console) -> None:
    """Each group of a file's errors with some examples."""
    console.rule(f"{name}: {len(findings)} errors")
    for group, members in grouped(findings):
        console.print(f"\n[bold]{len(members)} × {escape(group)}[/]")
        for finding in members[:show]:
            console.print(f"  [dim]{escape(finding.id)}[/] {escape(finding.sentence)}", soft_wrap=True)
            console.print(f"    gold  {finding.gold}\n    ours  {finding.ours}", markup=False, soft_wrap=True)
            for line in finding.path.splitlines():
                console.print(f"          [dim]{escape(line)}[/]", soft_wrap=True)


if __name__ == "__main__":
    typer.run(main)
