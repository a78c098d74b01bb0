"""Writes the table of scores into the pages that show it, from the committed floors: `python -m tools.scores`.

The floors are what `make evaluate` last reached with `--update`, so the table says nothing that the command does not.
"""

from __future__ import annotations

from collections.abc import Mapping

import typer

from tools import marks
from tools.floors import FLOORS, load

# What is measured, in words → the figure's name in the report.
SHOWN: Mapping[str, str] = {
    "Events of a sentence: the word that tells it (F1)": "events.trigger.f1",
    "… and its type (F1)": "events.typed.f1",
    "… and every source and target (F1)": "events.strict.f1",
    "Status of an event found (accuracy)": "events.status.accuracy",
    "Mode of an event found, where the gold names one (accuracy)": "events.mode.accuracy",
    "According to whom, where the gold names somebody (accuracy)": "events.attributed.accuracy",
    "Statements: speaker and content (F1)": "events.statements.f1",
    "Events of whole articles, strict (F1)": "articles.strict.f1",
    "Type of what one given actor does to another (macro F1)": "pairs.types_macro.macro_f1",
    "Attribution in news articles: source (token F1)": "attribution.source.f1",
    "… cue (token F1)": "attribution.cue.f1",
    "… content (token F1)": "attribution.content.f1",
    "How sure it is that it happened (Pearson r)": "factuality.all_pearson.pearson",
    "Sentences that speak ill of somebody (F1)": "tone.conflict.f1",
    "Place names found and put within 161 km (F1)": "places.resolved.f1",
    "Attacks: country (accuracy)": "attacks.country.accuracy",
    "Attacks: date (accuracy)": "attacks.date.accuracy",
}
NONE_YET = "*No scores are committed yet; `make evaluate` prints them.*"


def table(floors: Mapping[str, float]) -> str:
    """The figures that there are, as a Markdown table."""
    rows = [f"| {words} | {floors[name]:.2f} |" for words, name in SHOWN.items() if name in floors]
    return "\n".join(["| what is measured | score |", "| --- | ---: |", *rows]) if rows else NONE_YET


def scores() -> str:
    """The table of the committed floors."""
    return table(load(FLOORS).floors)


if __name__ == "__main__":
    for page in marks.write({"scores": scores}):
        typer.echo(f"{page} is written anew.")
