"""Dataclasses to and from plain JSON values, and the JSON Schema of these values, all read off the classes themselves.

Understood are strings, numbers, flags, days, moments, closed lists of words, what may be None, tuples of one kind,
and dataclasses of these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.records import InputError

_JSON_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}
_NAMES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def encode(value: Any) -> Any:
    """The value in strings, numbers, lists and dictionaries: every field of a dataclass is there, empty or not."""
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        return {name: encode(getattr(value, name)) for name in fields(kind)}
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def decode(kind: Any, value: Any, at: str) -> Any:
    """The value of that kind which `encode` gave as this; `at` says in errors where it stands.

    A field that is not there takes its default, so that what was written before a field was added can still be read."""
    if dataclasses.is_dataclass(kind):
        return _decode_dataclass(kind, value, at)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else decode(_not_none(kind), value, at)
    if origin is tuple:
        if not isinstance(value, list):
            raise _error(at, value, "a list")
        return tuple(decode(parts[0], part, f"{at}[{index}]") for index, part in enumerate(value))
    if origin is Literal:
        if value not in parts:
            raise _error(at, value, f"one of {', '.join(parts)}")
        return value
    if kind is date:
        return _decode_time(date.fromisoformat, value, at, "a day such as 2024-05-17")
    if kind is datetime:
        return _decode_time(datetime.fromisoformat, value, at, "a moment such as 2024-05-17T08:30:00+00:00")
    return _decode_scalar(kind, value, at)


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `encode` gives for a dataclass: every field, also those that `decode` can do without."""
    definitions: dict[str, Any] = {}
    top = _schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


@cache
def fields(kind: Any) -> Mapping[str, Any]:
    """The fields of a dataclass with their types, in their order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


@cache
def required(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that have no default, in their order."""
    plain = (f for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING)
    return tuple(field.name for field in plain)


def _decode_dataclass(kind: Any, value: Any, at: str) -> Any:
    if not isinstance(value, dict):
        raise _error(at, value, f"an object with the fields of {kind.__name__}")
    expected = fields(kind)
    needed = required(kind)
    if missing := [name for name in needed if name not in value]:
        raise InputError(f"{at} lacks {', '.join(missing)}; {kind.__name__} needs all of {', '.join(needed)}")
    if unknown := [str(name) for name in value if name not in expected]:
        raise InputError(f"{at} has {', '.join(unknown)}, which {kind.__name__} does not know; allowed: {', '.join(expected)}")
    return kind(**{name: decode(part, value[name], f"{at}.{name}") for name, part in expected.items() if name in value})


def _decode_time(parse: Callable[[str], date], value: Any, at: str, allowed: str) -> date:
    try:
        return parse(value)
    except (TypeError, ValueError):
        raise _error(at, value, allowed) from None


def _decode_scalar(kind: Any, value: Any, at: str) -> Any:
    # JSON has one kind of number, and a flag is a number to Python.
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise _error(at, value, _NAMES[kind])
    return value


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, parts = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass_schema(kind, definitions)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(_not_none(kind), definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0], definitions)}
    if origin is Literal:
        return {"enum": list(parts)}
    return dict(_JSON_TYPES[kind])


def _dataclass_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # keeps the place, should the class hold itself
        properties = {field: _schema(part, definitions) for field, part in fields(kind).items()}
        definitions[name] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split()),
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _not_none(kind: Any) -> Any:
    (part,) = (part for part in get_args(kind) if part is not type(None))
    return part


def _error(at: str, value: Any, allowed: str) -> InputError:
    return InputError(f"{at} is {value!r:.80}; give {allowed}")
