"""Sentences parsed by hand: what the coder reads, without a model."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.parsed import ParsedSentence


def parsed(rows: str, entities: Iterable[tuple[str, str]] = (), start: int = 0, id: str = "0") -> ParsedSentence:
    """A sentence from rows `word upos head dep [lemma [feats]]`, one a line or separated by ` | `.

    `upos` may hold the finer tag behind a colon (`VERB:VBN`). A head is the number of a word, the first being 1, and 0 for the
    root, as in CoNLL-U; the lemma is the word in lower case unless given. `entities` are names as they stand, with their labels:
    `("Abdul Khan", "PERSON")`. `start` is the sentence's first character in its document.
    """
    cells = [row.split() for line in rows.strip().split("\n") for row in line.split(" | ") if row.strip()]
    words = [row[0] for row in cells]
    starts = [start + len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    return ParsedSentence(
        id=id,
        text=" ".join(words),
        start=start,
        end=start + len(" ".join(words)),
        words=words,
        starts=starts,
        ends=[i + len(word) for i, word in zip(starts, words, strict=True)],
        upos=[row[1].partition(":")[0] for row in cells],
        xpos=[row[1].partition(":")[2] or "_" for row in cells],
        feats=[row[5] if len(row) > 5 else "_" for row in cells],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in cells],
        heads=[int(row[2]) - 1 if int(row[2]) else i for i, row in enumerate(cells)],
        deps=[row[3] for row in cells],
        entities=[_span(words, name.split(), label) for name, label in entities],
    )


def _span(words: list[str], name: list[str], label: str) -> tuple[int, int, str]:
    """Where a name stands: first word, word after the last, label."""
    first = next(i for i in range(len(words)) if words[i : i + len(name)] == name)
    return first, first + len(name), label
