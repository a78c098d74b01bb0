"""Which state a mention speaks for: by its actor, by the words in it, or by the name that bears an office elsewhere in the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.codebook import Codebook, Found, Level, best_entry
from dragoman.codebook.levels import STATE
from dragoman.records import Mention, Record

ORGANS = frozenset({"GOV", "MIL", "COP", "SPY"})  # sectors that speak for their state
STANDING = frozenset({"state", "capital", "seat", "demonym"})  # dictionary entries that stand for a state
OTHER_SIDE = frozenset("neighbour neighbor neighbours neighbors counterpart counterparts colleague colleagues".split())
TOLD = 3  # votes for a country told with a name; the dateline's country has one
SCENE_VOTE = 2  # votes for the country of the place with which its sentence sets out
BRIDGE = 400  # characters back in which "the spokesman" finds his ministry
NO_OFFICE = frozenset({"former", "parliament"})  # levels that speak for themselves
PAPER = "paper"  # the level of notes and statements, which speak for whoever drafted them
SCENE = 3  # where in its sentence the place stands of "In Lilongwe, …"
_IN = "In "
DATELINE = 30  # the first characters of a report, where its dateline stands
SIDES_SHARE = 0.75  # of all states named, what the two named most must make up to be the sides
_LAST_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+$")
_SURNAME = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z][\w’'-]+)$")
_BODY = re.compile(r"\b(?:of|for)(?: the)? $")  # what follows names a body: "Ministry of External Relations"
_WORD = re.compile(r"'s\b|\w+(?:\.\w+\.?)*|\S")  # "U.S." is one word, "Bolivia's" two


@dataclass(frozen=True, slots=True)
class Named:
    """A state named in a text: its code and the characters, with whether its conduct is named ("Bolivia's", "Bolivian")."""

    country: str
    start: int
    end: int
    owner: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The people who speak for states in a body of reports: by full name and by surname, the country; "" where two claim the name."""

    countries: Mapping[str, str]

    @classmethod
    def of(cls, records: Iterable[Record], codebook: Codebook) -> Roster:
        """The roster of these reports. A country told with the name counts for more than that of the dateline."""
        votes: dict[str, Counter[str]] = {}
        for record in records:
            home = home_of(record)
            for mention in record.actors:
                name = name_in(mention, codebook)
                country, vote = _vote(mention, record, codebook, home) if name else ("", 0)
                for key in {name, " ".join(name.split()[-2:]), name.split()[-1]} if country else ():
                    votes.setdefault(key, Counter())[country] += vote
        return cls({name: _clear(countries) for name, countries in votes.items()})

    def country(self, name: str) -> str:
        """The country of a name in lower case, by the whole of it or by its last word; empty where it is unknown."""
        return self.countries.get(name, "") or self.countries.get(name.split()[-1], "") if name else ""


