"""The brief: what an archive holds of two sides in a period, worded with care, each line with its sources."""

from dragoman.analysis.brief.making import brief
from dragoman.analysis.brief.shape import (
    Brief,
    ClaimLine,
    Coverage,
    IncidentLine,
    Line,
    Note,
    PositionLine,
    ShiftLine,
    TollLine,
    ToneSide,
    WatchLine,
    Week,
)

__all__ = [
    "Brief",
    "ClaimLine",
    "Coverage",
    "IncidentLine",
    "Line",
    "Note",
    "PositionLine",
    "ShiftLine",
    "TollLine",
    "ToneSide",
    "WatchLine",
    "Week",
    "brief",
]
