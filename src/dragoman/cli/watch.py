"""`dragoman watch`: feeds polled, and what is new in them stored in an archive."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli.consoles import err, out, plain
from dragoman.cli.exits import SOME_FAILED
from dragoman.cli.options import ARCHIVE, ArchivePath, OwnTables
from dragoman.cli.summary import counted
from dragoman.records import Document, DocumentError

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.running import Run
    from dragoman.running.ingesting import Ingested
    from dragoman.watching import Notice, Tally

EXAMPLE = "Example: dragoman watch feeds.opml --archive dispute.db"
KINDS = {"new": "new", "version": "changed", "reprint": "reprint", "known": "known"}


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.opml", help="List of feeds and sitemaps, as feed readers export it.")],
    archive: ArchivePath = ARCHIVE,
    once: Annotated[bool, typer.Option("--once", help="Poll what is due, store what is new, and end.")] = False,
    every: Annotated[int, typer.Option(metavar="MINUTES", min=1, help="Time between two polls of a feed.")] = 30,
    contact: Annotated[str, typer.Option(help="Address told to the hosts, so that they can complain.")] = "",
    codebook: OwnTables = None,
) -> None:
    """Watch feeds, and store each new or changed article and what is coded of it; until Ctrl-C, or one round.

    Hosts are asked politely: as their robots.txt allows, seldom, and not again for what has not changed.
    """
    from dragoman.archive import Archive
    from dragoman.archive.feeds import ArchivedFeeds
    from dragoman.coding.coder import CoderOptions
    from dragoman.running import Run
    from dragoman.watching import Watcher, WatchOptions, read_opml

    urls, options = read_opml(feeds), WatchOptions(timedelta(minutes=every), contact=contact)
    run = Run((), coding=CoderOptions(codebook=codebook))
    run = replace(run, load=cache(run.load))  # once, for all the articles to come
    with Archive(archive, create=True) as opened, _ended_politely():
        watcher = Watcher(urls, ArchivedFeeds(opened), storing(run, opened), _tell, options)
        try:
            watcher.round() if once else watcher.watch()
        except KeyboardInterrupt:
            err().print("Ended. Give the same command again to go on.", style="dim")
            once = False
        out().print(_summary(watcher.tally, watcher.next_poll()))
    if once and watcher.tally.failures:
        raise typer.Exit(SOME_FAILED)


def storing(run: Run, archive: Archive) -> Callable[[Iterable[Document]], None]:
    """Codes documents and stores them, and tells of each. Raises DocumentError where one cannot be coded."""
    from dragoman.documents import Failure
    from dragoman.running.ingesting import ingest_outcomes

    def store(documents: Iterable[Document]) -> None:
        for each in ingest_outcomes(documents, run, archive):
            if isinstance(each, Failure):
                raise DocumentError(each.message, each.reason)
            out().print(_line(each), soft_wrap=True)

    return store


def _line(stored: Ingested) -> Text:
    document, record = stored.document, stored.record
    line = Text.assemble((f"{KINDS[stored.kind]:<8}", "green"), plain(document.title or document.url or document.id))
    told = [plain(document.publisher or ""), counted(len(record.events), "event") if record else ""]
    return line.append("".join(f" · {part}" for part in told if part), "dim")


def _tell(notice: Notice) -> None:
    text = Text.assemble((f"{plain(notice.source)}: ", "yellow" if notice.failure else "dim"), plain(notice.message))
    err().print(text, soft_wrap=True)


def _summary(tally: Tally, due: datetime | None) -> Text:
    parts = [
        f"{counted(tally.feeds, 'feed')} read",
        f"{counted(tally.articles, 'article')}",
        f"{tally.changed:,} changed" if tally.changed else "",
        f"{tally.failures:,} failed" if tally.failures else "",
        f"{tally.given_up:,} given up" if tally.given_up else "",
        f"next poll {due:%Y-%m-%d %H:%M} UTC" if due else "no feed left to poll",
    ]
    return Text(" · ".join(part for part in parts if part))


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Lets a service manager end the watch as Ctrl-C does."""

    def end(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