@dataclass(eq=False)
class Parties:
    """One report, with the states that its mentions speak for."""

    record: Record
    codebook: Codebook
    roster: Roster

    def __post_init__(self) -> None:
        self._own = Roster.of((self.record,), self.codebook)
        self._home = home_of(self.record)
        self._levels = self._known_levels()
        self._pair = self._two_sides()

    def state_of(self, mention: Mention) -> str:
        """The ISO code of the state that a mention speaks for; empty where it speaks for none, or for one unknown."""
        actor = mention.actor
        if whole := self._stands_for(mention.text):
            return whole
        if actor is None:
            return self._by_name(mention) or self._drafted(mention)
        if self.is_organ(mention):
            known = told_with(mention, self.record, self.codebook) or self._by_name(mention)
            unknown = mention.text.lower().startswith(("a ", "an "))  # "a Western diplomat" is nobody's for certain
            if known or unknown:
                return known
            return self._recalled(mention) or self._bridged(mention) or scene_of(mention, self.record) or self._at_home(mention)
        if not actor.sector and (actor.person or not actor.country):
            return self._by_name(mention)
        return "" if actor.sector else actor.country

    def states_of(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The states that some mentions speak for, each once."""
        return tuple(dict.fromkeys(state for mention in mentions if (state := self.state_of(mention))))

    def is_organ(self, mention: Mention) -> bool:
        """Whether a mention names somebody who speaks for some state: a body, an officer, state media."""
        if mention.actor is None:
            return False
        sector, level = mention.actor.sector, self.level_of(mention)
        named = mention.actor.person or name_in(mention, self.codebook)
        office = level is not STATE and level.name not in NO_OFFICE
        return sector in ORGANS or (sector == "MED" and level.name == "media") or (not sector and bool(named) and office)

    def is_other_side(self, mention: Mention) -> bool:
        """Whether a mention names whoever faces the speaker: "its neighbour", "her counterpart"."""
        return not OTHER_SIDE.isdisjoint(_WORD.findall(mention.text.lower()))

    def other(self, country: str) -> str:
        """The other of the two states that the report is about; empty where it is about one, or about more."""
        return next((state for state in self._pair if state != country), "") if country in self._pair else ""

    def level_of(self, mention: Mention) -> Level:
        """The level of a speaker, by the words of the mention, or of another mention of the same name in the report."""
        level = self.codebook.levels.of(f"{mention.text} {mention.of or ''}")
        if level is STATE:
            return self._levels.get(name_in(mention, self.codebook).split(" ")[-1], STATE)
        return level

    def named(self, start: int, end: int) -> Iterator[Named]:
        """The states named between two characters of the text, left to right."""
        words = list(_WORD.finditer(self.record.document.text.replace("’", "'"), start, end))
        forms = [word.group() for word in words]
        lower = [form.lower() for form in forms]
        for found in self.codebook.actors.find(forms, lower):
            entry = best_entry(found.entries, self._day)
            if entry is not None and entry.country and (entry.kind in STANDING or entry.sector == "GOV"):
                owner = entry.kind == "demonym" or (found.last + 1 < len(lower) and lower[found.last + 1] == "'s")
                yield Named(entry.country, words[found.first].start(), words[found.last].end(), owner)

    @property
    def _day(self) -> date | None:
        return self.record.document.published

    def _stands_for(self, text: str) -> str:
        """The state that a whole mention names, as "Bolivia", "La Paz", "the Bolivian side"."""
        words = [word for word in _WORD.findall(text) if word.lower() not in ("the", "side", "'s")]
        found = next(self.codebook.actors.find(words, [word.lower() for word in words]), None)
        if found is None or (found.first, found.last) != (0, len(words) - 1):
            return ""
        return _country(found, self._day)

    def _by_name(self, mention: Mention) -> str:
        name = name_in(mention, self.codebook)
        return self.roster.country(name) or self._own.country(name)

    def _drafted(self, mention: Mention) -> str:
        """For a paper that speaks ("the note", "the Tajik statement"), the state that it names, else who spoke or acted before it."""
        if self.level_of(mention).name != PAPER:
            return ""
        told = country_in(mention, self.codebook, self._day)
        doers = [m for e in self.record.events if e.status == "reported" for m in e.source]
        doers += [s.speaker for s in self.record.statements if s.speaker]
        before = sorted((m for m in doers if 0 < mention.start - m.start <= BRIDGE and m.actor is not None), key=lambda m: -m.start)
        return told or next((state for m in before if (state := self.state_of(m))), "")

    def _recalled(self, mention: Mention) -> str:
        """For "the ambassador" and the like, the state of the one of that level named last before."""
        level = self.level_of(mention)
        if not mention.text.lower().startswith("the ") or level.name in ("state", "spokesman", "official", "ministry"):
            return ""
        before = (m for m in reversed(self.record.actors) if m.start < mention.start and self.level_of(m) is level)
        told = (country_in(m, self.codebook, self._day) or self._by_name(m) for m in before)
        return next((country for country in told if country), "")

    def _bridged(self, mention: Mention) -> str:
        """For "the spokesman" and the like, the state of the body named last before."""
        if self.level_of(mention).name not in ("spokesman", "official"):
            return ""
        before = [m for m in self.record.actors if m.actor is not None and mention.start - BRIDGE <= m.start < mention.start]
        bodies = (m.actor.country for m in reversed(before) if m.actor is not None and m.actor.sector == "GOV" and not m.actor.person)
        return next((country for country in bodies if country), "")

    def _at_home(self, mention: Mention) -> str:
        """For a body or officials without a country, that of the dateline: "the ministry", "officials said"."""
        person = mention.actor is not None and mention.actor.person
        return "" if person or self.is_other_side(mention) or self.level_of(mention) is STATE else self._home

    def _two_sides(self) -> tuple[str, ...]:
        """The two states that the report names most, if it names them much more than any other."""
        counts = Counter(named.country for named in self.named(0, len(self.record.document.text)))
        most = counts.most_common(2)
        enough = len(most) == 2 and sum(n for _, n in most) >= SIDES_SHARE * counts.total()
        return tuple(country for country, _ in most) if enough else ()

    def _known_levels(self) -> dict[str, Level]:
        known: dict[str, Level] = {}
        for mention in self.record.actors:
            level = self.codebook.levels.of(f"{mention.text} {mention.of or ''}")
            name = name_in(mention, self.codebook)
            if name and level is not STATE:
                known.setdefault(name.split()[-1], level)
        return known


def _vote(mention: Mention, record: Record, codebook: Codebook, home: str) -> tuple[str, int]:
    """The country for which a mention of a name speaks, and by how many votes; none for whoever speaks for no state."""
    level = codebook.levels.of(mention.text)
    if mention.actor is None or mention.actor.sector not in ("", *ORGANS) or level.name in NO_OFFICE:
        return "", 0
    if told := told_with(mention, record, codebook):
        return told, TOLD
    scene = scene_of(mention, record) if level is not STATE else ""
    return (scene, SCENE_VOTE) if scene else (home if level is not STATE else "", 1)


def home_of(record: Record) -> str:
    """The country of the dateline: of the place that the report begins with."""
    first = record.places[0] if record.places else None
    return first.place.country if first is not None and first.place is not None and first.start <= DATELINE else ""


def scene_of(mention: Mention, record: Record) -> str:
    """The country of the place with which the sentence of a mention sets out: "In Lilongwe, Minister Banda …"."""
    starts = (s.start for s in record.sentences if s.start <= mention.start < s.end)
    opened = [t for start in starts for t in record.places if 0 < t.start - start <= SCENE and t.end <= mention.start]
    set_out = (t for t in opened if record.document.text[t.start - len(_IN) : t.start] == _IN)
    return next((t.place.country for t in set_out if t.place is not None), "")


def name_in(mention: Mention, codebook: Codebook) -> str:
    """The person's name in a mention, in lower case: the actor's, or the capitals after an office ("spokesman Luis Ruiz")."""
    if mention.actor is not None and mention.actor.person:
        return mention.actor.name.lower()
    text = mention.of or mention.text
    if titled := _SURNAME.search(text):
        return titled.group(1).lower()
    found = _LAST_NAME.search(text)
    if found is None or _BODY.search(text, 0, found.start()) or (found.start() and codebook.levels.of(text[: found.start()]) is STATE):
        return ""
    return " ".join(found.group().lower().split()[-2:])


def told_with(mention: Mention, record: Record, codebook: Codebook) -> str:
    """The country that the words of a mention tell: by its actor, by the state it names, by the one in which its places lie ("the
    governor of Tete"); empty where they tell none, or several."""
    stated = mention.actor.country if mention.actor is not None else ""
    if known := stated or country_in(mention, codebook, record.document.published):
        return known
    name = set(name_in(mention, codebook).split())  # "Tete Banda" is no town
    places = (t for t in record.places if mention.start <= t.start and t.end <= mention.end and name.isdisjoint(t.text.lower().split()))
    countries = {t.place.country for t in places if t.place is not None} - {""}
    return countries.pop() if len(countries) == 1 else ""


def country_in(mention: Mention, codebook: Codebook, day: date | None) -> str:
    """The one country that the words of a mention name: "President Ruiz of Bolivia"; empty where there are none or several."""
    words = _WORD.findall(f"{mention.text} {mention.of or ''}".replace("’", "'"))
    found = codebook.actors.find(words, [word.lower() for word in words])
    countries = {country for name in found if (country := _country(name, day))}
    return countries.pop() if len(countries) == 1 else ""


def _country(found: Found, day: date | None) -> str:
    entry = best_entry((e for e in found.entries if e.kind in STANDING or e.sector == "GOV"), day)
    return entry.country if entry is not None else ""


def _clear(countries: Counter[str]) -> str:
    """The country most often given, if it is given for two thirds of the votes."""
    country, count = countries.most_common(1)[0]
    return country if count * 3 >= countries.total() * 2 else ""
