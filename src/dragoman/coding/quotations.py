"""Quotations: their stretch within a sentence, and whose words they are where they run over several sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.coding.phrases import Phrase
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Quote, Stance

OPENING, CLOSING = '“"«', '”"»'
NEAR = 2  # sentences between a quotation and the one it goes on from


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in words: sentence, cue words, speaker, content (first and last word), stance, and what showed it."""

    sentence: int
    cue: tuple[int, int] | None
    speaker: Phrase | None
    content: tuple[int, int]
    stance: Stance
    quote: Quote
    why: str
    speaker_from: int | None = None  # the sentence that names the speaker, where it is not this one


def quotations(s: ParsedSentence, inside: bool) -> list[tuple[int, int]]:
    """The quoted stretches of a sentence, marks included; `inside` says that one is open when it begins."""
    found = []
    start = 0 if inside else None
    for w, word in enumerate(s.words):
        if word == "“" or (word in ('"', "``", "''") and start is None):
            start = w if start is None else start
        elif start is not None and (word == "”" or word in ('"', "''")):
            found.append((start, w))
            start = None
    if start is not None:
        found.append((start, len(s) - 1))
    return found


def trimmed_quote(s: ParsedSentence, first: int, last: int) -> tuple[int, int] | None:
    """Content without the conjunction that introduces it, and without marks and stops at its edges."""
    while first <= last and (s.upos[first] == "PUNCT" or (s.lower[first] == "that" and s.upos[first] == "SCONJ")):
        first += 1
    while last >= first and s.upos[last] == "PUNCT":
        last -= 1
    return (first, last) if first <= last else None


def sayings_of(reading: Reading, sayings_in: Callable[[Reading, int, ParsedSentence, bool], list[Saying]]) -> list[Saying]:
    """All statements of a document in order: those within sentences, and sentences that a quotation runs through.

    A sentence without a speaker of its own, wholly quoted, belongs to whoever the same quotation names before or after it,
    else to the speaker of the quotation just before.
    """
    found: list[Saying] = []
    waiting: list[int] = []  # sentences of an open quotation whose speaker is not named yet
    inside = False
    speaker: Saying | None = None  # who speaks in the quotation that is open
    for k, s in enumerate(reading.sentences):
        own = sayings_in(reading, k, s, inside)
        named = _names_speaker(s, own, inside)
        if named is not None:
            found += [_carried(reading, w, named, "the speaker is named where the quotation ends") for w in waiting if inside]
            waiting, speaker = [], named
        elif _wholly_quoted(s, inside):
            before = speaker if inside and speaker else _just_before(found, k)
            if before is not None:
                own = [_carried(reading, k, before, "the quotation goes on"), *own]
            else:
                waiting.append(k)
        found += own
        inside = _still_open(s, inside)
        if not inside:
            waiting, speaker = [], None
    return sorted(found, key=lambda x: x.sentence)


def _names_speaker(s: ParsedSentence, own: list[Saying], inside: bool) -> Saying | None:
    """The statement of a sentence that says whose words its quotation is: its cue stands outside the quotation marks."""
    quotes = quotations(s, inside)
    return next(
        (
            x
            for x in own
            if x.cue and x.speaker and not any(a <= x.cue[0] <= b for a, b in quotes)
            if any(a <= x.content[1] and x.content[0] <= b for a, b in quotes)
        ),
        None,
    )


def _wholly_quoted(s: ParsedSentence, inside: bool) -> bool:
    quotes = quotations(s, inside)
    return bool(quotes) and quotes[0][0] == 0 and quotes[0][1] >= len(s) - 2


def _just_before(found: list[Saying], k: int) -> Saying | None:
    """The last quotation with a speaker, if it is near."""
    last = next((x for x in reversed(found) if x.speaker and x.quote != "indirect"), None)
    return last if last is not None and last.sentence >= k - NEAR else None


def _carried(reading: Reading, k: int, of: Saying, why: str) -> Saying:
    """A wholly quoted sentence as a statement of a speaker named elsewhere."""
    s = reading.sentences[k]
    content = trimmed_quote(s, 0, len(s) - 1) or (0, len(s) - 1)
    return Saying(k, None, of.speaker, content, "affirm", "direct", why, of.speaker_from if of.speaker_from is not None else of.sentence)


def _still_open(s: ParsedSentence, inside: bool) -> bool:
    """Whether a quotation runs on after the sentence."""
    quotes = quotations(s, inside)
    return bool(quotes) and quotes[-1][1] == len(s) - 1 and s.words[-1] not in CLOSING
