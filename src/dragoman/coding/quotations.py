"""Quotations over several sentences: whose words they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.coding.phrases import NOMINAL, Phrase, phrase_of
from dragoman.coding.quoted import Piece, Quotation, quotations
from dragoman.coding.reading import Reading
from dragoman.coding.slots import subjects
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Quote, Stance

Spans = Sequence[tuple[int, int]]  # the quoted stretches of a sentence, marks included
NEAR = 2  # sentences between a quotation and the one it goes on from
SIGNATURE = 12  # words of the longest name and office after a dash
_DASH = re.compile(r"\s*(―|—|–|--)\s*(?=\w)")
_PERSONAL = frozenset({"he", "she"})
_SIGNING = frozenset({"PROPN", "DET", "NOUN", "ADJ", "X"})


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
    cue_from: int | None = None  # the sentence of the cue, where it is not this one


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks a quotation: the speaker, the cue, if one still counts, their sentence, and what showed it."""

    speaker: Phrase
    cue: tuple[int, int] | None
    sentence: int
    why: str


def trimmed_quote(s: ParsedSentence, first: int, last: int) -> tuple[int, int] | None:
    """Content without the conjunction that introduces it, and without marks and stops at its edges."""
    while first <= last and (s.upos[first] == "PUNCT" or (s.lower[first] == "that" and s.upos[first] == "SCONJ")):
        first += 1
    while last >= first and s.upos[last] == "PUNCT":
        last -= 1
    return (first, last) if first <= last else None


def sayings_of(reading: Reading, sayings_in: Callable[[Reading, int, ParsedSentence, Spans], list[Saying]]) -> list[Saying]:
    """All statements of a document: those within sentences, and the sentences that a quotation runs through.

    They come in the order of the text, but what one speaker says in a row stands together, before what is told inside it.
    """
    quoted = quotations(reading.document.text, reading.sentences)
    spans: list[list[tuple[int, int]]] = [[] for _ in reading.sentences]
    for quotation in quoted:
        for piece in quotation.pieces:
            spans[piece.sentence].append((piece.first, piece.last))
    voices = _Voices(reading, spans, [sayings_in(reading, k, s, spans[k]) for k, s in enumerate(reading.sentences)])
    for quotation in quoted:
        voices.hear(quotation)
    return voices.in_order()


