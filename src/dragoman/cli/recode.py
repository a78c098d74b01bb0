"""`dragoman recode`: the documents of an archive coded anew, and what is other than before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.consoles import err
from dragoman.cli.differences import Output, To, give
from dragoman.cli.exits import SOME_FAILED
from dragoman.cli.failures import Failures
from dragoman.cli.options import ARCHIVE, ArchivePath, OwnTables
from dragoman.cli.progress import Bar

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.releases import Difference
    from dragoman.running import Run

EXAMPLE = "Example: dragoman recode --archive dispute.db --codebook mine/ --to csv -o changes.csv"


def recode(
    archive: ArchivePath = ARCHIVE,
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    codebook: OwnTables = None,
    to: To = "table",
    output: Output = None,
) -> None:
    """Code the documents of an archive with the model and codebook of now, and tell what changed.

    The earlier records are kept: --run shows them. Claims and incidents are linked anew. What was interrupted goes on when the same
    command is given again.
    """
    from dragoman.archive import Archive
    from dragoman.coding.coder import CoderOptions
    from dragoman.running import Run

    failures = Failures(err())
    with Archive(archive) as opened:
        give(_differences(Run((), coding=CoderOptions(codebook=codebook), jobs=jobs), opened, failures), to, output)
    failures.close()
    if failures.count:
        raise typer.Exit(SOME_FAILED)


def _differences(run: Run, archive: Archive, failures: Failures) -> Iterator[Difference]:
    from dragoman.archive.releases import Difference
    from dragoman.documents import Failure
    from dragoman.running.recoding import recode as recoded

    with Bar(failures.console, "documents", lambda: len(archive.counting())) as bar:
        for number, each in enumerate(recoded(run, archive), start=1):
            if isinstance(each, Failure):
                failures.add(each.source, each.message)
            else:
                yield from (Difference(change, each.why) for change in each.changes)
            bar.show(number)
