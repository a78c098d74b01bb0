"""Speed of the archive: `python -m tools.archive_bench FOLDER [--articles training/dispute/articles]`.

Makes an archive of a million events in FOLDER, unless it is there, and asks each command rare and frequent things, twice: the second,
warm time is told, with the processor's share of it, which another load on the machine does not touch. With articles it also codes them,
makes 50,000 events of their records, and tells how long these take to be stored.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dragoman.archive import Archive
from dragoman.archive.actor_queries import find_actors
from dragoman.archive.filters import Asked, filter_of
from dragoman.archive.queries import find_documents, find_events, find_groups, find_statements
from dragoman.archive.results import Page
from dragoman.records import Record, content_id
from tools.archive_data import build

EVENTS, STORED, AT_ONCE = 1_000_000, 50_000, 300
MOST_SECONDS, MOST_STORING = 1.0, 10.0
COMMANDS: dict[str, Callable[..., Any]] = {
    "events": find_events,
    "statements": find_statements,
    "documents": find_documents,
    "incidents": lambda connection, wanted, page: find_groups(connection, "incident", wanted, page),
    "claims": lambda connection, wanted, page: find_groups(connection, "claim", wanted, page),
    "actors": find_actors,
}


def questions(path: Path) -> dict[str, Asked]:
    """What is asked: of the most frequent actors, places and words of the archive, and of rare ones."""
    connection = sqlite3.connect(path)
    taking_part = "SELECT {0}, count(*) AS n FROM parties JOIN actors ON actor = actors.pk WHERE {0} <> '' GROUP BY 1 ORDER BY n DESC"
    countries = [country for country, _ in connection.execute(taking_part.format("country"))]
    names = [name for name, _ in connection.execute(taking_part.format("folded") + " LIMIT 2000")]
    places = [place for (place,) in connection.execute("SELECT place FROM events WHERE place <> '' GROUP BY 1 ORDER BY count(*) DESC")]
    told = connection.execute("SELECT text FROM sentences WHERE pk % 500 = 0")
    words = [word for word, _ in Counter(word.strip(".").lower() for (text,) in told for word in text.split()).most_common()]
    connection.close()
    a, b, rare = countries[0], countries[1], countries[len(countries) // 2]
    return {
        "everything": Asked(),
        "frequent country": Asked(actor=[a]),
        "rare country": Asked(actor=[rare]),
        "frequent name": Asked(actor=[names[0]]),
        "rare name": Asked(actor=[names[-1]]),
        "sector": Asked(actor=["GOV"]),
        "sector of a country": Asked(actor=[f"{a}.GOV"]),
        "frequent dyad": Asked(dyad=[f"{a}-{b}"]),
        "half-rare dyad": Asked(dyad=[f"{a}-{rare}"]),
        "according to": Asked(according_to=[a]),
        "type": Asked(type=["ASSAULT"]),
        "mode": Asked(mode=["arrest"]),
        "status": Asked(status=["denied"]),
        "very sure": Asked(min_confidence=0.999),
        "frequent place": Asked(place=[places[0]]),
        "rare place": Asked(place=[places[-1]]),
        "country as place": Asked(place=[a]),
        "days": Asked(since="2024", until="2024-06"),
        "run": Asked(run="abc0"),
        "frequent word": Asked(text=[words[10]]),
        "rare word": Asked(text=[words[-1]]),
        "phrase": Asked(text=[f'"{words[0]} {words[1]}"']),
        "dyad, type, days": Asked(dyad=[f"{a}-{b}"], type=["ASSAULT"], since="2018", until="2020"),
        "dyad, denied, very sure": Asked(dyad=[f"{a}>{b}"], status=["denied"], min_confidence=0.99),
        "actor, word, place": Asked(actor=[a], text=[words[10]], place=[b]),
        "nothing passes": Asked(actor=[a], place=[rare], mode=["arrest"], status=["negated"], since="2020"),
    }


def ask(path: Path) -> Iterator[tuple[str, str, float, float, str]]:
    """Each command and question with its warm seconds, those of the processor, and how much was found."""
    asked = questions(path)
    with Archive(path, writable=False) as archive:
        for command, find in COMMANDS.items():
            for name, each in asked.items():
                for _ in range(2):
                    wall, busy = time.perf_counter(), time.process_time()
                    with archive.reading() as connection:
                        found = find(connection, filter_of(each), Page())
                        list(found.rows)
                    wall, busy = time.perf_counter() - wall, time.process_time() - busy
                yield command, name, wall, busy, f"{'' if found.exact else '> '}{found.total:,}"


def varied(records: list[Record], events: int) -> Iterator[Record]:
    """Records with so many events together: those given, over and over, each time with other ids and the words in another order."""
    order, number, made = random.Random(1), 0, 0
    while made < events:
        record = records[number % len(records)]
        words = record.document.text.split()
        order.shuffle(words)
        name = content_id(record.document.id, str(number))
        document = replace(record.document, text=" ".join(words), id=name, url=f"https://outlet.example/{number}", canonical_url=None)
        told = tuple(replace(event, id=content_id(event.id, str(number)), document=name) for event in record.events)
        said = tuple(replace(each, id=content_id(each.id, str(number)), document=name) for each in record.statements)
        yield replace(record, document=document, events=told, statements=said)
        number, made = number + 1, made + len(told)


def store(path: Path, records: list[Record]) -> tuple[float, float]:
    """The seconds, and those of the processor, in which records are stored in a new archive."""
    wall, busy = time.perf_counter(), time.process_time()
    with Archive(path, create=True) as archive:
        for at in range(0, len(records), AT_ONCE):
            with archive.writing() as writer:
                for record in records[at : at + AT_ONCE]:
                    writer.add(record)
    return time.perf_counter() - wall, time.process_time() - busy


def main() -> int:
    """Prints the times; 1 where one is too long by the processor's time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", help="articles to code, of whose records 50,000 events are made")
    given = parser.parse_args()
    path, console, slow = given.folder / "bench.db", Console(highlight=False), False
    if not path.exists():
        build(path, EVENTS)
    table = Table("command", "question", "seconds", "of the processor", "found")
    for command, name, wall, busy, found in ask(path):
        slow |= busy > MOST_SECONDS
        table.add_row(command, name, f"{wall:.2f}", f"{busy:.2f}", found, style="red" if busy > MOST_SECONDS else "")
    console.print(table)
    if given.articles:
        import dragoman

        coded = dragoman.load().pipe(each for each in dragoman.read([given.articles]) if isinstance(each, dragoman.Document))
        target = given.folder / "stored.db"
        target.unlink(missing_ok=True)
        wall, busy = store(target, list(varied(list(coded), STORED)))
        slow |= busy > MOST_STORING
        console.print(f"{STORED:,} events stored in {wall:.1f} s, {busy:.1f} s of the processor")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
