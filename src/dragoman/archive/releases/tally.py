"""What is counted over all documents of a release: its actors, its publishers, and what coded it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from dragoman.archive.releases.licences import Licence, publisher_of
from dragoman.archive.releases.sheets import Sheet
from dragoman.archive.releases.told import Told, parties
from dragoman.archive.releases.withholding import Known, bare_actor
from dragoman.archive.rows import actor_of
from dragoman.formats.tables import Column
from dragoman.records import Actor, Versions

ROLES = ("source", "target", "according_to", "speaker")


@dataclass(slots=True)
class ActorCount:
    """An actor as it is given, and how often it has each role."""

    id: str
    actor: Actor
    roles: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher, what is given of its texts, and how many there are."""

    name: str
    licence: Licence
    documents: int


class Tally:
    """Counts documents as they come."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._actors: dict[str, ActorCount] = {}
        self._publishers: Counter[tuple[str, Licence]] = Counter()
        self.versions: Counter[Versions] = Counter()
        self.latest: date | None = None

    def add(self, told: Told) -> None:
        """Counts a document."""
        document = told.whole.document
        self._publishers[publisher_of(document.publisher, document.url), told.licence] += 1
        self.versions[told.whole.versions] += 1
        if document.published:
            self.latest = max(document.published, self.latest or date.min)
        for part in parties(told):
            self._count(part.actor, actor_of(part.named), part.role, bare=told.licence.given == "offsets")

    def actors(self) -> list[ActorCount]:
        """The actors, by name."""
        return sorted(self._actors.values(), key=lambda count: (count.actor.name.casefold(), count.id))

    def publishers(self) -> list[Publisher]:
        """The publishers, by name."""
        listed = [Publisher(name, licence, number) for (name, licence), number in self._publishers.items()]
        return sorted(listed, key=lambda p: (p.name.casefold(), p.name, p.licence.licence, p.licence.given))

    def _count(self, id: str, actor: Actor, role: str, *, bare: bool) -> None:
        # A name that one document may not give another may.
        count = self._actors.get(id)
        if count is None:
            count = self._actors[id] = ActorCount(id, bare_actor(actor, self._known) if bare else actor)
        elif not bare:
            count.actor = actor
        count.roles[role] += 1


_ACTOR: tuple[Column[ActorCount], ...] = (
    Column("actor_id", "text", lambda a: a.id),
    Column("name", "text", lambda a: a.actor.name),
    Column("country", "text", lambda a: a.actor.country),
    Column("sector", "text", lambda a: a.actor.sector),
    Column("person", "flag", lambda a: a.actor.person),
    Column("events_as_source", "whole", lambda a: a.roles["source"]),
    Column("events_as_target", "whole", lambda a: a.roles["target"]),
    Column("events_according_to", "whole", lambda a: a.roles["according_to"]),
    Column("statements", "whole", lambda a: a.roles["speaker"]),
)
_PUBLISHER: tuple[Column[Publisher], ...] = (
    Column("publisher", "text", lambda p: p.name),
    Column("licence", "text", lambda p: p.licence.licence),
    Column("given", "text", lambda p: p.licence.given),
    Column("documents", "whole", lambda p: p.documents),
)
ACTORS = Sheet("actors", "Somebody who takes part in an event or makes a statement.", _ACTOR, ("actor_id",))
PUBLISHERS = Sheet("publishers", "A publisher, and what this release gives of its texts.", _PUBLISHER)
