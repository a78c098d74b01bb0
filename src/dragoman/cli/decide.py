"""`dragoman decide`: what a person makes of a coded or linked item."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.consoles import out
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.records import Verdict

EXAMPLE = 'Example: dragoman decide 3f2a91 correct --set status=denied --by "A. Reader" --why "The ministry says it did not happen."'
ItemId = Annotated[
    str, typer.Argument(metavar="ID", help="Event, statement, claim or incident; its id, or as much of it as tells it from others.")
]


def decide(  # noqa: PLR0913, an option each
    item: ItemId,
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="accept, reject, correct, merge, split or withdraw.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")],
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="For which reason.")],
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar="OTHER", help="merge: what to unite it with; split: the mentions to take out; withdraw: decisions."),
    ] = None,
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="What is to be corrected: status=denied.")] = None,
    archive: ArchivePath = ARCHIVE,
) -> None:
    """Accept, reject or correct an event, statement, claim or incident; merge or split claims and incidents; withdraw a decision.

    Records are never edited: the decision is added to a log, a later one overrules an earlier one, and lists, claims and incidents
    show the result at once.
    """
    from dragoman.analysis import deciding
    from dragoman.analysis.kinds import groupings
    from dragoman.archive import Archive
    from dragoman.archive.correcting import corrections_of
    from dragoman.cli.items import item_block

    wish = deciding.Wish(verdict, by, why, tuple(others or ()), corrections_of(set_ or ()))
    with Archive(archive) as opened:
        made = deciding.decide(opened, item, wish, groupings())
        console = out()
        console.print(item_block(deciding.look(opened, made.item, groupings()), console))
