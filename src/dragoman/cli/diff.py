"""`dragoman diff`: what a release has otherwise than an earlier one, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.differences import Output, To, give

EXAMPLE = "Example: dragoman diff border-2024/ border-2025/ --to csv -o changes.csv"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An earlier release, or an archive.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A later one.")],
    to: To = "table",
    output: Output = None,
) -> None:
    """Tell what was added, dropped and changed between two releases, and why.

    Events and statements are the same that have the same id, else those on the same words of the same document.
    """
    from dragoman.archive.releases import differences

    give(differences(old, new), to, output)
