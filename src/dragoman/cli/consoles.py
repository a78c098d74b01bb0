"""Where the commands write: results to standard output, all else to standard error."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.text import Text

# Control characters would let the text of a report steer the terminal. One blank each: offsets stay right.
_BLANKS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def out() -> Console:
    """The console of standard output."""
    return Console(highlight=False)


def err() -> Console:
    """The console of standard error."""
    return Console(stderr=True, highlight=False)


def show_error(message: str) -> None:
    """An error in one line, in red."""
    err().print(Text(plain(message), "red"), soft_wrap=True)


def plain(text: str) -> str:
    """The text without line breaks and control characters, as long as before."""
    return text.translate(_BLANKS)


def write(text: str) -> None:
    """Writes text to standard output as it is."""
    # As bytes, so that the encoding of the terminal and half characters from broken input change nothing.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
