"""Words of a document, and the actors they name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the document's text, with the words that stand there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a mention stands for.

    `country` is an ISO alpha-3 code or empty, `sector` a PLOVER sector code or empty, `name` the dictionary's name or the
    fullest name in the article. `person` says that a human being is named.
    """

    name: str
    country: str = ""
    sector: str = ""
    person: bool = False

    @property
    def code(self) -> str:
        """Country and sector in one word, as `PAK.GOV`; the name where neither is known."""
        return ".".join(part for part in (self.country, self.sector) if part) or self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor. `of` is the fullest name that the document gives the same actor, if another;
    `reason` says how the actor was found, or why it was not."""

    text: str
    start: int
    end: int
    actor: Actor | None = None
    of: str | None = None
    reason: str = ""
