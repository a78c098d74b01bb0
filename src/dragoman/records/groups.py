"""Links: what was told in several places and is one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention belongs to a group (a claim or an incident): how well it fits, from 0 to 1, and by which signs, in a line."""

    score: float
    reason: str
