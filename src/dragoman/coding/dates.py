"""Dates: the expressions of a sentence with the days they stand for, and the one that dates an act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebook.tables import DATA, read_table
from dragoman.coding.date_words import ALL_MONTHS, PATTERNS, SEASONS, SIGNS, WEEKDAYS
from dragoman.coding.days import Clock, Unresolved, moved, resolve
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence
from dragoman.records import EventDate

YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\ds?|\d{4}-\d\d-\d\d")
BEFORE_YEAR = wordset("in since during of by from until till before after through to early mid late")
PLANNING = wordset("be plan expect schedule set due intend prepare agree want vow promise")
SCHEDULING = wordset("schedule slate expect plan set due")
# Present tense that tells of the future; in headlines the present of other verbs tells what has happened.
TIMETABLED = wordset("meet begin start open vote arrive leave convene resume expire travel fly depart hold")
SAID_WHEN = wordset("next coming tomorrow later this")  # by these a date says itself whether it is to come
ATTRIBUTES = frozenset(("nmod:poss", "compound", "nummod", "amod"))
CARRIERS = wordset("morning afternoon evening night eve day week weekend month beginning start middle end")
JOINED = 8  # the date of a verb joined to the act's
FAR = 99  # a date that does not belong to the act


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words of a text that tell a date: characters `start` to `end`, words `first_word` to `last_word` of the sentence, and what
    they stand for, or the reason why that is not known."""

    text: str
    start: int
    end: int
    first_word: int
    last_word: int
    value: EventDate | None
    reason: str


def find_dates(sentence: ParsedSentence, published: date | None, anchor: date | None = None) -> list[DateExpression]:
    """The dates of a sentence in order. `anchor` is the date last named in the text before it, from which "two days later" counts."""
    if not any(word in SIGNS or YEARLIKE.fullmatch(word) for word in sentence.lower):
        return []
    found = []
    for kind, match, first, last in _matches(sentence):
        clock = Clock(published, anchor, _looks_ahead(sentence, first))
        expression = _expression(sentence, (first, last), kind, match, clock)
        if expression.value is not None and kind != "past":
            anchor = expression.value.first
        found.append(expression)
    return found


def date_of(sentence: ParsedSentence, trigger_word: int, dates: Sequence[DateExpression]) -> tuple[EventDate | None, str]:
    """The date of an act and why: the expression in its own clause, else that of a clause above it; a reporting verb's date is
    the saying's, not the act's."""
    if not dates:
        return None, "the sentence tells no date"
    above = _above(sentence, trigger_word)
    costs = [_cost(sentence, trigger_word, above, expression) for expression in dates]
    best = min(range(len(dates)), key=lambda i: (costs[i], abs(dates[i].first_word - trigger_word)))
    chosen = dates[best]
    if costs[best] >= FAR:
        return None, f"{', '.join(f'“{d.text}”' for d in dates)}: dates another act"
    if chosen.value is None:
        return None, f"“{chosen.text}”: {chosen.reason}"
    return chosen.value, f"“{chosen.text}”: {chosen.reason}"


def of_done(day: EventDate | None, reason: str, published: date | None) -> tuple[EventDate | None, str]:
    """The date of an act told as done, and why: it cannot lie after publication, so it lies a year before, or a week for a day of the week,
    unless the words say themselves when it is."""
    if day is None or published is None or day.first <= published:
        return day, reason
    words = day.words.lower().split()
    if any(word in SAID_WHEN or YEARLIKE.match(word) for word in words):
        return day, reason
    if any(word in ALL_MONTHS or word in SEASONS for word in words):
        first, last = moved("year", day.first, -1), moved("year", day.last, -1)
    elif any(word in WEEKDAYS for word in words):
        first, last = moved("week", day.first, -1), moved("week", day.last, -1)
    else:
        return day, reason
    return EventDate(first, last, day.precision, day.words), f"{reason}; told as done, so the one before publication"


