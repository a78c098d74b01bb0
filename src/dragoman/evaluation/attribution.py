"""Who says what, by characters, against the gold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy

from dragoman.evaluation.coder import Scorable, Tick, code
from dragoman.evaluation.gold import Fields, read_gold
from dragoman.evaluation.matching import Range, overlap, pair_off
from dragoman.evaluation.metrics import Counts, Measure, Share, Table
from dragoman.evaluation.names import same_words
from dragoman.records import Document, Statement

_Tokens = tuple[frozenset[int], frozenset[int], frozenset[int]]
_Totals = tuple[Counts, Counts, Counts]

# Quotation marks are left out: whether they belong to the content is a convention.
_TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*|[^\w\s\"'“”‘’«»]")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Source, cue and content as ranges of characters; each may be empty or in several pieces."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Token counts of source, cue and content, and the share of sources in another sentence that were found."""

    source: Counts
    cue: Counts
    content: Counts
    far_source: Share
    tables: tuple[Table, ...] = ()

    def measures(self) -> Mapping[str, Measure]:
        """The measures by name."""
        return {"source": self.source, "cue": self.cue, "content": self.content, "far source": self.far_source}


def score_attribution(path: Path, coder: Scorable, tick: Tick) -> AttributionScores:
    """Scores a coder on a file of articles with their attributions."""
    gold = read_gold(path, _article)
    records = code(coder, [document for document, _ in gold], tick)
    totals = (Counts(), Counts(), Counts())
    far: list[bool] = []
    for document, attributions in gold:
        record = records.get(document.id)
        given_statements = _merged(record.statements if record else ())
        bounds = [match.span() for match in _TOKEN.finditer(document.text)]
        wanted = [_tokens(bounds, item) for item in attributions]
        given = [_tokens(bounds, attribution) for _, attribution in given_statements]
        pairs = pair_off(wanted, given, _shared)
        totals = _added(totals, wanted, given, pairs)
        far += _far(document.text, attributions, {i: given_statements[j][0] for i, j in pairs})
    return AttributionScores(*totals, Share.of(far))


def _shared(wanted: _Tokens, given: _Tokens) -> float:
    """The tokens of cue and content that two attributions share."""
    return float(len(wanted[1] & given[1]) + len(wanted[2] & given[2]))


def _added(totals: _Totals, wanted: Sequence[_Tokens], given: Sequence[_Tokens], pairs: Sequence[tuple[int, int]]) -> _Totals:
    """The totals with a document's tokens: those aligned and right, all predicted, all of the gold."""

    def count(part: int) -> Counts:
        right = sum(len(wanted[i][part] & given[j][part]) for i, j in pairs)
        return totals[part] + Counts(right, sum(len(item[part]) for item in given), sum(len(item[part]) for item in wanted))

    return count(0), count(1), count(2)


def _tokens(bounds: Sequence[Range], item: GoldAttribution) -> _Tokens:
    """The positions of the tokens that source, cue and content touch."""
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]

    def touched(ranges: Iterable[Range]) -> frozenset[int]:
        return frozenset(at for start, end in ranges for at in range(bisect_right(ends, start), bisect_left(starts, end)))

    return touched(item.source), touched(item.cue), touched(item.content)


def _merged(statements: Sequence[Statement]) -> list[tuple[Statement, GoldAttribution]]:
    """Predicted statements in the gold's form, which holds a quotation that its cue interrupts as one attribution in pieces.

    Statements with the same cue are one, and one without a cue continues the one before it if the speaker's words are the same.
    """
    merged: list[tuple[Statement, GoldAttribution]] = []
    for statement in statements:
        item = _as_gold(statement)
        first, whole = merged[-1] if merged else (None, None)
        if first and whole and (item.cue == whole.cue if item.cue else item.source and item.source == whole.source):
            merged[-1] = first, GoldAttribution(whole.source, whole.cue, whole.content + item.content)
        else:
            merged.append((statement, item))
    return merged


def _as_gold(statement: Statement) -> GoldAttribution:
    """A predicted statement in the gold's form."""
    speaker, cue = statement.speaker, statement.cue
    return GoldAttribution(
        ((speaker.start, speaker.end),) if speaker else (),
        ((cue.start, cue.end),) if cue else (),
        ((statement.content.start, statement.content.end),),
    )


def _far(text: str, attributions: Sequence[GoldAttribution], found: Mapping[int, Statement]) -> Iterator[bool]:
    """For each attribution whose source stands in no sentence of its cue and content whether its source was found."""
    sentences = list(_sentences(text))
    for at, item in enumerate(attributions):
        said = [place for place in sentences if any(overlap(place, part) for part in (*item.cue, *item.content))]
        if item.source and said and not any(overlap(place, part) for place in said for part in item.source):
            yield at in found and _right_source(text, item, found[at])


def _right_source(text: str, item: GoldAttribution, statement: Statement) -> bool:
    speaker = statement.speaker
    if speaker is None:
        return False
    if any(overlap((speaker.start, speaker.end), part) for part in item.source):
        return True
    words = " ".join(text[start:end] for start, end in item.source)
    return any(same_words(words, name) for name in (speaker.text, speaker.of) if name)


def _sentences(text: str) -> Iterator[Range]:
    """Sentences by punctuation and line breaks: a fixed rule, so that what counts as far does not depend on the coder."""
    for line in re.finditer(r"[^\n]+", text):
        for sentence in _sentencizer()(line[0]).sents:
            yield line.start() + sentence.start_char, line.start() + sentence.end_char


@lru_cache(maxsize=1)
def _sentencizer() -> Any:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def _article(fields: Fields) -> tuple[Document, tuple[GoldAttribution, ...]]:
    attributions = tuple(
        GoldAttribution(*(tuple((start, end) for start, end in entry[part]) for part in ("source", "cue", "content")))
        for entry in fields["attributions"]
    )
    return Document(fields["text"], fields["id"]), attributions
