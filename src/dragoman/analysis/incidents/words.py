"""What the plain words of a sentence tell: its days, its place names, the weapon, and the words that set one incident apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.codebook.incidents import CueKind, IncidentTables
from dragoman.codebook.relations import stem
from dragoman.coding.date_words import ALL_MONTHS, MONTHS, PATTERNS, WEEKDAYS
from dragoman.coding.days import Clock, Unresolved, resolve
from dragoman.coding.number_words import read_number
from dragoman.coding.wordset import wordset
from dragoman.records import EventDate, Record

TOKEN = re.compile(r"['’]s\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
DATELINE = re.compile(
    r"(?:[^.!?\n]|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.){0,60}?(?:\([A-Za-z ]{2,30}\)\s*)?(?:—|–|--|\s-)\s"
    r"|[A-Z]{3,}[^.!?\n]{0,30}\d\.\s|[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,})*\. "
)
NAME = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’']*(?:-\w+)*(?: (?:de |del |al-|el |la )?[A-ZÀ-ÞĀ-Ž][\w’']*(?:-\w+)*){0,3}")
_SIDES = "the|both|nearby|neighbou?ring|northern|southern|eastern|western|central"
_GROUNDS = "town|village|city|district|port|hamlet|outskirts|province|region|area|market|road|farm|estate"
PLACED = re.compile(
    r"\b(?:in|at|near|off|outside|above|below|around|inside|across|along|beyond|between)"
    rf"(?: (?:{_SIDES}))?(?: (?:{_GROUNDS}) of)? $",
    re.I,
)
OF_GROUNDS = re.compile(rf"\b(?:{_GROUNDS}|camp|post|checkpoint|crossing|bridge|hills?|pens|streets?) of $", re.I)
TRACKS = (
    "track|trail|ford|bridge|crossing|pass|ridge|quarry|dam|ferry|jetty|checkpoint|pump|well|spring|hills?|gorge|valley|forest|camp|canal"
)
ON_TRACK = re.compile(rf" (?:{TRACKS})\b")
_STRIKING = "hit|shell(?:ed|ing)|bomb(?:ed|ing)|attack(?:ed|ing|s)?|bombard(?:ed|ing)|storm(?:ed|ing)|raid(?:ed|ing)|struck|rocked"
HIT = re.compile(rf"\b(?:{_STRIKING})(?: of)?(?: the)? $")
LINKED = re.compile(r"\b(?:of|on|into|over|through|by|the)(?: the)? $", re.I)
LEFT = re.compile(r"\bfrom $")
OF_DEAD = re.compile(
    r"\b(?:dead|fallen|coffins|graves|victims|martyrs|deaths|killings?|families|survivors|wounded|tragedy|attack|raid) of $"
)
DIRECTION = re.compile(r"\b(?:(?:towards?|to|for)(?: the)?(?: [\w-]+){0,3} of|(?:towards?|to)(?: the)?) $")
OPENING = re.compile(
    r"(?:In|At|On|Near|From|The|After|As|For|Of|By|But|And|Above|Outside|Around|Inside|To|With|When|Since|Old|New) (?=[A-Z])"
)
SPEAKERS = re.compile(
    r"\b(?:officials?|doctors?|nurses?|surgeons?|medics?|teachers?|clinic|warden|reporters|journalists|ministry|prosecutors?|police|government|authorities|presidency|administration|hospital|"
    r"court|spokes\w+|leaders|diplomats|embassy|message|parliament) (?:in|at|of) $",
    re.I,
)
SAYS = re.compile(r"^(?:,? (?:said|told|says|called|accused|announced|reported))")
SMALL = wordset(
    "the a an and or but of in on at to for from by with as is was were are be been has have had not no it its he she they him his her them"
    " their that this these those which who whom whose what when where while after before say into near over under about than then there"
    " here also more most other some all one two three four five six seven eight nine ten man woman people person men women would could"
    " will may might did do does so if out up down off again still only just our we us you your i my says said told"
    " police official government authority according report kill wound hurt injure attack"
    " day week month year time last morning evening night jan feb mar apr jun jul aug sep sept oct nov dec"
)
BODIES = wordset(
    "front army movement party brigade battalion mission state republic union council committee alliance coalition league command staff"
    " ministry embassy agency press court bank group force forces guard guards north south east west police parliament congress senate"
    " hospital clinic university company corporation bulletin newspaper radio television"
)
TITLES = wordset("mr mrs ms dr sir general colonel major captain president minister governor commander sheikh father")
_SAYING = (
    "said|says|told|announced|reported|added|stated|confirmed|condemned|deplored|denounced|regretted|accused|blamed|rejected|denied|"
    "declared"
)
SAID = re.compile(rf"(?:{_SAYING}|made known|statement|warned|demanded|summoned|acknowledged|admitted|delivered|recalled)(?: \w+){{0,3}} $")
FROM_AFAR = re.compile(
    r"^(?:In|From|At) [^,.;]{3,40}, (?:the )?[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,5} "
    rf"(?:{_SAYING}|called|spoke|pointed|expressed|voiced)\b"
)
"""A sentence that opens with where its speaker is."""
AFTER = re.compile(r"\b(?P<number>an?|\w+) (?P<unit>day|week|month|year)s?(?: to the day)? (?:after|since) (?:[\w'’-]+ ){0,7}$")
AHEAD = re.compile(r"\b(?:for|until|till|by|next|to) (?:next )?$")
COUNTED_SUCH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|\w+th) such$")  # "the second such raid" tells of one
OPENS = 9  # characters before a name that opens a sentence
SHORTEST = 4  # letters of a name that may be a place's
MOST = 50  # units counted back
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
EXACT = 3  # days that a span may have and still tell a day


@dataclass(frozen=True, slots=True)
class Day:
    """A day or span told in a sentence, with its characters in the text scanned; `said` that it dates a saying or what is to come."""

    start: int
    end: int
    value: EventDate
    said: bool


@dataclass(frozen=True, slots=True)
class Site:
    """A place name told in a sentence, with its characters in the text scanned."""

    start: int
    end: int
    name: str


def folded(name: str) -> str:
    """A name as names are compared.

    >>> folded("the Ak-Sai’s")
    'ak-sai'
    """
    return re.sub(r"^(?:the|a|an) |['’]s?$", "", name.lower().strip()).strip()


def days_in(text: str, published: date | None, anchor: date | None = None) -> list[Day]:
    """The days told in a text, in order, none overlapping another."""
    tokens = list(TOKEN.finditer(text))
    lower = [token[0].lower() for token in tokens]
    joined, at, words = " ".join(lower), 0, {}
    for i, word in enumerate(lower):
        words[at] = i
        at += len(word) + 1
    ends = {start + len(lower[i]): i for start, i in words.items()}
    found = [
        (m.start(), -m.end(), order, kind, m)
        for order, (kind, pattern) in enumerate(PATTERNS)
        for m in pattern.finditer(joined)
        if m.start() in words and m.end() in ends
    ]
    listed: list[Day] = []
    after = -1
    for start, end, _, kind, match in sorted(found, key=lambda item: item[:3]):
        first, last = tokens[words[start]], tokens[ends[-end]]
        if start < after or not _dates(kind, first[0], text[: first.start()], text[last.end() :]):
            continue
        try:
            since, until, precision = resolve(kind, match.groupdict(), Clock(published, anchor or published, False))
        except (Unresolved, ValueError):
            continue
        after = -end
        if last.end() <= dateline_end(text):
            continue
        anchor = since
        said = bool(SAID.search(text[: first.start()].lower().removesuffix("on ")) or AHEAD.search(text[: first.start()]))
        value = EventDate(since, until, precision, text[first.start() : last.end()])
        listed.append(Day(first.start(), last.end(), value, said))
    return listed


def _dates(kind: str, first: str, before: str, after: str) -> bool:
    """Whether words that look like a date are one: a year stands behind a preposition and counts nothing, a month is written large."""
    if kind in ("year", "decade"):
        return bool(re.search(r"\b(?:in|since|of|by|from|until|during) $", before)) and not re.match(r" \w+s\b", after)
    return kind not in ("month", "full", "days") or first[0].isupper() or first[0].isdigit() or first.lower() not in ALL_MONTHS


def sites_in(text: str, places: Mapping[str, bool], skipped: frozenset[str], tables: IncidentTables) -> list[Site]:
    """The place names told in a text as where something was or as what was hit, without those to skip; `places` are the names that
    the report's coder took for places, of which a hyphened one may be cut, and whether the gazetteer knows them."""
    sites: list[Site] = []
    for match in NAME.finditer(text, dateline_end(text)):
        opening = OPENING.match(match[0])
        start = match.start() + (opening.end() if opening else 0)
        name = folded(text[start : match.end()])
        before, after = text[max(0, start - 45) : start], text[match.end() : match.end() + 40]
        if _names_no_place(name, skipped) or SPEAKERS.search(before) or DIRECTION.search(before):
            continue
        if not sites and match.start() <= OPENS and FROM_AFAR.match(text):
            continue
        known = name in places or any(part in places for part in name.split("-"))
        left = places.get(name, False) and LEFT.search(before)
        joined = bool(sites) and text[sites[-1].end : match.start()] in (", ", " and ", "–", " or ")
        named = re.match(r" ([a-z-]+)", after)
        told = named is not None and tables.find(named[1], ("noun",)) is not None
        grounded = LINKED.search(before) and ON_TRACK.match(after)
        placed = (
            HIT.search(before)
            or OF_DEAD.search(before)
            or OF_GROUNDS.search(before)
            or grounded
            or (PLACED.search(before) and not SAYS.match(after))
        )
        if placed or told or left or (known and (joined or LINKED.search(before))):
            sites.append(Site(start, match.end(), name))
    return sites


