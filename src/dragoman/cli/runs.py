"""`dragoman runs`: what coded an archive."""

from __future__ import annotations

from rich.text import Text

from dragoman.cli.consoles import out, plain
from dragoman.cli.options import ARCHIVE, ArchivePath
from dragoman.cli.summary import counted

EXAMPLE = "Example: dragoman runs --archive dispute.db"


def runs(archive: ArchivePath = ARCHIVE) -> None:
    """Show with which versions an archive was coded, the newest run first; other commands take an id for --run."""
    from dragoman.archive import Archive
    from dragoman.archive.runs import find_runs

    console = out()
    with Archive(archive, writable=False) as opened, opened.reading() as connection:
        for run in find_runs(connection):
            told = f"begun {run.begun[:16].replace('T', ' ')} · {counted(run.documents, 'document')}, of which {run.counting:,} count"
            versions = f"  dragoman {run.dragoman} · model {run.model} · codebook {run.codebook} {run.settings}"
            console.print(Text.assemble((run.id, "bold"), "  ", told, "\n", (plain(versions).rstrip(), "dim")), soft_wrap=True)
