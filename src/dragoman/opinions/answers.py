"""The answer: checked against what was allowed, letter by letter, and turned into an opinion."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from dragoman.opinions.question import NONE, Question, answer_schema
from dragoman.records import STATUSES, Mention, Opinion, Span

BROKEN, MISSHAPEN, MISQUOTED = "broken JSON", "JSON of another shape", "words that are not in the sentence"
MOST_ACTORS = 20
MOST_REASON = 1_000  # characters
_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)  # endpoints without schemas like to fence their JSON


class Unusable(Exception):  # noqa: N818, a judgement on an answer
    """There is an answer, but none that can be kept; the message is its reason for counting."""


def opinion_of(answer: str, question: Question, reader: str) -> Opinion:
    """The opinion that an answer gives. Raises Unusable where it is not exactly what was asked for."""
    told = _parsed(answer)
    source, target = (tuple(_span(text, question, role) for text in _actors(told[role])) for role in ("source", "target"))
    if told["type"] == NONE:
        return Opinion(reader, False, "", (), (), None, told["reason"])
    event = question.event
    status = next(status for status in STATUSES if status == told["status"])
    agrees = (event.type, event.status) == (told["type"], status) and _same(event.source, source) and _same(event.target, target)
    return Opinion(reader, agrees, told["type"], source, target, status, told["reason"])


def _parsed(answer: str) -> dict[str, Any]:
    fenced = _FENCE.fullmatch(answer)
    try:
        told = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        raise Unusable(BROKEN) from None
    allowed = answer_schema()["properties"]
    if not isinstance(told, dict) or told.keys() != allowed.keys():
        raise Unusable(MISSHAPEN)
    if told["type"] not in allowed["type"]["enum"] or told["status"] not in allowed["status"]["enum"]:
        raise Unusable(MISSHAPEN)
    if not isinstance(told["reason"], str) or len(told["reason"]) > MOST_REASON:
        raise Unusable(MISSHAPEN)
    return told


def _actors(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST_ACTORS or not all(isinstance(each, str) and each.strip() for each in value):
        raise Unusable(MISSHAPEN)
    return value


def _span(text: str, question: Question, role: str) -> Span:
    """Where the words stand in the sentence: where the event has that actor, if there, else where they stand first."""
    sentence = question.sentence
    found = [
        Span(text, sentence.start + at.start(), sentence.start + at.end())
        for at in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence.text)
    ]
    if not found:
        raise Unusable(MISQUOTED)
    known: tuple[Mention, ...] = getattr(question.event, role)
    return next((span for span in found if any(_overlap(span, mention) for mention in known)), found[0])


def _same(ours: Sequence[Mention], theirs: Sequence[Span]) -> bool:
    """Whether two readings name the same actors: each overlaps one of the other's."""
    there = all(any(_overlap(span, mention) for mention in ours) for span in theirs)
    return there and all(any(_overlap(span, mention) for span in theirs) for mention in ours)


def _overlap(a: Span | Mention, b: Span | Mention) -> bool:
    return a.start < b.end and b.start < a.end
