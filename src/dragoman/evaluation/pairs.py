"""The type of the event between a given source and target, against the gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.coder import Scorable, Tick
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.metrics import Measure, Share, Table, Value, by_class, class_table, macro_f1
from dragoman.records import Pair

# The gold has one type for both.
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class PairScores:
    """The share of pairs with the right type, and the mean F1 over the gold's types."""

    types: Share
    macro: Value
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"types": self.types, "types_macro": self.macro}


def score_pairs(path: Path, coder: Scorable, tick: Tick) -> PairScores:
    """Scores a coder on a file of sentences with source and target given."""
    gold = read_gold(path, _pair)
    found: dict[str, str] = {}
    for relation in coder.relate([pair for pair, _ in gold]):
        found[relation.id] = MERGED.get(relation.type, relation.type)
        tick(len(found), len(gold))
    types = [(kind, found.get(pair.id, "")) for pair, kind in gold]
    return PairScores(
        types=Share.of(wanted == given for wanted, given in types),
        macro=Value("macro_f1", macro_f1(types), len(types)),
        tables=(class_table("type of a pair", by_class(types).items()),),
    )


def _pair(fields: Fields) -> tuple[Pair, str]:
    kind: str = fields["type"]
    return Pair(fields["id"], fields["text"], fields["source"], fields["target"]), MERGED.get(kind, kind)
