"""Statements: who says, writes, believes or denies what, with which word, within a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.contents import Cue, contents
from dragoman.coding.cue_groups import cue_group
from dragoman.coding.cue_words import complement_of, listed_cue
from dragoman.coding.phrases import Phrase, scored_phrases
from dragoman.coding.quotations import Saying, Spans, trimmed_quote
from dragoman.coding.quoted import CLOSING, OPENING
from dragoman.coding.reading import Reading
from dragoman.coding.speakers import speaker_of, with_role
from dragoman.language.model import CUE_ROLES
from dragoman.language.parsed import ParsedSentence
from dragoman.records import STANCES, Quote, Stance

LEAST_CUE = 0.4
CODEBOOK = "a cue of the codebook"


def sayings_in(reading: Reading, k: int, s: ParsedSentence, quotes: Spans) -> list[Saying]:
    """The statements of sentence `k`, whose quoted stretches are given."""
    listed = reading.codebook.words.cues
    cues = _scored_cues(reading, s)
    scored_words = {w for first, (last, _, _) in cues.items() for w in range(first, last + 1)}
    for word in range(len(s)):
        if word not in scored_words and (stance := listed_cue(s, word, listed, quotes)):
            cues[word] = (word, stance, CODEBOOK)
    firsts = list(cues)
    heads = [_head(s, first, cues[first][0]) for first in firsts]
    roles = reading.model.cue_roles(s.analysis, firsts, [cues[w][1] for w in firsts]) if s.analysis is not None and firsts else None
    found = []
    for i, (first, word) in enumerate(zip(firsts, heads, strict=True)):
        last, stance, why = cues[first]
        said = complement_of(s, word, listed)
        scored = _scored_roles(s, roles[i]) if roles is not None else {}
        speaker = speaker_of(s, word, scored, said)
        if _own_hedge(s, word, speaker, quotes) or (why == CODEBOOK and speaker is None and said and not said.is_clause(s)):
            continue
        group = cue_group(s, word, last, said.leads if said else ())
        cue = Cue(word, group, with_role(s, speaker, word) if speaker else None, quotes, said, frozenset(heads) - {word})
        why = f"cue “{s.words[word]}”: {why}"
        found += [Saying(k, group, cue.speaker, c, stance, _quote(s, c), why) for c in contents(s, cue, scored.get("content"))]
    return sorted(found, key=lambda x: (x.cue or (0, 0), x.content))


def _head(s: ParsedSentence, first: int, last: int) -> int:
    """The word of a cue that says: "say" of "did not say"."""
    above = [w for w in range(first, last + 1) if not first <= s.heads[w] <= last or s.heads[w] == w]
    return next((w for w in above if s.upos[w] == "VERB"), above[0])


def _scored_cues(reading: Reading, s: ParsedSentence) -> dict[int, tuple[int, Stance, str]]:
    """Cues by the model: first word → last word, stance, reason."""
    if s.analysis is None:
        return {}
    labels = reading.model.labels["cue"]
    likely = 1 - s.analysis.cue[:, 0]
    best = s.analysis.cue[:, 1:].argmax(1) + 1
    cues: dict[int, tuple[int, Stance, str]] = {}
    first = -1
    for w in np.flatnonzero(likely > LEAST_CUE).tolist():
        tag = labels[best[w]]
        if tag[0] == "I" and first >= 0 and cues[first][0] == w - 1:
            cues[first] = (w, cues[first][1], cues[first][2])
            continue
        stance = next(x for x in STANCES if x == tag[2:])
        first = w
        cues[w] = (w, stance, f"the model, {likely[w]:.2f}")
    return cues


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


def _own_hedge(s: ParsedSentence, cue: int, speaker: Phrase | None, quotes: Spans) -> bool:
    """Within a quotation the speaker's own "I think" is no second statement."""
    quoted = any(a <= cue <= b for a, b in quotes)
    return quoted and speaker is not None and s.lower[speaker.head] in ("i", "we", "you")


def _quote(s: ParsedSentence, content: tuple[int, int]) -> Quote:
    first, last = content
    marks = [w for w in range(max(0, first - 1), min(len(s), last + 3)) if s.words[w] in OPENING + CLOSING]
    if not marks:
        return "indirect"
    return "direct" if marks[0] <= first and marks[-1] >= last else "mixed"
