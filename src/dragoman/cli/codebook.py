"""`dragoman codebook`: the tables of the coder, checked and looked into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dragoman.cli.consoles import out, show_error
from dragoman.cli.exits import SOME_FAILED
from dragoman.records import CodebookError, InputError

app = typer.Typer(name="codebook", help="Check the codebook, or see what it knows of a word.", no_args_is_help=True)


@app.command(epilog="Example: dragoman codebook check my-codebook/")
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder of tables; without it, those that come with the package.")] = None,
) -> None:
    """Read all tables and count what is in them, or say in which file and line the first mistake is."""
    from dragoman.cli.knowledge import counts
    from dragoman.codebook import DATA, load_codebook

    try:
        codebook = load_codebook(folder or DATA)
    except CodebookError as error:
        show_error(str(error))
        raise typer.Exit(SOME_FAILED) from None
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    for name, number in counts(codebook).items():
        table.add_row(f"{number:,}", name)
    out().print(table, f"All tables are sound; version {codebook.version}.", sep="\n")


@app.command(epilog='Example: dragoman codebook show "Sergey Lavrov"')
def show(word: Annotated[str, typer.Argument(help="A word in its dictionary form, or a name.")]) -> None:
    """Show all that the codebook knows of a word or a name."""
    from dragoman.cli.knowledge import knowledge
    from dragoman.codebook import load_codebook

    known = list(knowledge(load_codebook(), word))
    if not known:
        raise InputError(f"The codebook knows nothing of {word!r}. Give a word in its dictionary form (attack, not attacked) or a name.")
    console = out()
    for part in known:
        console.print(part)
