"""Dyad and period as the commands that follow a dispute take them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.archive.filters import Dyad

DyadGiven = Annotated[str, typer.Argument(metavar="PAIR", help="Two sides, as PAK-AFG; PAK>AFG for one direction.")]
Since = Annotated[str, typer.Option("--since", metavar="DAY", help="First day: 2025-03-01, 2025-03 or 2025.")]
Until = Annotated[str, typer.Option("--until", metavar="DAY", help="Last day.")]


def asked(dyad: str, since: str = "", until: str = "") -> tuple[Dyad, date | None, date | None]:
    """The dyad and the days that are meant. Raises InputError where they are not clear."""
    from dragoman.archive.filters import Asked, filter_of

    wanted = filter_of(Asked(dyad=(dyad,), since=since, until=until))
    return wanted.dyad[0], wanted.since, wanted.until
