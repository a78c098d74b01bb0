"""`dragoman explain`: how a sentence was coded, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dragoman.cli.article import details, event_line, highlighted, statement_line
from dragoman.cli.consoles import out, plain
from dragoman.cli.statuses import LOOKS, mark
from dragoman.records import Event, InputError, Mention, SentenceRecord, Statement

if TYPE_CHECKING:
    from dragoman.explain import Branch, Explanation, Fired

EXAMPLE = 'Example: dragoman explain "Kabul denied that it shelters the group."'


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more sentences.")],
    date: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of publication, for dates and offices.")] = None,
) -> None:
    """Show how a sentence is read and coded: its tree, the frames that fired, each step to each event, or why there is none."""
    if not sentence.strip():
        raise InputError("The sentence is empty. Give it in quotation marks.")
    from dragoman.coding.coder import load
    from dragoman.explain import explain as explanations

    console = out()
    for explanation in explanations(load(), sentence, date and date.date()):
        console.print(Group(*blocks(explanation, console)))


def blocks(explanation: Explanation, console: Console) -> Iterator[RenderableType]:
    """The parts of an explanation, each under its heading."""
    triggers = {event.trigger.start: event for event in explanation.events}
    yield from _block("How the sentence is read", tree(explanation.tree, triggers))
    if explanation.fired:
        yield from _block("Frames that fired", frames(explanation.fired))
    for event in explanation.events:
        yield from _block(f"{mark(event.status, console)} {event.status}", event_steps(event, console), LOOKS[event.status].colour)
    if explanation.nothing:
        yield from _block("No event", Text(explanation.nothing))
    if explanation.statements:
        yield from _block("Statements", Group(*map(statement_steps, explanation.statements)))
