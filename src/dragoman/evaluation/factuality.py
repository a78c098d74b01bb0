"""How sure it is that what a word tells happened, against the gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.coder import Scorable, Tick, gather
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.metrics import Measure, Table, Value, mean_absolute_error, pearson
from dragoman.records import ModelError


@dataclass(frozen=True, slots=True)
class FactualityScores:
    """Correlation and mean absolute error over all words of the gold, and by the set that the sentence is from."""

    pearson: Value
    mae: Value
    by_set: Mapping[str, tuple[Value, Value]]
    tables: tuple[Table, ...] = ()

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        sets = {f"{name} {value.name}": value for name, values in self.by_set.items() for value in values}
        return {"all pearson": self.pearson, "all mae": self.mae, **sets}


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: str
    tokens: tuple[str, ...]
    events: tuple[tuple[int, float], ...]


def score_factuality(path: Path, coder: Scorable, tick: Tick) -> FactualityScores:
    """Scores a coder on a file of sentences whose event words have a value from −3 to 3."""
    gold = read_gold(path, _sentence)
    given = gather(coder.factuality([sentence.tokens for sentence in gold]), len(gold), tick)
    sets: dict[str, list[tuple[float, float]]] = {}
    for sentence, values in zip(gold, given, strict=True):
        if len(values) != len(sentence.tokens):
            raise ModelError(f"{sentence.id}: {len(values)} values for {len(sentence.tokens)} words; there must be one a word.")
        sets.setdefault(sentence.id.split("-", 1)[0], []).extend((value, float(values[at])) for at, value in sentence.events)
    every = [pair for pairs in sets.values() for pair in pairs]
    return FactualityScores(*_values(every), {name: _values(pairs) for name, pairs in sorted(sets.items())})


def _values(pairs: list[tuple[float, float]]) -> tuple[Value, Value]:
    gold, given = [a for a, _ in pairs], [b for _, b in pairs]
    return Value("pearson", pearson(gold, given), len(pairs)), Value("mae", mean_absolute_error(gold, given), len(pairs))


def _sentence(fields: Fields) -> _Sentence:
    tokens = tuple(fields["tokens"])
    events = tuple((int(entry["token"]), float(entry["factuality"])) for entry in fields["events"])
    if any(not 0 <= at < len(tokens) for at, _ in events):
        raise ValueError("an event's token is not one of the sentence's")
    return _Sentence(fields["id"], tokens, events)
