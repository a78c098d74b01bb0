"""Finds the words of a report that tell a violent or protest incident: its events, words that recall one, and its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.analysis.incidents.words import (
    Day,
    Site,
    cues_at,
    days_in,
    folded,
    lands_in,
    nearest,
    reckoned,
    sites_in,
    stems_in,
    toll_in,
    weapon_in,
)
from dragoman.codebook.incidents import CueKind, IncidentTables, IncidentWord, WordKind
from dragoman.records import Event, EventDate, Mention, Place, Record, SentenceRecord, Toll, Toponym

VIOLENT = ("ASSAULT", "PROTEST")
PARTS_OF = frozenset({"arrest", "deport", "restrict", "curfew"})
CIVIL = frozenset({"CVL", "OPP", "EDU", "LAB", "REF", "CRM"})
SILENT = frozenset({"byline", "boilerplate"})
DEFINITE = re.compile(r"(?:\b(?:the|this|that|these|those|its|their|his|her|both)|['’]s?)(?: [\w-]+){0,2} $", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|being|had|has|have) (?:\w+ly )?$")
BARE = re.compile(r"\b(?:to|will|would|may|might|could|should|can|must|not|never) $")  # a verb stands behind these
CLAUSE = re.compile(r"[,;:—]| (?:and|but|said|says|that he|that she|after|before) ")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FAR = 999
BESIDE = 30  # characters within which a place name stands by the word of an incident
CLOSEST = 4  # characters between a word of harm and its day
CLOSE = 30  # characters between an incident's word and its day
REACH = 200  # characters around a word in which place names belong to it
TITLE_KINDS: tuple[tuple[WordKind, ...], ...] = (("noun",), ("verb",), ("harm",), ("recall",))


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell an incident, with what stands around them. `line` numbers the sentence, -1 for the title, and `at` is where it
    starts; `begins` says that they may tell an incident told nowhere else in the report."""

    line: int
    start: int
    end: int
    trigger: str
    sentence: str
    type: str
    mode: str
    begins: bool
    at: int = 0
    event: Event | None = None
    day: EventDate | None = None
    sites: tuple[Site, ...] = ()
    weapon: str = ""
    definite: bool = False
    cues: frozenset[CueKind] = frozenset()
    stems: tuple[str, ...] = ()
    place: Place | None = None
    killed: Toll | None = None
    injured: Toll | None = None

    @property
    def site(self) -> str:
        """The place name closest to the words, empty where none is told."""
        return self.sites[0].name if self.sites else ""

    @property
    def gap(self) -> int:
        """How many characters of their clause lie between the words and the closest place name; far more where none is told in it."""
        if not self.sites:
            return FAR
        first, last = self.start - self.at, self.start - self.at + len(self.trigger)
        site = self.sites[0]
        between = self.sentence[last : site.start] if site.start >= last else self.sentence[site.end : first]
        return FAR if CLAUSE.search(between) else len(between)

    @property
    def beside(self) -> bool:
        """Whether the closest place name stands in the same clause as the words."""
        return self.gap <= BESIDE


@dataclass
class Line:
    """A sentence or the title with its days and place names, and the tellings' words found in it so far."""

    number: int
    start: int
    text: str
    days: list[Day]
    sites: list[Site]
    taken: list[tuple[int, int]] = field(default_factory=list)


