"""Writes every generated part of the documentation: `python -m tools.pages`. A test fails where one is out of date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import typer
import typer.cli
import typer.main

from dragoman.cli import app
from dragoman.codebook import DATA
from dragoman.codebook.frames import COLUMNS as FRAME_COLUMNS
from dragoman.codebook.tables import read_table
from dragoman.codebook.types import load_types
from dragoman.codebook.words import EFFECTS, KINDS, load_words
from dragoman.coding.status import turned
from dragoman.formats import FORMATS, schema
from dragoman.records import STATUSES
from tools import marks
from tools.mistakes import mistakes
from tools.scores import scores

# One word of each kind of signature, in the order of the explanation.
SIGNATURES = (
    ("manage", "VERB", "xcomp"),
    ("fail", "VERB", "xcomp"),
    ("prevent", "VERB", "from"),
    ("say", "VERB", "ccomp"),
    ("accuse", "VERB", "of"),
    ("deny", "VERB", "xcomp"),
    ("deny", "VERB", "obj"),
    ("order", "VERB", "xcomp"),
    ("plan", "VERB", "xcomp"),
    ("fear", "VERB", "ccomp"),
)
FRAMED = "call off"
SIGNS = {"+": "it happened", "-": "it did not", "o": "–"}
EXAMPLES = 6  # words shown of a kind


def types() -> str:
    """The sixteen types with their quad classes, scores and CAMEO codes."""
    known = load_types().types.values()
    rows = ([t.name, t.quad.replace("-", " "), f"{t.score:g}", t.cameo, t.gloss] for t in known)
    return table(("type", "quad class", "score", "CAMEO", "to …"), rows)


def modes() -> str:
    """The modes of each type."""
    known = load_types().modes.values()
    return table(("type", "mode", "score", "CAMEO", "to …"), ([m.type, m.name, f"{m.score:g}", m.cameo, m.gloss] for m in known))


def sectors() -> str:
    """The sectors of actors."""
    return table(("sector", "stands for"), ([row["sector"], row["gloss"]] for row in read_table(DATA / "sectors.tsv", ("sector", "gloss"))))


def effects() -> str:
    """What each effect makes of each status, computed by the function that composes them."""
    turning = [effect for effect in EFFECTS if effect not in SIGNS or effect == "-"]

    def cell(status: Any, effect: str) -> str:
        new = turned(status, effect)
        return f"**{new}**" if new != status else new

    rows = ([status, *(cell(status, effect) for effect in turning)] for status in STATUSES)
    return table(("so far", *(f"`{effect}`" for effect in turning)), rows)


def signatures() -> str:
    """Some words that take an act as their complement, and what they do to it."""
    known = load_words().signatures
    chosen = (known[key] for key in SIGNATURES if key in known)
    return table(
        ("word", "slot", "affirmed", "negated", "attributed to"),
        ([s.lemma, f"`{s.slot}`", SIGNS.get(s.plain, s.plain), SIGNS.get(s.negated, s.negated), s.who or "–"] for s in chosen),
    )


def modals() -> str:
    """The kinds of small words that turn an act, each with its effects and a few of its words."""
    known = list(load_words().modals.values())
    rows = []
    for kind in KINDS:
        for effect in EFFECTS:
            words = [m.word for m in known if m.kind == kind and m.effect == effect]
            if words and effect not in ("o", "+"):
                rows.append([kind, f"`{effect}`", ", ".join(words[:EXAMPLES]) + (" …" if len(words) > EXAMPLES else "")])
    return table(("kind", "effect", "words"), rows)


def frames() -> str:
    """All frames of one verb, as the table has them."""
    rows = (row for row in read_table(DATA / "frames/verbs.tsv", FRAME_COLUMNS) if row["lemma"] == FRAMED)
    shown = [column for column in FRAME_COLUMNS if column != "lemma"]
    return table(shown, ([f"`{row['when']}`", *(row[column] for column in shown[1:])] for row in rows))


def columns() -> str:
    """The columns of each flat format."""
    parts = []
    for name, form in FORMATS.items():
        if form.table is not None:
            rows = ([f"`{column.name}`", column.kind] for column in form.table.columns)
            parts.append(f"## {name}\n\n{table(('column', 'kind'), rows)}")
    return "\n\n".join(parts)


def record_schema() -> str:
    """The JSON Schema of the native record."""
    return f"```json\n{json.dumps(schema(), indent=2)}\n```"


def command_line() -> str:
    """Every command with its arguments and options, from their own help."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="dragoman")
    text = typer.cli.get_docs_for_click(obj=command, ctx=context, name="dragoman", indent=1)
    text = re.sub(r"\*\*Commands\*\*:\n\n(?:\* .*\n)+\n", "", text)  # each follows with its full text
    return text.replace("```console\n$ ", "```text\n")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(header)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


PARTS: marks.Parts = {
    "scores": scores,
    "mistakes": mistakes,
    "types": types,
    "modes": modes,
    "sectors": sectors,
    "effects": effects,
    "signatures": signatures,
    "modals": modals,
    "frames": frames,
    "columns": columns,
    "schema": record_schema,
    "command-line": command_line,
}

if __name__ == "__main__":
    for page in marks.write(PARTS):
        typer.echo(f"{page} is written anew.")
