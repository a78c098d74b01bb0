"""`dragoman codebook`: the tables of the coder, checked, looked into, and held against a corpus."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from dragoman.cli import gaps
from dragoman.cli.consoles import out, show_error
from dragoman.cli.exits import SOME_FAILED
from dragoman.cli.options import OwnTables
from dragoman.records import CodebookError, InputError

app = typer.Typer(
    name="codebook", help="Check the codebook, see what it knows of a word, or what it lacks for a corpus.", no_args_is_help=True
)


@app.command(epilog="Example: dragoman codebook check --codebook my-codebook/")
def check(codebook: OwnTables = None) -> None:
    """Read all tables and count what is in them, or say in which file and line the first mistake is."""
    from dragoman.cli.knowledge import counts
    from dragoman.codebook import load_codebook

    try:
        whole = load_codebook(more=codebook)
    except CodebookError as error:
        show_error(str(error))
        raise typer.Exit(SOME_FAILED) from None
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    for name, number in counts(whole).items():
        table.add_row(f"{number:,}", name)
    out().print(table, f"All tables are sound; version {whole.version}.", sep="\n")


@app.command(epilog='Example: dragoman codebook show "Sergey Lavrov"')
def show(
    word: Annotated[str, typer.Argument(help="A word in its dictionary form, or a name.")],
    codebook: OwnTables = None,
) -> None:
    """Show all that the codebook knows of a word or a name."""
    from dragoman.cli.knowledge import knowledge
    from dragoman.codebook import load_codebook

    known = list(knowledge(load_codebook(more=codebook), word))
    if not known:
        raise InputError(f"The codebook knows nothing of {word!r}. Give a word in its dictionary form (attack, not attacked) or a name.")
    console = out()
    for part in known:
        console.print(part)


app.command(epilog=gaps.EXAMPLE)(gaps.gaps)
