"""Events and statements of sentences against the gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from dragoman.evaluation.calibration import curve, expected_calibration_error, reliability
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.gold import GoldEvent, GoldSentence, GoldStatement, read_gold, sentence
from dragoman.evaluation.matching import Named, overlap, pair_off, places_of, same_mention, same_mentions, token_f1
from dragoman.evaluation.metrics import Counts, Measure, Share, Table, Value, by_class, class_table, macro_recall
from dragoman.evaluation.names import same_words
from dragoman.records import Document, Event, Mention, Statement

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class AlignedEvent:
    """A gold event and the predicted one that shares its trigger; either may be missing."""

    gold: GoldEvent | None
    event: Event | None

    @property
    def counts(self) -> bool:
        """False for a predicted event, or none, that answers to an optional gold event."""
        return self.gold is None or not self.gold.optional

    @property
    def typed(self) -> bool:
        """Whether trigger and type match."""
        return self.gold is not None and self.event is not None and self.event.type in self.gold.types

    @property
    def strict(self) -> bool:
        """Whether trigger, type, sources and targets match."""
        return self.typed and self.gold is not None and self.event is not None and roles_match(self.gold, self.event) == (True, True)


@dataclass(frozen=True, slots=True)
class AlignedStatement:
    """A gold statement and the predicted one by the same speaker with the same content; either may be missing."""

    gold: GoldStatement | None
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class EventScores:
    """How well events and statements were found, and what was said about those found.

    `status` to `historical` are judged on events whose trigger and type match; `attributed` is `according_to` where the
    gold names somebody, `references` the share of the gold's fullest names that were found. `calibration` is the expected
    calibration error of the events' scores, right being trigger and type.
    """

    trigger: Counts
    typed: Counts
    strict: Counts
    status: Share
    status_macro: Value
    mode: Share
    according_to: Share
    attributed: Share
    historical: Share
    references: Share
    calibration: Value
    statements: Counts
    stance: Share
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "tables"}


def score_events(path: Path, coder: Scorable, tick: Tick) -> EventScores:
    """Scores a coder on a file of single sentences."""
    sentences = read_gold(path, sentence)
    documents = [Document.from_sentences([(item.id, item.text)], id=item.id) for item in sentences]
    records = code(coder, documents, tick)
    events: list[AlignedEvent] = []
    statements: list[AlignedStatement] = []
    for item in sentences:
        record = records.get(item.id)
        events += align_events(item, 0, record.events if record else ())
        statements += align_statements(item.statements, record.statements if record else ())
    return summarise(events, statements)


def align_events(gold: GoldSentence, start: int, events: Sequence[Event]) -> list[AlignedEvent]:
    """Pairs the events of a sentence that begins at `start` one to one with its gold events, by their triggers.

    Of all pairings the one is taken with most triggers, then types, then sources and targets, then statuses right.
    """
    places = {id(item): [(start + a, start + b) for a, b in places_of(item.trigger, gold.text)] for item in gold.events}

    def weight(item: GoldEvent, event: Event) -> float:
        if not any(overlap(place, (event.trigger.start, event.trigger.end)) for place in places[id(item)]):
            return 0.0
        typed, status = event.type in item.types, event.status in item.statuses
        value = 10_000 + 100 * typed + 10 * sum(roles_match(item, event)) + status
        return value / 1e6 if item.optional else float(value)

    return [AlignedEvent(a, b) for a, b in _with_rest(gold.events, events, weight)]


def align_statements(gold: Sequence[GoldStatement], statements: Sequence[Statement]) -> list[AlignedStatement]:
    """Pairs statements one to one: the speakers are the same and the contents share words with an F1 of 0.5 or more."""

    def weight(item: GoldStatement, statement: Statement) -> float:
        if item.speaker is None or statement.speaker is None:
            same = item.speaker is None and statement.speaker is None
        else:
            same = same_mention(item.speaker, named(statement.speaker))
        content = token_f1(item.content, statement.content.text)
        return content + 1 if same and content >= 0.5 else 0.0

    return [AlignedStatement(a, b) for a, b in _with_rest(gold, statements, weight)]


def named(mention: Mention) -> Named:
    """A predicted mention as scoring sees it."""
    return Named(mention.text, mention.of)


def roles_match(gold: GoldEvent, event: Event) -> tuple[bool, bool]:
    """Whether the sources match, and whether the targets do."""
    targets = (gold.target_optional and not event.target) or _lists_match(gold.target, event.target)
    return _lists_match(gold.source, event.source), targets


def summarise(events: Sequence[AlignedEvent], statements: Sequence[AlignedStatement]) -> EventScores:
    """The scores from all aligned events and statements."""
    counted = [pair for pair in events if pair.counts]
    both = [(pair.gold, pair.event) for pair in counted if pair.typed and pair.gold and pair.event]
    status = [(gold.status, event.status in gold.statuses) for gold, event in both]
    attribution = [(bool(gold.according_to), _lists_match(gold.according_to, event.according_to)) for gold, event in both]
    judged = [(pair.event.score, pair.typed) for pair in counted if pair.event]
    told = [(pair.gold, pair.statement) for pair in statements if pair.gold and pair.statement]
    return EventScores(
        trigger=_counts(counted, lambda pair: pair.gold is not None and pair.event is not None),
        typed=_counts(counted, lambda pair: pair.typed),
        strict=_counts(counted, lambda pair: pair.strict),
        status=Share.of(right for _, right in status),
        status_macro=Value("macro_recall", macro_recall(status), len(status)),
        mode=Share.of(gold.mode == event.mode for gold, event in both if gold.mode),
        according_to=Share.of(right for _, right in attribution),
        attributed=Share.of(right for somebody, right in attribution if somebody),
        historical=Share.of(gold.historical == event.historical for gold, event in both),
        references=Share.of(found for gold, event in both for found in _references(gold, event)),
        calibration=Value("ece", expected_calibration_error(judged), len(judged)),
        statements=Counts(len(told), sum(p.statement is not None for p in statements), sum(p.gold is not None for p in statements)),
        stance=Share.of(gold.stance == statement.stance for gold, statement in told),
        tables=(
            _type_table(counted),
            _status_table(both),
            _confusions(counted),
            reliability(judged),
            curve(judged, sum(pair.gold is not None for pair in counted)),
        ),
    )


def _counts(pairs: Iterable[AlignedEvent], right: Callable[[AlignedEvent], bool]) -> Counts:
    return sum((Counts(right(pair), pair.event is not None, pair.gold is not None) for pair in pairs), Counts())


def _lists_match(gold: Sequence[Named], mentions: Sequence[Mention]) -> bool:
    return same_mentions(gold, [named(mention) for mention in mentions])


def _references(gold: GoldEvent, event: Event) -> Iterable[bool]:
    """For each fullest name of the gold's sources and targets whether it was found."""
    for wanted, found in ((gold.source, event.source), (gold.target, event.target)):
        names = [name for mention in found for name in (mention.text, mention.of) if name]
        yield from (any(same_words(item.of, name) for name in names) for item in wanted if item.of)


