"""The numbered notes of a brief, and the parts of sentences that it quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.analysis.brief.shape import Note
from dragoman.records import Document

QUOTED = 96  # characters of a quotation in a line
LEAST = 18  # fewer say too little
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^.()–—-]{0,40})?(?:\([^)]{0,30}\))?\s?(?:[–—-]{1,2}\s|\.\s)(?=[A-ZÀ-Þ\"“])")
_END = re.compile(r"[;.!?]\s|\s[–—-]\s|,\s(?:saying|which|who|whom|and|but|as|while|after|according|adding|where)\b")


@dataclass(eq=False)
class Notes:
    """The notes as they are first used: a sentence of a document is one note, however often it is cited."""

    documents: Mapping[str, Document]
    taken: dict[tuple[str, str], Note] = field(default_factory=dict)

    def cite(self, document: str, sentence: str) -> int:
        """The number of the note for a sentence of a document."""
        key = (document, " ".join(sentence.split()))
        if key not in self.taken:
            known = self.documents.get(document)
            outlet, day, title, url = (
                (known.publisher or "", known.published, known.title or "", known.url or "") if known else ("", None, "", "")
            )
            self.taken[key] = Note(len(self.taken) + 1, document, outlet, day, title, url, key[1])
        return self.taken[key].number

    def listed(self) -> tuple[Note, ...]:
        """All notes by number."""
        return tuple(self.taken.values())


def excerpt(sentence: str, start: int, end: int) -> str:
    """The words of a sentence around two of its characters, ended at a clause where one ends in time, else cut with an ellipsis."""
    text = sentence.replace("\n", " ")
    last, opening = _end(text, end), _DATELINE.match(text)
    least = opening.end() if opening and opening.end() <= start else 0
    first = _start(text, start, last - QUOTED) if last - least > QUOTED else least
    return f"{'… ' if first > least else ''}{_tidy(text[first:last])}{'' if _whole(text, last) else ' …'}"


def shortened(text: str, most: int = QUOTED) -> str:
    """The text on one line, cut at a word where it is longer.

    >>> shortened("They came at dawn", 12)
    'They came …'
    """
    flat = " ".join(text.split())
    opening = _DATELINE.match(flat)
    flat = _tidy(flat[opening.end() :] if opening else flat)
    return flat if len(flat) <= most else flat[: most - 2].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _end(text: str, end: int) -> int:
    """Where the clause ends, or the last word that still fits."""
    for found in _END.finditer(text, end):
        if found.start() - end >= LEAST and found.start() - end <= QUOTED:
            return found.start()
    if len(text) - end <= QUOTED // 2:
        return len(text)
    space = text.rfind(" ", end, end + QUOTED // 2)
    return space if space > end else min(len(text), end + QUOTED // 2)


def _start(text: str, start: int, least: int) -> int:
    """The first word boundary from which all still fits, never after the words themselves."""
    space = text.find(" ", least)
    return min(start, space + 1) if space >= 0 else min(start, least)


def _whole(text: str, last: int) -> bool:
    return not text[last:].strip(" .;!?”\"'")


def _tidy(text: str) -> str:
    """Quotation marks within become single ones, and one that is left alone goes."""
    for mark in ("“”", '""'):
        if text.count(mark[0]) + (text.count(mark[1]) if mark[0] != mark[1] else 0) == 1:
            text = text.replace(mark[0], "").replace(mark[1], "")
    text = re.sub(r'"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’").replace('"', "")
    return text.strip(" ,;:–—-.")
