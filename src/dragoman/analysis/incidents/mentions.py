"""The mentions of incidents in a record: what is told where, filled up from the rest of the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from dragoman.analysis.incidents.finding import VIOLENT, Finder
from dragoman.analysis.incidents.joining import LEAD, Local, join
from dragoman.analysis.incidents.telling import FAR, Telling, concerned
from dragoman.analysis.incidents.words import ON_TRACK, TRACKS, exact, folded
from dragoman.codebook.incidents import IncidentTables
from dragoman.records import EventDate, IncidentMention, Mention, Place, Record, content_id
from dragoman.records.incidents import DayFrom, PlaceFrom

GROUNDS = frozenset(TRACKS.split("|"))
COUNTRIES = 2  # of a report, by which incidents are looked for
BUCKET = 8  # days of a block
LONGEST = 62  # a span longer than so many days makes no blocks
RECENT = timedelta(days=31)  # before publication, in which a day told close by may be the incident's
NEWS = timedelta(days=7)  # before publication, in which an incident without a day is looked for


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an incident of a report lies, as far as the report tells, and the country that its words speak for most."""

    place: Place | None
    origin: PlaceFrom


class Reader:
    """Reads the mentions of one record."""

    def __init__(self, record: Record, tables: IncidentTables) -> None:
        self._record = record
        self._tables = tables
        lands = Counter(t.place.country for t in record.places if t.place is not None and t.place.country)
        whole = [t for t in record.places if t.place is not None and not self._cut(t.start, t.end)]
        self._places = {folded(t.text): t.place for t in whole if t.place is not None and _at_home(t.place, lands)}
        self._countries = sorted(country for country, _ in lands.most_common(COUNTRIES))
        self._country = lands.most_common(1)[0][0] if lands else ""

    def mentions(self) -> Iterator[IncidentMention]:
        """The mentions in the order of the text, those in the title last."""
        finder = Finder(self._record, self._tables)
        locals_ = join(finder.tellings(), self._record.document.published)
        for local in locals_:
            self._look_around(local, finder)
        for local in locals_:
            local.others = finder.named_beside(
                local.tellings, {site for other in locals_ if other is not local for site in other.sites[:1]}
            )
        built = [(t, m) for local in locals_ for t, m in self._of_local(local)]
        for _, mention in sorted(built, key=lambda pair: (pair[0].line < 0, pair[0].start)):
            yield mention

    def _look_around(self, local: Local, finder: Finder) -> None:
        """Takes day and places from sentences close by where the incident's own words tell none."""
        published = self._record.document.published
        lines = [line for t in local.tellings[:1] if t.line >= 0 for line in finder.around(t.line)]
        news = bool(lines) and 0 <= local.tellings[0].line <= LEAD
        if news and not local.days and published is not None and not local.tellings[0].cues & {"another", "earlier"}:
            days = [d.value for line in lines for d in line.days if exact(d.value) and not d.said]
            local.near_days = [d for d in days if published - RECENT <= d.first <= published][:1]
        if not local.sites:
            local.near_sites = next(([site.name for site in line.sites][:1] for line in lines if line.sites), [])

    def _of_local(self, local: Local) -> Iterator[tuple[Telling, IncidentMention]]:
        first = local.tellings[0]
        day = local.day.first.isoformat() if local.day else ""
        name = content_id(self._record.document.id, str(first.line < 0), str(first.start), day)
        shared = self._shared(local)
        ground = self._ground(local)
        kind = Counter(t.type for t in local.tellings if t.type in VIOLENT and t.begins).most_common(1)
        for telling in local.tellings:
            yield telling, self._mention(telling, (name, kind[0][0] if kind else "ASSAULT"), (local, ground), shared)

    def _mention(
        self, telling: Telling, name: tuple[str, str], around: tuple[Local, Ground], shared: tuple[tuple[str, ...], ...]
    ) -> IncidentMention:
        document, event = self._record.document, telling.event
        day, day_from = self._day(telling, around[0])
        place, place_from = self._place(telling, around[1])
        weapons, sites, names, stems, others = shared
        part = "title" if telling.line < 0 else "text"
        own_type = telling.type if telling.type in VIOLENT else name[1]
        return IncidentMention(
            id=content_id("incident", name[0], part, str(telling.start), telling.trigger),
            item=event.id if event is not None else content_id(document.id, part, str(telling.start)),
            document=document.id,
            outlet=document.publisher or "",
            published=document.published,
            local=name[0],
            part=part,
            trigger=telling.trigger,
            start=telling.start,
            end=telling.end,
            sentence=telling.sentence,
            type=own_type,
            mode=telling.mode if own_type == telling.type else "",
            weapon=telling.weapon,
            status=event.status if event is not None else "reported",
            coded=event is not None,
            according_to=tuple(m.of or m.text for m in event.according_to) if event is not None else (),
            day=day,
            day_from=day_from,
            place=place,
            place_from=place_from,
            sources=_parties(event.source) if event is not None and telling.type in VIOLENT else (),
            targets=_parties(tuple(m for m in event.target if not self._town(m))) if event is not None and telling.type in VIOLENT else (),
            killed=telling.killed,
            injured=telling.injured,
            weapons=weapons,
            sites=sites,
            names=names,
            stems=stems,
            others=others,
            lead=_leads(around[0]),
            blocks=self._blocks(name[0], around[0], day, (*sites, *others), telling is around[0].tellings[0]),
        )

    def _shared(self, local: Local) -> tuple[tuple[str, ...], ...]:
        """Weapons, place names, names of people, stems and further names of all tellings."""
        weapons = Counter(t.weapon for t in local.tellings if t.weapon)
        people = [m for t in local.tellings if t.event for m in t.event.target if m.actor is not None and m.actor.person]
        stems = dict.fromkeys(stem for t in local.tellings for stem in t.stems)
        return tuple(w for w, _ in weapons.most_common()), local.sites, concerned(people), tuple(stems), local.others

    def _day(self, telling: Telling, local: Local) -> tuple[EventDate | None, DayFrom]:
        if telling.day is not None:
            return telling.day, "told"
        if local.day is not None:
            return local.day, "carried"
        published = self._record.document.published
        if published is None:
            return None, ""
        return EventDate(published - NEWS, published, "span", ""), "publication"

    def _ground(self, local: Local) -> Ground:
        """The place named in the clause of most of the words, known to the gazetteer or not, else the one that the coder found with them,
        else the dateline's for the report's news, else the one named closest."""
        clause: Counter[str] = Counter()
        for t in local.tellings:
            if t.gap < FAR:
                clause[t.site] += (2 if t.beside else 1) * (4 if t.begins else 1)
        if clause:
            return Ground(self._known(clause, local), "carried")
        if told := [t.place for t in local.tellings if t.place is not None]:
            return Ground(told[0], "carried")
        supplied = [t.event.place for t in local.tellings if t.event is not None and t.event.place is not None]
        dateline = next((toponym.place for toponym in supplied if toponym.place is not None), None)
        closest = Counter(t.site for t in local.tellings if t.site) or Counter(local.near_sites)
        if closest and not (dateline and _leads(local)):
            return Ground(self._known(closest, local), "context")
        return Ground(dateline, "dateline" if dateline is not None else "")

    def _known(self, names: Counter[str], local: Local) -> Place:
        """The place of the commonest of some names; a town within it, if the name is a province's."""
        site = names.most_common(1)[0][0]
        place = self._named(site)
        if place is not None and place.kind in ("province", "region"):
            place = next((inner for name in local.sites if (inner := self._named(name)) is not None and inner.kind == "city"), place)
        return place or Place(_titled(self._grounded(site, local)), self._country_of(local))

    def _grounded(self, site: str, local: Local) -> str:
        """A name that the gazetteer does not know with the word for what it names: "kashamba track"."""
        for t in local.tellings:
            if (match := re.search(rf"\b{re.escape(site)}(?:['’]s)?({ON_TRACK.pattern})", t.sentence.lower())) is not None:
                return site + match[1]
        return site

    def _place(self, telling: Telling, ground: Ground) -> tuple[Place | None, PlaceFrom]:
        here = ground.place is not None and (telling.place == ground.place or folded(ground.place.name) in {x.name for x in telling.sites})
        return ground.place, "told" if here else ground.origin

    def _town(self, mention: Mention) -> bool:
        """Whether words taken for a party only name where it was: the dateline's town, a crossing."""
        place = self._places.get(folded(mention.text))
        return (mention.text.isupper() and " " in mention.text) or (place is not None and place.kind == "city" and mention.actor is None)

    def _named(self, site: str) -> Place | None:
        place = self._places.get(site)
        return place if place is not None and place.kind not in ("country", "") else None

    def _country_of(self, local: Local) -> str:
        """The country that most places and peoples named in the incident's sentences speak for, else in the report."""
        spans = [(t.at, t.at + len(t.sentence)) for t in local.tellings if t.line >= 0]
        near = Counter(
            p.place.country
            for p in self._record.places
            if p.place is not None and p.place.country and any(first <= p.start < last for first, last in spans)
        )
        return near.most_common(1)[0][0] if near else self._country

    def _blocks(self, name: str, local: Local, day: EventDate | None, sites: tuple[str, ...], first: bool) -> tuple[str, ...]:
        spans = [span for span in (local.days or ([day] if day else [])) if (span.last - span.first).days <= LONGEST]
        buckets = {b for span in spans for b in range((span.first.toordinal() - 2) // BUCKET, (span.last.toordinal() + 2) // BUCKET + 1)}
        days = (f"day:{b * BUCKET}" for b in sorted(buckets))
        return (f"in:{name}", *days, *(f"site:{site}" for site in sites), *(self._abouts(local) if first else ()))

    def _abouts(self, local: Local) -> Iterator[str]:
        """Blocks by what an incident was about, within the countries that the report speaks of and the year, or the two before a look
        back."""
        published = self._record.document.published
        if published is None:
            return
        stems = dict.fromkeys(stem for t in local.tellings for stem in t.near)
        for year in (published.year,) if _leads(local) else (published.year, published.year - 1):
            for country in self._countries:
                yield from (f"about:{country}:{year}:{stem}" for stem in stems)

    def _cut(self, start: int, end: int) -> bool:
        """Whether a place name is but a part of a hyphened one."""
        text = self._record.document.text
        return text[end : end + 1] == "-" or (start > 0 and text[start - 1] == "-")


def _leads(local: Local) -> bool:
    """Whether the report opens with the incident or has it in its headline."""
    return any(t.line <= LEAD - 1 and not (t.line >= 0 and t.definite) and "earlier" not in t.cues for t in local.tellings)


def _parties(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.of or m.text for m in mentions))


def _at_home(place: Place, lands: Counter[str]) -> bool:
    """Whether a place lies in a country that the report names more than once, or the report names no country twice."""
    return lands[place.country] > 1 or max(lands.values()) == 1


def _titled(name: str) -> str:
    """A folded name written large again.

    >>> _titled("ak-sai")
    'Ak-Sai'
    """
    return "-".join(
        " ".join(word if word in GROUNDS else word[:1].upper() + word[1:] for word in part.split(" ")) for part in name.split("-")
    )
