"""Decisions: what people make of the items of an archive. Each is kept for good; a later one overrules, a withdrawal undoes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

ItemKind = Literal["event", "statement", "claim", "incident"]
ITEM_KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
Verdict = Literal["accept", "reject", "correct", "merge", "split", "withdraw"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of an item and the value that it should have, both as words: `status`, `denied`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on an item, when and why. `id` is a hash of all the rest.

    `corrections` are those of a `correct`. `others` are the claims or incidents that a `merge` unites with the item, the mentions that
    a `split` takes out of it, or the decisions that a `withdraw` undoes. `seen` are the mentions of the claims or incidents decided on,
    as they were then, those of the item first: groups are named by their first mention and may go by another name later.
    """

    id: str
    item: str
    kind: ItemKind
    verdict: Verdict
    corrections: tuple[Correction, ...]
    others: tuple[str, ...]
    seen: tuple[str, ...]
    by: str
    why: str
    at: datetime
