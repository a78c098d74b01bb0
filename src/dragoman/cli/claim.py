"""`dragoman claim`: one claim, who stands where on it, and every place where it is put forward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.consoles import out, plain
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.summary import counted
from dragoman.cli.words import day_text
from dragoman.records import Claim, ClaimMention, Position

if TYPE_CHECKING:
    from dragoman.analysis.following import Followed, Linked

EXAMPLE = "Example: dragoman claim 4363"
COLOURS = {"affirm": "green", "deny": "red", "doubt": "yellow"}


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, or its beginning; `dragoman claims` lists them.")],
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Show who asserts, denies or doubts a claim, since when and in which words, who changed, and who only passes it on."""
    from dragoman.analysis.following import claim as followed
    from dragoman.archive import Archive

    with Archive(archive, writable=False) as opened:
        found = followed(opened, id)
    out().print(Group(*_blocks(found)))


def _blocks(found: Followed[Claim, ClaimMention]) -> Iterator[RenderableType]:
    claim = found.summary
    yield Text.assemble((f"claim {claim.id}  ", "bold"), ("contested", "yellow") if claim.contested else ("uncontested", "dim"))
    yield Text(f"“{plain(claim.gist)}”", "italic")
    about = " ".join(part for part in (claim.subject and claim.subject.name, claim.relation, claim.object and claim.object.name) if part)
    yield Text(f"{plain(about)} · {counted(claim.mentions, 'mention')} in {counted(claim.documents, 'report')}", "dim")
    yield Text("\nWho stands where", "bold")
    yield from (Padding(_position(position), (0, 0, 0, 2)) for position in claim.positions)
    if claim.reporters:
        yield Padding(Text(f"only passed on by {', '.join(plain(party.name) for party in claim.reporters)}", "dim"), (0, 0, 0, 2))
    if claim.changes:
        from dragoman.analysis.wording import stands

        yield Text("\nWho changed", "bold")
        for change in claim.changes:
            told = f"{day_text(change.day)}: " if change.day else ""
            line = Text.assemble((told, "dim"), stands(change.after, plain(change.party.name), change.before))
            yield Padding(Text.assemble(line, ": ", (f"“{plain(change.words)}”", "italic")), (0, 0, 0, 2))
    yield Text("\nWhere it is told", "bold")
    yield from (Padding(_mention(linked), (0, 0, 0, 2)) for linked in found.mentions)


def _position(position: Position) -> Text:
    from dragoman.analysis.wording import stands

    since = f" since {day_text(position.since)}" if position.since else ""
    last = f", last {day_text(position.last)}" if position.last and position.last != position.since else ""
    told = Text.assemble((plain(stands(position.stance, position.party.name)), f"bold {COLOURS[position.stance]}"), f"{since}{last}")
    told.append(f" ({counted(position.reports, 'report')}): ", "dim")
    return told.append(f"“{plain(position.words)}”", "italic")


def _mention(linked: Linked[ClaimMention]) -> RenderableType:
    mention = linked.mention
    day = day_text(mention.published) if mention.published else "no date"
    who = plain(mention.speaker.name) if mention.speaker else "nobody named"
    reporting = ", reporting others" if mention.reporting else ""
    head = Text.assemble(
        (f"{day}, {plain(mention.outlet) or plain(linked.title)}: ", ""),
        (who, "bold"),
        " ",
        (mention.stance, COLOURS[mention.stance]),
        reporting,
    )
    sentence = Text(plain(mention.sentence), "italic")
    at = mention.sentence.find(mention.words)
    if at >= 0:
        sentence.stylize("bold", at, at + len(mention.words))
    why = Text(f"linked at {linked.link.score:.2f}: {plain(linked.link.reason)}  {mention.id}", "dim")
    return Group(head, Padding(Group(sentence, why), (0, 0, 0, 2)))
