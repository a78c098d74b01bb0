"""Statements: somebody says, writes, believes or denies something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.records.events import Manner, Step
from dragoman.records.spans import Mention, Span

Stance = Literal["affirm", "deny", "doubt", "ask", "demand", "other"]
STANCES: tuple[Stance, ...] = get_args(Stance)
Quote = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Statement:
    """`speaker` holds the speaker's stance to `content`; `cue` is the saying word, None in a running quotation. `manner` holds the
    words on the cue and in the content that bear on the tone."""

    id: str
    document: str
    sentence: str
    speaker: Mention | None
    cue: Span | None
    content: Span
    stance: Stance
    quote: Quote
    steps: tuple[Step, ...] = ()
    manner: tuple[Manner, ...] = ()
