"""Where quotations stand in a document: by their marks, however typed, through sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.parsed import ParsedSentence

OPENING, CLOSING = ("“", '"', "«", "``", "''"), ("”", '"', "»", "''")
_MARK = re.compile(r"[“”\"«»]|``|''")
_OPENERS, _CLOSERS = ("“", "«", "``"), ("”", "»")
_BEFORE = frozenset("([{—–―-‘'“\"/:")  # besides a blank, what may stand before an opening mark
_AFTER = frozenset(".,;:!?)]}—–―-’'”\"/")  # besides a blank, what may stand after a closing mark


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a quotation within one sentence, marks included."""

    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in characters, marks included, and its words sentence by sentence."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def quotations(text: str, sentences: Sequence[ParsedSentence]) -> list[Quotation]:
    """The quotations of a document, in order."""
    found = []
    for start, end in _ranges(text):
        pieces = tuple(_pieces(start, end, sentences))
        if pieces:
            found.append(Quotation(start, end, pieces))
    return found


def stretches(s: ParsedSentence) -> list[tuple[int, int]]:
    """The quoted stretches of a sentence, first and last word, by its own marks alone."""
    ranges = ((s.start + start, s.start + end) for start, end in _ranges(s.text))
    return [(piece.first, piece.last) for start, end in ranges for piece in _pieces(start, end, [s])]


def _pieces(start: int, end: int, sentences: Sequence[ParsedSentence]) -> Iterator[Piece]:
    for k, s in enumerate(sentences):
        if s.start < end and s.end > start:
            words = [w for w in range(len(s)) if s.starts[w] < end and s.ends[w] > start]
            if any(s.upos[w] != "PUNCT" for w in words):
                yield Piece(k, words[0], words[-1])


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """From opening to closing mark; a quotation left open ends with its line, unless the next mark goes on with it."""
    opened = since = -1  # where the open quotation begins, and its last paragraph
    for match in _MARK.finditer(text):
        start, end = match.span()
        opens = _opens(text, start, end, inside=opened >= 0)
        line_end = text.find("\n", since, start) if opened >= 0 else -1
        if line_end >= 0 and opens and text[line_end:start].strip():
            yield opened, line_end
            opened = -1
        if opens:
            opened, since = start if opened < 0 else opened, start
        elif opened >= 0:
            yield opened, end
            opened = -1
    if opened >= 0:
        line_end = text.find("\n", since)
        yield opened, line_end if line_end >= 0 else len(text)


def _opens(text: str, start: int, end: int, inside: bool) -> bool:
    """Whether a mark opens: by what stands beside it; where that tells nothing by its shape; else by whether a quotation is open."""
    before, after = text[start - 1 : start], text[end : end + 1]
    room_before = not before or before.isspace() or before in _BEFORE
    room_after = not after or after.isspace() or after in _AFTER
    if room_before != room_after:
        return room_before
    mark = text[start:end]
    return mark in _OPENERS or (mark not in _CLOSERS and not inside)
