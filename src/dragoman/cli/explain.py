"""`dragoman explain`: how a sentence was coded, step by step."""

from __future__ import annotations

from collections.abc import Iterator
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
from dragoman.cli.options import OwnTables
from dragoman.cli.statuses import LOOKS, mark
from dragoman.records import Event, InputError, Mention, Statement

if TYPE_CHECKING:
    from dragoman.explain import Branch, Explanation, Fired

EXAMPLE = 'Example: dragoman explain "Kabul denied that it shelters the group."'


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more sentences.")],
    date: Annotated[
        datetime | None, typer.Option(metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Day of publication, for dates and offices.")
    ] = None,
    codebook: OwnTables = None,
) -> None:
    """Show how a sentence is read and coded: its tree, the frames that fired, each step to each event, or why there is none."""
    if not sentence.strip():
        raise InputError("The sentence is empty. Give it in quotation marks.")
    from dragoman.coding.coder import CoderOptions, load
    from dragoman.explain import explain as explanations

    console = out()
    for explanation in explanations(load(CoderOptions(codebook=codebook)), sentence, date and date.date()):
        console.print(Group(*blocks(explanation, console)))


def blocks(explanation: Explanation, console: Console) -> Iterator[RenderableType]:
    """The sentence, then the parts of its explanation, each under its heading."""
    events = explanation.events
    yield highlighted(explanation.sentence, list(events))
    yield from _block("How it is read", tree(explanation.tree, events))
    if explanation.fired:
        yield from _block("Frames that fired", frames(explanation.fired))
    for event in events:
        yield from _block(f"{mark(event.status, console)} {event.status}", event_steps(event, console), LOOKS[event.status].colour)
    if explanation.nothing:
        yield from _block("No event", Text(explanation.nothing))
    if explanation.statements:
        yield from _block("Statements", Group(*map(statement_steps, explanation.statements)))
    yield Text()


def _block(title: str, content: RenderableType, style: str = "") -> Iterator[RenderableType]:
    yield Text(f"\n{title}", f"bold {style}")
    yield Padding(content, (0, 0, 0, 2))


def tree(branch: Branch, events: tuple[Event, ...]) -> Tree:
    """The words, heads first, what each is to the word above, and the events that they tell."""
    root = Tree(_branch_text(branch, events), guide_style="dim")
    _grow(root, branch, events)
    return root


def _grow(node: Tree, branch: Branch, events: tuple[Event, ...]) -> None:
    for below in branch.below:
        _grow(node.add(_branch_text(below, events)), below, events)


def _branch_text(branch: Branch, events: tuple[Event, ...]) -> Text:
    text = Text.assemble(plain(branch.text), (f"  {branch.relation}", "dim"))
    for event in events:
        if event.trigger.start <= branch.start < event.trigger.end:
            text.append(f"  {event.type} {event.mode}".rstrip(), f"bold {LOOKS[event.status].colour}")
    return text


def frames(fired: tuple[Fired, ...]) -> RenderableType:
    """A line for each frame: its word, what it says, where it stands, and the words in its slots."""
    grid = Table.grid(padding=(0, 2))
    for each in fired:
        frame = each.frame
        says = Text(f"{frame.type} {frame.mode}".strip(), "green") if frame.type else Text("no event", "red")
        slots = [f"{role} {', '.join(found)}" for role, found in (("source", each.source), ("target", each.target)) if found]
        grid.add_row(Text(f"“{each.word}”", "bold"), says, Text(f"frames/{frame.name}", "dim"), Text("; ".join(slots)))
    return grid


def event_steps(event: Event, console: Console) -> RenderableType:
    """The event, and each step to it."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(ratio=1)
    for step in event.steps:
        grid.add_row(step.part, Text(step.text))
    for role, mentions in (("source", event.source), ("target", event.target), ("according to", event.according_to)):
        for mention in mentions:
            if mention.reason:
                grid.add_row(role, _reason(mention))
    for name, reason in (("when", event.date_reason), ("where", event.place_reason)):
        if reason:
            grid.add_row(name, Text(reason))
    return Group(event_line(event, console), details(event), grid)


def _reason(mention: Mention) -> Text:
    code = mention.actor.code if mention.actor else "nobody known"
    return Text.assemble(plain(mention.text), " is ", (code, "cyan"), f": {mention.reason}")


def statement_steps(statement: Statement) -> RenderableType:
    """The statement in a line, and how it was found."""
    return Group(statement_line(statement), *(Padding(Text(step.text, "dim"), (0, 0, 0, 4)) for step in statement.steps))
