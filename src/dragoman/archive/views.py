"""What counts: the coder's record and what people decided on it, put together. Records themselves are never edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from dragoman.archive.correcting import corrected
from dragoman.archive.decisions import in_force
from dragoman.records import Claim, Correction, Decision, Event, Incident, InputError, Record, Statement, Step

State = Literal["", "accepted", "rejected", "corrected"]
T = TypeVar("T", bound=Event | Statement | Claim | Incident)
Part = TypeVar("Part", bound=Event | Statement)


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """An item as it counts now and as it was coded; `history` holds all decisions on it, also those that no longer stand."""

    item: T
    coded: T
    state: State
    history: tuple[Decision, ...]


def decided(coded: T, log: Iterable[Decision], record: Record | None = None) -> Decided[T]:
    """An item with the decisions on it, given in their order. Events and statements need their record, where their words stand."""
    history = tuple(log)
    standing = in_force(history)
    return Decided(_corrected(coded, standing, record), coded, state_of(standing), history)


def decided_record(record: Record, log: Mapping[str, Sequence[Decision]]) -> Record:
    """The record as it counts, from the decisions by item: corrected, without what was rejected."""
    if not log:
        return record
    events = _kept(decided(event, log.get(event.id, ()), record) for event in record.events)
    return replace(record, events=events, statements=_kept(decided(each, log.get(each.id, ()), record) for each in record.statements))


def state_of(standing: Sequence[Decision]) -> State:
    """What became of an item by the decisions that stand; empty where nobody decided."""
    told = [decision.verdict for decision in standing if decision.verdict in ("accept", "reject", "correct")]
    if not told:
        return ""
    if told[-1] == "reject":
        return "rejected"
    return "corrected" if "correct" in told else "accepted"


def _corrected(coded: T, standing: Sequence[Decision], record: Record | None) -> T:
    """With those corrections that fit: an earlier mode may be none of a later type, or the codebook be another by now."""
    fitting: list[Correction] = []
    steps: list[Step] = []
    item = coded
    for decision in standing:
        for correction in decision.corrections:
            try:
                item = corrected(coded, [*fitting, correction], record)
            except InputError:
                continue
            fitting.append(correction)
            steps.append(Step("decision", f"{decision.by}: {correction.field} is {correction.value or 'none'} ({decision.why})"))
    return replace(item, steps=(*item.steps, *steps)) if isinstance(item, Event | Statement) else item


def _kept(found: Iterable[Decided[Part]]) -> tuple[Part, ...]:
    return tuple(each.item for each in found if each.state != "rejected")
