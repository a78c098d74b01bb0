"""The command line: one command, one file. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from types import ModuleType
from typing import Annotated

import typer
from typer.core import TyperGroup

from dragoman.cli import (
    actors,
    agreement,
    brief,
    claim,
    claims,
    code,
    codebook,
    decide,
    diff,
    documents,
    evaluate,
    events,
    explain,
    history,
    incident,
    incidents,
    ingest,
    recode,
    relate,
    release,
    runs,
    sample,
    schema,
    shifts,
    statements,
    tone,
    watch,
)
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
    help="Codes who did what to whom, when, where and according to whom out of news reports, and follows disputes across them.",
    epilog="Example: dragoman code report.txt",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
# The commands as the help groups them.
_PANELS: dict[str, tuple[ModuleType, ...]] = {
    "Code reports": (code, explain, relate),
    "Keep an archive": (ingest, watch, recode, runs),
    "Ask the archive": (events, statements, claims, incidents, documents, actors, claim, incident),
    "Follow a dispute": (brief, tone, shifts),
    "Decide and publish": (decide, history, sample, agreement, release, diff),
    "Measure and extend": (evaluate, schema),
}
for _panel, _modules in _PANELS.items():
    for _module in _modules:
        _name = _module.__name__.rsplit(".", 1)[-1]
        app.command(_name, epilog=_module.EXAMPLE, rich_help_panel=_panel)(getattr(_module, _name))
app.add_typer(codebook.app, rich_help_panel="Measure and extend")


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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows only some characters must not end a run
    app()
