"""`dragoman history`: an item as it counts now, and what people decided on it."""

from __future__ import annotations

from rich.padding import Padding

from dragoman.cli.consoles import out
from dragoman.cli.decide import ItemId
from dragoman.cli.options import ARCHIVE, ArchivePath

EXAMPLE = "Example: dragoman history 3f2a91"


def history(item: ItemId, archive: ArchivePath = ARCHIVE) -> None:
    """Show an item, how it was coded or from which mentions it was linked, and every decision on it: who made it, when and why."""
    from dragoman.analysis.deciding import look
    from dragoman.analysis.kinds import groupings
    from dragoman.archive import Archive
    from dragoman.cli.items import history_block, item_block, members_block

    with Archive(archive, writable=False) as opened:
        looked = look(opened, item, groupings())
    console = out()
    console.print(item_block(looked, console))
    for block in (members_block(looked), history_block(looked)) if looked.members else (history_block(looked),):
        console.print(Padding(block, (1, 0, 0, 2)))
