"""Finds the words of a report that tell a violent or protest incident: its events, words that recall one, and its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dragoman.analysis.incidents.recalling import COUNT_WORD, DEFINITE, WORD, Line, phrase_at, recalled
from dragoman.analysis.incidents.telling import AT_ONCE, CLAUSE, Telling
from dragoman.analysis.incidents.tolls import with_tolls
from dragoman.analysis.incidents.words import (
    AFTER,
    FROM_AFAR,
    Day,
    Site,
    cues_at,
    dateline_end,
    days_in,
    folded,
    lands_in,
    names_in,
    nearest,
    reckoned,
    sites_in,
    stems_in,
    weapon_in,
)
from dragoman.codebook.incidents import IncidentTables, IncidentWord, WordKind
from dragoman.coding.number_words import read_number
from dragoman.records import Event, EventDate, Mention, Place, Record, SentenceRecord, Toll, Toponym

VIOLENT = ("ASSAULT", "PROTEST")
PARTS_OF = frozenset({"arrest", "deport", "restrict", "curfew"})
CIVIL = frozenset({"CVL", "OPP", "EDU", "LAB", "REF", "CRM"})
SILENT = frozenset({"byline", "boilerplate"})
BEGINNING: tuple[WordKind, ...] = (
    "noun",
    "recall",
    "death",
)  # kinds of words that tell an incident of their own where a day or place is theirs
CUT = re.compile(r"-\w| [A-ZÀ-Þ][a-zà-ÿ]")  # behind a part of a name: "Ak" of "Ak-Sai", "Santa" of "Santa Rita"
PLURAL = re.compile(r"(?<!s)(?<!tear ga)s$")
NEAR = 45  # characters around an incident's word in which stand those whom it hit
INCIDENT_KINDS: tuple[WordKind, ...] = ("noun", "recall", "harm", "death", "verb")
BEHIND = 4  # sentences behind an incident that may name its place
FAR_COUNTED = 90  # characters in which an act is counted from another
CLOSEST = 4  # characters between a word of harm and its day
CLOSE = 30  # characters between an incident's word and its day
REACH = 200  # characters around a word in which place names belong to it
TITLE_KINDS: tuple[tuple[WordKind, ...], ...] = (("noun",), ("verb",), ("harm",), ("recall", "death"))


class Finder:
    """Finds the tellings of one report."""

    def __init__(self, record: Record, tables: IncidentTables) -> None:
        self._record = record
        self._tables = tables
        self._lands = lands_in(record)
        outlet = set(folded(record.document.publisher or "").split())
        places = [t for t in record.places if t.place is None or t.place.kind != "country"]
        self._places = {name: t.place is not None for t in places if (name := folded(t.text)) not in outlet}
        self._silent = frozenset(word for name in self._lands for word in name.split()).union(self._places)
        self._coded: dict[str, list[Event]] = {}
        self._lines: list[Line] = []
        for event in record.events:
            self._coded.setdefault(event.sentence, []).append(event)

    def tellings(self) -> list[Telling]:
        """The tellings in the order of the text, those of the title last."""
        found = [t for number, s in enumerate(self._record.sentences) if s.role not in SILENT for t in self._in_sentence(number, s)]
        if not any(t.begins for t in found):  # a report that only looks back
            found = [replace(t, begins=t.day is not None or bool(t.sites)) for t in found]
        return [*found, *self._in_title()]

    def around(self, line: int) -> Iterator[Line]:
        """The sentences close to one, itself first, then those before it, that tell of no incident of their own."""
        for number in (line, line - 1, line - 2):
            yield from (other for other in self._lines if other.number == number and (number == line or not other.taken))

    def named_beside(self, tellings: Sequence[Telling], skipped: Set[str]) -> tuple[str, ...]:
        """The names around some tellings, and in the sentences right behind them that tell of no incident of their own, that may be
        their places; those in the headline too, if the tellings have no place. Those to skip and their places are left out."""
        texts = [text for t in tellings if t.line >= 0 for text in self._behind(t.line)]
        if not any(t.sites for t in tellings):
            texts.append(self._record.document.title or "")
        told = [*(name for t in tellings for name in t.others), *(name for text in texts for name in names_in(text, self._lands))]
        own = {site.name for t in tellings for site in t.sites}
        return tuple(dict.fromkeys(name for name in told if name not in own and name not in skipped))

    def _behind(self, number: int) -> Iterator[str]:
        """The sentences right behind one, until one tells of an incident."""
        for line in self._lines:
            if number < line.number <= number + BEHIND:
                if line.taken:
                    return
                yield line.text

    def _in_sentence(self, number: int, s: SentenceRecord) -> Iterator[Telling]:
        if s.role == "title":
            yield from self._headline(self._line(-1, s.start, s.text))
            return
        line = self._line(number, s.start, s.text)
        self._lines.append(line)
        events = self._coded.get(s.id, [])
        chosen = [(event, kind) for event in events if (kind := self._kind(event, line))]
        words = recalled(line, [(e.trigger.start - s.start, e.trigger.end - s.start) for e in events], self._tables)
        line.taken = [(e.trigger.start - s.start, e.trigger.end - s.start) for e, _ in chosen] + [(a, b) for a, b, _ in words]
        tellings = [t for event, kind in chosen for t in self._of_event(line, event, kind)]
        tellings += [self._of_word(line, start, end, word) for start, end, word in words]
        yield from with_tolls(sorted(tellings, key=lambda telling: telling.start))

    def _line(self, number: int, start: int, text: str) -> Line:
        days = days_in(text, self._record.document.published)
        return Line(number, start, text, days, sites_in(text, self._places, self._lands, self._tables))

    def _kind(self, event: Event, line: Line) -> str:
        """The incident type of an event, `part` where it may only belong to an incident, empty where it is none."""
        if event.status in ("planned", "hypothetical"):
            return ""
        start, end = event.trigger.start - line.start, event.trigger.end - line.start
        if event.type in VIOLENT:
            return "" if self._general(line, start, end, event) else event.type
        phrase = phrase_at(event.trigger.text, self._tables)
        if event.type == "COERCE" and phrase is not None and phrase.type:
            return phrase.type
        if event.type != "COERCE" or event.mode not in PARTS_OF:
            return ""
        if event.mode == "restrict" and any(_civil(m) for m in event.source):
            return "PROTEST"
        word = self._tables.find(event.trigger.text.lower(), ("noun", "recall", "verb"))
        return word.type if word is not None and word.type and event.mode == "restrict" else "part"

    def _general(self, line: Line, start: int, end: int, event: Event) -> bool:
        if event.date is not None or line.sites:
            return False
        plural = PLURAL.search(line.text[start:end].lower()) is not None and not DEFINITE.search(line.text[:start])
        return "general" in cues_at(line.text, start, end, self._tables) or (plural and event.killed is None and not event.target)

    def _of_event(self, line: Line, event: Event, kind: str) -> Iterator[Telling]:
        """The telling of an event; two where it dates several to two days: "the attacks of March 9 and April 27"."""
        start, end = event.trigger.start - line.start, event.trigger.end - line.start
        part = kind == "part"
        day = self._day(line, start, end, event)
        telling = self._telling(line, start, end, (event.type if part else kind, event.mode))
        telling = replace(telling, event=event, begins=not part and event.status != "negated", day=day, place=self._own_place(event, line))
        telling = replace(telling, killed=event.killed, injured=event.injured)
        if day is not None and " and " in day.words and day.precision == "span" and event.trigger.text.lower().endswith("s"):
            for one in (day.first, day.last):
                yield replace(telling, day=EventDate(one, one, "day", day.words))
        else:
            yield telling

    def _of_word(self, line: Line, start: int, end: int, word: IncidentWord) -> Telling:
        telling = self._telling(line, start, end, (word.type, word.mode))
        day = self._day(line, start, end, None)
        if word.kind in ("harm", "death") and not any(0 <= d.start - end <= CLOSEST for d in line.days):
            day = None  # "the number of wounded rose on Friday"
        placed = day is not None or telling.beside
        begins = line.number >= 0 and (word.kind == "phrase" or (placed and word.kind in BEGINNING))
        if word is COUNT_WORD and (number := read_number(telling.trigger.lower().split())) is not None:
            telling = replace(telling, killed=Toll(number, number, telling.trigger))
        return replace(telling, day=day, begins=begins)

    def _telling(self, line: Line, start: int, end: int, kind: tuple[str, str]) -> Telling:
        window = line.text[max(self._edge(line, start, -1), dateline_end(line.text)) : self._edge(line, end, 1)]
        return Telling(
            line=line.number,
            start=line.start + start,
            end=line.start + end,
            trigger=line.text[start:end],
            sentence=line.text,
            type=kind[0],
            mode=kind[1],
            begins=False,
            at=line.start,
            sites=self._sites(line, start, end),
            weapon=weapon_in(window, self._tables) or self._tables.mode_weapons.get(kind[1], ""),
            definite=bool(DEFINITE.search(line.text[max(0, start - 40) : start])),
            cues=cues_at(line.text, start, end, self._tables),
            counted=AFTER.search(line.text[max(0, start - FAR_COUNTED) : start]) is not None,
            stems=stems_in(window, self._silent),
            near=self._near(line, start, end),
            others=names_in(window, self._lands),
        )

    def _near(self, line: Line, start: int, end: int) -> tuple[str, ...]:
        """The stems right around a telling that say whom or what it hit, without the words of incidents themselves."""
        low, high = max(start - NEAR, dateline_end(line.text)), end + NEAR
        words = " ".join(m[0] for m in WORD.finditer(line.text, low, high) if self._tables.find(m[0].lower(), INCIDENT_KINDS) is None)
        return stems_in(words, self._silent)

    def _edge(self, line: Line, at: int, turn: int) -> int:
        """How far the words around a telling reach: half the way to the next one, at most so many characters."""
        if turn < 0:
            others = [b for a, b in line.taken if b <= at]
            return max([at - REACH, 0, *((b + at) // 2 for b in others)])
        others = [a for a, b in line.taken if a >= at]
        return min([at + REACH, len(line.text), *((a + at) // 2 for a in others)])

    def _sites(self, line: Line, start: int, end: int) -> tuple[Site, ...]:
        """The place names in reach, the closest first; one before the words counts as farther."""
        low, high = self._edge(line, start, -1), self._edge(line, end, 1)
        own = [site for site in line.sites if AT_ONCE.fullmatch(line.text[end : site.start])]
        theirs = [site for site in line.sites if any(AT_ONCE.fullmatch(line.text[b : site.start]) for _, b in line.taken if b != end)]
        near = [site for site in line.sites if site in own or (low <= site.start < high and site not in theirs)]
        return tuple(sorted(near, key=lambda x: x.start - end if x.start >= end else 1.5 * (start - x.end)))

    def _day(self, line: Line, start: int, end: int, event: Event | None) -> EventDate | None:
        """The day of a telling: counted from that of the act before it, else the coder's, unless its words stand by another telling and
        others by this one."""
        others = [d for d in line.days if d.end <= start]
        counted = reckoned(line.text, start, others[-1].value if others else None, self._record.document.published)
        if counted is not None:
            return counted
        mine = [d for d in line.days if self._owner(line, d) == (start, end) and not d.said]
        own = nearest(mine, start, end)
        behind = own is not None and 0 <= own.start - end <= 2 * CLOSE and not CLAUSE.search(line.text[end : own.start])
        if event is None:
            return own.value if own is not None and (behind or 0 <= start - own.end <= CLOSE) else None
        if event.date is None:
            return own.value if own is not None and behind else None
        if event.date.words in line.text[: dateline_end(line.text)]:
            return own.value if own is not None and behind else None  # the dateline's day is that of the report
        theirs = next((d for d in line.days if d.value.words in event.date.words or event.date.words in d.value.words), None)
        if theirs is not None and theirs.said:
            return own.value if own is not None else None
        if theirs is None or self._owner(line, theirs) == (start, end) or len(line.taken) == 1:
            return event.date
        if own is not None and behind:
            return own.value
        owner = self._owner(line, theirs)
        adjacent = 0 <= theirs.start - owner[1] <= 12 or 0 <= owner[0] - theirs.end <= 4
        return None if adjacent and abs(theirs.start - end) > CLOSE else event.date

    def _owner(self, line: Line, day: Day) -> tuple[int, int]:
        """The telling to which a day stands closest, one that it follows before one that it precedes."""
        return min(line.taken, key=lambda span: day.start - span[1] if day.start >= span[1] else 2 * abs(span[0] - day.end))

    def _own_place(self, event: Event, line: Line) -> Place | None:
        """The place that the event's own sentence tells."""
        if event.place is None or FROM_AFAR.match(line.text) or event.place_reason.startswith("the report's dateline"):
            return None
        return None if self._cut(event.place) else event.place.place

    def _cut(self, toponym: Toponym) -> bool:
        """Whether a place name is but a part of a hyphened one: "Sai" of "Ak-Sai"."""
        text = self._record.document.text
        if CUT.match(text, toponym.end):
            return True
        return toponym.start > 0 and text[toponym.start - 1] == "-"

    def _in_title(self) -> Iterator[Telling]:
        title = self._record.document.title
        if title and not any(s.role == "title" for s in self._record.sentences):
            yield from self._headline(self._line(-1, 0, title))

    def _headline(self, line: Line) -> Iterator[Telling]:
        """The word of a headline that tells an incident, if any: a noun before a verb before a word of harm."""
        for kinds in TITLE_KINDS:
            for match in WORD.finditer(line.text):
                word = self._tables.find(match[0].lower(), kinds)
                if word is not None:
                    line.taken = [match.span()]
                    telling = replace(self._of_word(line, match.start(), match.end(), word), cues=frozenset())
                    yield from with_tolls([telling])
                    return


def _civil(mention: Mention) -> bool:
    """Whether words name civilians: by sector, or common nouns for people of none."""
    if mention.actor is None:
        return mention.text[-1:] == "s" and mention.text[1:].islower()
    return mention.actor.sector in CIVIL or (not mention.actor.sector and not mention.actor.country and mention.text[1:].islower())
