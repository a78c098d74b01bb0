"""What `make demo` shows: the commands on the example articles, one after the other, in an archive that is thrown away at the end."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from dragoman.cli import app
from tools.marks import ROOT

ARTICLES = "examples/*.txt"


@dataclass(frozen=True, slots=True)
class Scene:
    """A command, and what it shows."""

    command: str
    shows: str


SCENES = (
    Scene("code examples/1-wire.txt", "One article: who did what to whom, when, where, according to whom, and in which words."),
    Scene(f"ingest {ARTICLES}", "All five into an archive: coded, told from reprints, linked to each other."),
    Scene(
        "claims --dyad MWI-MOZ --limit 4", "The ledger of claims: what is asserted or disputed, however worded, and who holds what of it."
    ),
    Scene("incidents --limit 4", "The log of incidents: violence and protest, each once, by however many reports it is told."),
    Scene("tone MWI-MOZ", "The tone of both sides from -10 to +10. Five articles tell little, so the band is wide."),
    Scene("brief MWI-MOZ", "All of it on a page, each line with the number of its source."),
)
END = (
    "Everything shown is invented: examples/README.md. To go on: .venv/bin/dragoman ingest examples/dispute/articles, "
    "a year of another dispute, and docs/tutorial.md."
)


def main() -> int:
    """Shows the scenes; gives the status of the first command that fails, or 0."""
    os.chdir(ROOT)
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAGOMAN_ARCHIVE"] = str(Path(folder) / "demo.db")
        for scene in SCENES:
            console.print(Text.assemble("\n", ("$ dragoman " + scene.command, "bold reverse"), "\n", (scene.shows, "italic"), "\n"))
            status = app(arguments(scene.command), prog_name="dragoman", standalone_mode=False)
            if status:
                return int(status)
    console.print(Text("\n" + END, "italic"))
    return 0


def arguments(command: str) -> list[str]:
    """The words of a command, with its pattern of files filled in, as a shell would do."""
    words = command.split()
    return [path for word in words for path in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]


if __name__ == "__main__":
    sys.exit(main())