def _type_table(pairs: Sequence[AlignedEvent]) -> Table:
    counts: dict[str, Counts] = {}
    for pair in pairs:
        if pair.gold:
            counts[pair.gold.type] = counts.get(pair.gold.type, Counts()) + Counts(pair.typed, 0, 1)
        if pair.event:
            # An accepted other type counts as the reader's own, so that right never exceeds predicted.
            kind = pair.gold.type if pair.gold and pair.typed else pair.event.type
            counts[kind] = counts.get(kind, Counts()) + Counts(0, 1, 0)
    return class_table("trigger and type, by type", sorted(counts.items()))


def _status_table(both: Sequence[tuple[GoldEvent, Event]]) -> Table:
    pairs = [(gold.status, gold.status if event.status in gold.statuses else event.status) for gold, event in both]
    return class_table("status, of events with trigger and type right", by_class(pairs).items())


def _confusions(pairs: Sequence[AlignedEvent]) -> Table:
    """What was coded as what, most frequent first; a dash stands for nothing."""
    wrong = Counter((pair.gold.type if pair.gold else "–", pair.event.type if pair.event else "–") for pair in pairs if not pair.typed)
    rows = tuple((gold, event, number) for (gold, event), number in sorted(wrong.items(), key=lambda item: (-item[1], item[0])))
    return Table("types confused, missed (– coded) and invented (– gold)", ("gold", "coded", "number"), rows)


def _with_rest(first: Sequence[A], second: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[A | None, B | None]]:
    """The best pairing, with what is left over on either side paired with None."""
    pairs = pair_off(first, second, weight)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    rest_first: list[tuple[A | None, B | None]] = [(item, None) for i, item in enumerate(first) if i not in left]
    rest_second: list[tuple[A | None, B | None]] = [(None, item) for j, item in enumerate(second) if j not in right]
    return [(first[i], second[j]) for i, j in pairs] + rest_first + rest_second
