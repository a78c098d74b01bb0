"""What may be given of each publisher's texts: whole, the sentences that were coded, or only where in the text they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from dragoman.archive.articles import address_of
from dragoman.codebook.tables import check_unique, read_table
from dragoman.records import InputError

Given = Literal["offsets", "sentence", "full"]
GIVEN: tuple[Given, ...] = get_args(Given)
"""From the least to the most."""
COLUMNS = ("publisher", "licence", "given")
OTHERS = "*"


@dataclass(frozen=True, slots=True)
class Licence:
    """A publisher's licence in a few words, and what may be given of its texts."""

    licence: str
    given: Given


@dataclass(frozen=True, slots=True)
class Licences:
    """The licences by publisher, or by host of the address, in lower case; `most` is given of no text more than that.

    Where publishers are listed, of those that are not only offsets are given, unless `*` is listed too.
    """

    most: Given
    listed: Mapping[str, Licence] = field(default_factory=dict)

    def of(self, publisher: str | None, url: str | None) -> Licence:
        """The licence of a document by this publisher at this address, with what is given of it."""
        found = next((self.listed[name] for name in (*_names(publisher, url), OTHERS) if name in self.listed), None)
        if found is None:
            return Licence("", "offsets" if self.listed else self.most)
        return Licence(found.licence, min(found.given, self.most, key=GIVEN.index))


def read_licences(path: Path | None, most: Given) -> Licences:
    """Reads the table of licences. Raises InputError where there is none, CodebookError where it is wrong."""
    if path is None:
        return Licences(most)
    if not path.is_file():
        raise InputError(f"There is no table of licences {path}. Give a file with the columns {', '.join(COLUMNS)}, separated by tabs.")
    rows = read_table(path, COLUMNS)
    check_unique(rows, "publisher")
    allowed: dict[str, Given] = {each: each for each in GIVEN}
    return Licences(most, {row["publisher"].casefold(): Licence(row["licence"], allowed[row.choice("given", GIVEN)]) for row in rows})


def publisher_of(publisher: str | None, url: str | None) -> str:
    """The publisher's name; where there is none, the host of the address."""
    return (publisher or "").strip() or (address_of(url) or "").partition("/")[0]


def _names(publisher: str | None, url: str | None) -> tuple[str, ...]:
    return tuple(name for name in (publisher_of(publisher, None).casefold(), publisher_of(None, url)) if name)
