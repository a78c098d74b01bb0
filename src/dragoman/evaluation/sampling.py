"""A sample of sentences for people to code: drawn by strata, so that rare kinds of event are in it, each with its weight."""

from __future__ import annotations

import heapq
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from dragoman.archive import Archive
from dragoman.archive.rows import unpacked
from dragoman.archive.schema import documents, events, records, sentences
from dragoman.formats.gold import event_to_gold, statement_to_gold
from dragoman.records import InputError, Record

OF_EVENTS = ("type", "mode", "status")
OF_DOCUMENTS = ("publisher", "year")
NONE = "none"
_ROLES = ("text", "title")  # captions, bylines and boilerplate are not what people code
_BEFORE = 2  # sentences shown before the one to be coded, for its pronouns


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """How many sentences, by what to stratify (fields of events or documents), which draw, and whether the coder's coding is hidden."""

    number: int = 200
    stratify: tuple[str, ...] = ("type", "status")
    seed: int = 1
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that was drawn: the row of its record, its number there, its stratum, and for how many sentences it stands."""

    record: int
    number: int
    stratum: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: str
    number: int
    record: int
    kinds: tuple[str, ...]


def sample(archive: Archive, options: SampleOptions) -> Iterator[dict[str, Any]]:
    """The drawn sentences as lines of a gold file, with `document`, `sentence`, `before`, `stratum` and `weight` added. A blind sample
    shows neither events nor statements, and names its strata by numbers."""
    with archive.reading() as connection:
        for drawn in draw(connection, options):
            native = connection.execute(select(records.c.native).where(records.c.pk == drawn.record)).scalar_one()
            yield _line(unpacked(native), drawn, options.blind)


def draw(connection: Connection, options: SampleOptions) -> list[Drawn]:
    """The sentences of the sample in random order; the same for the same archive, options and seed. Raises InputError where it cannot
    be drawn so.

    A sentence is in the stratum of its rarest event; those without events have strata of their own, so that misses can be found. Of
    each stratum at least one is drawn and the rest in proportion to the root of their sizes, by which rare kinds get more than their
    share; the weight, the size of the stratum over the number drawn from it, makes up for that.
    """
    strata = _strata(connection, options.stratify)
    shares = allocate({name: len(members) for name, members in strata.items()}, options.number)
    names = _names(strata, options)
    drawn = []
    for name, members in strata.items():
        chosen = random.Random(f"{options.seed}/{name}").sample(members, shares[name])
        weight = len(members) / len(chosen)
        drawn += [Drawn(each.record, each.number, names[name], round(weight, 6)) for each in chosen]
    random.Random(options.seed).shuffle(drawn)
    return drawn


def allocate(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """How many to draw from strata of these sizes. Raises InputError where there are fewer to draw than strata.

    >>> allocate({"common": 10_000, "rare": 100, "single": 1}, 23)
    {'common': 20, 'rare': 2, 'single': 1}
    """
    if number < len(sizes):
        raise InputError(
            f"{number} sentences cannot be drawn from {len(sizes)} strata, of which each must have one. Draw more, or stratify by less."
        )
    shares = dict.fromkeys(sizes, 1)
    waiting = [(-math.sqrt(size) / 2, name) for name, size in sizes.items() if size > 1]
    heapq.heapify(waiting)
    for _ in range(number - len(sizes)):
        if not waiting:
            break
        _, name = heapq.heappop(waiting)
        shares[name] += 1
        if shares[name] < sizes[name]:
            heapq.heappush(waiting, (-math.sqrt(sizes[name]) / (shares[name] + 1), name))
    return shares


def _strata(connection: Connection, fields: Sequence[str]) -> dict[str, list[_Sentence]]:
    found = list(_sentences(connection, fields))
    if not found:
        raise InputError("The archive holds no sentences to draw from. Fill it with `dragoman ingest`.")
    frequency = Counter(kind for each in found for kind in set(each.kinds))
    strata: dict[str, list[_Sentence]] = defaultdict(list)
    for each in sorted(found, key=lambda sentence: (sentence.document, sentence.number)):
        strata[min(each.kinds, key=lambda kind: (frequency[kind], kind))].append(each)
    return dict(sorted(strata.items()))


def _sentences(connection: Connection, fields: Sequence[str]) -> Iterator[_Sentence]:
    """All sentences that count, each with the kinds of its events in the fields asked for."""
    allowed = (*OF_EVENTS, *OF_DOCUMENTS)
    if unknown := [field for field in fields if field not in allowed]:
        raise InputError(f"A sample cannot be stratified by {', '.join(unknown)}; allowed: {', '.join(allowed)}.")
    columns = (sentences.c.pk, documents.c.id, sentences.c.number, sentences.c.record, documents.c.publisher, documents.c.published)
    rows = (
        select(*columns, *(events.c[field] for field in OF_EVENTS))
        .join(records, records.c.pk == sentences.c.record)
        .join(documents, documents.c.pk == records.c.document)
        .outerjoin(events, events.c.sentence == sentences.c.pk)
        .where(records.c.current == 1, sentences.c.role.in_(_ROLES))
        .order_by(sentences.c.pk)
    )
    kind = cache(partial(_kind, tuple(fields)))
    for _, same in groupby(connection.execute(rows), key=itemgetter(0)):
        here = list(same)
        _, document, number, record, publisher, published, *_ = here[0]
        year = (published or NONE)[:4]
        yield _Sentence(document, number, record, tuple(kind(publisher, year, *row[6:]) for row in here))


def _kind(fields: tuple[str, ...], publisher: str | None, year: str, *coded: str | None) -> str:
    """The values of the fields in a word; where there is no event, those of events are one `none`."""
    told = {"publisher": publisher or NONE, "year": year, **{field: value or NONE for field, value in zip(OF_EVENTS, coded, strict=True)}}
    if coded[0] is None:
        first = next((field for field in fields if field in OF_EVENTS), "")
        fields = tuple(field for field in fields if field in OF_DOCUMENTS or field == first)
    return "/".join(told[field] for field in fields) or "all"


def _names(strata: Mapping[str, object], options: SampleOptions) -> dict[str, str]:
    """What the strata are called in the file. A blind reader must not learn from it what the coder saw."""
    if not options.blind:
        return {name: name for name in strata}
    numbers = [f"s{number}" for number in range(1, len(strata) + 1)]
    random.Random(options.seed).shuffle(numbers)
    return dict(zip(strata, numbers, strict=True))


def _line(record: Record, drawn: Drawn, blind: bool) -> dict[str, Any]:
    sentence, document = record.sentences[drawn.number], record.document
    here = () if blind else (event for event in record.events if event.sentence == sentence.id)
    told = () if blind else (statement for statement in record.statements if statement.sentence == sentence.id)
    return {
        "id": f"{document.id}:{sentence.id}",
        "text": sentence.text,
        "events": [event_to_gold(event) for event in here],
        "statements": [statement_to_gold(statement) for statement in told],
        "before": " ".join(each.text for each in record.sentences[max(drawn.number - _BEFORE, 0) : drawn.number]),
        "document": document.id,
        "sentence": sentence.id,
        "date": document.published.isoformat() if document.published else None,
        "title": document.title,
        "source": document.publisher,
        "stratum": drawn.stratum,
        "weight": drawn.weight,
    }
