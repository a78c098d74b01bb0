"""The tone of one state towards another: its acts in words, the curve, the shifts, and what articles say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.analysis.curves import CURVE_DEFAULTS, CurveOptions, counted, tone_curve
from dragoman.analysis.remarks import tone_remarks
from dragoman.analysis.shifts import bears, tone_shifts
from dragoman.analysis.verbal import verbal_acts
from dragoman.codebook import Codebook
from dragoman.records import Record, Shift, ToneCurve, ToneRemark, VerbalAct


@dataclass(frozen=True, slots=True)
class PairTone:
    """Everything on the tone of `source` towards `target`: all acts, also those only looked back on, and what follows from them."""

    source: str
    target: str
    acts: tuple[VerbalAct, ...]
    remarks: tuple[ToneRemark, ...]
    curve: ToneCurve
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class ToneReading:
    """The acts in words and the remarks on tone of a body of reports."""

    acts: tuple[VerbalAct, ...]
    remarks: tuple[ToneRemark, ...]

    @classmethod
    def of(cls, records: Iterable[Record], codebook: Codebook) -> ToneReading:
        """What these reports hold."""
        listed = list(records)
        acts = verbal_acts(listed, codebook)
        return cls(tuple(acts), tuple(tone_remarks(listed, acts, codebook)))

    def pairs(self, least: int = 1) -> list[tuple[str, str]]:
        """The directed pairs with so many acts that count at least, those with most acts first."""
        counts = Counter((act.source, act.target) for act in self.acts if act.day is not None and not act.recalled)
        return sorted((pair for pair, count in counts.items() if count >= least), key=lambda pair: (-counts[pair], pair))

    def pair(self, source: str, target: str, options: CurveOptions = CURVE_DEFAULTS) -> PairTone:
        """Curve and shifts of one directed pair."""
        own = tuple(act for act in self.acts if (act.source, act.target) == (source, target))
        remarks = tuple(remark for remark in self.remarks if bears(remark, source, target, own))
        shifts = tone_shifts(own, remarks, source, target, options.values)
        curve = tone_curve(own, source, target, [shift.date for shift in shifts], options)
        return PairTone(source, target, own, remarks, curve, tuple(shifts))

    def shifts(self, least: int = 1, options: CurveOptions = CURVE_DEFAULTS) -> list[Shift]:
        """The shifts of all pairs with so many acts at least, in the order in which they were found."""
        found = [shift for pair in self.pairs(least) for shift in self._shifts(*pair, options)]
        return sorted(found, key=lambda shift: (shift.found, shift.source, shift.target))

    def _shifts(self, source: str, target: str, options: CurveOptions) -> Sequence[Shift]:
        return tone_shifts(counted(self.acts, source, target), self.remarks, source, target, options.values)
