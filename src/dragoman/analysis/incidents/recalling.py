"""Finds the words that recall an incident where no event was coded: nouns, words of harm and death, phrases, and bare counts of dead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.analysis.incidents.words import Day, Site, cues_at
from dragoman.codebook.incidents import IncidentTables, IncidentWord

Span = tuple[int, int]
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DEFINITE = re.compile(r"(?:\b(?:the|this|that|these|those|its|their|his|her|both)|['’]s?)(?: [\w-]+){0,2} $", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|being|had|has|have) (?:\w+ly )?$")
BARE = re.compile(r"\b(?:to|will|would|may|might|could|should|can|must|not|never) $")  # a verb stands behind these
NOUN_AHEAD = re.compile(
    BARE.pattern + r"|\b(?:the|an?|this|that|of|under|on) $", re.I
)  # a noun stands behind these, or a verb of what is not done
BREAK = re.compile(r"[,;:.!?—]")
_NUMBERS = (
    r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty)(?:-\w+)?"
)
COUNTED = re.compile(rf"\b(?:{_NUMBERS}|many|dozens|several|the|of|their|its|his|her|our)(?: [\w-]+){{0,2}} $", re.I)
LOST = re.compile(rf"^ (?:at least |some )?(?:{_NUMBERS}|the|their|its|his|her|our)\b", re.I)
NO_ACT = re.compile(r" (?:notes?|letters?|songs?|votes?|plans?|drills?|exercises?|courts?)\b")  # "a protest note" is no protest
DEADLY = re.compile(r"\b(?:dead|deaths?|died|killed|kills?|killings?|murdered|toll|buried|victims|fallen)\b", re.I)
COUNT = re.compile(rf"\b(?P<count>{_NUMBERS})(?: more| others)? (?:at|in|on|near|outside)(?: [a-z-]+){{0,3}} $", re.I)
NATURAL = re.compile(
    r"\b(?:illness|cancer|disease|fever|heart|stroke|natural causes|old age|accident|crash(?:ed)?|collision|earthquake|flood|floods|storm|"
    r"drowned|cholera|epidemic|virus|malaria|hunger|famine)\b",
    re.I,
)
COUNT_WORD = IncidentWord("", "death", "", "")


@dataclass
class Line:
    """A sentence or the title with its days and place names, and the tellings' words found in it so far."""

    number: int
    start: int
    text: str
    days: list[Day]
    sites: list[Site]
    taken: list[Span] = field(default_factory=list)


def recalled(line: Line, coded: Sequence[Span], tables: IncidentTables) -> list[tuple[int, int, IncidentWord]]:
    """The words of a sentence that recall an incident, none overlapping the triggers of its coded events, in order."""
    found: list[tuple[int, int, IncidentWord]] = []
    for start, end, word in (*_phrases(line.text, tables), *_words(line.text, tables), *_counts(line)):
        if not any(a < end and start < b for a, b in (*coded, *((first, last) for first, last, _ in found))):
            found.append((start, end, word))
    return sorted(found, key=lambda each: each[:2])


def phrase_at(text: str, tables: IncidentTables) -> IncidentWord | None:
    """The phrase that a trigger of several words is, if the tables have it."""
    return next((word for start, _, word in _phrases(text, tables) if start == 0), None)


def _phrases(text: str, tables: IncidentTables) -> Iterator[tuple[int, int, IncidentWord]]:
    tokens = list(WORD.finditer(text))
    forms = [token[0].lower() for token in tokens]
    for at in range(len(tokens)):
        for length, word in tables.phrases(forms, at):
            start, end = tokens[at].start(), tokens[at + length - 1].end()
            if not BREAK.search(text[start:end]) and not NOUN_AHEAD.search(text[max(0, start - 20) : start]):
                yield start, end, word
                break


def _words(text: str, tables: IncidentTables) -> Iterator[tuple[int, int, IncidentWord]]:
    for match in WORD.finditer(text):
        start, end = match.span()
        if match[0][0].isupper() or NO_ACT.match(text, end):
            continue
        word = _recalling(text, start, end, tables)
        if word is not None and (word.kind in ("harm", "death", "care") or "general" not in cues_at(text, start, end, tables)):
            yield start, end, word


def _recalling(text: str, start: int, end: int, tables: IncidentTables) -> IncidentWord | None:
    """The word that tells an incident here: a noun or word of harm anywhere, others by what stands before them."""
    form, before = text[start:end].lower(), text[max(0, start - 40) : start]
    if word := tables.find(form, ("noun", "harm")):
        return None if BARE.search(before) else word
    told = COUNTED.search(before) or LOST.match(text[end:])
    if told and (word := tables.find(form, ("death", "care"))) and not NATURAL.search(text):
        return word
    if (word := tables.find(form, ("passive",))) and PASSIVE.search(before):
        return word
    word = tables.find(form, ("recall",))
    if word is None or DEFINITE.search(before):
        return word
    return word if "earlier" in cues_at(text, start, end, tables) else None


def _counts(line: Line) -> Iterator[tuple[int, int, IncidentWord]]:
    """Bare numbers of dead at places: "five at Mussuma, three on the Kashamba track", in a sentence that speaks of dead."""
    if not DEADLY.search(line.text):
        return
    for site in line.sites:
        match = COUNT.search(line.text[: site.start])
        if match is not None:
            yield match.start("count"), match.end("count"), COUNT_WORD
