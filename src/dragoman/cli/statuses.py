"""How a status looks: a mark and a colour beside its word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console

from dragoman.records import Status


@dataclass(frozen=True, slots=True)
class Look:
    """A mark, what stands for it where only ASCII can be shown, a colour, and the style of the event's type."""

    mark: str
    ascii: str
    colour: str
    type_style: str = ""


LOOKS: Mapping[Status, Look] = {
    "reported": Look("●", "*", "green"),
    "claimed": Look("◐", "~", "yellow"),
    "denied": Look("⊘", "/", "magenta"),
    "negated": Look("✗", "x", "red", "strike"),
    "planned": Look("▷", ">", "blue"),
    "hypothetical": Look("?", "?", "cyan"),
}


def mark(status: Status, console: Console) -> str:
    """The mark of a status, as the console can show it."""
    return LOOKS[status].ascii if console.options.ascii_only else LOOKS[status].mark


def arrow(console: Console) -> str:
    """The arrow from source to target."""
    return "->" if console.options.ascii_only else "→"
