"""What people decided on claims and incidents, as the linking of mentions heeds it: who belongs together, and who apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dragoman.analysis.grouping import Pin
from dragoman.archive.decisions import in_force
from dragoman.records import Decision


def pins(log: Iterable[Decision]) -> dict[str, Pin]:
    """Where people put each mention: the last merge or split that stands and that saw it tells.

    All mentions that a merge saw belong together; of those that a split saw, the ones taken out, and the ones left. Mentions that
    nobody saw then are linked by their likeness, as ever.
    """
    found: dict[str, Pin] = {}
    for decision in in_force(log):
        told = f"{decision.by}: {decision.why}"
        if decision.verdict == "merge":
            found.update((mention, Pin(decision.id, f"united by {told}")) for mention in decision.seen)
        if decision.verdict == "split":
            for mention in decision.seen:
                side = "apart" if mention in decision.others else "rest"
                found[mention] = Pin(f"{decision.id} {side}", f"kept together by {told}")
    return found


def about(log: Sequence[Decision], mentions: Collection[str]) -> list[Decision]:
    """The decisions on the group of these mentions, whatever it was called then: those made on it, those that moved a mention of it,
    and the withdrawals of these."""
    held = frozenset(mentions)
    found: dict[str, Decision] = {}
    for decision in log:
        if decision.verdict == "withdraw":
            concerned = not found.keys().isdisjoint(decision.others)
        elif decision.verdict in ("merge", "split"):
            concerned = not held.isdisjoint(decision.seen)
        else:
            concerned = decision.seen[0] in held
        if concerned:
            found[decision.id] = decision
    return list(found.values())


def judgements(log: Sequence[Decision], mentions: Collection[str]) -> list[Decision]:
    """Those of the decisions on a group that stand and say what it is. What was said of a group before it was merged into another
    no longer counts."""
    found: list[Decision] = []
    for decision in in_force(about(log, mentions)):
        if decision.verdict == "merge":
            found = [each for each in found if each.item not in decision.others]
        elif decision.verdict in ("accept", "reject", "correct"):
            found.append(decision)
    return found


def labels(found: dict[str, Pin]) -> Iterator[tuple[str, list[str]]]:
    """Each label with its mentions."""
    by_label: dict[str, list[str]] = {}
    for mention, pin in found.items():
        by_label.setdefault(pin.label, []).append(mention)
    yield from by_label.items()
