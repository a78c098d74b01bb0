"""The ledger of claims: what parties assert and dispute, each place where they do, grouped by what is claimed."""

from __future__ import annotations

from dragoman.analysis.claims.grouping import Claims

__all__ = ["Claims"]