def names_in(text: str, skipped: frozenset[str]) -> tuple[str, ...]:
    """The names told in a text, word by word, that may be those of places, whatever stands around them."""
    words = (folded(word) for match in NAME.finditer(text, dateline_end(text)) for word in match[0].split())
    return tuple(dict.fromkeys(word for word in words if len(word) >= SHORTEST and not _names_no_place(word, skipped)))


def _names_no_place(name: str, skipped: frozenset[str]) -> bool:
    first = name.split()[0] if name else ""
    if name.split()[-1:] and name.split()[-1] in BODIES:
        return True
    return len(name) < 3 or name in SMALL or first in MONTHS or name in WEEKDAYS or first in TITLES or name in skipped


def dateline_end(text: str) -> int:
    """The character at which the report begins behind its dateline, 0 where it has none."""
    dateline = DATELINE.match(text)
    return dateline.end() if dateline else 0


def weapon_in(text: str, tables: IncidentTables) -> str:
    """The weapon that a text names, that named by the longest words first; empty where it names none."""
    found = [match[0] for match in _any_of(tuple(tables.weapons)).finditer(text.lower())]
    return tables.weapons[max(found, key=len)] if found else ""


def cues_at(text: str, start: int, end: int, tables: IncidentTables) -> frozenset[CueKind]:
    """What the words around the characters of an incident's word say of which incident is meant."""
    before = text[max(0, start - 40) : start].lower().split()
    after = text[end : end + 60].lower().split()[:7]
    windows = {"before": before[-4:], "both": [*before[-4:], "|", *after], "beside": before[-2:], "after": after}
    found = {kind for (kind, where), words in tables.cues.items() if _any_of(words).search(" ".join(windows[where]))}
    return frozenset(found - {"general"} if COUNTED_SUCH.search(" ".join(before)) else found)


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of some phrases as whole words, the longer first."""
    listed = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")


def stems_in(text: str, skipped: frozenset[str]) -> tuple[str, ...]:
    """The stems of the words that tell what an incident was about, each once; dates and names to skip tell nothing of it."""
    words = (match[0].lower() for match in re.finditer(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*", text))
    kept = (word for word in words if word not in SMALL and word not in MONTHS and word not in WEEKDAYS and word not in skipped)
    return tuple(dict.fromkeys(found for word in kept if (found := stem(word)) not in SMALL))


def lands_in(record: Record) -> frozenset[str]:
    """The names of countries and peoples in a record, and of those who speak in it, which tell no place of an incident."""
    names = {folded(t.text) for t in record.places if t.place is not None and t.place.kind == "country"}
    people = {folded(m.actor.name) for m in record.actors if m.actor is not None and m.actor.person}
    names |= {name for name in people if " " in name}  # a single word after "at" or "near" is no person, whatever the coder took it for
    names |= {folded(m.text) for m in record.actors if m.actor is not None and m.actor.sector in ("UAF", "REB", "IGO", "NGO")}
    return frozenset(names)


def overlap(one: EventDate, other: EventDate, slack: int = 0) -> bool:
    """Whether two days or spans meet, give or take so many days."""
    return one.first.toordinal() - slack <= other.last.toordinal() and other.first.toordinal() - slack <= one.last.toordinal()


def exact(day: EventDate) -> bool:
    """Whether a span is short enough to be a day."""
    return (day.last - day.first).days < EXACT


def nearest(days: Sequence[Day], start: int, end: int) -> Day | None:
    """The day told closest to some characters; one before them counts twice as far."""
    return min(days, key=lambda d: d.start - end if d.start >= end else 2 * (start - d.end), default=None)


def reckoned(text: str, start: int, base: EventDate | None, published: date | None) -> EventDate | None:
    """The day of an act behind words such as "a week after", counted back from the day of the act before them."""
    match = AFTER.search(text[max(0, start - 90) : start])
    later = base.first if base is not None else published
    if match is None or later is None:
        return None
    number = 1 if match["number"].lower() in ("a", "an") else read_number([match["number"].lower()])
    if not number or number > MOST:
        return None
    unit = match["unit"]
    day = later - timedelta(days=number * UNITS[unit])
    slack = timedelta(days=0 if unit == "day" or "to the day" in match[0] else UNITS[unit] // 3)
    return EventDate(day - slack, day + slack, unit if slack else "day", match[0].strip())
