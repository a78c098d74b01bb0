"""Statements: who says, writes, believes or denies what, with which word, within a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.phrases import NOMINAL, Phrase, phrase_of, scored_phrases
from dragoman.coding.quotations import CLOSING, OPENING, Saying, quotations, trimmed_quote
from dragoman.coding.reading import Reading
from dragoman.coding.slots import possessors, subjects
from dragoman.language.model import CUE_ROLES
from dragoman.language.parsed import ParsedSentence
from dragoman.records import STANCES, Quote, Stance

LEAST_CUE = 0.5


def sayings_in(reading: Reading, k: int, s: ParsedSentence, inside: bool) -> list[Saying]:
    """The statements of sentence `k`; `inside` says that a quotation is open when it begins."""
    cues = _scored_cues(reading, s)
    for word in range(len(s)):
        if word not in cues and (stance := _listed_cue(reading, s, word)):
            cues[word] = (word, stance, "a cue of the codebook")
    found = []
    quotes = quotations(s, inside)
    heads = list(cues)
    roles = reading.model.cue_roles(s.analysis, heads, [cues[w][1] for w in heads]) if s.analysis is not None and heads else None
    for i, word in enumerate(heads):
        last, stance, why = cues[word]
        scored = _scored_roles(s, roles[i]) if roles is not None else {}
        content = _content(s, word, scored.get("content"), quotes)
        speaker = scored.get("speaker") or _speaker(s, word)
        if content is not None and not _own_hedge(s, word, speaker, quotes):
            found.append(Saying(k, (word, last), with_role(s, speaker) if speaker else None, content, stance, _quote(s, content), why))
    return sorted(found, key=lambda x: (x.cue or (0, 0), x.content))


def _scored_cues(reading: Reading, s: ParsedSentence) -> dict[int, tuple[int, Stance, str]]:
    """Cues by the model: first word → last word, stance, reason."""
    if s.analysis is None:
        return {}
    labels = reading.model.labels["cue"]
    said = 1 - s.analysis.cue[:, 0]
    best = s.analysis.cue[:, 1:].argmax(1) + 1
    cues: dict[int, tuple[int, Stance, str]] = {}
    first = -1
    for w in np.flatnonzero(said > LEAST_CUE).tolist():
        tag = labels[best[w]]
        if tag[0] == "I" and first >= 0 and cues[first][0] == w - 1:
            cues[first] = (w, cues[first][1], cues[first][2])
            continue
        stance = next(x for x in STANCES if x == tag[2:])
        first = w
        cues[w] = (w, stance, f"the model, {said[w]:.2f}")
    return cues


def _listed_cue(reading: Reading, s: ParsedSentence, word: int) -> Stance | None:
    """A saying word of the codebook that has a clause of content."""
    cue = reading.codebook.words.cues.get((s.lemmas[word].lower(), "VERB")) if s.upos[word] == "VERB" else None
    if cue is not None and (_clause(s, word) is not None):
        return next(x for x in STANCES if x == cue.stance)
    if s.lower[word] == "according" and word + 1 < len(s) and s.lower[word + 1] == "to":
        return "affirm"
    return None


def _scored_roles(s: ParsedSentence, roles: NDArray[np.float32]) -> dict[str, Phrase]:
    """Speaker and content by the model: the best phrase of each."""
    found: dict[str, Phrase] = {}
    for r, role in enumerate(CUE_ROLES):
        begin, inside = roles[:, 1 + 2 * r], roles[:, 2 + 2 * r]
        mass = begin + inside
        if role == "content":
            chosen = np.flatnonzero(mass > 0.5)
            if len(chosen) and (edges := trimmed_quote(s, int(chosen[0]), int(chosen[-1]))):
                found[role] = Phrase(*edges, edges[0])
        else:
            phrases = scored_phrases(s, begin, inside, mass > 0.5)
            if phrases:
                found[role] = max(phrases, key=lambda p: p[1])[0]
    return found


def _speaker(s: ParsedSentence, cue: int) -> Phrase | None:
    """The speaker by the tree: the subject of a verb, the possessor of a noun, the noun after "according to"."""
    if s.lower[cue] == "according":
        heads = [s.heads[cue]] if s.deps[cue] == "case" else [c for c in s.children[cue] if s.upos[c] in NOMINAL]
    elif s.upos[cue] in ("NOUN", "PROPN"):
        heads = possessors(s, cue)
    else:
        heads = subjects(s, cue)
    heads = [h for h in heads if s.upos[h] in NOMINAL]
    return phrase_of(s, heads[0]) if heads else None


def _clause(s: ParsedSentence, cue: int) -> int | None:
    """The head of the clause said: a complement of the cue, or the clause that the cue stands beside."""
    below = [c for c in s.children[cue] if s.deps[c].split(":")[0] == "ccomp"]
    if below:
        return below[0]
    if s.deps[cue] == "parataxis":
        return s.heads[cue]
    quoted = [c for c in s.children[cue] if s.deps[c] in ("parataxis", "obj", "xcomp") and s.words[max(0, min(s.subtree(c)))] in OPENING]
    return quoted[0] if quoted else None


def with_role(s: ParsedSentence, speaker: Phrase) -> Phrase:
    """A speaker with the office that an apposition or a phrase after the name tells: "X, spokesman for the ministry"."""
    last = speaker.last
    for child in s.children[speaker.head]:
        if child > speaker.last and s.deps[child] in ("appos", "nmod", "parataxis", "dep") and s.upos[child] in NOMINAL:
            below = s.subtree(child)
            if not any(s.deps[w] == "acl:relcl" for w in below) and below[0] <= last + 3:
                last = max(last, below[-1])
    while last > speaker.last and s.upos[last] == "PUNCT" and s.words[last] not in (")", "]"):
        last -= 1
    return Phrase(speaker.first, last, speaker.head)


def _own_hedge(s: ParsedSentence, cue: int, speaker: Phrase | None, quotes: list[tuple[int, int]]) -> bool:
    """Within a quotation the speaker's own "I think" is no second statement."""
    quoted = any(a <= cue <= b for a, b in quotes)
    return quoted and speaker is not None and s.lower[speaker.head] in ("i", "we", "you")


