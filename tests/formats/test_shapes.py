"""Dataclasses to JSON values and back, and their JSON Schema."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

import pytest
from jsonschema import Draft202012Validator

from dragoman.formats.shapes import decode, encode, json_schema
from dragoman.records import InputError


@dataclass(frozen=True)
class Leg:
    """A leg of a journey."""

    to: str
    miles: float | None = None


@dataclass(frozen=True)
class Journey:
    """A journey, by land or sea."""

    name: str
    days: int
    by: Literal["land", "sea"]
    done: bool
    start: date
    told: datetime
    legs: tuple[Leg, ...]


JOURNEY = Journey("Silk Road", 3, "land", True, date(1271, 4, 1), datetime(2024, 5, 1, 12, tzinfo=UTC), (Leg("Acre", 12.5), Leg("Xanadu")))
PLAIN = {
    "name": "Silk Road",
    "days": 3,
    "by": "land",
    "done": True,
    "start": "1271-04-01",
    "told": "2024-05-01T12:00:00+00:00",
    "legs": [{"to": "Acre", "miles": 12.5}, {"to": "Xanadu", "miles": None}],
}

MISFITS = [
    ("name", 7, "journey.name is 7; give a string"),
    ("days", True, "journey.days is True; give a whole number"),
    ("days", 2.5, "journey.days is 2.5; give a whole number"),
    ("by", "air", "journey.by is 'air'; give one of land, sea"),
    ("done", "yes", "journey.done is 'yes'; give true or false"),
    ("start", "spring", "journey.start is 'spring'; give a day such as"),
    ("start", None, "journey.start is None; give a day such as"),
    ("told", "noon", "journey.told is 'noon'; give a moment such as"),
    ("legs", {}, "journey.legs is {}; give a list"),
    ("legs", [{"to": "Acre", "miles": "far"}], "journey.legs[0].miles is 'far'; give a number"),
    ("legs", ["Acre"], "journey.legs[0] is 'Acre'; give an object with the fields of Leg"),
    ("legs", [{"miles": 1}], "journey.legs[0] lacks to; Leg needs all of to"),
    ("legs", [{"to": "Acre", "miles": 1, "on": 2}], "journey.legs[0] has on, which Leg does not know; allowed: to, miles"),
]


def test_every_field_is_written_empty_or_not():
    assert encode(JOURNEY) == PLAIN


def test_what_is_written_is_read_back():
    assert decode(Journey, PLAIN, "journey") == JOURNEY


def test_a_whole_number_will_do_where_a_number_is_asked_for():
    assert decode(Leg, {"to": "Acre", "miles": 12}, "leg") == Leg("Acre", 12.0)


def test_a_field_that_is_not_there_takes_its_default():
    assert decode(Leg, {"to": "Acre"}, "leg") == Leg("Acre")


@pytest.mark.parametrize(("field", "value", "message"), MISFITS)
def test_what_does_not_fit_is_named(field, value, message):
    with pytest.raises(InputError) as error:
        decode(Journey, PLAIN | {field: value}, "journey")
    assert str(error.value).startswith(message)


# The validator knows days, but moments only with a further library.
@pytest.mark.parametrize(("field", "value", "_"), [misfit for misfit in MISFITS if misfit[0] != "told"])
def test_what_does_not_fit_does_not_fit_the_schema_either(field, value, _):
    validator = Draft202012Validator(json_schema(Journey), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert not validator.is_valid(PLAIN | {field: value})


def test_the_schema_says_what_the_class_says():
    schema = json_schema(Journey)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(PLAIN)
    assert schema["$ref"] == "#/$defs/Journey"
    assert schema["$defs"]["Leg"] == {
        "type": "object",
        "description": "A leg of a journey.",
        "properties": {"to": {"type": "string"}, "miles": {"anyOf": [{"type": "number"}, {"type": "null"}]}},
        "required": ["to", "miles"],
        "additionalProperties": False,
    }
    assert schema["$defs"]["Journey"]["properties"]["by"] == {"enum": ["land", "sea"]}
