"""Claims and incidents in an archive, kept up to date as records come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection

from dragoman.analysis.grouping import Group, Grouping, Groups, Member
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.records import Link, Record

_BATCH = 64
_ENCODER = msgspec.json.Encoder()


class Updater:
    """Puts the mentions of new records into the groups of one kind, within a transaction of the archive."""

    def __init__(self, connection: Connection, grouping: Grouping[Any, Any]) -> None:
        self._store = GroupStore(connection, grouping.kind)
        self._grouping = grouping
        self._decoder = msgspec.json.Decoder(grouping.shape)

    def add(self, added: Iterable[tuple[int, Record]]) -> None:
        """Links the mentions of records, given with their rows, and brings what is known of the groups up to date."""
        found = [(row, mention) for row, record in added for mention in self._grouping.mentions(record)]
        groups = Groups(self._grouping, self._near({mark for _, mention in found for mark in mention.blocks}))
        touched: dict[str, Group[Any]] = {}
        for row, mention in found:
            group = groups.add(mention)
            touched[group.id] = group
            link = group.members[-1].link
            text = _ENCODER.encode(mention).decode()
            self._store.join(group.id, KeptMember(mention.id, row, mention.item, link.score, link.reason, text), mention.blocks)
        for group in touched.values():
            self._describe(group)
        self.refresh()

    def rebuild(self, ordered: Iterable[tuple[int, Record]]) -> None:
        """Forgets all groups, and links the mentions of all records anew, in the order given."""
        self._store.clear()
        whole = iter(ordered)
        while batch := list(islice(whole, _BATCH)):
            self.add(batch)

    def refresh(self) -> None:
        """Brings up to date what is known of groups whose members changed."""
        for group in self.groups(self._store.stale()):
            self._describe(group)

    def groups(self, names: Sequence[str]) -> list[Group[Any]]:
        """The groups of these ids, with their mentions."""
        return [self._group(name, members) for name, members in self._store.members(names).items()]

    def _near(self, marks: set[str]) -> list[Group[Any]]:
        return [self._group(name, members) for name, members in self._store.near(marks).items()]

    def _group(self, name: str, members: Sequence[KeptMember]) -> Group[Any]:
        return Group(name, tuple(Member(self._decoder.decode(kept.mention), Link(kept.score, kept.reason)) for kept in members))

    def _describe(self, group: Group[Any]) -> None:
        summary = self._grouping.summary(group)
        first: date | None = summary.first
        self._store.describe(group.id, _ENCODER.encode(summary).decode(), first, summary.last)
