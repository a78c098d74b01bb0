"""Attacks: which fields of the answer are wrong, and how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.evaluation.attack_answer import Answer, answer
from dragoman.evaluation.attacks import _article, _same_date, _same_place
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.matching import pair_off
from dragoman.evaluation.names import same_words
from dragoman.records import Record
from tools.errors.findings import Finding

SHOWN = 240  # characters of an article shown as its beginning
ATTACKS = ("ASSAULT", "COERCE")


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of articles on attacks."""
    articles = read_gold(path, _article)
    for document, gold in articles:
        record = coder.code_document(document)
        beginning = " ".join(document.text.split())[:SHOWN]
        for cause, kind, wanted, ours in field_errors(gold, answer(record)):
            yield Finding(cause, kind, document.id, beginning, wanted, ours, _attacks(record))


def field_errors(gold: Answer, ours: Answer) -> Iterator[tuple[str, str, str, str]]:
    """Cause, kind, the gold's and our value of each field that the gold gives and that is wrong."""
    for name, same in (("country", str.__eq__), ("region", _same_place), ("city", _same_place)):
        wanted, given = getattr(gold, name), getattr(ours, name)
        if wanted and not same(wanted, given):
            yield name, "other" if given else "missing", wanted, given or "–"
    if any(gold.date) and not _same_date(gold, ours):
        parts = zip(("year", "month", "day"), gold.date, ours.date, strict=True)
        kind = next(name for name, wanted, given in parts if wanted is not None and wanted != given)
        yield "date", f"from the {kind} on", _date(gold), _date(ours)
    if gold.perpetrator and gold.perpetrator != ours.perpetrator:
        yield "perpetrator", f"{gold.perpetrator} → {ours.perpetrator}", gold.perpetrator, ours.perpetrator
    if gold.violence:
        both = ", ".join(sorted(gold.violence)), ", ".join(sorted(ours.violence)) or "–"
        yield from (("violence", f"{kind} missed", *both) for kind in sorted(gold.violence - ours.violence))
        yield from (("violence", f"{kind} invented", *both) for kind in sorted(ours.violence - gold.violence))
    if gold.victims:
        yield from _victims(gold, ours)


def _victims(gold: Answer, ours: Answer) -> Iterator[tuple[str, str, str, str]]:
    pairs = pair_off(gold.victims, ours.victims, lambda a, b: float(same_words(a, b)))
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (("victims", "missed", name, "–") for i, name in enumerate(gold.victims) if i not in left)
    yield from (("victims", "invented", "–", name) for j, name in enumerate(ours.victims) if j not in right)


def _date(given: Answer) -> str:
    return "-".join("?" if part is None else f"{part:02d}" for part in given.date)


def _attacks(record: Record) -> str:
    """The events from which an answer may have been derived."""
    events = (event for event in record.events if event.type in ATTACKS)
    return "; ".join(f"“{event.trigger.text}” {event.type} {event.mode} {event.status} at {event.trigger.start}" for event in events)
