"""Corrections in words become fields of a record: checked against the codebook, and found in the text that the record was made from."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args

from dragoman.archive.folding import folded
from dragoman.codebook.actors import ActorDictionary, best_entry, load_actors
from dragoman.codebook.types import load_types
from dragoman.records import (
    STANCES,
    STATUSES,
    Actor,
    Claim,
    Correction,
    Event,
    EventDate,
    Incident,
    InputError,
    ItemKind,
    Mention,
    Quote,
    Record,
    Statement,
    Toll,
    Toponym,
)
from dragoman.records.claims import STATES
from dragoman.records.incidents import IncidentStatus

T = TypeVar("T", bound=Event | Statement | Claim | Incident)
REASON = "given by a person"

_NAMED = re.compile(r"(?P<words>.+?)\s*\[(?P<name>[^\]]+)\]")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_TOLL = re.compile(r"(\d+)(?:(-)(\d*))?")


@dataclass(frozen=True, slots=True)
class Setting:
    """The record and the sentence that an item stands in, where words are looked for. Claims and incidents have neither."""

    record: Record | None = None
    sentence: str = ""


_Fields = Mapping[str, tuple[str, Callable[[str, Setting], Any]]]  # name of a field → its attribute, and what reads its value


def corrected(item: T, corrections: Iterable[Correction], record: Record | None = None) -> T:
    """The item with the corrections, a later one of a field overruling an earlier. Raises InputError where one does not fit it."""
    setting = Setting(record, item.sentence) if isinstance(item, Event | Statement) else Setting()
    allowed = FIELDS[kind_of(item)]
    values: dict[str, Any] = {}
    for correction in corrections:
        if correction.field not in allowed:
            raise InputError(f"{kind_of(item)} has no field {correction.field!r} to correct; allowed: {', '.join(allowed)}.")
        attribute, read = allowed[correction.field]
        values[attribute] = read(correction.value.strip(), setting)
        if attribute in ("date", "place") and isinstance(item, Event):
            values[f"{attribute}_reason"] = "" if values[attribute] else REASON
        if attribute == "type" and not load_types().knows(values["type"], values.get("mode", getattr(item, "mode", ""))):
            values["mode"] = ""  # that of another type
    changed = replace(item, **values)
    if isinstance(changed, Event | Incident) and "mode" in values:
        _check_mode(changed.type, changed.mode)
    return changed


def kind_of(item: Event | Statement | Claim | Incident) -> ItemKind:
    """What kind of item it is."""
    kinds: Mapping[type, ItemKind] = {Event: "event", Statement: "statement", Claim: "claim", Incident: "incident"}
    return kinds[type(item)]


def corrections_of(given: Iterable[str]) -> tuple[Correction, ...]:
    """The corrections given as `field=value`, the type first, on which the mode depends. Raises InputError where one is not."""
    found: list[Correction] = []
    for each in given:
        field, equals, value = each.partition("=")
        if not field.strip() or not equals:
            raise InputError(f"The correction {each!r} names no field. Give it as field=value, as in --set status=denied.")
        found.append(Correction(field.strip().replace("-", "_"), value.strip()))
    if len({each.field for each in found}) < len(found):
        raise InputError("A field is corrected twice. Give each once; several sources or targets are separated by ;.")
    return tuple(sorted(found, key=lambda each: each.field != "type"))


def _check_mode(type_: str, mode: str) -> None:
    table = load_types()
    if not table.knows(type_, mode):
        modes = ", ".join(table.modes_of(type_)) or "none"
        raise InputError(f"{type_} has no mode {mode!r}; allowed: {modes}. An empty value takes it out.")


def _one_of(name: str, allowed: Iterable[str]) -> Callable[[str, Setting], str]:
    words = tuple(allowed)

    def read(value: str, _: Setting) -> str:
        if value not in words:
            raise InputError(f"{name} cannot be {value!r}; allowed: {', '.join(words)}.")
        return value

    return read


def _type(value: str, _: Setting) -> str:
    return _one_of("type", load_types().types)(value.upper(), _)


def _relation(value: str, _: Setting) -> str:
    return _one_of("relation", (*load_types().types, *STATES))(value.upper(), _)


def _words(value: str, _: Setting) -> str:
    if not value:
        raise InputError("gist cannot be empty. Give it in a sentence.")
    return value


def _mode(value: str, _: Setting) -> str:
    return value


def _flag(value: str, _: Setting) -> bool:
    return _one_of("historical", ("true", "false"))(value.lower(), _) == "true"


def _mentions(value: str, setting: Setting) -> tuple[Mention, ...]:
    return tuple(mention for part in value.split(";") if (mention := _mention(part.strip(), setting)))


def _mention(value: str, setting: Setting) -> Mention | None:
    """The mention of `words` or `words [fullest name]`; None for no words."""
    if not value:
        return None
    parts = _NAMED.fullmatch(value)
    words, name = (parts["words"], parts["name"]) if parts else (value, None)
    record, (start, end) = _found(words, setting)
    text = record.document.text[start:end]
    if name is None:
        for known in record.actors:
            if (known.start, known.end) == (start, end) or (known.actor and folded(known.text) == folded(text)):
                return Mention(text, start, end, known.actor, known.of, REASON)
    return Mention(text, start, end, _actor(name or text, record), name, REASON)


def _actor(name: str, record: Record) -> Actor | None:
    """Whom a name stands for, in the record or in the codebook."""
    for known in record.actors:
        if known.actor and folded(known.actor.name) == folded(name):
            return known.actor
    entry = best_entry(_dictionary().look_up(name), record.document.published)
    return Actor(entry.name, entry.country, entry.sector, entry.kind == "person") if entry else None


@cache
def _dictionary() -> ActorDictionary:
    return load_actors()


def _place(value: str, setting: Setting) -> Toponym | None:
    if not value:
        return None
    record, (start, end) = _found(value, setting)
    text = record.document.text[start:end]
    for known in record.places:
        if known.place and folded(known.text) == folded(text):
            return Toponym(text, start, end, known.place)
    return Toponym(text, start, end, None, f"{REASON}; not on the map")


def _found(words: str, setting: Setting) -> tuple[Record, tuple[int, int]]:
    """Where words stand: in the sentence if they do, else in the document."""
    record = setting.record
    if record is None:
        raise InputError(f"There is no text to find {words!r} in.")
    sentence = next(s for s in record.sentences if s.id == setting.sentence)
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    for start, end in ((sentence.start, sentence.end), (0, len(record.document.text))):
        for flags in (re.NOFLAG, re.IGNORECASE):
            match = re.compile(rf"(?<!\w){pattern}(?!\w)", flags).search(record.document.text, start, end)
            if match:
                return record, match.span()
    raise InputError(
        f"{words!r} does not stand in the document {record.document.id}. Give words as they stand there, several separated by ; and "
        "the fullest name in brackets where it is another, as in 'the group [Al-Shabaab]'."
    )


def _date(value: str, _: Setting) -> EventDate | None:
    if not value:
        return None
    first, slash, last = value.partition("/")
    try:
        begin, end, precision = _span(first)
        if slash:
            end = _span(last)[1]
    except ValueError:
        raise InputError(f"date is {value!r}; give 2024-05-17, 2024-05, 2024, or first/last as in 2024-05-17/2024-05-19.") from None
    if end < begin:
        raise InputError(f"date is {value!r}, whose last day is before its first. Give first/last.")
    return EventDate(begin, end, "span" if slash else precision, "")


def _span(value: str) -> tuple[date, date, str]:
    """The first and last day of a year, month or day, and which it is. Raises ValueError."""
    if not _DAY.fullmatch(value):
        raise ValueError(value)
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        return date(*parts), date(*parts), "day"
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def _toll(value: str, _: Setting) -> Toll | None:
    if not value:
        return None
    match = _TOLL.fullmatch(value)
    low, high = (int(match[1]), int(match[3] or -1) if match[2] else int(match[1])) if match else (0, -1)
    if not match or -1 < high < low:
        raise InputError(f"A number of people is {value!r}; give 3, 3-5, 24- for 24 or more, or nothing to take it out.")
    return Toll(low, None if high < 0 else high, "")


_COMMON: _Fields = {
    "type": ("type", _type),
    "mode": ("mode", _mode),
    "killed": ("killed", _toll),
    "injured": ("injured", _toll),
}
FIELDS: Mapping[ItemKind, _Fields] = {
    "event": {
        **_COMMON,
        "status": ("status", _one_of("status", STATUSES)),
        "source": ("source", _mentions),
        "target": ("target", _mentions),
        "according_to": ("according_to", _mentions),
        "historical": ("historical", _flag),
        "date": ("date", _date),
        "place": ("place", _place),
    },
    "statement": {
        "speaker": ("speaker", _mention),
        "stance": ("stance", _one_of("stance", STANCES)),
        "quote": ("quote", _one_of("quote", get_args(Quote))),
    },
    "claim": {"gist": ("gist", _words), "relation": ("relation", _relation)},
    "incident": {
        **_COMMON,
        "gist": ("gist", _words),
        "status": ("status", _one_of("status", get_args(IncidentStatus))),
        "date": ("day", _date),
    },
}
"""What can be corrected of each kind of item."""
