"""The facts that a reader takes from one report: which were found, which were missed, and what must not have been said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.evaluation.coder import Scorable, code, silent
from dragoman.evaluation.events import roles_match
from dragoman.evaluation.gold import Fields, GoldEvent, GoldSentence, read_whole, sentence
from dragoman.evaluation.matching import Range, overlap, pair_off, places_of
from dragoman.evaluation.metrics import Measure, Share, Table, Value
from dragoman.records import Document, Event, InputError

HELD = ("reported", "claimed")
DISOWNED = ("negated", "denied")


@dataclass(frozen=True, slots=True)
class Fact:
    """A gold event in its sentence, and where its trigger may stand in the article; `why` says what a missed one lacks."""

    sentence: str
    gold: GoldEvent
    places: tuple[Range, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class SeedScores:
    """The facts found and missed, and the forbidden events: told as having happened where the report says that they did not."""

    found: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    forbidden: tuple[Event, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """What was missed, and what was said that must not be."""
        missed = tuple((fact.sentence, fact.gold.trigger, fact.gold.type, fact.why) for fact in self.missed)
        forbidden = tuple((event.sentence, event.trigger.text, event.type, event.status) for event in self.forbidden)
        return (
            Table("facts missed", ("sentence", "trigger", "type", "why"), missed),
            Table("forbidden events coded", ("sentence", "trigger", "type", "status"), forbidden),
        )

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        facts = len(self.found) + len(self.missed)
        return {"facts": Share(len(self.found), facts), "forbidden": Value("errors", float(len(self.forbidden)), facts)}


def score_seed(facts: Path, article: Path, coder: Scorable) -> SeedScores:
    """Scores a coder on one report, given as running text, of which `facts` holds the gold events by sentence."""
    text = article.read_text(encoding="utf-8")
    published, sentences = read_whole(facts, _gold)
    document = Document(text, "seed", published=published)
    record = code(coder, [document], silent).get(document.id)
    events = record.events if record else ()
    gold = _facts(text, sentences, article)
    wanted = [fact for fact in gold if not fact.gold.optional]
    pairs = pair_off(wanted, events, lambda fact, event: float(not _lacks(fact, event)))
    met = {i for i, _ in pairs}
    missed = (Fact(f.sentence, f.gold, f.places, _why(f, events)) for i, f in enumerate(wanted) if i not in met)
    return SeedScores(tuple(wanted[i] for i, _ in pairs), tuple(missed), tuple(event for event in events if _forbidden(event, gold)))


def _facts(text: str, sentences: Sequence[GoldSentence], article: Path) -> list[Fact]:
    """The gold events with the places of their triggers in the article."""
    facts: list[Fact] = []
    for item in sentences:
        start = text.find(item.text)
        if start < 0:
            raise InputError(f"The sentence {item.id} does not stand in {article}. The facts must be those of this article.")
        for event in item.events:
            facts.append(Fact(item.id, event, tuple((start + a, start + b) for a, b in places_of(event.trigger, item.text))))
    return facts


def _at(fact: Fact, event: Event) -> bool:
    return any(overlap(place, (event.trigger.start, event.trigger.end)) for place in fact.places)


def _lacks(fact: Fact, event: Event) -> list[str]:
    """What the event lacks to be the fact: names of fields that differ."""
    source, target = roles_match(fact.gold, event)
    checks = {
        "trigger": _at(fact, event),
        "type": event.type in fact.gold.types,
        "source": source,
        "target": target,
        "status": event.status in fact.gold.statuses,
    }
    return [name for name, right in checks.items() if not right]


def _why(fact: Fact, events: Sequence[Event]) -> str:
    lacking = [lacks for event in events if _at(fact, event) and (lacks := _lacks(fact, event))]
    lacking.sort(key=len)
    return ", ".join(lacking[0]) + " differs" if lacking else "no event of its own at these words"


def _forbidden(event: Event, gold: Sequence[Fact]) -> bool:
    """Whether the event is told as having happened, and the same act, at the same words or by the same actors, is only disowned."""
    if event.status not in HELD:
        return False
    same = [fact for fact in gold if _same_act(fact, event)]
    return bool(same) and all(fact.gold.status in DISOWNED for fact in same)


def _same_act(fact: Fact, event: Event) -> bool:
    return event.type in fact.gold.types and (_at(fact, event) or all(roles_match(fact.gold, event)))


def _gold(fields: Fields) -> tuple[date | None, tuple[GoldSentence, ...]]:
    given: Any = fields.get("date")
    return date.fromisoformat(given) if given else None, tuple(sentence(entry) for entry in fields["sentences"])
