"""How far people agree with each other and with the coder: F1 of the events found, and Krippendorff's alpha of what was said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.evaluation.codings import CodedSentence, Coding, events_of
from dragoman.evaluation.events import AlignedEvent, align_events
from dragoman.evaluation.gold import GoldEvent, GoldSentence
from dragoman.evaluation.krippendorff import nominal_alpha
from dragoman.evaluation.metrics import Counts

FIELDS: Mapping[str, Callable[[GoldEvent], str]] = {
    "type": lambda event: event.type,
    "mode": lambda event: event.mode,
    "status": lambda event: event.status,
}


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha, plain and with each event weighted as its sentence; None where it is undefined. `units` are the events
    that two or more have found."""

    value: float | None
    weighted: float | None
    units: int


@dataclass(frozen=True, slots=True)
class Found:
    """Events that two found alike: the counts, and their F1 with each sentence weighted."""

    counts: Counts
    weighted_f1: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two coders on the sentences that both coded: events alike in trigger and type, and strictly, in sources and targets too."""

    first: str
    second: str
    sentences: int
    typed: Found
    strict: Found
    alphas: Mapping[str, Alpha]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The coders with their numbers of sentences and events, alpha of all people together, and each pair compared."""

    coders: tuple[tuple[str, int, int], ...]
    people: Mapping[str, Alpha]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    weight: float
    events: tuple[GoldEvent | None, ...]


def agreement(people: Sequence[Coding], coder: Coding | None = None) -> Agreement:
    """Compares each pair of people, and each person with the coder if one is given. Weights are those of the sentences, wherever a
    file tells them."""
    weighed = _weighed([*people, *([coder] if coder else [])])
    persons = weighed[: len(people)]
    return Agreement(
        coders=tuple((each.name, len(each.sentences), each.events) for each in weighed),
        people=alphas(persons),
        comparisons=tuple(compare(a, b) for a, b in (*combinations(persons, 2), *((each, weighed[-1]) for each in persons if coder))),
    )


def compare(first: Coding, second: Coding) -> Comparison:
    """Two coders on what both looked at."""
    both = [(first.sentences[name], second.sentences[name]) for name in first.sentences if name in second.sentences]
    aligned = [(one.weight, _aligned(one, other)) for one, other in both]
    return Comparison(
        first.name,
        second.name,
        len(both),
        _found(aligned, lambda pair: pair.typed),
        _found(aligned, lambda pair: pair.strict),
        alphas((first, second)),
    )


def alphas(codings: Sequence[Coding]) -> dict[str, Alpha]:
    """Alpha of type, mode and status on the events that two or more of the coders found."""
    units = _units(codings)
    weights = [unit.weight for unit in units]
    found = {}
    for name, value in FIELDS.items():
        values = [[value(event) if event else None for event in unit.events] for unit in units]
        found[name] = Alpha(nominal_alpha(values), nominal_alpha(values, weights), len(units))
    return found


def _aligned(one: CodedSentence, other: CodedSentence) -> list[AlignedEvent]:
    gold = GoldSentence(one.id, one.text, one.seen_by(other), ())
    return [pair for pair in align_events(gold, 0, events_of(other, other.seen_by(one))) if pair.counts]


def _found(aligned: Iterable[tuple[float, Sequence[AlignedEvent]]], alike: Callable[[AlignedEvent], bool]) -> Found:
    counts, right, whole = Counts(), 0.0, 0.0
    for weight, pairs in aligned:
        here = Counts(sum(map(alike, pairs)), sum(pair.event is not None for pair in pairs), sum(pair.gold is not None for pair in pairs))
        counts += here
        right += weight * 2 * here.right
        whole += weight * (here.predicted + here.gold)
    return Found(counts, right / whole if whole else 0.0)


def _units(codings: Sequence[Coding]) -> list[_Unit]:
    """The events of each sentence matched across all coders by their triggers, those kept that two or more found."""
    units = []
    for name in dict.fromkeys(name for coding in codings for name in coding.sentences):
        here = {at: coding.sentences[name] for at, coding in enumerate(codings) if name in coding.sentences}
        weight = next(iter(here.values())).weight
        matched: list[dict[int, GoldEvent]] = []
        for at, sentence in here.items():
            _match(matched, at, sentence)
        units += [_Unit(weight, tuple(each.get(at) for at in range(len(codings)))) for each in matched if len(each) > 1]
    return units


def _match(matched: list[dict[int, GoldEvent]], at: int, sentence: CodedSentence) -> None:
    """Puts a coder's events beside those of the coders before that share their triggers."""
    ours = {id(event): each for each in matched for event in [next(iter(each.values()))]}
    gold = GoldSentence(sentence.id, sentence.text, tuple(next(iter(each.values())) for each in matched), ())
    for pair in align_events(gold, 0, events_of(sentence, sentence.events)):
        if pair.event is not None:
            event = sentence.events[int(pair.event.id)]
            if pair.gold is not None:
                ours[id(pair.gold)][at] = event
            else:
                matched.append({at: event})


def _weighed(codings: Sequence[Coding]) -> list[Coding]:
    """The codings with the weight that any of them tells of a sentence told by all."""
    weights = {name: each.weight for coding in codings for name, each in coding.sentences.items() if each.weight != 1.0}
    return [
        Coding(coding.name, {name: replace(each, weight=weights.get(name, 1.0)) for name, each in coding.sentences.items()})
        for coding in codings
    ]