class Finder:
    """Finds the tellings of one report."""

    def __init__(self, record: Record, tables: IncidentTables) -> None:
        self._record = record
        self._tables = tables
        self._lands = lands_in(record)
        self._places = frozenset(folded(t.text) for t in record.places if t.place is None or t.place.kind != "country")
        self._silent = frozenset(word for name in self._lands for word in name.split()) | self._places
        self._coded: dict[str, list[Event]] = {}
        self._lines: list[Line] = []
        for event in record.events:
            self._coded.setdefault(event.sentence, []).append(event)

    def tellings(self) -> list[Telling]:
        """The tellings in the order of the text, those of the title last."""
        found = [t for number, s in enumerate(self._record.sentences) if s.role not in SILENT for t in self._in_sentence(number, s)]
        return [*found, *self._in_title()]

    def around(self, line: int) -> Iterator[Line]:
        """The sentences close to one, itself first, then those before it, that tell of no incident of their own."""
        for number in (line, line - 1, line - 2):
            yield from (other for other in self._lines if other.number == number and (number == line or not other.taken))

    def _in_sentence(self, number: int, s: SentenceRecord) -> Iterator[Telling]:
        if s.role == "title":
            yield from self._headline(self._line(-1, s.start, s.text))
            return
        line = self._line(number, s.start, s.text)
        self._lines.append(line)
        events = self._coded.get(s.id, [])
        chosen = [(event, kind) for event in events if (kind := self._kind(event, line))]
        words = list(self._words(line, events))
        line.taken = [(e.trigger.start - s.start, e.trigger.end - s.start) for e, _ in chosen] + [(a, b) for a, b, _ in words]
        tellings = [t for event, kind in chosen for t in self._of_event(line, event, kind)]
        tellings += [self._of_word(line, start, end, word) for start, end, word in words]
        yield from _with_tolls(sorted(tellings, key=lambda telling: telling.start))

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
        if event.type != "COERCE" or event.mode not in PARTS_OF:
            return ""
        if event.mode == "restrict" and any(_civil(m) for m in event.source):
            return "PROTEST"
        word = self._tables.find(event.trigger.text.lower(), ("noun", "recall", "verb"))
        return word.type if word is not None and word.type and event.mode == "restrict" else "part"

    def _general(self, line: Line, start: int, end: int, event: Event) -> bool:
        if event.date is not None or line.sites:
            return False
        plural = line.text[start:end].lower().endswith("s") and not DEFINITE.search(line.text[:start])
        return "general" in cues_at(line.text, start, end, self._tables) or (plural and event.killed is None and not event.target)

    def _words(self, line: Line, events: Sequence[Event]) -> Iterator[tuple[int, int, IncidentWord]]:
        """The words of a sentence that recall an incident where no event was coded."""
        covered = [(e.trigger.start - line.start, e.trigger.end - line.start) for e in events]
        for match in WORD.finditer(line.text):
            start, end = match.span()
            if match[0][0].isupper() or any(a < end and start < b for a, b in covered):
                continue
            word = self._recalling(line, start, end)
            if word is not None and (word.kind == "harm" or "general" not in cues_at(line.text, start, end, self._tables)):
                yield start, end, word

    def _recalling(self, line: Line, start: int, end: int) -> IncidentWord | None:
        """The word that tells an incident here: a noun or word of harm anywhere, others by what stands before them."""
        form = line.text[start:end].lower()
        if word := self._tables.find(form, ("noun", "harm")):
            return None if BARE.search(line.text[max(0, start - 20) : start]) else word
        if (word := self._tables.find(form, ("passive",))) and PASSIVE.search(line.text[max(0, start - 20) : start]):
            return word
        word = self._tables.find(form, ("recall",))
        if word is None or DEFINITE.search(line.text[max(0, start - 40) : start]):
            return word
        return word if "earlier" in cues_at(line.text, start, end, self._tables) else None

    def _of_event(self, line: Line, event: Event, kind: str) -> Iterator[Telling]:
        """The telling of an event; two where it dates several to two days: "the attacks of March 9 and April 27"."""
        start, end = event.trigger.start - line.start, event.trigger.end - line.start
        part = kind == "part"
        day = self._day(line, start, end, event)
        telling = self._telling(line, start, end, (event.type if part else kind, event.mode))
        telling = replace(telling, event=event, begins=not part and event.status != "negated", day=day, place=self._own_place(event))
        telling = replace(telling, killed=event.killed, injured=event.injured)
        if day is not None and " and " in day.words and day.precision == "span" and event.trigger.text.lower().endswith("s"):
            for one in (day.first, day.last):
                yield replace(telling, day=EventDate(one, one, "day", day.words))
        else:
            yield telling

    def _of_word(self, line: Line, start: int, end: int, word: IncidentWord) -> Telling:
        telling = self._telling(line, start, end, (word.type, word.mode))
        day = self._day(line, start, end, None)
        if word.kind == "harm" and not any(0 <= d.start - end <= CLOSEST for d in line.days):
            day = None  # "the number of wounded rose on Friday"
        begins = line.number >= 0 and word.kind in ("noun", "recall") and bool(word.type) and (day is not None or telling.beside)
        return replace(telling, day=day, begins=begins)

    def _telling(self, line: Line, start: int, end: int, kind: tuple[str, str]) -> Telling:
        window = line.text[self._edge(line, start, -1) : self._edge(line, end, 1)]
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
            stems=stems_in(window, self._silent),
        )

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
        near = [site for site in line.sites if low <= site.start < high]
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
        theirs = next((d for d in line.days if d.value.words in event.date.words or event.date.words in d.value.words), None)
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

    def _own_place(self, event: Event) -> Place | None:
        """The place that the event's own sentence tells."""
        if event.place is None or event.place_reason.startswith("the report's dateline"):
            return None
        return None if self._cut(event.place) else event.place.place

    def _cut(self, toponym: Toponym) -> bool:
        """Whether a place name is but a part of a hyphened one: "Sai" of "Ak-Sai"."""
        text = self._record.document.text
        return text[toponym.end : toponym.end + 1] == "-" or (toponym.start > 0 and text[toponym.start - 1] == "-")

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
                    yield from _with_tolls([telling])
                    return


def concerned(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The names of parties as they are compared: the actor's name, or the words."""
    return tuple(dict.fromkeys(folded((m.actor.name if m.actor else "") or m.of or m.text) for m in mentions))


def _civil(mention: Mention) -> bool:
    """Whether words name civilians: by sector, or common nouns for people of none."""
    if mention.actor is None:
        return mention.text[-1:] == "s" and mention.text[1:].islower()
    return mention.actor.sector in CIVIL or (not mention.actor.sector and not mention.actor.country and mention.text[1:].islower())


def _with_tolls(tellings: list[Telling]) -> list[Telling]:
    """The tellings of a sentence, the last with the numbers of dead and hurt that its words tell and no event of it has."""
    if not tellings:
        return tellings
    killed, injured = toll_in(tellings[-1].sentence)
    last = tellings[-1]
    if killed is not None and not any(t.killed for t in tellings):
        last = replace(last, killed=killed)
    if injured is not None and not any(t.injured for t in tellings):
        last = replace(last, injured=injured)
    return [*tellings[:-1], last]
