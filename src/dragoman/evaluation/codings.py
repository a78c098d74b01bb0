"""Codings of sentences to compare: from files that people coded, from their decisions in an archive, and from the coder's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog, Item, in_force, part_of
from dragoman.archive.rows import unpacked
from dragoman.archive.schema import documents, records
from dragoman.archive.views import decided
from dragoman.evaluation.gold import Fields, GoldEvent, read_gold
from dragoman.evaluation.gold import event as gold_event
from dragoman.evaluation.matching import Named, Range, overlap, places_of
from dragoman.formats.gold import event_to_gold
from dragoman.records import Decision, Event, InputError, Mention, Record, Span

CODER = "dragoman"


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """What one coder made of a sentence. `judged` are the triggers of the events that were looked at, None where the whole sentence
    was; `weight` is for how many sentences it stands."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    judged: tuple[str, ...] | None = None
    document: str = ""
    sentence: str = ""
    stratum: str = ""
    weight: float = 1.0

    def seen_by(self, other: CodedSentence) -> tuple[GoldEvent, ...]:
        """The events whose words the other coder looked at as well."""
        if other.judged is None:
            return self.events
        places = [place for trigger in other.judged for place in places_of(trigger, self.text)]
        return tuple(each for each in self.events if any(overlap(a, b) for a in places_of(each.trigger, self.text) for b in places))


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder coded, by the ids of the sentences."""

    name: str
    sentences: Mapping[str, CodedSentence]

    @property
    def events(self) -> int:
        """The number of events."""
        return sum(len(each.events) for each in self.sentences.values())


def read_codings(paths: Sequence[Path]) -> list[Coding]:
    """The codings of files in the gold format, each named by its file. Raises InputError where one cannot be used."""
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise InputError(f"There is no file {', '.join(missing)}. Give files as `dragoman sample` writes them, one for each coder.")
    names = [path.stem for path in paths]
    unique = len(set(names)) == len(names)
    return [_read(path, path.stem if unique else str(path)) for path in paths]


def coder_coding(archive: Archive, wanted: Iterable[CodedSentence]) -> Coding:
    """What the coder made of sentences that were drawn from the archive; those that it no longer holds are left out."""
    found: dict[str, CodedSentence] = {}
    with archive.reading() as connection:
        for each in wanted:
            record = _record(connection, each)
            if record is not None and each.id not in found:
                events = [event for event in record.events if event.sentence == each.sentence]
                found[each.id] = replace(each, events=tuple(gold_of(event) for event in events), judged=None)
    return Coding(CODER, found)


def decided_codings(archive: Archive) -> list[Coding]:
    """What people made of single events by their decisions: accepted as it was then shown, corrected, or rejected."""
    by_name: dict[str, dict[str, CodedSentence]] = {}
    with archive.reading() as connection:
        by_item: dict[str, list[Decision]] = {}
        for decision in DecisionLog(connection).all(("event",)):
            by_item.setdefault(decision.item, []).append(decision)
        for item, log in by_item.items():
            _, record, event = part_of(connection, Item(item, "event"))
            assert isinstance(event, Event)
            for name, events in _judgements(log, event, record):
                sentences = by_name.setdefault(name, {})
                one = _judged(record, event, events)
                sentences[one.id] = _together(sentences[one.id], one) if one.id in sentences else one
    return [Coding(f"{name} (decisions)", sentences) for name, sentences in sorted(by_name.items())]


def gold_of(event: Event) -> GoldEvent:
    """A coded event as a reader would have written it."""
    return gold_event(event_to_gold(event))


def events_of(sentence: CodedSentence, events: Sequence[GoldEvent]) -> list[Event]:
    """Events as if coded, so that they can be aligned: placed in the sentence, with their number as id."""
    taken: set[Range] = set()
    placed = []
    for number, each in enumerate(events):
        places = places_of(each.trigger, sentence.text)
        start, end = next((place for place in places if place not in taken), places[0])
        taken.add((start, end))
        lists = [tuple(_mention(named) for named in named_list) for named_list in (each.source, each.target, each.according_to)]
        trigger = Span(each.trigger, start, end)
        status: Any = each.status
        placed.append(Event(str(number), "", "", trigger, each.type, each.mode, status, lists[0], lists[1], lists[2], each.historical, 1.0))
    return placed


def _mention(named: Named) -> Mention:
    return Mention(named.text, 0, 0, None, named.of)


def _read(path: Path, name: str) -> Coding:
    sentences: dict[str, CodedSentence] = {}
    for each in read_gold(path, _sentence):
        if each.id in sentences:
            raise InputError(f"{path} has the sentence {each.id} twice. Give each once.")
        for event in each.events:
            if not places_of(event.trigger, each.text):
                raise InputError(f"{path}: the trigger {event.trigger!r} does not stand in the sentence {each.id}. Copy it from the text.")
        sentences[each.id] = each
    return Coding(name, sentences)


def _sentence(fields: Fields) -> CodedSentence:
    return CodedSentence(
        id=fields["id"],
        text=fields["text"],
        events=tuple(gold_event(each) for each in fields["events"]),
        document=fields.get("document", ""),
        sentence=fields.get("sentence", ""),
        stratum=fields.get("stratum", ""),
        weight=float(fields.get("weight", 1.0)),
    )


def _record(connection: Connection, sentence: CodedSentence) -> Record | None:
    """The newest record that has this sentence, those that count first."""
    rows = select(records.c.native).join(documents, documents.c.pk == records.c.document).where(documents.c.id == sentence.document)
    for native in connection.execute(rows.order_by(records.c.current.desc(), records.c.pk.desc())).scalars():
        record = unpacked(native)
        if any(each.id == sentence.sentence and each.text == sentence.text for each in record.sentences):
            return record
    return None


def _judgements(log: Sequence[Decision], event: Event, record: Record) -> Iterator[tuple[str, tuple[GoldEvent, ...]]]:
    """Each who decided on an event, with the event as it was after the last decision of theirs that stands; none where rejected."""
    last = {each.by: each for each in in_force(log) if each.verdict != "withdraw"}
    for name, decision in last.items():
        view = decided(event, log[: log.index(decision) + 1], record)
        yield name, () if view.state == "rejected" else (gold_of(view.item),)


def _judged(record: Record, event: Event, events: tuple[GoldEvent, ...]) -> CodedSentence:
    text = next(each.text for each in record.sentences if each.id == event.sentence)
    name = f"{record.document.id}:{event.sentence}"
    return CodedSentence(name, text, events, (event.trigger.text,), record.document.id, event.sentence)


def _together(one: CodedSentence, other: CodedSentence) -> CodedSentence:
    return replace(one, events=one.events + other.events, judged=(one.judged or ()) + (other.judged or ()))
