"""An item of an archive with what people decided on it, as the commands show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.article import details, event_line, highlighted, statement_line
from dragoman.cli.consoles import plain
from dragoman.cli.statuses import LOOKS, mark
from dragoman.cli.words import date_text, toll_text
from dragoman.records import Claim, Decision, Event, Incident, Record, Statement

if TYPE_CHECKING:
    from dragoman.analysis.deciding import Looked

_COLOURS = {"accepted": "green", "rejected": "red", "corrected": "yellow"}
_BETWEEN = " · "


def item_block(looked: Looked, console: Console) -> RenderableType:
    """What it is now, and what people made of it."""
    view = looked.view
    state = Text(view.state or "undecided", _COLOURS.get(view.state, "dim"))
    lines: list[RenderableType] = [Text.assemble((f"{looked.item.kind} {looked.item.id}  ", "bold"), state)]
    lines += [Padding(line, (0, 0, 0, 2)) for line in _lines(view.item, looked.record, console)]
    if isinstance(view.coded, Event) and view.coded != view.item:
        lines.append(Padding(Text.assemble(("as coded: ", "dim"), event_line(view.coded, console)), (0, 0, 0, 2)))
    return Group(*lines)


def members_block(looked: Looked) -> RenderableType:
    """The mentions of a claim or incident: id, day and document of each, and why it is there."""
    lines: list[RenderableType] = []
    for member in looked.members:
        day = f"{member.mention.published}  " if member.mention.published else ""
        lines.append(Text.assemble((member.mention.id, "dim"), f"  {day}{plain(member.mention.document)}"))
        lines.append(Padding(Text(f"{member.link.score:.2f}  {plain(member.link.reason)}", "dim"), (0, 0, 0, 4)))
    return Group(*lines)


def history_block(looked: Looked) -> RenderableType:
    """The decisions in their order, each with its reason beneath; those that were withdrawn are struck out."""
    if not looked.view.history:
        return Text("Nobody has decided on it.", "dim")
    lines: list[RenderableType] = []
    for decision in looked.view.history:
        style = "" if decision in looked.standing else "strike"
        head = Text.assemble((f"{decision.at:%Y-%m-%d %H:%M}  {plain(decision.by)}  ", style), (decision.verdict, f"bold {style}"))
        head.append(f"  {plain(what(decision))}".rstrip(), style)
        beneath = Text.assemble((plain(decision.why), "italic"), (f"  {decision.id}", "dim"), "" if not style else "  withdrawn")
        lines += [head, Padding(beneath, (0, 0, 0, 4))]
    return Group(*lines)


def what(decision: Decision) -> str:
    """What a decision sets, unites, takes out or undoes."""
    return ", ".join([*(f"{each.field}={each.value}" for each in decision.corrections), *decision.others])


def _lines(item: object, record: Record | None, console: Console) -> Iterator[RenderableType]:
    if isinstance(item, Event):
        look = LOOKS[item.status]
        yield Text.assemble((f"{mark(item.status, console)} {item.status}  ", look.colour), event_line(item, console))
        yield details(item)
        if record is not None:
            yield highlighted(next(s for s in record.sentences if s.id == item.sentence), [item])
    elif isinstance(item, Statement):
        yield statement_line(item)
    elif isinstance(item, Claim):
        yield Text(plain(item.gist), "italic")
        yield Text(_BETWEEN.join((item.relation, _count(item.mentions, "mention"), _count(item.documents, "document"))), "dim")
    elif isinstance(item, Incident):
        yield Text(plain(item.gist), "italic")
        yield Text(_BETWEEN.join(_incident(item)), "dim")


def _incident(item: Incident) -> Iterator[str]:
    yield f"{item.type} {item.mode}".strip()
    if item.day:
        yield date_text(item.day)
    if item.place:
        yield item.place.name
    for name, toll in (("killed", item.killed), ("injured", item.injured)):
        if toll:
            yield f"{toll_text(toll)} {name}"
    yield item.status
    yield _count(item.documents, "document")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
