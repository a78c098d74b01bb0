"""What a release is to hold and to be called, and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.archive.filters import Asked
from dragoman.archive.releases.licences import Given
from dragoman.records import InputError


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """What goes into a release, in the words of whoever asks, and how it is to be cited.

    `text` is the most that is given of any report, `licences` the table of what each publisher allows. Without a `version` the release
    is named by its content, without a day (`dated`) it is dated by the last day in it. `licence` is that of what was coded.
    """

    asked: Asked = field(default_factory=Asked)
    text: Given = "offsets"
    licences: Path | None = None
    with_rejected: bool = False
    title: str = "Events and statements coded from news reports"
    version: str = ""
    dated: date | None = None
    authors: tuple[str, ...] = ()
    licence: str = ""

    def __post_init__(self) -> None:
        if self.licence and not re.fullmatch(r"[-A-Za-z0-9._]+", self.licence):
            raise InputError(f"licence is {self.licence!r}; give an SPDX identifier such as CC-BY-4.0.")


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was written: its version, and its tables with the number of their rows."""

    folder: Path
    version: str
    rows: dict[str, int]
