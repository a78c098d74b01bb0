"""Incidents as a grouping: how their mentions are found, linked and summed up."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.analysis.grouping import Group
from dragoman.analysis.incidents.mentions import Reader
from dragoman.analysis.incidents.summary import summarise
from dragoman.analysis.incidents.weighing import Profile, commonness, link
from dragoman.codebook.incidents import IncidentTables, load_incidents
from dragoman.records import Incident, IncidentMention, Link, Record

THRESHOLD = 0.5


class Incidents:
    """Violent and protest incidents. The tables are the codebook's own if none are given."""

    kind = "incident"
    shape = IncidentMention

    def __init__(self, tables: IncidentTables | None = None) -> None:
        self._tables = tables or load_incidents()

    def mentions(self, record: Record) -> Sequence[IncidentMention]:
        """Each place of a record that tells an incident which happened or is said to have happened, or not to have."""
        return list(Reader(record, self._tables).mentions())

    def best(self, mention: IncidentMention, groups: Sequence[Group[IncidentMention]]) -> tuple[int, Link] | None:
        """The group that the mention's own report put it in, else the likeliest if more likely than not."""
        for at, group in enumerate(groups):
            for member in group.members:
                if member.mention.document == mention.document and member.mention.local == mention.local:
                    return at, Link(member.link.score, f"the same incident as “{member.mention.trigger}” in this report")
        profiles = [Profile.of([member.mention for member in group.members]) for group in groups]
        common = commonness(mention, profiles)
        links = [(link(mention, profile, self._tables, common), at) for at, profile in enumerate(profiles)]
        best = max(links, key=lambda item: (item[0].score, -item[1]), default=None)
        return (best[1], best[0]) if best is not None and best[0].score > THRESHOLD else None

    def summary(self, group: Group[IncidentMention]) -> Incident:
        """What all mentions of a group tell together."""
        return summarise(group)
