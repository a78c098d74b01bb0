"""The gold: lines of JSON read into typed events, statements and sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dragoman.evaluation.matching import Named
from dragoman.records import InputError

T = TypeVar("T")
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldToll:
    """The number of people told; `high` None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event as a reader coded it.

    An `optional` one may be found or not; `types` and `statuses` hold what is accepted, the first being the
    reader's own; with `target_optional` an empty target is accepted too. `date` is a day or `first/last`.
    """

    trigger: str
    types: tuple[str, ...]
    mode: str
    statuses: tuple[str, ...]
    source: tuple[Named, ...]
    target: tuple[Named, ...]
    according_to: tuple[Named, ...]
    historical: bool
    optional: bool = False
    target_optional: bool = False
    date: str | None = None
    place: str | None = None
    killed: GoldToll | None = None
    injured: GoldToll | None = None

    @property
    def type(self) -> str:
        """The reader's own type."""
        return self.types[0]

    @property
    def status(self) -> str:
        """The reader's own status."""
        return self.statuses[0]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as a reader coded it; `speaker` is None where the text names nobody."""

    speaker: Named | None
    content: str
    stance: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with its events and statements."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]


def read_gold(path: Path, parse: Callable[[Fields], T]) -> list[T]:
    """Each line of the file, parsed; a line that is not what it should be raises an error that names it."""
    items: list[T] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                items.append(_parsed(line, parse, f"{path}:{number}"))
    return items


def read_whole(path: Path, parse: Callable[[Fields], T]) -> T:
    """A file that is one JSON object, parsed."""
    return _parsed(path.read_text(encoding="utf-8"), parse, str(path))


def sentence(fields: Fields) -> GoldSentence:
    """A sentence from its JSON object."""
    events = tuple(event(entry) for entry in fields["events"])
    return GoldSentence(fields["id"], fields["text"], events, tuple(statement(entry) for entry in fields["statements"]))


def event(fields: Fields) -> GoldEvent:
    """An event from its JSON object."""
    return GoldEvent(
        trigger=fields["trigger"],
        types=(fields["type"], *fields.get("optional_type", ())),
        mode=fields["mode"],
        statuses=(fields["status"], *fields.get("optional_status", ())),
        source=_named(fields["source"]),
        target=_named(fields["target"]),
        according_to=_named(fields["according_to"]),
        historical=fields["historical"],
        optional=fields.get("optional", False),
        target_optional=fields.get("target_optional", False),
        date=fields.get("date"),
        place=fields.get("place"),
        killed=_toll(fields.get("killed")),
        injured=_toll(fields.get("injured")),
    )


def statement(fields: Fields) -> GoldStatement:
    """A statement from its JSON object, whose speaker is words or words with the fullest name."""
    speaker = fields["speaker"]
    if isinstance(speaker, Mapping):
        speaker = Named(speaker["text"], speaker.get("of"))
    elif speaker:
        speaker = Named(speaker)
    return GoldStatement(speaker or None, fields["content"], fields["stance"])


def _named(entries: list[Fields]) -> tuple[Named, ...]:
    return tuple(Named(entry["text"], entry.get("of")) for entry in entries)


def _toll(bounds: list[int | None] | None) -> GoldToll | None:
    return GoldToll(*bounds) if bounds else None


def _parsed(text: str, parse: Callable[[Fields], T], where: str) -> T:
    try:
        return parse(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg} at column {error.colno}). Each line must be one JSON object.") from error
    except KeyError as error:
        raise InputError(f"{where}: the field {error} is missing. See docs/evaluation.md for the fields.") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(f"{where}: a field has the wrong form ({error}). See docs/evaluation.md for the fields.") from error
