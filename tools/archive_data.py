"""A made-up archive of a million events, with actors, days and words as unevenly spread as in the news. Same seed, same archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.archive import Archive
from dragoman.archive.countries import country_names
from dragoman.archive.rows import actor_row, located_by
from dragoman.codebook.types import load_types
from dragoman.records import STANCES, STATUSES, Actor, content_id

SENTENCES, AT_ONCE = 12, 2_000  # sentences in a document; documents written at once
EVENTS_EACH, STATEMENTS_EACH = 25 / 3, 10 / 3
ACTORS, WORDS, PLACES, DAYS = 40_000, 20_000, 6_000, 5_000
SECTORS = ("", "GOV", "MIL", "COP", "REB", "CVL", "OPP")
_NATIVE = bytes(2_000)  # as long as a record is; questions do not read it
_SYLLABLES = "ba do ke li mu na pe ri so tu va wo xe yi za gra ple tri sko bru".split()


@dataclass(frozen=True)
class World:
    """What there is to tell of: actors, places and words, each with how often it is told, and days."""

    actors: list[dict[str, Any]]
    actor_odds: np.ndarray[Any, Any]
    places: list[tuple[str, str, str]]
    place_odds: np.ndarray[Any, Any]
    words: np.ndarray[Any, Any]
    word_odds: np.ndarray[Any, Any]
    kinds: list[tuple[str, str]]


def build(path: Path, events: int, seed: int = 1) -> None:
    """Makes the archive, with about so many events."""
    Archive(path, create=True).close()
    generator = np.random.default_rng(seed)
    world = _world(generator)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN")
    indices = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indices:
        connection.execute(f'DROP INDEX "{name}"')
    _insert(connection, "actors", world.actors)
    connection.execute("INSERT INTO runs VALUES (1, 'abc0', '1', 'm', 'c', '', '2026-01-01T00:00:00')")
    documents = round(events / EVENTS_EACH)
    for first in range(1, documents + 1, AT_ONCE):
        _write(connection, generator, world, range(first, min(first + AT_ONCE, documents + 1)))
    _group(connection, "incident", "event", 4, 6)
    _group(connection, "claim", "statement", 1, 8)
    for _, sql in indices:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _world(generator: np.random.Generator) -> World:
    codes = list(country_names())
    generator.shuffle(codes)
    homes = generator.choice(len(codes), ACTORS, p=_falling(len(codes), 1.2))
    names = _names(generator, ACTORS)
    actors = {
        (row := actor_row(Actor(name.title(), codes[home] if n % 4 else "", SECTORS[n % 7])))["pk"]: row
        for n, (name, home) in enumerate(zip(names, homes, strict=True))
    }
    places = [
        (name.title(), name[:4].title(), codes[home])
        for name, home in zip(_names(generator, PLACES), generator.choice(len(codes), PLACES, p=_falling(len(codes), 1.2)), strict=True)
    ]
    types = load_types()
    kinds = [(kind, mode) for kind in types.types for mode in ("", *types.modes_of(kind))]
    words = np.array(_names(generator, WORDS), dtype=object)
    return World(list(actors.values()), _falling(len(actors), 0.9), places, _falling(PLACES, 1.0), words, _falling(WORDS, 1.0), kinds)


def _falling(number: int, power: float) -> np.ndarray[Any, Any]:
    """How often each of so many things appears, when a few appear most of the time."""
    weights = 1 / np.arange(3, number + 3) ** power
    return weights / weights.sum()


def _names(generator: np.random.Generator, number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(generator.choice(_SYLLABLES, generator.integers(2, 5)))] = None
    return list(found)


def _write(connection: sqlite3.Connection, generator: np.random.Generator, world: World, numbers: range) -> None:
    count = len(numbers)
    days = [date(2012, 1, 1) + timedelta(int(DAYS * share)) for share in generator.beta(2, 1, count)]
    published = {number: day.isoformat() for number, day in zip(numbers, days, strict=True)}
    words = generator.choice(world.words, (count * SENTENCES, 18), p=world.word_odds)
    texts = [" ".join(row).capitalize() + "." for row in words]
    _insert(connection, "documents", _documents(published, texts))
    _insert(connection, "records", ({"pk": n, "document": n, "run": 1, "current": 1, "native": _NATIVE} for n in numbers))
    first = (numbers.start - 1) * SENTENCES + 1
    rows = [
        {
            "pk": first + n,
            "record": numbers[n // SENTENCES],
            "id": str(n % SENTENCES),
            "number": n % SENTENCES,
            "role": "text",
            "text": text,
        }
        for n, text in enumerate(texts)
    ]
    _insert(connection, "sentences", rows)
    connection.executemany("INSERT INTO search (rowid, text) VALUES (:pk, :text)", rows)
    sentences = np.arange(first, first + len(texts))
    _insert(connection, "events", _events(generator, world, published, sentences))
    _insert(connection, "statements", _statements(generator, published, sentences))
    for table, roles in (("events", {"source": 1.2, "target": 0.9, "according_to": 0.5}), ("statements", {"speaker": 0.9, "about": 1.3})):
        items = [pk for (pk,) in connection.execute(f"SELECT pk FROM {table} WHERE record >= ?", (numbers.start,))]
        _take_part(connection, generator, world, items, roles)


def _documents(published: dict[int, str], texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for n, (number, day) in enumerate(published.items()):
        url, reprint = f"outlet{number % 90}.example/{number}", number % 11 == 10
        body = "\n".join(texts[n * SENTENCES : (n + 1) * SENTENCES])
        yield {
            "pk": number,
            "version": content_id(url),
            "id": content_id(url, "id"),
            "article": number,
            "reprint_of": number - 1 if reprint else None,
            "address": url,
            "url": f"https://{url}",
            "title": texts[n * SENTENCES],
            "publisher": f"Outlet {number % 90}",
            "published": day,
            "first_seen": f"{day}T12:00:00+00:00",
            "text": body,
            "current": int(not reprint),
        }


def _events(generator: np.random.Generator, world: World, published: dict[int, str], sentences: Any) -> Iterator[dict[str, Any]]:
    count = round(len(published) * EVENTS_EACH)
    where = generator.choice(sentences, count)
    kinds = generator.choice(len(world.kinds), count, p=_falling(len(world.kinds), 0.8))
    statuses = generator.choice(STATUSES, count, p=(0.6, 0.2, 0.05, 0.03, 0.07, 0.05))
    places = generator.choice(PLACES, count, p=world.place_odds)
    scores = generator.random(count)
    for n in range(count):
        kind, mode = world.kinds[kinds[n]]
        record = (int(where[n]) - 1) // SENTENCES + 1
        place = world.places[places[n]] if n % 3 else ("", "", "")
        yield {
            "id": content_id(str(where[n]), str(n)),
            "record": record,
            "sentence": int(where[n]),
            "current": int(record % 11 != 10),
            "day": published[record] if n % 20 else None,
            "last_day": published[record] if n % 20 else None,
            "type": kind,
            "mode": mode,
            "status": str(statuses[n]),
            "historical": int(n % 20 == 0),
            "confidence": float(scores[n]),
            "trigger": "attacked",
            "source": "some troops [The Army]",
            "target": "a village",
            "according_to": "officials",
            "place": place[0],
            "province": place[1],
            "country": place[2],
            "located": located_by(*place),
            "latitude": 1.5 if n % 3 else None,
            "longitude": 2.5 if n % 3 else None,
        }


def _statements(generator: np.random.Generator, published: dict[int, str], sentences: Any) -> Iterator[dict[str, Any]]:
    where = generator.choice(sentences, round(len(published) * STATEMENTS_EACH))
    for n, sentence in enumerate(where):
        record = (int(sentence) - 1) // SENTENCES + 1
        yield {
            "id": content_id(str(sentence), str(n), "statement"),
            "record": record,
            "sentence": int(sentence),
            "current": int(record % 11 != 10),
            "day": published[record],
            "speaker": "officials",
            "cue": "said",
            "content": "that the village was attacked by troops from over the border",
            "stance": STANCES[n % len(STANCES)],
            "quote": "indirect",
        }


def _take_part(
    connection: sqlite3.Connection, generator: np.random.Generator, world: World, items: Sequence[int], roles: dict[str, float]
) -> None:
    for role, each in roles.items():
        count = round(len(items) * each)
        who, what = generator.choice(len(world.actors), count, p=world.actor_odds), generator.choice(items, count)
        rows = ((world.actors[a]["pk"], role, int(item)) for a, item in zip(who, what, strict=True))
        connection.executemany("INSERT OR IGNORE INTO parties (actor, role, item) VALUES (?, ?, ?)", rows)


def _group(connection: sqlite3.Connection, kind: str, of: str, one_in: int, size: int) -> None:
    """Groups of items that stand near each other in time: every so-manieth item, so many to a group."""
    connection.execute(
        f"CREATE TEMP TABLE chosen AS SELECT pk, id, record, day FROM {of}s WHERE pk % {one_in} = 0 AND current ORDER BY day"
    )
    start = f"(SELECT coalesce(max(pk), 0) FROM groups) + 1 + rowid / {size}"
    connection.execute(
        f'INSERT INTO members ("group", id, record, item, "{of}", score, reason, mention)'
        f"SELECT {start}, id, record, id, pk, 0.9, 'same day, same place', hex(zeroblob(150)) FROM chosen"
    )
    connection.execute(
        "INSERT INTO groups (pk, kind, id, first, last, summary, stale)"
        f"SELECT {start}, '{kind}', '{kind}' || rowid, min(day), max(day), hex(zeroblob(400)), 0 FROM chosen GROUP BY rowid / {size}"
    )
    connection.execute("DROP TABLE chosen")


def _insert(connection: sqlite3.Connection, table: str, rows: Any) -> None:
    listed = list(rows)
    names = list(listed[0])
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", listed)
