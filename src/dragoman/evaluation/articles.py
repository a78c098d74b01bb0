"""Whole articles against the gold: events across sentences, references, dates, places, tolls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.events import AlignedEvent, AlignedStatement, EventScores, align_events, align_statements, summarise
from dragoman.evaluation.gold import Fields, GoldSentence, GoldToll, read_gold, sentence
from dragoman.evaluation.metrics import Measure, Share, Table
from dragoman.evaluation.names import same_words
from dragoman.records import Document, Event, Record, Statement, Toll


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """The scores of events and statements, and date, place and tolls where the gold gives them, of events with trigger and type right."""

    events: EventScores
    date: Share
    place: Share
    killed: Share
    injured: Share

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the events."""
        return self.events.tables

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {**self.events.measures(), "date": self.date, "place": self.place, "killed": self.killed, "injured": self.injured}


@dataclass(frozen=True, slots=True)
class _Article:
    document: Document
    sentences: tuple[GoldSentence, ...]


def score_articles(path: Path, coder: Scorable, tick: Tick) -> ArticleScores:
    """Scores a coder on a file of whole articles."""
    articles = read_gold(path, _article)
    records = code(coder, [article.document for article in articles], tick)
    events: list[AlignedEvent] = []
    statements: list[AlignedStatement] = []
    for article in articles:
        more_events, more_statements = _align(article, records.get(article.document.id))
        events += more_events
        statements += more_statements
    both = [(pair.gold, pair.event) for pair in events if pair.counts and pair.typed and pair.gold and pair.event]
    return ArticleScores(
        events=summarise(events, statements),
        date=Share.of(_same_date(gold.date, event) for gold, event in both if gold.date),
        place=Share.of(_same_place(gold.place, event) for gold, event in both if gold.place),
        killed=Share.of(_same_toll(gold.killed, event.killed) for gold, event in both if gold.killed),
        injured=Share.of(_same_toll(gold.injured, event.injured) for gold, event in both if gold.injured),
    )


def _article(fields: Fields) -> _Article:
    sentences = tuple(sentence(entry) for entry in fields["sentences"])
    given: Any = fields.get("date")
    document = Document.from_sentences(
        [(item.id, item.text) for item in sentences],
        id=fields["id"],
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        published=date.fromisoformat(given) if given else None,
    )
    return _Article(document, sentences)


def _align(article: _Article, record: Record | None) -> tuple[list[AlignedEvent], list[AlignedStatement]]:
    """Aligns sentence by sentence; what stands in no sentence of the gold is invented."""
    events: defaultdict[str, list[Event]] = defaultdict(list)
    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    for event in record.events if record else ():
        events[event.sentence].append(event)
    for statement in record.statements if record else ():
        statements[statement.sentence].append(statement)
    aligned_events: list[AlignedEvent] = []
    aligned_statements: list[AlignedStatement] = []
    for gold, given in zip(article.sentences, article.document.sentences, strict=True):
        aligned_events += align_events(gold, given.start, events.pop(gold.id, []))
        aligned_statements += align_statements(gold.statements, statements.pop(gold.id, []))
    aligned_events += [AlignedEvent(None, event) for rest in events.values() for event in rest]
    aligned_statements += [AlignedStatement(None, statement) for rest in statements.values() for statement in rest]
    return aligned_events, aligned_statements


def _same_date(gold: str, event: Event) -> bool:
    first, _, last = gold.partition("/")
    return event.date is not None and (event.date.first.isoformat(), event.date.last.isoformat()) == (first, last or first)


def _same_place(gold: str, event: Event) -> bool:
    if event.place is None:
        return False
    names = [event.place.text, *([event.place.place.name] if event.place.place else [])]
    return any(same_words(gold, name) for name in names)


def _same_toll(gold: GoldToll, toll: Toll | None) -> bool:
    return toll is not None and (toll.low, toll.high) == (gold.low, gold.high)
