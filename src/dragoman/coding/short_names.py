"""Short names of bodies: an acronym, a part of the name, another name in the dictionary; and names and bare nouns that come again."""

from __future__ import annotations

from dragoman.coding.actors import NAME_WORDS, Actors, plain
from dragoman.coding.discourse import Entity, Named

BODIES = frozenset({"ORG", "NORP"})


class ShortNames:
    """The names of a document so far, by which later ones are known again."""

    def __init__(self, actors: Actors) -> None:
        self.acronyms = actors.acronyms
        self._by_text: dict[str, Entity] = {}
        self._bodies: list[Entity] = []

    def add(self, named: Named, entity: Entity) -> None:
        """Remembers a mention as a name of its entity."""
        self._by_text[plain(named.core)] = entity
        self._by_text.setdefault(plain(named.text), entity)
        if named.kind in BODIES and entity not in self._bodies:
            self._bodies.append(entity)

    def find(self, named: Named) -> Entity | None:
        """The entity that has this name, or of whose name it is a short form."""
        known = self._by_text.get(plain(named.core)) or self._by_text.get(plain(self.acronyms.get(named.core, "")))
        if known is not None or named.kind not in BODIES:
            return known
        short = [e for e in self._bodies if is_short(named.core, e.name.core)]
        listed = [e for e in self._bodies if named.kind == "ORG" and named.actor is not None and _same_actor(named, e.name)]
        found = short or listed
        return found[0] if len(found) == 1 else None

    def same(self, named: Named) -> Entity | None:
        """The entity that was called by the very same words, such as "police"; what has "a" is new each time."""
        first = named.text.split()[0].lower()
        return None if first in ("a", "an", "another", "some", "other") else self._by_text.get(plain(named.text))


def is_short(short: str, full: str) -> bool:
    """Whether one name is the other's initials or the end of it that is told by no other.

    >>> is_short("BSF", "Border Security Force"), is_short("the Tigers", "Liberation Tigers of Norland")
    (True, True)
    >>> is_short("the Army", "Salvation Army")
    False
    """
    a, b = plain(short).split(), plain(full).split()
    if len(a) == 1 and len(short) >= 2 and short.isupper():
        capitals = [word for word in full.replace("-", " ").split() if word[0].isupper() and word.lower() != "the"]
        return short.lower() == "".join(word[0] for word in capitals).lower()
    alone = [word for word in a if word not in NAME_WORDS]
    return bool(alone) and len(a) < len(b) and len(a[0]) >= 4 and any(b[i : i + len(a)] == a for i in range(len(b)))


def _same_actor(one: Named, other: Named) -> bool:
    """Whether the dictionary gives two names the same actor, which is no state; "X (Norland)" is X where X is told of no land."""
    a, b = one.actor, other.actor
    if a is None or b is None or a.sector != b.sector or a.sector in ("", "GOV"):
        return False
    return a.name.partition(" (")[0] == b.name.partition(" (")[0] and (a.country == b.country or not a.country or not b.country)