def _quoted_content(edges: tuple[int, int], cue: int, quotes: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The quotation that a cue introduces or follows, where it covers most of the content: from its first mark to its last on one side."""
    outside = [(a, b) for a, b in quotes if not a <= cue <= b]
    sides = ([q for q in outside if q[1] < cue], [q for q in outside if q[0] > cue])
    for side in sides:
        if side:
            first, last = side[0][0], side[-1][1]
            shared = min(last, edges[1]) - max(first, edges[0]) + 1
            quoted = sum(b - a + 1 for a, b in side)
            if shared > 0 and quoted >= 0.6 * max(last - first + 1, edges[1] - edges[0] + 1):
                return first, last
    return None


def _content(s: ParsedSentence, cue: int, scored: Phrase | None, quotes: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words said: the quotation beside the cue; else the clause in the tree where it is whole; else what the model marks."""
    edges = _clause_or_scored(s, cue, scored)
    if edges is None:
        return None
    quoted = _quoted_content(edges, cue, quotes)
    return trimmed_quote(s, *quoted) if quoted else edges


def _clause_or_scored(s: ParsedSentence, cue: int, scored: Phrase | None) -> tuple[int, int] | None:
    clause = _clause(s, cue)
    edges: tuple[int, int] | None = None
    if clause is not None and s.upos[cue] == "VERB":
        outside = set(s.subtree(cue)) if s.heads[cue] == clause else set()
        words = [w for w in s.subtree(clause) if w not in outside]
        if words:
            edges = trimmed_quote(s, *_longest_run(words, cue))
    elif s.lower[cue] == "according":
        top = s.heads[s.heads[cue]] if s.deps[cue] == "case" else s.heads[cue]
        own = set(s.subtree(s.heads[cue] if s.deps[cue] == "case" else cue))
        words = [w for w in s.subtree(top) if w not in own]
        if words:
            edges = trimmed_quote(s, *_longest_run(words, cue))
    if scored is None:
        return edges
    if edges is None:
        return scored.first, scored.last
    shared = min(edges[1], scored.last) - max(edges[0], scored.first) + 1
    return (
        (min(edges[0], scored.first), max(edges[1], scored.last))
        if shared > 0 and not edges[0] <= cue <= edges[1]
        else (scored.first, scored.last)
    )


def _longest_run(words: list[int], cue: int) -> tuple[int, int]:
    """The longer side of the cue, if the words stand on both."""
    left, right = [w for w in words if w < cue], [w for w in words if w > cue]
    side = left if len(left) > len(right) else right
    return side[0], side[-1]


def _quote(s: ParsedSentence, content: tuple[int, int]) -> Quote:
    first, last = content
    marks = [w for w in range(max(0, first - 1), min(len(s), last + 3)) if s.words[w] in OPENING + CLOSING]
    if not marks:
        return "indirect"
    return "direct" if marks[0] <= first and marks[-1] >= last else "mixed"
