"""What an article tells of an attack on people, against the gold: where, when, who, what, to whom.

The gold has one answer for an article; `answer` derives it from the record, whose events are many:

- The attack is the ASSAULT or COERCE arrest event, reported or claimed, with the highest score; of equals the first in the text.
- Country, region and city are those of the attack's place, else of the most frequent place of the record's events.
- The date is the attack's.
- The perpetrator is judged by the sector and country of the attack's first source that has either.
- The kinds of violence and the victims are those of all ASSAULT and COERCE arrest events, reported or claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.countries import country_code
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import pair_off
from dragoman.evaluation.metrics import Counts, Measure, Share, Table, class_table
from dragoman.evaluation.names import same_words, words_of
from dragoman.records import Document, Event, EventDate, Place, Record

UNGIVEN = frozenset({"", "none", "unknown", "n/a", "n//a"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
ARMED_SECTORS = frozenset({"REB", "UAF", "CRM"})
MODE_VIOLENCE = {"abduct": "kidnapping", "torture": "torture", "arrest": "arbitrary detention", "targeted": "killing"}
KILLING_STEMS = ("kill", "murder", "assassin", "execut", "behead", "slain", "slay", "lynch", "massacre", "slaughter")
_PLACE_WORDS = frozenset(["the", "of", "state", "province", "region", "city", "district", "county", "governorate"])


@dataclass(frozen=True, slots=True)
class Answer:
    """One attack: places and categories are empty where not told; `date` holds year, month and day, each None where not told."""

    country: str
    region: str
    city: str
    date: tuple[int | None, int | None, int | None]
    perpetrator: str
    violence: frozenset[str]
    victims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttackScores:
    """The share of each answer that is right where the gold gives one; kinds of violence and named victims also as counts."""

    country: Share
    region: Share
    city: Share
    year: Share
    date: Share
    perpetrator: Share
    violence_exact: Share
    violence: Counts
    victims: Counts
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "tables"}


def score_attacks(path: Path, coder: Scorable, tick: Tick) -> AttackScores:
    """Scores a coder on a file of articles on attacks."""
    articles = read_gold(path, _article)
    records = code(coder, [document for document, _ in articles], tick)
    pairs = [(gold, answer(records.get(document.id))) for document, gold in articles]
    kinds = _violence_counts(pairs)
    return AttackScores(
        country=Share.of(gold.country == given.country for gold, given in pairs if gold.country),
        region=Share.of(_same_place(gold.region, given.region) for gold, given in pairs if gold.region),
        city=Share.of(_same_place(gold.city, given.city) for gold, given in pairs if gold.city),
        year=Share.of(gold.date[0] == given.date[0] for gold, given in pairs if gold.date[0]),
        date=Share.of(_same_date(gold, given) for gold, given in pairs if any(gold.date)),
        perpetrator=Share.of(gold.perpetrator == given.perpetrator for gold, given in pairs if gold.perpetrator),
        violence_exact=Share.of(gold.violence == given.violence for gold, given in pairs if gold.violence),
        violence=sum(kinds.values(), Counts()),
        victims=sum((_victim_counts(gold, given) for gold, given in pairs if gold.victims), Counts()),
        tables=(class_table("violence, by kind", sorted(kinds.items())),),
    )


def answer(record: Record | None) -> Answer:
    """The article's attack as its record tells it; see the head of this module."""
    attacks = [event for event in record.events if _is_attack(event)] if record else []
    if record is None or not attacks:
        return Answer(*_where(record, None), (None, None, None), "insufficient info", frozenset(), ())
    attack = min(attacks, key=lambda event: (-event.score, event.trigger.start))
    country, region, city = _where(record, attack)
    victims = [target for event in attacks for target in event.target if target.actor and target.actor.person]
    names = {(victim.of or victim.text).lower(): victim.of or victim.text for victim in victims}
    violence = frozenset(_violence(event) for event in attacks)
    return Answer(country, region, city, _date_parts(attack.date), _perpetrator(attack, country), violence, tuple(names.values()))


def _is_attack(event: Event) -> bool:
    violent = event.type == "ASSAULT" or (event.type == "COERCE" and event.mode == "arrest")
    return violent and event.status in ("reported", "claimed")


