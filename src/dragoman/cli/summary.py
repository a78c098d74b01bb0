"""The end of a run in a line or two: documents, events by status, failures with their reasons, seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.cli.statuses import LOOKS, mark
from dragoman.records import STATUSES

if TYPE_CHECKING:
    from dragoman.running import Tally


def summary(tally: Tally, seconds: float, console: Console) -> Text:
    """The tally in words."""
    parts = [Text(counted(tally.documents, "document"), "bold"), _events(tally, console), Text(counted(tally.statements, "statement"))]
    if tally.opinions:
        parts.append(Text(f"{counted(tally.opinions.total(), 'second opinion')}, {tally.opinions[True]:,} in agreement"))
    if tally.failures:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(tally.failures.items()))
        parts.append(Text(f"{tally.failures.total():,} failed ({reasons})", "red"))
    return Text(" · ").join([*parts, Text(f"{seconds:.1f} s", "dim")])


def _events(tally: Tally, console: Console) -> Text:
    text = Text(counted(tally.events.total(), "event"), "bold")
    told = [Text(f"{mark(s, console)} {tally.events[s]:,} {s}", LOOKS[s].colour) for s in STATUSES if tally.events[s]]
    return Text.assemble(text, ": ", Text(", ").join(told)) if told else text


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right number."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
