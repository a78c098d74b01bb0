"""What a reader takes from ten short disputes, against the ledger."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

import dragoman
from dragoman.analysis.claims import Claims
from dragoman.analysis.grouping import Groups
from dragoman.records import ClaimMention, Document
from tests.analysis.claim_cases import CASES, Report, Told


def read(coder: dragoman.Coder, reports: tuple[Report, ...]) -> list[tuple[Told, ClaimMention | None, str]]:
    """Each place that a reader marked, with the mention that overlaps it most and the claim which that belongs to."""
    claims = Claims()
    groups = Groups(claims)
    found = []
    for n, report in enumerate(reports):
        record = coder.code_document(Document(report.text, f"d{n}", published=date.fromisoformat(report.day)))
        mentions = list(claims.mentions(record))
        belongs = {m.id: groups.add(m).id for m in mentions}
        for told in report.told:
            start = report.text.index(told.words)
            end = start + len(told.words)

            def shared(m: ClaimMention, start: int = start, end: int = end, told: Told = told) -> float:
                common = min(end, m.end) - max(start, m.start)
                agrees = m.speaker is not None and m.speaker.key == told.party
                return 2 * common / (end - start + m.end - m.start) + 0.1 * agrees if common > 0 else 0.0

            best = max(mentions, key=shared, default=None)
            best = best if best is not None and shared(best) > 0 else None
            found.append((told, best, belongs[best.id] if best else ""))
    return found


@pytest.mark.parametrize("name", CASES)
def test_each_place_is_found_with_its_party_and_stance(coder: dragoman.Coder, name: str) -> None:
    for told, mention, _ in read(coder, CASES[name]):
        assert mention is not None, told
        assert (mention.speaker.key if mention.speaker else "", mention.stance) == (told.party, told.stance), told


@pytest.mark.parametrize("name", CASES)
def test_places_belong_together_as_a_reader_says(coder: dragoman.Coder, name: str) -> None:
    for (a, _, first), (b, _, second) in combinations(read(coder, CASES[name]), 2):
        assert (first == second) == (a.claim == b.claim), (a, b)
