"""What an article tells of an attack on people, against the gold: where, when, who, what, to whom.

The gold has one answer for an article; `answer` derives it from the record, whose events are many.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from dragoman.evaluation.attack_answer import STATE_OF, Answer, answer
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.countries import country_code
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import pair_off
from dragoman.evaluation.metrics import Counts, Measure, Share, Table, class_table
from dragoman.evaluation.names import same_words, words_of
from dragoman.records import Document

UNGIVEN = frozenset({"", "none", "unknown", "n/a", "n//a"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLACE_WORDS = frozenset(["the", "of", "state", "province", "region", "city", "district", "county", "governorate"])


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


def _same_place(gold: str, given: str) -> bool:
    return _place_words(gold) == _place_words(given)


def _place_words(name: str) -> list[str]:
    """The words that tell places apart, without accents, which gazetteers write and newspapers do not."""
    letters = unicodedata.normalize("NFD", name)
    words = words_of("".join(letter for letter in letters if not unicodedata.combining(letter)))
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
    country = country_code(_given(gold["country"]))
    return document, Answer(
        country=STATE_OF.get(country, country),
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
