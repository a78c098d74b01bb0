"""The options that all questions to an archive share, and what is asked with them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dragoman.cli.options import ARCHIVE, ArchivePath

if TYPE_CHECKING:
    from dragoman.archive.filters import Asked
    from dragoman.archive.results import Page

_WHO, _WHAT, _WHEN, _OUT = "Who", "What and how sure", "When, where, in which words", "Output"
_TABLE_ROWS = 50
Several = list[str] | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of which archive, and where the answer goes: `to` is table, csv, json, parquet or geojson."""

    archive: Path
    asked: Asked
    page: Page
    to: str
    output: Path | None


def asking(*formats: str) -> Callable[[Callable[[Question], None]], Callable[..., None]]:
    """Makes a command of a function that answers a question, with the options of a filter and of these formats."""

    def command_of(answer: Callable[[Question], None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            answer(_question(formats, **given))

        parameters = list(inspect.signature(_options, eval_str=True).parameters.values())
        allowed = typer.Option("--to", help="Form of the answer; without it the end of the file's name tells.", rich_help_panel=_OUT)
        chosen = Annotated[Literal[formats] | None, allowed]  # type: ignore[valid-type]
        parameters = [each.replace(annotation=chosen) if each.name == "to" else each for each in parameters]
        command.__name__, command.__doc__ = answer.__name__, answer.__doc__
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in parameters}
        return command

    return command_of


def _options(  # noqa: PLR0913, an option each
    archive: ArchivePath = ARCHIVE,
    actor: Annotated[
        Several,
        typer.Option(metavar="ACTOR", help="Who takes part: PAK, PAK.GOV or a name; repeat for others.", rich_help_panel=_WHO),
    ] = None,
    dyad: Annotated[
        Several,
        typer.Option(metavar="A-B", help="Two sides: PAK-AFG both ways, PAK>AFG one way, Al-Shabaab<>Kenya.", rich_help_panel=_WHO),
    ] = None,
    according_to: Annotated[Several, typer.Option(metavar="ACTOR", help="Who is cited for it.", rich_help_panel=_WHO)] = None,
    type: Annotated[Several, typer.Option(metavar="TYPE", help="Type of event: ASSAULT.", rich_help_panel=_WHAT)] = None,
    mode: Annotated[Several, typer.Option(metavar="MODE", help="Mode of a type: arrest.", rich_help_panel=_WHAT)] = None,
    status: Annotated[
        Several, typer.Option(metavar="STATUS", help="reported, claimed, denied, negated, planned, hypothetical.", rich_help_panel=_WHAT)
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Least confidence.", rich_help_panel=_WHAT)] = 0.0,
    place: Annotated[
        Several, typer.Option(metavar="PLACE", help="Place, province or country, or its code: AFG.", rich_help_panel=_WHEN)
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="First day, month or year: 2025-03.", rich_help_panel=_WHEN)] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Last day, month or year.", rich_help_panel=_WHEN)] = "",
    text: Annotated[
        Several, typer.Option(metavar="WORDS", help="Words in the sentence: 'shell* OR \"air strike\" NOT drill'.", rich_help_panel=_WHEN)
    ] = None,
    run: Annotated[str, typer.Option(metavar="ID", help="Records of this run, not those that count.", rich_help_panel=_WHEN)] = "",
    to: Annotated[str | None, typer.Option()] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write.", rich_help_panel=_OUT)] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help=f"Most results; {_TABLE_ROWS} in a table, else all.", rich_help_panel=_OUT, show_default=False)
    ] = None,
    offset: Annotated[int, typer.Option(min=0, help="Leave out so many of the first.", rich_help_panel=_OUT)] = 0,
) -> None: ...


def _question(
    formats: tuple[str, ...], archive: Path, to: str | None, output: Path | None, limit: int | None, offset: int, **asked: Any
) -> Question:
    from dragoman.archive.filters import Asked
    from dragoman.archive.results import Page

    form = _form(formats, to, output)
    page = Page(_TABLE_ROWS if limit is None and form == "table" else limit, offset)
    given: dict[str, Any] = {name: tuple(value or ()) if isinstance(value, list | None) else value for name, value in asked.items()}
    return Question(archive, Asked(**given), page, form, output)


def _form(formats: tuple[str, ...], to: str | None, output: Path | None) -> str:
    files = [form for form in formats if form != "table"]
    form = to or (output.suffix.lower().removeprefix(".") if output else "table")
    if output and form not in files:
        raise typer.BadParameter(f"{output} does not tell a form; end its name in .{', .'.join(files)}, or give --to", param_hint="-o")
    if form == "parquet" and not output:
        raise typer.BadParameter("parquet is written to a file; give one with -o", param_hint="--to")
    return form
