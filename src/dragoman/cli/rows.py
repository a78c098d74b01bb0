"""Rows of an archive's answers in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import plain
from dragoman.cli.words import toll_text
from dragoman.records import Toll

DAY_WIDTH = 10
DECIDED = {"accepted": "green", "rejected": "red", "corrected": "yellow"}


def day_cell(day: date | None) -> Text:
    """A day as 2025-03-01, in one width."""
    return Text(day.isoformat() if day else "no day".ljust(DAY_WIDTH), "" if day else "dim", no_wrap=True)


def party_text(told: str) -> Text:
    """Those who take part, a dash where nobody is named."""
    return Text(plain(told), "bold") if told else Text("–", "dim")


def toll_cell(low: int | None, high: int | None) -> str:
    """A toll as `3`, `3 to 5` or `24 or more`; empty where none is told."""
    return "" if low is None else toll_text(Toll(low, high, ""))


def where_text(*parts: str) -> str:
    """A place with its province and country, each once."""
    return ", ".join(dict.fromkeys(plain(part) for part in parts if part))


def facts_text(facts: Iterable[tuple[str, str]]) -> Text:
    """What is known, each with its name; what is not is left out."""
    return Text(" · ", "dim").join(Text.assemble((f"{name} ", "dim"), plain(told)) for name, told in facts if told)


def report_text(*parts: str) -> Text:
    """Outlet, title or address of the report, and the id."""
    return Text(" · ".join(plain(part) for part in parts if part), "dim", no_wrap=True, overflow="ellipsis")


def decided_text(state: str) -> Text:
    """What people made of it, in the colour of their verdict."""
    return Text(f" {state}", DECIDED.get(state, "")) if state else Text()


def plain_table(console: Console) -> Table:
    """A table with a line under its head, as wide as the screen."""
    return Table(box=SIMPLE_HEAD, pad_edge=False, safe_box=console.options.ascii_only, header_style="bold", expand=True)
