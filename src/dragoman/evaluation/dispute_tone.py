"""The tone of a dispute, from a folder with `articles/` and `gold/`: acts in words found, their values, and the shifts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.analysis.tone import ToneReading
from dragoman.codebook import load_codebook
from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.disputes import articles_of
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import Range, overlap, pair_off
from dragoman.evaluation.metrics import Counts, Measure, Table, Value, pearson
from dragoman.records import Document, Shift, VerbalAct

NEAR = 28  # days between the true and the estimated date within which a shift counts as found
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class DisputeToneScores:
    """Acts found in the right document and direction by their words, how their values go with the reader's, and shifts found."""

    acts: Counts
    values: Value
    shifts: Counts
    tables: tuple[Table, ...]

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"acts": self.acts, "values": self.values, "shifts": self.shifts}


@dataclass(frozen=True, slots=True)
class GoldAct:
    """An act as a reader found it: `trigger` is the word in brackets, `words` what stands around it, both as they stand."""

    document: str
    words: str
    trigger: str
    pair: tuple[str, str]
    score: float

    def place(self, text: str) -> tuple[Range, Range] | None:
        """Where words and trigger stand in a text; None where they do not."""
        start = text.translate(_STRAIGHT).find(self.words.translate(_STRAIGHT))
        if start < 0:
            return None
        inside = start + self.words.index(self.trigger)
        return (start, start + len(self.words)), (inside, inside + len(self.trigger))


@dataclass(frozen=True, slots=True)
class GoldShift:
    """A shift as a reader saw it."""

    pair: tuple[str, str]
    day: date
    direction: str


def score_dispute_tone(folder: Path, coder: Scorable, tick: Tick) -> DisputeToneScores:
    """Codes the articles of a folder and scores their tone against the gold."""
    documents = {document.id: document for document in articles_of(folder)}
    gold = [act for act in read_gold(folder / "gold" / "verbal.jsonl", _act) if act.document in documents]
    pairs = sorted({act.pair for act in gold} | {act.pair[::-1] for act in gold})
    reading = ToneReading.of(code(coder, list(documents.values()), tick).values(), load_codebook())
    matched = _matched(gold, [act for act in reading.acts if (act.source, act.target) in pairs], documents)
    told = sum((act.source, act.target) in pairs for act in reading.acts)
    shifts = [shift for pair in pairs for shift in reading.pair(*pair).shifts]
    return DisputeToneScores(
        acts=Counts(len(matched), told, len(gold)),
        values=Value("pearson", pearson([g.score for g, _ in matched], [a.value for _, a in matched]), len(matched)),
        shifts=_shift_counts(read_gold(folder / "gold" / "shifts.jsonl", _shift), shifts),
        tables=(_pair_table(pairs, gold, reading.acts, matched), _shift_table(shifts)),
    )


def _matched(gold: Sequence[GoldAct], acts: Sequence[VerbalAct], documents: Mapping[str, Document]) -> list[tuple[GoldAct, VerbalAct]]:
    """The acts of gold and coder paired off: same document and direction, overlapping triggers before overlapping words."""
    matched = []
    for name, document in documents.items():
        here = [(act, act.place(document.text)) for act in gold if act.document == name]
        found = [act for act in acts if act.document == document.id]

        def weight(told: tuple[GoldAct, tuple[Range, Range] | None], act: VerbalAct) -> float:
            expected, place = told
            if place is None or expected.pair != (act.source, act.target):
                return 0.0
            span = (act.start, act.end)
            return 2.0 if overlap(place[1], span) else float(overlap(place[0], span))

        matched += [(here[i][0], found[j]) for i, j in pair_off(here, found, weight)]
    return matched


def _shift_counts(gold: Sequence[GoldShift], shifts: Sequence[Shift]) -> Counts:
    def weight(expected: GoldShift, shift: Shift) -> float:
        if expected.pair != (shift.source, shift.target) or expected.direction != shift.direction:
            return 0.0
        days = abs((shift.date - expected.day).days)
        return NEAR + 1.0 - days if days <= NEAR else 0.0

    return Counts(len(pair_off(gold, shifts, weight)), len(shifts), len(gold))


def _pair_table(
    pairs: Sequence[tuple[str, str]], gold: Sequence[GoldAct], acts: Sequence[VerbalAct], matched: Sequence[tuple[GoldAct, VerbalAct]]
) -> Table:
    rows = []
    for pair in pairs:
        own = [(g, a) for g, a in matched if g.pair == pair]
        counts = Counts(len(own), sum((a.source, a.target) == pair for a in acts), sum(g.pair == pair for g in gold))
        values = pearson([g.score for g, _ in own], [a.value for _, a in own])
        rows.append(("→".join(pair), counts.precision, counts.recall, counts.f1, values, counts.right, counts.predicted, counts.gold))
    columns = ("pair", "precision", "recall", "f1", "pearson of values", "right", "predicted", "gold")
    return Table("acts in words, by pair", columns, tuple(rows))


def _shift_table(shifts: Sequence[Shift]) -> Table:
    rows = tuple((f"{s.source}→{s.target}", s.date.isoformat(), s.found.isoformat(), s.direction, s.size, s.probability) for s in shifts)
    return Table("shifts found", ("pair", "date", "found", "direction", "size", "probability"), rows)


def _act(fields: Fields) -> GoldAct:
    words = fields["words"]
    trigger = words[words.index("⟦") + 1 : words.index("⟧")]
    plain = words.replace("⟦", "").replace("⟧", "")
    return GoldAct(fields["document"], plain, trigger, (fields["from"], fields["to"]), float(fields["score"]))


def _shift(fields: Fields) -> GoldShift:
    return GoldShift((fields["from"], fields["to"]), date.fromisoformat(fields["date"]), fields["direction"])
