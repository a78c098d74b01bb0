"""Mentions in many reports that tell of one thing become a group, one report after another.

What a mention is and when two belong together is the business of a `Grouping`: claims have one, incidents another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from dragoman.records import Link, Record, content_id


class Mention(Protocol):
    """A place in a report that may tell of the same thing as another. `blocks` are words in common with all it may belong to:
    only groups that share one are looked at."""

    @property
    def id(self) -> str:
        """The hash of its content."""

    @property
    def item(self) -> str:
        """The id of the event or statement that it comes from."""

    @property
    def document(self) -> str:
        """The id of its document."""

    @property
    def published(self) -> date | None:
        """The day of its report."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """What it must share with a group to be compared with it."""


M = TypeVar("M", bound=Mention)
G_co = TypeVar("G_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Member(Generic[M]):
    """A mention and why it is in its group."""

    mention: M
    link: Link


@dataclass(frozen=True, slots=True)
class Group(Generic[M]):
    """Mentions of one thing in the order in which they came; the id comes from the first of them."""

    id: str
    members: tuple[Member[M], ...]

    @property
    def blocks(self) -> frozenset[str]:
        """All blocks of its mentions."""
        return frozenset(block for member in self.members for block in member.mention.blocks)


class Grouping(Protocol[M, G_co]):
    """What makes groups of a kind."""

    @property
    def kind(self) -> str:
        """`claim` or `incident`."""

    @property
    def shape(self) -> type[M]:
        """The class of its mentions."""

    def mentions(self, record: Record) -> Sequence[M]:
        """The mentions in a record, in the order of the text."""

    def best(self, mention: M, groups: Sequence[Group[M]]) -> tuple[int, Link] | None:
        """Which of the groups the mention belongs to, and why; None where it begins one of its own."""

    def summary(self, group: Group[M]) -> G_co:
        """What is known of the thing from all its mentions."""


class Groups(Generic[M]):
    """Groups in memory, found by their blocks."""

    def __init__(self, grouping: Grouping[M, object], groups: Iterable[Group[M]] = ()) -> None:
        self._grouping = grouping
        self._groups: dict[str, Group[M]] = {}
        self._by_block: dict[str, dict[str, None]] = {}
        for group in groups:
            self._keep(group)

    def add(self, mention: M) -> Group[M]:
        """Puts the mention where it belongs, and gives the group as it now is."""
        names = dict.fromkeys(name for block in mention.blocks for name in self._by_block.get(block, ()))
        near = [self._groups[name] for name in names]
        found = self._grouping.best(mention, near) if near else None
        if found:
            group = Group(near[found[0]].id, (*near[found[0]].members, Member(mention, found[1])))
        else:
            name = content_id(self._grouping.kind, mention.id)
            group = Group(name, (Member(mention, Link(1.0, "the first report")),))
        self._keep(group)
        return group

    def __iter__(self) -> Iterator[Group[M]]:
        return iter(self._groups.values())

    def _keep(self, group: Group[M]) -> None:
        blocks = group.members[-1].mention.blocks if group.id in self._groups else group.blocks
        self._groups[group.id] = group
        for block in sorted(blocks):
            self._by_block.setdefault(block, {})[group.id] = None


def group_records(grouping: Grouping[M, object], records: Iterable[Record]) -> list[Group[M]]:
    """The groups of all records, taken in the order of publication."""
    dated = sorted(records, key=lambda record: (record.document.published or date.min, record.document.id))
    groups = Groups(grouping)
    for record in dated:
        for mention in grouping.mentions(record):
            groups.add(mention)
    return list(groups)