def _matches(sentence: ParsedSentence) -> list[tuple[str, re.Match[str], int, int]]:
    """Kind, match, first and last word of the expressions; of two that overlap the one that begins first, then the longer."""
    text = " ".join(sentence.lower)
    at, word_at = 0, {}
    for i, word in enumerate(sentence.lower):
        word_at[at] = i
        at += len(word) + 1
    ends = {start + len(sentence.lower[i]): i for start, i in word_at.items()}
    matches = [
        (match.start(), -match.end(), order, kind, match)
        for order, (kind, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
        if match.start() in word_at and match.end() in ends
    ]
    chosen, end = [], 0
    for start, after, _, kind, match in sorted(matches, key=lambda m: m[:3]):
        first, last = word_at[start], ends[-after]
        if start >= end and _is_date(sentence, kind, first, last, match.groupdict()):
            chosen.append((kind, match, first, last))
            end = -after
    return chosen


def _is_date(s: ParsedSentence, kind: str, first: int, last: int, groups: Mapping[str, str | None]) -> bool:
    """Whether words that look like a date are one: "May" may be a verb or a name, "2000" a number of people, "20" too."""
    counted = s.upos[last] == "NUM" and s.deps[last] == "nummod" and not first <= s.heads[last] <= last
    if kind == "year":
        alone = groups.get("part") is None
        following = last + 1 < len(s) and s.xpos[last + 1] in ("NN", "NNP", "JJ")
        return not alone or (first > 0 and s.lower[first - 1] in BEFORE_YEAR and not counted) or (following and s.heads[last] > last)
    if kind in ("month", "full", "days"):
        month = next(i for i in range(first, last + 1) if s.lower[i] in ALL_MONTHS)
        named = any(a <= month < b and label == "PERSON" for a, b, label in s.entities)
        verb = s.upos[month] in ("AUX", "VERB") and kind == "month"
        return s.words[month][0].isupper() and not named and not verb and not (counted and not groups.get("year"))
    return True


def _expression(s: ParsedSentence, words: tuple[int, int], kind: str, match: re.Match[str], clock: Clock) -> DateExpression:
    first, last = words
    start, end = s.starts[first], s.ends[last]
    text = s.text[start - s.start : end - s.start]
    try:
        day, until, precision = resolve(kind, match.groupdict(), clock)
    except Unresolved as reason:
        return DateExpression(text, start, end, first, last, None, str(reason))
    if first and s.lower[first - 1] == "since" and clock.published is not None and clock.published >= day:
        until, precision = clock.published, "span"
    days = day.isoformat() if day == until else f"{day.isoformat()} to {until.isoformat()}"
    return DateExpression(text, start, end, first, last, EventDate(day, until, precision, text), f"read as {days}")


def _looks_ahead(s: ParsedSentence, word: int) -> bool:
    """Whether the clause of a word tells of the future: "will", "is to", "plans to", "is meeting"."""
    verb = next((i for i in (word, *s.ancestors(word)) if s.upos[i] in ("VERB", "AUX")), None)
    if verb is None:
        return False
    marks = {s.lower[c] for c in s.children[verb] if s.upos[c] in ("AUX", "PART") or s.deps[c] in ("aux", "mark", "cop")}
    if marks & {"will", "'ll", "wo", "would", "shall", "may", "might", "could", "should", "must"}:
        return not marks & {"have"}
    if s.lemmas[verb] in SCHEDULING and s.xpos[verb] == "VBN":
        return True
    if "to" in marks:
        above = s.heads[verb]
        planned = s.lemmas[above] in PLANNING and s.xpos[above] != "VBD"
        return bool(marks & {"is", "are", "'s"}) or planned or (s.xpos[above] == "VBN" and s.lemmas[above] in SCHEDULING)
    if s.xpos[verb] in ("VBZ", "VBP"):
        return s.lemmas[verb] in TIMETABLED
    return s.xpos[verb] == "VBG" and bool(marks & {"is", "are", "'re", "'s"})


@cache
def _reporting() -> frozenset[str]:
    """The verbs that tell what somebody says or thinks."""
    rows = read_table(DATA / "words" / "cues.tsv", ("lemma", "pos", "stance", "note"))
    return frozenset(row["lemma"] for row in rows if row["pos"] == "VERB")


def _above(s: ParsedSentence, trigger: int) -> dict[int, int]:
    """The words from whose clauses an act takes its date, with their distance."""
    above, word, cost = {}, trigger, 0
    while s.heads[word] != word:
        dep, head = s.deps[word].split(":")[0], s.heads[word]
        if dep in ("ccomp", "parataxis") and (s.lemmas[head] in _reporting() or dep == "parataxis"):
            break
        cost += 3 if dep in ("ccomp", "advcl", "acl", "csubj") else 1
        above[head] = cost
        if dep == "acl":  # "the men who … were arrested on Tuesday": the arrest's day
            break
        word = head
    return above


def _step(s: ParsedSentence, child: int) -> int:
    """How far the clause of a word stands from what it hangs on; a clause of the same time lends its date."""
    dep = s.deps[child].split(":")[0]
    if dep == "advcl" and any(s.lower[c] in ("while", "when", "as") for c in s.dependents(child, "mark", "advmod")):
        return 12
    if dep in ("ccomp", "parataxis", "advcl", "acl"):
        return FAR
    return JOINED if dep == "conj" and s.upos[child] == "VERB" else 1


def _cost(s: ParsedSentence, trigger: int, above: Mapping[int, int], expression: DateExpression) -> int:
    """How far an expression stands from the act: under it, else beside it under a word above, else beside a verb joined to it."""
    span = range(expression.first_word, expression.last_word + 1)
    word = next((i for i in span if s.heads[i] not in span or s.heads[i] == i), expression.first_word)
    while s.heads[word] not in (word, trigger) and s.lower[s.heads[word]] in CARRIERS:  # "on the evening of March 20"
        word = s.heads[word]
    cost, child, joined = 0, word, True
    while child != trigger and s.heads[child] != child:
        head = s.heads[child]
        step = _step(s, child) if child != word else 1
        joined = joined and (child == word or step == JOINED)
        cost += step
        if head != trigger and joined and head in above:
            return cost + 4 + above[head]
        if child == word and head != trigger and s.deps[child] in ATTRIBUTES and s.deps[head].split(":")[0] != "nsubj":
            return FAR  # "condemned Monday's attack": the attack's day alone
        if step == FAR:
            return FAR
        child = head
    return cost if child == trigger else FAR
