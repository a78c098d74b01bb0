"""A grouping in place of claims or incidents: reports belong together where their text begins with the same letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.analysis.grouping import Group
from dragoman.archive import Archive
from dragoman.records import Link, Record
from tests.archive.hand import coded, report

DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class KeyedMention:
    id: str
    item: str
    document: str
    published: date | None
    blocks: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class KeyedThing:
    mentions: tuple[str, ...]
    types: tuple[str, ...]
    first: date | None
    last: date | None


class Keyed:
    """One mention for each event; it joins the group of the earliest mention with its letter."""

    kind = "incident"
    shape = KeyedMention

    def mentions(self, record: Record) -> Sequence[KeyedMention]:
        document = record.document
        return [
            KeyedMention(f"m-{document.id}", event.id, document.id, document.published, (document.text[0],), event.type)
            for event in record.events
        ]

    def best(self, mention: KeyedMention, groups: Sequence[Group[KeyedMention]]) -> tuple[int, Link] | None:
        alike = [
            (member.mention.published or DAY, at)
            for at, group in enumerate(groups)
            for member in group.members
            if member.mention.blocks == mention.blocks
        ]
        return (min(alike)[1], Link(0.9, "the same letter")) if alike else None

    def summary(self, group: Group[KeyedMention]) -> KeyedThing:
        mentions = [member.mention for member in group.members]
        days = sorted(each.published for each in mentions if each.published)
        return KeyedThing(tuple(each.id for each in mentions), tuple(each.type for each in mentions), days[0], days[-1])


def told(number: int, letter: str) -> Record:
    """The report of that number, published so many days later, whose text begins with the letter."""
    text = f"{letter}{number} was reported by the wire on that day."
    return coded(report(text, id=f"{number:02}", published=(DAY + timedelta(number)).isoformat()))


def add(archive: Archive, record: Record, grouping: Any) -> None:
    """Stores a record and links its mentions."""
    from dragoman.analysis.updating import Updater

    with archive.writing() as writer:
        row = writer.add(record).record
        assert row is not None
        Updater(writer.connection, grouping).add([(row, record)])


def rebuilt(archive: Archive, grouping: Any) -> None:
    """Links all anew."""
    from dragoman.analysis.updating import Updater

    with archive.writing() as writer:
        Updater(writer.connection, grouping).rebuild(archive.in_order(writer.connection))


def groups_of(archive: Archive, grouping: Any) -> dict[str, list[str]]:
    """The mentions of each group, by its id."""
    from sqlalchemy import select

    from dragoman.archive.schema import groups, members

    with archive.reading() as connection:
        rows = connection.execute(
            select(groups.c.id.label("name"), members.c.id)
            .join(members, members.c.group == groups.c.pk)
            .where(groups.c.kind == grouping.kind)
        ).all()
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.name, []).append(row.id)
    return {name: sorted(mentions) for name, mentions in sorted(found.items())}
