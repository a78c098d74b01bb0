"""Which reader is asked, about what, and with how much patience."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dragoman.opinions.question import prompt_version
from dragoman.records import InputError


def _cache_folder() -> Path:
    """Where the system keeps what a program can do without."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dragoman" / "opinions"


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """The endpoint's address up to `/v1`, the model it is to use, and the confidence below which an event is asked about.

    `cache` is the folder in which answers are kept, `in_flight` how many questions are out at once, `timeout` the seconds that an
    answer may take, `attempts` how often a question is put, `backoff` the seconds before the second time, which then double.
    """

    url: str
    model: str
    below: float = 0.5
    cache: Path = field(default_factory=_cache_folder)
    in_flight: int = 4
    timeout: float = 60.0
    attempts: int = 4
    backoff: float = 1.0

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            sound = False
        if not sound:
            raise InputError(f"The reader's address is {self.url!r}; give that of an endpoint, such as http://localhost:8000/v1.")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise InputError("The reader's address holds more than host and path; give a key in the variable DRAGOMAN_READER_KEY.")
        if not self.model.strip():
            raise InputError("The reader's model has no name; give the one under which its endpoint offers it.")
        if not (0 <= self.below <= 1 and self.in_flight >= 1 and self.attempts >= 1 and self.timeout > 0 and self.backoff >= 0):
            raise InputError(
                f"The reader cannot be asked with below={self.below}, in_flight={self.in_flight}, attempts={self.attempts}, "
                f"timeout={self.timeout}, backoff={self.backoff}; give a confidence from 0 to 1, at least one question in flight and one "
                "attempt, and seconds that are not negative."
            )

    @property
    def decides(self) -> tuple[str, ...]:
        """What decides which opinions come out: the endpoint, the model, the confidence and what is asked."""
        return (self.url, self.model, repr(self.below), prompt_version())
