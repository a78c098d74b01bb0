"""Documents and lines that failed, told as they come: the first few each in a line, all in a count at the end."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from dragoman.cli.consoles import plain

MOST = 20


class Failures:
    """Tells of failures on a console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.count = 0

    def add(self, source: str, message: str) -> None:
        """Tells of one more."""
        self.count += 1
        if self.count <= MOST:
            self.console.print(Text.assemble((f"{plain(source)}: ", "yellow"), plain(message)), soft_wrap=True)

    def close(self) -> None:
        """Says how many more there were."""
        if self.count > MOST:
            self.console.print(Text(f"… and {self.count - MOST:,} more failed", "yellow"))
