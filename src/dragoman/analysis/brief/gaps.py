"""What a brief cannot tell: few reports, weeks of silence, lines that rest on one outlet, curves that rest on few acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dragoman.analysis.brief.material import Material, dates_of
from dragoman.analysis.brief.shape import Coverage, IncidentLine, ToneSide, Week
from dragoman.analysis.brief.voices import THIN

FEW = 5
SILENCE = timedelta(days=14)
ONE_VOICE = 0.5  # the share of reports from which on one outlet sets the picture


def gap_lines(
    material: Material, coverage: Coverage, weeks: Sequence[Week], incidents: Sequence[IncidentLine], tone: Sequence[ToneSide]
) -> tuple[str, ...]:
    """What to bear in mind, a sentence each."""
    return tuple(
        text
        for found in (_few(coverage), _silences(material), _one_voice(coverage), _single(weeks, incidents), _thin(material, tone))
        for text in found
    )


def _few(coverage: Coverage) -> Iterator[str]:
    if coverage.reports < FEW:
        yield f"The brief rests on {coverage.reports} report{'' if coverage.reports == 1 else 's'} only."


def _silences(material: Material) -> Iterator[str]:
    days = dates_of(material.reports)
    gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(days) if later - earlier > SILENCE]
    for length, earlier, later in sorted(gaps, reverse=True)[:2]:
        yield f"No report between {_day(earlier)} and {_day(later)} ({length.days} days); silence is not calm."


def _one_voice(coverage: Coverage) -> Iterator[str]:
    if len(coverage.outlets) > 1 and coverage.outlets[0][1] > ONE_VOICE * coverage.reports:
        name, count = coverage.outlets[0]
        yield f"{count} of {coverage.reports} reports are by {name}."
    elif len(coverage.outlets) == 1 and coverage.reports >= FEW:
        yield f"All reports are by {coverage.outlets[0][0] or 'one outlet'}."


def _single(weeks: Sequence[Week], incidents: Sequence[IncidentLine]) -> Iterator[str]:
    lines = [line for week in weeks for line in week.lines]
    alone = sum(len(line.outlets) == 1 for line in lines)
    if lines:
        yield f"{alone} of {len(lines)} lines on what happened rest on a single outlet; they are marked ○."
    single = sum(len(line.outlets) <= 1 for line in incidents)
    if single:
        yield f"{single} of {len(incidents)} incidents {'is' if single == 1 else 'are'} told by one outlet only."


def _thin(material: Material, tone: Sequence[ToneSide]) -> Iterator[str]:
    for side in tone:
        acts = sum(material.scope.holds(act.day) and not act.recalled for act in side.tone.acts)
        if acts < THIN:
            told = f"{acts} act{'' if acts == 1 else 's'} in words"
            yield f"Only {told} of {side.source} towards {side.target}: the curve is uncertain."
    if material.tone is None:
        yield "Tone is followed between two states only."
    elif not tone:
        yield "No act in words between the two sides was found, so there is no curve of tone."


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
