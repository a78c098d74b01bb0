"""Whole articles: the errors of events and statements in each sentence, and wrong dates, places and tolls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.evaluation.articles import _article, _same_date, _same_place, _same_toll
from dragoman.evaluation.gold import GoldEvent, GoldToll, read_gold
from dragoman.records import Event, Toll
from tools.errors.events import NOTHING, Case, cases, how, sentence_findings
from tools.errors.findings import Finding


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of whole articles."""
    articles = read_gold(path, _article)
    for article in articles:
        for case in cases(article.sentences, article.document, coder):
            yield from sentence_findings(case)
            yield from around_findings(case)


def around_findings(case: Case) -> Iterator[Finding]:
    """The wrong dates, places and tolls of a sentence's events whose trigger and type are right."""
    for pair in case.aligned:
        if pair.typed and pair.gold and pair.event:
            yield from _around(case, pair.gold, pair.event)


def _around(case: Case, gold: GoldEvent, event: Event) -> Iterator[Finding]:
    if gold.date and not _same_date(gold.date, event):
        ours = f"{event.date.first}/{event.date.last} “{event.date.words}”" if event.date else NOTHING
        yield case.finding("date", how(True, event.date is not None), f"{gold.trigger} · {gold.date}", ours, event.date_reason)
    if gold.place and not _same_place(gold.place, event):
        place = event.place.text if event.place else NOTHING
        yield case.finding("place", how(True, event.place is not None), f"{gold.trigger} · {gold.place}", place, event.place_reason)
    for name, wanted, toll in (("killed", gold.killed, event.killed), ("injured", gold.injured, event.injured)):
        if wanted and not _same_toll(wanted, toll):
            yield case.finding("toll", f"{name} {how(True, toll is not None)}", f"{gold.trigger} · {_toll(wanted)}", _toll(toll))


def _toll(toll: GoldToll | Toll | None) -> str:
    return f"{toll.low} to {'…' if toll.high is None else toll.high}" if toll else NOTHING
