"""Attributions in news articles: missed, invented, and those whose source, cue or content has other words than the gold's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.coding.reading import Reading
from dragoman.evaluation.attribution import _TOKEN, GoldAttribution, _article, _merged, _shared, _tokens
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.matching import Range, overlap, pair_off
from dragoman.evaluation.metrics import Counts
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Record, Statement
from tools.errors.findings import Finding, sentence_at

_Given = tuple[Statement, GoldAttribution]

PARTS = ("source", "cue", "content")
ALIKE = 0.8  # token F1 from which a part counts as right here; its measure counts the tokens one by one


def find(path: Path, coder: Coder) -> Iterator[Finding]:
    """The errors on a file of articles with their attributions."""
    gold = read_gold(path, _article)
    for document, attributions in gold:
        reading = coder.read(document)
        yield from article_findings(attributions, coder.code_reading(reading), reading)


def article_findings(gold: Sequence[GoldAttribution], record: Record, reading: Reading) -> Iterator[Finding]:
    """The errors in one article."""
    given = _merged(record.statements)
    bounds = [match.span() for match in _TOKEN.finditer(record.document.text)]
    wanted_tokens, given_tokens = [_tokens(bounds, item) for item in gold], [_tokens(bounds, item) for _, item in given]
    pairs = pair_off(wanted_tokens, given_tokens, _shared)
    for i, j in pairs:
        for part, wanted, ours in zip(PARTS, wanted_tokens[i], given_tokens[j], strict=True):
            if kind := part_kind(wanted, ours):
                yield _finding(record, (part, kind), gold[i], given[j])
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (_finding(record, ("missed", cue_kind(item, reading)), item, None) for i, item in enumerate(gold) if i not in left)
    yield from (_finding(record, ("invented", ""), None, item) for j, item in enumerate(given) if j not in right)


def part_kind(wanted: Collection[int], given: Collection[int]) -> str:
    """In which way the tokens of a part are wrong; empty where they are right or nearly so."""
    shared = len(set(wanted) & set(given))
    if (not wanted and not given) or Counts(shared, len(given), len(wanted)).f1 >= ALIKE:
        return ""
    if not shared:
        return "other" if wanted and given else "missing" if wanted else "extra"
    return "too short" if shared == len(given) else "too long" if shared == len(wanted) else "shifted"


def cue_kind(item: GoldAttribution, reading: Reading) -> str:
    """Whether an attribution has a cue, and whether the codebook has a word of it."""
    if not item.cue:
        return "no cue"
    cues = reading.codebook.words.cues
    text = " ".join(reading.document.text[start:end] for start, end in item.cue).lower()
    known = any(text == cue for cue, _ in cues) or any((s.lemmas[w].lower(), s.upos[w]) in cues for s, w in _touched(reading, item.cue))
    return "cue in the codebook" if known else "cue not in the codebook"


def _touched(reading: Reading, places: Sequence[Range]) -> Iterator[tuple[ParsedSentence, int]]:
    """The words that ranges of the document's characters touch, each with its sentence."""
    for s in reading.sentences:
        for w, word in enumerate(zip(s.starts, s.ends, strict=True)):
            if any(overlap(word, place) for place in places):
                yield s, w


def _finding(record: Record, group: tuple[str, str], gold: GoldAttribution | None, given: _Given | None) -> Finding:
    statement, ours = given or (None, None)
    start = min((start for item in (gold, ours) if item for part in (item.cue, item.content) for start, _ in part), default=0)
    path = "\n".join(f"{step.part}: {step.text}" for step in statement.steps) if statement else ""
    text = record.document.text
    return Finding(*group, record.document.id, sentence_at(record.sentences, start), _words(text, gold), _words(text, ours), path)


def _words(text: str, item: GoldAttribution | None) -> str:
    """Source, cue and content as they stand in the text."""
    parts = ((" … ".join(text[start:end] for start, end in getattr(item, part)) or "–") for part in PARTS) if item else ("–",)
    return " · ".join(parts)
