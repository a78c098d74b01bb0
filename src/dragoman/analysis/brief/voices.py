"""Tone in a brief: where it stands, its shifts in the period with the sentences that show them, what articles say of it."""

from __future__ import annotations

from dragoman.analysis.brief.material import Material, Scope
from dragoman.analysis.brief.notes import Notes, excerpt, shortened
from dragoman.analysis.brief.shape import Line, ShiftLine, ToneSide
from dragoman.analysis.tone import PairTone
from dragoman.archive.countries import country_names
from dragoman.records import Shift, ToneRemark, VerbalAct

SHOWN = 2  # sentences shown from either side of a shift
REMARKS = 3
LEVELS = ((-6.0, "hostile"), (-3.5, "sharp"), (-1.0, "cool"), (1.0, "neutral"), (3.5, "civil"), (6.0, "warm"))
WARMEST = "cordial"
THIN = 6  # acts below which a curve says little


def tone_sides(material: Material, notes: Notes) -> tuple[ToneSide, ...]:
    """Both directions; none where a side is no state or nothing was said."""
    if material.tone is None:
        return ()
    ways = (material.tone.there, material.tone.back)
    return tuple(_side(way, material.scope, notes) for way in ways if way.curve.daily)


def level_word(level: float) -> str:
    """A level of the scale in a word.

    >>> level_word(-7.5), level_word(0.2), level_word(9.0)
    ('hostile', 'neutral', 'cordial')
    """
    return next((word for bound, word in LEVELS if level < bound), WARMEST)


def shift_text(shift: Shift) -> str:
    """A shift in words."""
    source, target = country_names().get(shift.source, shift.source), country_names().get(shift.target, shift.target)
    turned = "friendlier" if shift.direction == "up" else "more hostile"
    return f"{source} turned {turned} towards {target} by {abs(shift.size):.1f} points (probability {shift.probability:.2f})"


def _side(tone: PairTone, scope: Scope, notes: Notes) -> ToneSide:
    source, target = country_names().get(tone.source, tone.source), country_names().get(tone.target, tone.target)
    shifts = tuple(_shift(shift, notes) for shift in tone.shifts if scope.holds(shift.date) or scope.holds(shift.found))
    shown = {remark.id for shift in tone.shifts for remark in shift.remarks}
    remarks = [remark for remark in tone.remarks if scope.holds(remark.day) and remark.id not in shown][:REMARKS]
    return ToneSide(source, target, tone, _stands(tone, scope), shifts, tuple(_remark(remark, notes) for remark in remarks))


def _stands(tone: PairTone, scope: Scope) -> str:
    """Where the level stands at the end of the period, and on how much that rests."""
    points = [point for point in tone.curve.daily if scope.until is None or point.day <= scope.until]
    acts = sum(point.acts for point in points if scope.holds(point.day))
    if not points:
        return "no act in words told in the period"
    last = points[-1]
    told = f"{level_word(last.level)} at {last.level:+.1f} (nine times in ten between {last.low:+.1f} and {last.high:+.1f})"
    counted = f"{acts} act{'' if acts == 1 else 's'} in words"
    return f"{told}, from {counted}{', too few for a firm figure' if acts < THIN else ''}".replace("-", "−")


def _shift(shift: Shift, notes: Notes) -> ShiftLine:
    before, after = shift.before[-SHOWN:], shift.after[:SHOWN]
    return ShiftLine(
        shift_text(shift),
        shift,
        tuple(_act(act, notes) for act in before),
        tuple(_act(act, notes) for act in after),
        tuple(_remark(remark, notes) for remark in shift.remarks[:REMARKS]),
    )


def _act(act: VerbalAct, notes: Notes) -> Line:
    at = act.sentence.find(act.trigger)
    quote = excerpt(act.sentence, at, at + len(act.trigger)) if at >= 0 else shortened(act.sentence)
    text = f"{act.value:+.1f}".replace("-", "−")
    return Line(text, quote, act.day, "reported", min(1.0, act.weight), (act.outlet,), (notes.cite(act.document, act.sentence),), act.coded)


def _remark(remark: ToneRemark, notes: Notes) -> Line:
    text = f"{remark.outlet or 'A report'} on the tone itself"
    cited = (notes.cite(remark.document, remark.sentence),)
    at = remark.sentence.find(remark.text)
    quote = excerpt(remark.sentence, at, at + len(remark.text)) if at >= 0 else remark.text
    return Line(text, quote, remark.day, "reported", 1.0, (remark.outlet,), cited, remark.id)
