"""Mentions in many reports that tell of one thing become a group, one report after another.

What a mention is and when two belong together is the business of a `Grouping`: claims have one, incidents another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
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


@dataclass(frozen=True, slots=True)
class Pin:
    """Where people put a mention: with all that have the same label, with none that has another; and why."""

    label: str
    reason: str


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
    """Groups in memory, found by their blocks. `pins` tell of mentions, by their ids, where people put them."""

    def __init__(
        self, grouping: Grouping[M, object], groups: Iterable[Group[M]] = (), pins: Mapping[str, Pin] = MappingProxyType({})
    ) -> None:
        self._grouping = grouping
        self._pins = pins
        self._groups: dict[str, Group[M]] = {}
        self._by_block: dict[str, dict[str, None]] = {}
        self._labels: dict[str, str] = {}  # of the groups that hold a pinned mention
        self._by_label: dict[str, str] = {}
        for group in groups:
            self._keep(group, group.members)

    def add(self, mention: M) -> Group[M]:
        """Puts the mention where it belongs, and gives the group as it now is."""
        pin = self._pins.get(mention.id)
        near = self._near(mention, pin)
        found = self._grouping.best(mention, near) if near else None
        group, link = (near[found[0]], found[1]) if found else (None, Link(1.0, "the first report"))
        if group is None and pin and pin.label in self._by_label:
            group, link = self._groups[self._by_label[pin.label]], Link(1.0, pin.reason)
        member = Member(mention, link)
        name = group.id if group else content_id(self._grouping.kind, mention.id)
        grown = Group(name, (*(group.members if group else ()), member))
        self._keep(grown, (member,))
        return grown

    def __iter__(self) -> Iterator[Group[M]]:
        return iter(self._groups.values())

    def _near(self, mention: M, pin: Pin | None) -> list[Group[M]]:
        """The groups that share a block with the mention and that it may join."""
        names = dict.fromkeys(name for block in mention.blocks for name in self._by_block.get(block, ()))
        if pin and pin.label in self._by_label:
            names = dict.fromkeys(name for name in names if name == self._by_label[pin.label])
        return [self._groups[name] for name in names if pin is None or self._labels.get(name, pin.label) == pin.label]

    def _keep(self, group: Group[M], new: Iterable[Member[M]]) -> None:
        self._groups[group.id] = group
        for member in new:
            for block in member.mention.blocks:
                self._by_block.setdefault(block, {})[group.id] = None
            if pin := self._pins.get(member.mention.id):
                self._labels[group.id] = pin.label
                self._by_label[pin.label] = group.id


def group_records(grouping: Grouping[M, object], records: Iterable[Record]) -> list[Group[M]]:
    """The groups of all records, taken in the order of publication."""
    dated = sorted(records, key=lambda record: (record.document.published or date.min, record.document.id))
    groups = Groups(grouping)
    for record in dated:
        for mention in grouping.mentions(record):
            groups.add(mention)
    return list(groups)
