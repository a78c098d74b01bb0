"""The kinds of things that are told in several reports and linked: claims and incidents."""

from __future__ import annotations

from typing import Any

from dragoman.analysis.claims import Claims
from dragoman.analysis.grouping import Grouping
from dragoman.analysis.incidents import Incidents


def groupings() -> tuple[Grouping[Any, Any], ...]:
    """What makes claims, and what makes incidents."""
    return (Claims(), Incidents())