def _where(record: Record | None, attack: Event | None) -> tuple[str, str, str]:
    """Country, region and city."""
    if attack and attack.place and attack.place.place:
        return _levels(attack.place.place)
    places = Counter(event.place.place for event in (record.events if record else ()) if event.place and event.place.place)
    return _levels(places.most_common(1)[0][0]) if places else ("", "", "")


def _levels(place: Place) -> tuple[str, str, str]:
    if place.kind == "country":
        return place.country, "", ""
    if place.kind == "province":
        return place.country, place.name, ""
    return place.country, place.province, place.name


def _date_parts(when: EventDate | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day, each where first and last day have the same."""
    if when is None or when.first.year != when.last.year:
        return None, None, None
    month = when.first.month if when.first.month == when.last.month else None
    return when.first.year, month, when.first.day if when.first == when.last else None


def _perpetrator(attack: Event, country: str) -> str:
    """The gold's category for the first source whose actor has a sector or a country."""
    actors = [mention.actor for mention in attack.source if mention.actor and (mention.actor.sector or mention.actor.country)]
    if not actors:
        return "insufficient info"
    actor = actors[0]
    if actor.sector in STATE_SECTORS or not actor.sector:
        return "other state actors" if country and actor.country and actor.country != country else "state actor"
    if actor.sector == "IGO":
        return "regional orgs"
    return "other actors without permissions" if actor.sector in ARMED_SECTORS else "other non-state actors"


def _violence(event: Event) -> str:
    """The gold's kind of violence for an event."""
    if event.mode in ("abduct", "torture", "arrest"):
        return MODE_VIOLENCE[event.mode]
    killed = event.killed is not None and event.killed.low > 0
    if killed or event.mode in MODE_VIOLENCE or event.trigger.text.lower().startswith(KILLING_STEMS):
        return "killing"
    return "other"


def _same_place(gold: str, given: str) -> bool:
    return _place_words(gold) == _place_words(given)


def _place_words(name: str) -> list[str]:
    words = words_of(name)
    return [word for word in words if word not in _PLACE_WORDS] or words


def _same_date(gold: Answer, given: Answer) -> bool:
    return all(wanted is None or wanted == found for wanted, found in zip(gold.date, given.date, strict=True))


def _violence_counts(pairs: Sequence[tuple[Answer, Answer]]) -> dict[str, Counts]:
    kinds: dict[str, Counts] = {}
    for gold, given in pairs:
        for kind in gold.violence | given.violence if gold.violence else ():
            kinds[kind] = kinds.get(kind, Counts()) + Counts(
                kind in gold.violence and kind in given.violence, kind in given.violence, kind in gold.violence
            )
    return kinds


def _victim_counts(gold: Answer, given: Answer) -> Counts:
    pairs = pair_off(gold.victims, given.victims, lambda a, b: float(same_words(a, b)))
    return Counts(len(pairs), len(given.victims), len(gold.victims))


def _article(fields: Fields) -> tuple[Document, Answer]:
    given, gold = fields.get("date"), fields["gold"]
    document = Document(fields["text"], fields["id"], fields.get("title"), published=date.fromisoformat(given[:10]) if given else None)
    year, month, day = gold["date"]
    return document, Answer(
        country=country_code(_given(gold["country"])),
        region=_given(gold["region"]),
        city=_given(gold["city"]),
        date=(_number(year, 1800, 2100), _month(month), _number(day, 1, 31)),
        perpetrator=_given(gold["perpetrator"]),
        violence=frozenset(kind for kind in gold["violations"] if _given(kind)),
        victims=tuple(victim["victim_name"] for victim in gold["victims"] if _given(victim["victim_name"])),
    )


def _given(text: str | None) -> str:
    """The text, or nothing where it says that nothing is known."""
    return "" if text is None or text.strip().lower() in UNGIVEN else text.strip()


def _number(text: str | None, low: int, high: int) -> int | None:
    """A whole number, which the gold may write as `2.0`, within bounds."""
    try:
        value = int(float(text or ""))
    except ValueError:
        return None
    return value if low <= value <= high else None


def _month(text: str | None) -> int | None:
    """A month by number or by name, of which the first three letters count."""
    name = (text or "").lower()[:3]
    return MONTHS.index(name) + 1 if name in MONTHS else _number(text, 1, 12)