class _Voices:
    """Finds the speaker of each quotation of a document, in order."""

    def __init__(self, reading: Reading, spans: Sequence[Spans], told: Sequence[list[Saying]]) -> None:
        self.reading = reading
        self.spans = spans
        self.told = told
        self.last: tuple[int, _Voice, int] | None = None  # the last sentence quoted, its speaker, and where that speech begins
        self.speeches: dict[int, list[Saying]] = {}  # what one speaker says in a row, by its first sentence

    def hear(self, quotation: Quotation) -> None:
        """Notes the sentences of a quotation that name nobody as statements of its speaker, beside the one that does."""
        namer = next((x for piece in quotation.pieces for x in self._namers(piece)), None)
        if namer is None and not any(self._whole(piece) for piece in quotation.pieces):
            return
        voice = _voice_of(namer, "the quotation goes on") if namer else self._voice(quotation)
        if voice is None:
            return
        start = quotation.pieces[0].sentence
        if self.last and namer is None and voice.speaker is self.last[1].speaker:
            start = self.last[2]
        self.last = quotation.pieces[-1].sentence, voice, start
        speech = self.speeches.setdefault(start, [])
        for piece in quotation.pieces:
            names = self._namers(piece)
            if names:
                speech += [x for x in names if x not in speech]
            elif saying := self._saying(piece, voice, introduced=namer is None):
                speech.append(saying)

    def in_order(self) -> list[Saying]:
        """All statements: sentence by sentence, but a speech in one piece."""
        spoken = {id(x) for speech in self.speeches.values() for x in speech}
        found: list[Saying] = []
        for k, told in enumerate(self.told):
            found += self.speeches.get(k, [])
            found += [x for x in told if id(x) not in spoken]
        return found

    def _outside(self, k: int) -> list[Saying]:
        """The statements of a sentence that have a speaker, and whose cue stands outside all quotation marks."""
        return [x for x in self.told[k] if x.cue and x.speaker and not any(a <= x.cue[0] <= b for a, b in self.spans[k])]

    def _namers(self, piece: Piece) -> list[Saying]:
        """The statements that say whose words a piece of a quotation is."""
        return [x for x in self._outside(piece.sentence) if piece.first <= x.content[1] and x.content[0] <= piece.last]

    def _whole(self, piece: Piece) -> bool:
        """Whether nothing of the sentence stands outside the quotation."""
        s = self.reading.sentences[piece.sentence]
        return all(s.upos[w] == "PUNCT" for w in (*range(piece.first), *range(piece.last + 1, len(s))))

    def _voice(self, quotation: Quotation) -> _Voice | None:
        """The speaker of a quotation that none of its own sentences names."""
        k = quotation.pieces[0].sentence
        found = self._signed(quotation) or (self._introduced(k) if k else None)
        if found is None and self.last and self.last[0] >= k - NEAR:
            before = self.last[1]
            found = _Voice(before.speaker, None, before.sentence, "the quotation goes on")
        return found

    def _signed(self, quotation: Quotation) -> _Voice | None:
        """A name after a dash behind the quotation; the dash is the cue."""
        text = self.reading.document.text
        dash = _DASH.match(text, quotation.end)
        if dash is None:
            return None
        line_end = text.find("\n", dash.end())
        for k in range(quotation.pieces[-1].sentence, min(quotation.pieces[-1].sentence + 2, len(self.reading.sentences))):
            s = self.reading.sentences[k]
            words = [w for w in range(len(s)) if s.starts[w] >= dash.end() and (line_end < 0 or s.starts[w] < line_end)]
            if not words or s.start > dash.end():
                continue
            if len(words) > SIGNATURE or s.upos[words[0]] not in _SIGNING or any(s.upos[w] == "VERB" for w in words):
                return None
            last = next((w - 1 for w in words if s.upos[w] == "PUNCT"), words[-1])
            cue = next(((w, w) for w in range(len(s)) if s.starts[w] < dash.end(1) and s.ends[w] > dash.start(1)), None)
            return _Voice(Phrase(words[0], last, words[0]), cue, k, "the name after the quotation")
        return None

    def _introduced(self, k: int) -> _Voice | None:
        """The speaker whom the sentence before a quotation introduces: by a colon at its end, or in the same paragraph."""
        s = self.reading.sentences[k - 1]
        colon = s.words[-1] == ":"
        if not colon and "\n" in self.reading.document.text[s.end : self.reading.sentences[k].start]:
            return None
        why = "the sentence before tells who speaks"
        outside = self._outside(k - 1)
        if outside:
            return _voice_of(outside[-1], why, colon)
        named = {w for first, after, label in s.entities if label == "PERSON" for w in range(first, after)}
        heads = [w for w in subjects(s, s.root) if s.upos[w] in NOMINAL and (w in named or s.lower[w] in _PERSONAL)]
        if not heads or (self.spans[k - 1] and not colon):
            return None
        return _Voice(phrase_of(s, heads[0]), (s.root, s.root) if colon else None, k - 1, why)

    def _saying(self, piece: Piece, voice: _Voice, introduced: bool) -> Saying | None:
        """A piece of a quotation as a statement of its speaker; the cue is given where it introduces the quotation or follows the piece."""
        content = trimmed_quote(self.reading.sentences[piece.sentence], piece.first, piece.last)
        if content is None:
            return None
        elsewhere = voice.sentence if voice.sentence != piece.sentence else None
        cue = voice.cue if introduced or voice.sentence > piece.sentence else None
        return Saying(piece.sentence, cue, voice.speaker, content, "affirm", "direct", voice.why, elsewhere, elsewhere if cue else None)


def _voice_of(namer: Saying, why: str, with_cue: bool = True) -> _Voice | None:
    """The speaker of a statement as the voice of a quotation."""
    return _Voice(namer.speaker, namer.cue if with_cue else None, namer.sentence, why) if namer.speaker else None
