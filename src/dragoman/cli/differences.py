"""Differences between what was coded before and now, as tables to read and as lines for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer
from rich.table import Table
from rich.text import Text

from dragoman.cli.consoles import out, plain, write

if TYPE_CHECKING:
    from dragoman.archive.releases import Difference

SHOWN = 20
COLUMNS = ("kind", "item", "id", "was", "document", "why", "told", "sentence", "field", "old", "new")
_LOOKS = {"added": "green", "dropped": "red", "changed": "yellow"}

Form: TypeAlias = Literal["table", "csv", "json"]
To = Annotated[Form, typer.Option(help="A table to read, or all changes for another program.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write; needs --to csv or json.")]


def give(found: Iterator[Difference], to: Form, output: Path | None) -> None:
    """Shows the differences, or writes them to a file or to standard output."""
    if to == "table":
        if output:
            raise typer.BadParameter("a table is only shown; give --to csv or --to json", param_hint="--output")
        _show(found)
        return
    lines = _csv(found) if to == "csv" else (json.dumps(row, ensure_ascii=False) + "\n" for row in map(_row, found))
    if output:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(lines)
    else:
        for line in lines:
            write(line)


def _show(found: Iterator[Difference]) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    first = list(islice(_counting(found, counts), SHOWN))
    for _ in _counting(found, counts):
        pass
    console = out()
    if not counts:
        console.print("Nothing is other.")
        return
    for each in first:
        console.print(_line(each), soft_wrap=True)
    if (more := counts.total() - len(first)) > 0:
        console.print(Text(f"… and {more:,} more; --to csv gives all.", "dim"))
    console.print(_summary(counts))


def _counting(found: Iterator[Difference], counts: Counter[tuple[str, str, str]]) -> Iterator[Difference]:
    for each in found:
        counts[each.change.item, each.why, each.change.kind] += 1
        yield each


def _summary(counts: Counter[tuple[str, str, str]]) -> Table:
    table = Table("", "why", box=None, header_style="bold", pad_edge=False)
    for kind, look in _LOOKS.items():
        table.add_column(Text(kind, look), justify="right")
    for item, why in dict.fromkeys((item, why) for item, why, _ in sorted(counts)):
        table.add_row(f"{item}s", why, *(f"{counts[item, why, kind]:,}" for kind in _LOOKS))
    return table


def _line(each: Difference) -> Text:
    change = each.change
    fields = "; ".join(f"{field.field}: {field.old or '–'} → {field.new or '–'}" for field in change.fields)
    told = Text.assemble((f"{change.kind} ", _LOOKS[change.kind]), f"{change.item} {change.id} ", plain(change.told))
    return Text.assemble(told, plain(f" [{fields}]") if fields else "", (f" – {each.why}", "dim"))


def _csv(found: Iterator[Difference]) -> Iterator[str]:
    """A row for each field that changed; one for what was added or dropped."""
    yield _csv_line(COLUMNS)
    for each in found:
        row = _row(each)
        for field in row["fields"] or [{}]:
            yield _csv_line([{**row, **field}.get(name, "") for name in COLUMNS])


def _csv_line(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _row(each: Difference) -> dict[str, Any]:
    change = each.change
    row = {name: getattr(change, name) for name in ("kind", "item", "id", "was", "document", "told", "sentence")}
    fields: list[dict[str, str]] = [{"field": field.field, "old": field.old, "new": field.new} for field in change.fields]
    return row | {"why": each.why, "fields": fields}
