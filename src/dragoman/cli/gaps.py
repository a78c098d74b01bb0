"""`dragoman codebook gaps`: the actors and words of a corpus that the codebook does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.code import Following
from dragoman.cli.consoles import err, out, plain, write
from dragoman.cli.options import Columns, Inputs, OwnTables, Published, columns_of
from dragoman.cli.summary import counted

if TYPE_CHECKING:
    from dragoman.coding.gaps import ActorGap, Gaps, PredicateGap

EXAMPLE = "Example: dragoman codebook gaps reports/ --min-count 3 --to tsv"
View = Literal["table", "tsv", "json"]


def gaps(  # noqa: PLR0913, an option each
    inputs: Inputs,
    to: Annotated[View, typer.Option(help="To read, as rows of the codebook's tables, or as JSON.")] = "table",
    top: Annotated[int, typer.Option(min=1, help="Most that are shown of a list.")] = 40,
    min_count: Annotated[int, typer.Option(min=1, help="Leave out what was met less often.")] = 1,
    codebook: OwnTables = None,
    date: Published = None,
    column: Columns = None,
) -> None:
    """Code news reports and list what the codebook lacks for them: unknown actors, and words that tell events without a frame."""
    from dragoman.coding.coder import CoderOptions, load
    from dragoman.coding.gaps import CountingCoder, GapCounts, GapOptions
    from dragoman.documents import ReadOptions
    from dragoman.running import Run, Tally, code_inputs

    counts = GapCounts()
    reading = ReadOptions(columns_of(column), date and date.date())
    run = Run(tuple(inputs), reading, CoderOptions(codebook=codebook), load=lambda options: CountingCoder(load(options), counts))
    following = Following(run, Tally(), err(), bar=True)
    following.follow(code_inputs(run), lambda _: None)
    SHOWN[to](counts.gaps(GapOptions(top, min_count)))
    following.finish(following.console)


def show_table(found: Gaps) -> None:
    """The lists, to be read."""
    console = out()
    lists = (
        ("Unknown names", found.names),
        ("Unknown nouns for actors", found.nouns),
        ("Words that tell events without a frame", found.predicates),
    )
    for title, held in lists:
        if held:
            console.print(Text(title, "bold"), Padding(_lines(held), (0, 0, 1, 2)), sep="\n")
    if not any(held for _, held in lists):
        console.print("The codebook lacks nothing for these documents.")


def _lines(held: Sequence[ActorGap | PredicateGap]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="bold")
    grid.add_column(ratio=1)
    for gap in held:
        grid.add_row(f"{gap.count:,}", Group(_told(gap), Text(plain(gap.example), "italic dim")))
    return grid


def _told(gap: ActorGap | PredicateGap) -> Text:
    """The name or word, and what the documents tell of it."""
    from dragoman.coding.gaps import ActorGap

    if isinstance(gap, ActorGap):
        code = ".".join(part for part in (gap.country, gap.sector) if part)
        told = ", ".join(part for part in (gap.kind if gap.kind != "noun" else "", gap.office) if part)
        also = f" (also {', '.join(gap.aliases)})" if gap.aliases else ""
        return Text.assemble((plain(gap.name), "bold"), plain(also), f": {told}" if told else "", (f", {code}" if code else "", "cyan"))
    slots = "".join(f", {role} {' '.join(held)}" for role, held in (("source", gap.source), ("target", gap.target)) if held)
    return Text.assemble((plain(gap.lemma), "bold"), f" ({gap.pos.lower()}): ", (f"{gap.type} {gap.mode}".strip(), "green"), slots)


def show_tsv(found: Gaps) -> None:
    """The lists as rows of tables, each under its header, with the name of its file and an example above as comments."""
    from dragoman.coding.gaps import COLUMNS

    for table, held in found.by_table():
        write(f"# {table}\n" + _row(COLUMNS[table]))
        for gap in held:
            write(f"# {counted(gap.count, 'time')}: {plain(gap.example)}\n" + _row(gap.row))
        write("\n")


def _row(cells: Sequence[str]) -> str:
    return "\t".join(map(plain, cells)) + "\n"


def show_json(found: Gaps) -> None:
    """The lists as one JSON object."""
    write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")


SHOWN: Mapping[View, Callable[[Gaps], None]] = {"table": show_table, "tsv": show_tsv, "json": show_json}
