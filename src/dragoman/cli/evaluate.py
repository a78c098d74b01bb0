"""`dragoman evaluate`: how well the coder agrees with people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import MofNCompleteColumn, Progress, TaskID

from dragoman.cli.consoles import err, out
from dragoman.cli.options import OwnTables

EXAMPLE = "Example: dragoman evaluate gold/ --json > scores.json"


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of gold files such as events.jsonl.")],
    json: Annotated[bool, typer.Option("--json", help="Show the scores as JSON.")] = False,
    codebook: OwnTables = None,
) -> None:
    """Score the coder on hand-coded files."""
    from dragoman import evaluation
    from dragoman.coding.coder import CoderOptions, load

    console = err()
    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[str, TaskID] = {}

        def show(part: str, done: int, total: int) -> None:
            if part not in tasks:
                tasks[part] = progress.add_task(part)
            progress.update(tasks[part], completed=done, total=total)

        report = evaluation.evaluate(folder, load(CoderOptions(codebook=codebook)), show)
    if json:
        typer.echo(report.to_json())
    else:
        out().print(report.render())
