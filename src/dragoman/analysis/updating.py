"""Claims and incidents in an archive, kept up to date as records come and as people decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection

from dragoman.analysis.grouping import Group, Grouping, Groups, Member
from dragoman.analysis.pinning import judgements, labels, pins
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.groups import GroupStore, KeptMember
from dragoman.archive.views import decided, decided_record
from dragoman.records import Link, Record

_BATCH = 64
_ENCODER = msgspec.json.Encoder()


class Updater:
    """Puts the mentions of records into the groups of one kind, within a transaction of the archive. What people decided holds: on
    records before their mentions are read, on groups as they are linked. Decisions made meanwhile are heeded by the next updater."""

    def __init__(self, connection: Connection, grouping: Grouping[Any, Any]) -> None:
        self._store = GroupStore(connection, grouping.kind)
        self._grouping = grouping
        self._decoder = msgspec.json.Decoder(grouping.shape)
        self._log = DecisionLog(connection)
        self._parts_decided = self._log.any_on_parts()
        self._decisions = self._log.all((grouping.kind,))
        self._pins = pins(self._decisions)
        self._mates = dict(labels(self._pins))

    def add(self, added: Iterable[tuple[int, Record]]) -> None:
        """Links the mentions of records, given with their rows, and brings what is known of the groups up to date."""
        self._link([(row, mention) for row, record in added for mention in self._mentions(record)])

    def rebuild(self, ordered: Iterable[tuple[int, Record]]) -> None:
        """Forgets all groups, and links the mentions of all records anew, in the order given."""
        self._store.clear()
        whole = iter(ordered)
        while batch := list(islice(whole, _BATCH)):
            self.add(batch)

    def relink(self, names: Collection[str], renewed: Iterable[tuple[int, Record]] = ()) -> None:
        """Takes groups apart and links their mentions anew, in the order of publication; those of renewed records are read anew too."""
        fresh = dict(renewed)
        names = [*names, *self._store.of_records(fresh)]
        kept = self._store.members(names).values()
        found = [(each.record, self._decoder.decode(each.mention)) for members in kept for each in members if each.record not in fresh]
        found += [(row, mention) for row, record in fresh.items() for mention in self._mentions(record)]
        self._store.remove(names)
        self._link(sorted(found, key=lambda each: (each[1].published or date.min, each[1].document)))

    def refresh(self) -> None:
        """Brings up to date what is known of groups whose members changed."""
        self.describe(self._store.stale())

    def describe(self, names: Collection[str]) -> None:
        """Brings up to date what is known of these groups."""
        for group in self.groups(names):
            self._describe(group)

    def groups(self, names: Collection[str]) -> list[Group[Any]]:
        """The groups of these ids, with their mentions."""
        return [self._group(name, members) for name, members in self._store.members(names).items()]

    def holding(self, mentions: Collection[str]) -> list[str]:
        """The ids of the groups that hold one of these mentions."""
        return self._store.holding(mentions)

    def _mentions(self, record: Record) -> Sequence[Any]:
        counting = decided_record(record, self._log.on_parts(record)) if self._parts_decided else record
        return self._grouping.mentions(counting)

    def _link(self, found: Sequence[tuple[int, Any]]) -> None:
        groups = Groups(self._grouping, self._near([mention for _, mention in found]), self._pins)
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

    def _near(self, mentions: Sequence[Any]) -> Iterator[Group[Any]]:
        """The groups that share a block with one of the mentions, or hold one that people put beside it."""
        found = self._store.near({mark for mention in mentions for mark in mention.blocks})
        pinned = {self._pins[mention.id].label for mention in mentions if mention.id in self._pins}
        beside = self._store.holding({mate for label in pinned for mate in self._mates[label]})
        found |= self._store.members([name for name in beside if name not in found])
        return (self._group(name, members) for name, members in found.items())

    def _group(self, name: str, members: Sequence[KeptMember]) -> Group[Any]:
        return Group(name, tuple(Member(self._decoder.decode(kept.mention), Link(kept.score, kept.reason)) for kept in members))

    def _describe(self, group: Group[Any]) -> None:
        told = judgements(self._decisions, [member.mention.id for member in group.members])
        view = decided(self._grouping.summary(group), told)
        summary = view.item
        self._store.describe(group.id, _ENCODER.encode(summary).decode(), summary.first, summary.last, view.state)
