"""The command line: one command, one file. What is heavy is imported by the command that needs it."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.core import TyperGroup

from dragoman.cli import code, codebook, evaluate, explain, relate, schema
from dragoman.cli.consoles import show_error
from dragoman.cli.exits import INTERRUPTED, UNUSABLE
from dragoman.records import DragomanError
from dragoman.version import __version__


class Commands(TyperGroup):
    """The commands; what goes wrong on purpose is told in a line."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Runs the command that was given."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            show_error(str(error))
            raise typer.Exit(UNUSABLE) from None
        except KeyboardInterrupt:
            show_error("Interrupted.")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    cls=Commands,
    help="Codes who did what to whom, when, where and according to whom out of news reports.",
    epilog="Example: dragoman code report.txt",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command(epilog=code.EXAMPLE)(code.code)
app.command(epilog=explain.EXAMPLE)(explain.explain)
app.command(epilog=relate.EXAMPLE)(relate.relate)
app.command(epilog=evaluate.EXAMPLE)(evaluate.evaluate)
app.command(epilog=schema.EXAMPLE)(schema.schema)
app.add_typer(codebook.app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,  # noqa: ARG001
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Runs the command line."""
    app()
