"""How likely two reports tell of one incident: signs compared level by level, each with its log odds (Fellegi and Sunter 1969)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dragoman.analysis.incidents.words import exact, overlap
from dragoman.codebook.incidents import IncidentTables
from dragoman.records import EventDate, IncidentMention, Link, Place, Toll

NEXT = 2  # days by which reports of one incident may differ
NEWS = 3  # days within which a report without a day tells of the newest
MANY, SOME = 2.5, 1.5  # words in common, those of several groups counted less
NEAR_KM = 25.0
SAME_KM = 5.0


@dataclass(frozen=True, slots=True)
class Sign:
    """What a comparison shows of one trait: its level, and the words that show it."""

    name: str
    level: str
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the reports of a group tell together of its incident."""

    days: tuple[EventDate, ...]
    published: tuple[date, ...]
    mentions: tuple[IncidentMention, ...]
    sites: Counter[str]
    stems: Counter[str]
    weapons: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[IncidentMention]) -> Profile:
        """The profile of these mentions, of which each report counts once in what all its mentions share."""
        first = {(m.document, m.local): m for m in mentions}.values()
        return cls(
            days=tuple(
                {(m.document, m.local, m.day.first): m.day for m in mentions if m.day and m.day_from in ("told", "carried")}.values()
            ),
            published=tuple(m.published for m in mentions if m.published is not None),
            mentions=tuple(mentions),
            sites=Counter(site for m in first for site in m.sites),
            stems=Counter(stem for m in first for stem in m.stems),
            weapons=frozenset(weapon for m in first for weapon in m.weapons),
            names=frozenset(name for m in first for name in m.names),
        )

    @property
    def day(self) -> EventDate | None:
        """The day told most often among those told exactly; else the shortest span."""
        counts = Counter((d.first, d.last) for d in self.days)
        return max(
            self.days, key=lambda d: (exact(d), counts[d.first, d.last], -(d.last - d.first).days, -d.first.toordinal()), default=None
        )


def link(mention: IncidentMention, group: Profile, tables: IncidentTables, common: Mapping[str, int] = MappingProxyType({})) -> Link:
    """How likely a mention tells of the incident of a group, and by which signs, the weightiest first. `common` tells for a stem how many
    of the groups that the mention may belong to have it."""
    weights = tables.weights
    signs = [(weights[sign.name, sign.level].odds, sign) for sign in compare(mention, group, tables, common)]
    total = weights["start", ""].odds + sum(odds for odds, _ in signs)
    told = [f"{sign.words} ({odds:+.1f})" for odds, sign in sorted(signs, key=lambda item: -abs(item[0])) if sign.words]
    score = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    return Link(round(score, 4), "; ".join(told) or "nothing speaks for or against it")


def commonness(mention: IncidentMention, groups: Iterable[Profile]) -> Counter[str]:
    """In how many of the groups each stem of a mention occurs."""
    return Counter(stem for group in groups for stem in mention.stems if stem in group.stems)


def compare(
    mention: IncidentMention, group: Profile, tables: IncidentTables, common: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Sign]:
    """The signs of one incident and of two, each at its level."""
    yield _day(mention, group)
    yield _place(mention, group)
    yield _kind(mention, group)
    yield _weapon(mention, group, tables.alike)
    yield _names(mention, group)
    yield _toll(mention, group)
    yield _words(mention, group, common)
    split = any(m.document == mention.document for m in group.mentions)
    yield Sign("report", "other", "told apart in this report") if split else Sign("report", "unknown", "")
    yield telling(mention)


def telling(mention: IncidentMention) -> Sign:
    """Whether the report tells the incident as its news or in passing."""
    return Sign("telling", "lead", "the report's news") if mention.lead else Sign("telling", "recalled", "told in passing")


def _day(mention: IncidentMention, group: Profile) -> Sign:
    theirs = group.day
    if theirs is None:
        gap = min((abs((day - mention.published).days) for day in group.published), default=99) if mention.published else 99
        return Sign("day", "news" if gap <= NEWS else "unknown", "")
    if mention.day is None or mention.day_from == "publication":
        return _undated(mention, theirs)
    mine = mention.day
    if overlap(mine, theirs):
        if exact(mine) and exact(theirs):
            return Sign("day", "same", f"same day {_said(theirs)}")
        return Sign("day", "within", f"{_said(theirs)} and {_said(mine)} meet")
    if overlap(mine, theirs, NEXT):
        return Sign("day", "next", f"{_said(mine)} close to {_said(theirs)}")
    told = exact(mine) and exact(theirs)
    level = "week" if overlap(mine, theirs, 7) else "apart" if not told else "exact apart"
    return Sign("day", level, f"{_said(mine)}, not {_said(theirs)}")


def _undated(mention: IncidentMention, theirs: EventDate) -> Sign:
    if mention.published is None:
        return Sign("day", "unknown", "")
    gap = (mention.published - theirs.last).days
    if gap < 0:
        return Sign("day", "later", f"published before {_said(theirs)}")
    if gap <= NEWS and mention.lead:
        return Sign("day", "news", f"published within days of {_said(theirs)}")
    if not mention.lead:
        return Sign("day", "recalled", "")
    return Sign("day", "month" if gap <= 31 else "past", f"no day told, {gap} days after {_said(theirs)}")


def _said(day: EventDate) -> str:
    return day.first.isoformat() if day.first == day.last else f"{day.first.isoformat()} to {day.last.isoformat()}"


