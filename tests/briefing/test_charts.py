"""The chart of tone: what stands in it."""

import re
from datetime import date, timedelta

import pytest

from dragoman.analysis.curves import tone_curve
from dragoman.analysis.tone import PairTone
from dragoman.briefing.charts import ChartOptions, Marked, specification, tone_png, tone_svg
from dragoman.records import Shift
from tests.analysis.reports import act

FIRST = date(2024, 1, 1)
PERIOD = (FIRST, FIRST + timedelta(days=90))


def tone(source="MWI", target="MOZ", shift=True) -> PairTone:
    acts = tuple(act(-4.0 if n < 45 else 5.0, FIRST + timedelta(days=n), source=source, target=target) for n in range(0, 90, 3))
    turn = FIRST + timedelta(days=45)
    shifts = (Shift(source, target, turn + timedelta(days=9), turn, 0.9, 9.0, (), (), ()),) if shift else ()
    return PairTone(source, target, acts, (), tone_curve(acts, source, target, [turn]), shifts)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_each_direction_has_its_panel_and_each_shift_its_day_and_size():
    found = texts(tone_svg([tone(), tone("MOZ", "MWI", shift=False)], PERIOD))
    assert "Malawi towards Mozambique" in found and "Mozambique towards Malawi" in found
    assert [text for text in found if text.startswith("▲")] == ["▲ +9.0, 15 Feb"]


def test_incidents_stand_on_the_axis_with_their_tolls():
    found = texts(tone_svg([tone()], PERIOD, [Marked(date(2024, 2, 1), "2–5"), Marked(date(2025, 2, 1), "99")]))
    assert "2–5" in found and "99" not in found


def test_nothing_outside_the_period_is_drawn():
    chart = specification([tone()], (FIRST, FIRST + timedelta(days=30)), [], ChartOptions())
    days = [row["day"] for data in _values(chart) for row in data if "day" in row]
    assert days and max(days) < "2024-02-01"


def test_the_same_tone_gives_the_same_picture():
    assert tone_svg([tone()], PERIOD) == tone_svg([tone()], PERIOD)
    assert tone_png([tone()], PERIOD).startswith(b"\x89PNG")


@pytest.mark.parametrize("days", [1, 7, 400])
def test_any_period_can_be_drawn(days):
    assert "<svg" in tone_svg([tone()], (FIRST, FIRST + timedelta(days=days)))


def _values(chart):
    if isinstance(chart, dict):
        if isinstance(chart.get("values"), list):
            yield [row for row in chart["values"] if isinstance(row, dict)]
        for each in chart.values():
            yield from _values(each)
    elif isinstance(chart, list):
        for each in chart:
            yield from _values(each)
