"""The curve of tone as a chart: one panel for each direction, over one axis of time, with uncertainty, shifts and incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.analysis.tone import PairTone
from dragoman.archive.countries import country_names
from dragoman.records import Shift

INK, GREY, BAND, MARK = "#1f2a37", "#6b7280", "#d5dae1", "#8a2d2b"
FONT = "Libertinus Serif, Charter, Georgia, serif"


@dataclass(frozen=True, slots=True)
class Marked:
    """An incident on the axis of time."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """Width and height of a panel in points, and whether single acts are shown as dots."""

    width: int = 600
    height: int = 84
    acts: bool = True


def tone_svg(
    tone: Sequence[PairTone], period: tuple[date, date], incidents: Sequence[Marked] = (), options: ChartOptions = ChartOptions()
) -> str:
    """The chart as SVG, the same for the same tone."""
    import vl_convert

    return vl_convert.vegalite_to_svg(specification(tone, period, incidents, options))


def tone_png(
    tone: Sequence[PairTone], period: tuple[date, date], incidents: Sequence[Marked] = (), options: ChartOptions = ChartOptions()
) -> bytes:
    """The chart as PNG, at twice the size."""
    import vl_convert

    return vl_convert.vegalite_to_png(specification(tone, period, incidents, options), scale=2)


def specification(
    tone: Sequence[PairTone], period: tuple[date, date], incidents: Sequence[Marked], options: ChartOptions
) -> dict[str, Any]:
    """The chart as a Vega-Lite specification."""
    import altair as alt

    panels = [_panel(alt, each, period, options, last=n == len(tone) - 1 and not incidents) for n, each in enumerate(tone)]
    if incidents:
        panels.append(_strip(alt, incidents, period, options))
    chart = alt.vconcat(*panels, spacing=6).configure(font=FONT, background="white", padding=2)
    chart = chart.configure_view(stroke=None).configure_axis(
        labelFont=FONT, titleFont=FONT, labelColor=GREY, domainColor=GREY, tickColor=GREY, gridColor="#eceef1", labelFontSize=10
    )
    specified: dict[str, Any] = chart.to_dict()
    return specified


def _panel(alt: Any, tone: PairTone, period: tuple[date, date], options: ChartOptions, last: bool) -> Any:
    """One direction: zero, band, line, acts, shifts, and its title."""
    source, target = country_names().get(tone.source, tone.source), country_names().get(tone.target, tone.target)
    points = [point for point in tone.curve.daily if period[0] <= point.day <= period[1]]
    rows = [{"day": _at(p.day), "level": p.level, "low": p.low, "high": p.high} for p in points]
    x = alt.X("day:T", scale=_scale(alt, period), axis=_time_axis(alt) if last else None)
    y = alt.Y("level:Q", scale=alt.Scale(domain=[-10, 10]), axis=_level_axis(alt))
    base = alt.Chart(alt.Data(values=rows))
    layers = [
        alt.Chart(alt.Data(values=[{"level": 0}])).mark_rule(color=GREY, strokeWidth=0.7).encode(y=y),
        base.mark_area(color=BAND, opacity=0.9).encode(x=x, y=alt.Y("low:Q"), y2="high:Q"),
        base.mark_line(color=INK, strokeWidth=1.8).encode(x=x, y=y),
    ]
    if options.acts:
        told = [{"day": _at(a.day), "level": a.value} for a in tone.acts if a.day and not a.recalled and period[0] <= a.day <= period[1]]
        dots = alt.Chart(alt.Data(values=told)).mark_point(size=12, color=INK, opacity=0.55, strokeWidth=0.8, filled=False)
        layers.append(dots.encode(x=x, y=y))
    for shift in tone.shifts:
        if period[0] <= shift.date <= period[1]:
            layers += _shift(alt, shift, x, period)
    title = alt.TitleParams(f"{source} towards {target}", anchor="start", fontSize=11, fontWeight="normal", font=FONT, color=INK, offset=3)
    return alt.layer(*layers).properties(width=options.width, height=options.height, title=title)


def _shift(alt: Any, shift: Shift, x: Any, period: tuple[date, date]) -> list[Any]:
    """A rule on the day of a shift, and its size beside it."""
    arrow = "▲" if shift.direction == "up" else "▼"
    sign = "+" if shift.size > 0 else "−"
    late = (shift.date - period[0]).days > 0.75 * max((period[1] - period[0]).days, 1)
    row = [{"day": _at(shift.date), "text": f"{arrow} {sign}{abs(shift.size):.1f}, {shift.date.day} {shift.date:%b}"}]
    data = alt.Chart(alt.Data(values=row))
    text = data.mark_text(align="right" if late else "left", dx=-5 if late else 5, fontSize=10, font=FONT, color=MARK, fontWeight="bold")
    return [
        data.mark_rule(color=MARK, strokeWidth=1.3, strokeDash=[4, 2]).encode(x=x),
        text.encode(x=x, y=alt.YValue(7), text="text:N"),
    ]


def _strip(alt: Any, incidents: Sequence[Marked], period: tuple[date, date], options: ChartOptions) -> Any:
    """The incidents below, each a triangle with the dead it is said to have cost."""
    rows = [{"day": _at(each.day), "label": each.label} for each in incidents if period[0] <= each.day <= period[1]]
    x = alt.X("day:T", scale=_scale(alt, period), axis=_time_axis(alt))
    base = alt.Chart(alt.Data(values=rows))
    title = alt.TitleParams(
        "Incidents, with numbers killed", anchor="start", fontSize=10, fontWeight="normal", font=FONT, color=GREY, offset=1
    )
    return alt.layer(
        base.mark_point(shape="triangle-up", filled=True, color=INK, size=45, opacity=1).encode(x=x, y=alt.YValue(11)),
        base.mark_text(dy=-9, fontSize=9, font=FONT, color=INK).encode(x=x, y=alt.YValue(11), text="label:N"),
    ).properties(width=options.width, height=18, title=title)


def _at(day: date) -> str:
    """A day at midnight without a time zone, so that it stands on the same day wherever the chart is drawn."""
    return f"{day.isoformat()}T00:00:00"


def _scale(alt: Any, period: tuple[date, date]) -> Any:
    ends = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in period]
    return alt.Scale(domain=ends)


def _level_axis(alt: Any) -> Any:
    named = "datum.value > 0 ? 'friendly +10' : datum.value < 0 ? 'hostile −10' : '0'"
    return alt.Axis(values=[-10, 0, 10], title=None, domain=False, ticks=False, labelExpr=named, labelPadding=4)


def _time_axis(alt: Any) -> Any:
    return alt.Axis(title=None, format="%-d %b %y", tickCount=7, grid=False, labelOverlap=True)