def _place(mention: IncidentMention, group: Profile) -> Sign:
    closest = {m.sites[0] for m in group.mentions if m.sites}
    if mention.sites and any(_one_name(mention.sites[0], site) for site in closest):
        return Sign("place", "same", f"same place {mention.sites[0]}")
    shared = [site for site in mention.sites if site in group.sites]
    if shared:
        return Sign("place", "shared", f"both name {shared[0]}")
    loose = [site for site in mention.sites[:1] if any(set(site.split()) <= set(m.others) for m in group.mentions)]
    named = loose or [site for site in mention.others if site in closest and not mention.sites]
    if named:
        return Sign("place", "named", f"both name {named[0]}")
    places = [m.place for m in group.mentions if m.place is not None and m.place_from in ("told", "carried")]
    if mention.place is None or mention.place_from not in ("told", "carried") or not places:
        return Sign("place", "other" if mention.sites and closest else "unknown", "another place" if mention.sites and closest else "")
    return _ground(mention.place, places)


def _one_name(one: str, other: str) -> bool:
    """Whether two place names are one, or one is a part of the other: "salunda" and "salunda ford"."""
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def _ground(mine: Place, places: Sequence[Place]) -> Sign:
    if any(_one_name(place.name, mine.name) and place.country == mine.country for place in places):
        return Sign("place", "same", f"same place {mine.name}")
    near = [km for place in places if (km := _km(mine, place)) is not None]
    if near and min(near) <= NEAR_KM:
        return Sign("place", "same" if min(near) <= SAME_KM else "near", f"{min(near):.0f} km apart")
    if near:
        return Sign("place", "far", f"{mine.name} is {min(near):.0f} km away")
    if any(_inside(mine, place) or _inside(place, mine) for place in places):
        return Sign("place", "inside", f"{mine.name} lies in it or holds it")
    if mine.country and all(place.country and place.country != mine.country for place in places):
        return Sign("place", "abroad", f"{mine.name} is in another country")
    return Sign("place", "other", f"{mine.name} is another place")


def _km(one: Place, other: Place) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    if {one.kind, other.kind} & {"country", "province", "region"}:
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def _inside(inner: Place, outer: Place) -> bool:
    if inner.country != outer.country:
        return False
    return outer.kind == "country" or (outer.kind == "province" and inner.province == outer.name)


def _kind(mention: IncidentMention, group: Profile) -> Sign:
    types = {m.type for m in group.mentions if m.type in ("ASSAULT", "PROTEST")}
    if mention.type not in ("ASSAULT", "PROTEST") or not types:
        return Sign("type", "unknown", "")
    if mention.type not in types:
        return Sign("type", "other", f"{mention.type}, not {', '.join(sorted(types))}")
    modes = {m.mode for m in group.mentions if m.mode}
    if mention.mode and mention.mode in modes:
        return Sign("type", "mode", f"both {mention.type} {mention.mode}")
    return Sign("type", "same", f"both {mention.type}")


def _weapon(mention: IncidentMention, group: Profile, alike: Mapping[str, frozenset[str]]) -> Sign:
    if not mention.weapons or not group.weapons:
        return Sign("weapon", "unknown", "")
    shared = [weapon for weapon in mention.weapons if weapon in group.weapons]
    if shared:
        return Sign("weapon", "same", f"same weapon {shared[0]}")
    if any(alike.get(weapon, frozenset()) & group.weapons for weapon in mention.weapons):
        return Sign("weapon", "unknown", "")
    return Sign("weapon", "other", f"{mention.weapons[0]}, not {', '.join(sorted(group.weapons))}")


def _names(mention: IncidentMention, group: Profile) -> Sign:
    if not mention.names or not group.names:
        return Sign("names", "unknown", "")
    shared = [name for name in mention.names if name in group.names]
    return Sign("names", "shared", f"both of {shared[0]}") if shared else Sign("names", "other", "")


def _toll(mention: IncidentMention, group: Profile) -> Sign:
    pairs = [
        (mine, theirs)
        for m in group.mentions
        for mine, theirs in ((mention.killed, m.killed), (mention.injured, m.injured))
        if mine is not None and theirs is not None
    ]
    if not pairs:
        return Sign("toll", "unknown", "")
    if any(mine.low == theirs.low for mine, theirs in pairs):
        return Sign("toll", "same", "same toll")
    grown = any(_grown(mine, theirs) for mine, theirs in pairs)
    return Sign("toll", "grown" if grown else "other", "a toll that may have grown" if grown else "another toll")


def _grown(one: Toll, other: Toll) -> bool:
    low, high = sorted((one.low, other.low))
    return high <= 2 * low + 2


def _words(mention: IncidentMention, group: Profile, common: Mapping[str, int]) -> Sign:
    """Words in common; one that several of the groups in question have counts for less."""
    shared = sorted((stem for stem in mention.stems if stem in group.stems), key=lambda stem: common.get(stem, 1))
    if not shared:
        return Sign("words", "none", "")
    share = len(shared) / min(len(mention.stems), len(group.stems))
    weight = sum(1 / math.sqrt(common.get(stem, 1)) for stem in shared)
    level = "many" if weight >= MANY and share >= 0.3 else "some" if weight >= SOME and share >= 0.12 else "few"
    return Sign("words", level, f"shared words {', '.join(shared[:4])}")
