"""Coded acts in careful words: what the record only attributes is attributed, what is denied, planned or only imagined is told as such.

A sentence is made from a pattern, chosen by the status of the act and by who tells it, and the phrase of its type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.analysis.phrases import phrase_of
from dragoman.records import Stand, Status

Voice = Literal["reports", "report", "unnamed", "other", "self"]
VOICES: tuple[Voice, ...] = get_args(Voice)
"""Who tells of an act: several outlets or a public word, one outlet alone, somebody whom the report does not name, somebody whom it
names, the doer himself."""


@dataclass(frozen=True, slots=True)
class Told:
    """An act to be put into words. `source`, `target` and `by` are names as they stand in a sentence, empty where unknown; `many` are
    those of them that are plural."""

    type: str
    mode: str
    status: Status
    voice: Voice
    source: str = ""
    target: str = ""
    by: str = ""
    many: frozenset[str] = frozenset()


_Table = Mapping[tuple[Status, Voice], str]

# With a doer: {s} the doer, {a} who tells; {past}, {base}, {done} the act ("attacked", "attack", "attacked" after "have").
ACTIVE: _Table = {
    ("reported", "reports"): "{s} {past}",
    ("reported", "report"): "{s} {is} reported to have {done}",
    ("reported", "unnamed"): "{s} {is} said to have {done}",
    ("reported", "other"): "according to {a}, {s} {past}",
    ("reported", "self"): "{s}, by {its} own account, {past}",
    ("claimed", "reports"): "{s} {is} said to have {done}",
    ("claimed", "report"): "{s} {is} said to have {done}",
    ("claimed", "unnamed"): "{s} {is} said to have {done}",
    ("claimed", "other"): "according to {a}, {s} {past}",
    ("claimed", "self"): "{s}, by {its} own account, {past}",
    ("denied", "reports"): "it is denied that {s} {past}",
    ("denied", "report"): "it is denied that {s} {past}",
    ("denied", "unnamed"): "it is denied that {s} {past}",
    ("denied", "other"): "{a} {denies} that {s} {past}",
    ("denied", "self"): "{s} {denies_s} having {done}",
    ("negated", "reports"): "{s} did not {base}",
    ("negated", "report"): "{s} {is} reported not to have {done}",
    ("negated", "unnamed"): "{s} {is} said not to have {done}",
    ("negated", "other"): "according to {a}, {s} did not {base}",
    ("negated", "self"): "{s}, by {its} own account, did not {base}",
    ("planned", "reports"): "{s} {is} reported to plan to {base}",
    ("planned", "report"): "{s} {is} reported to plan to {base}",
    ("planned", "unnamed"): "{s} {is} said to plan to {base}",
    ("planned", "other"): "according to {a}, {s} {is} to {base}",
    ("planned", "self"): "{s}, by {its} own account, {is} to {base}",
    ("hypothetical", "reports"): "it is raised as a possibility that {s} might {base}",
    ("hypothetical", "report"): "it is raised as a possibility that {s} might {base}",
    ("hypothetical", "unnamed"): "it is raised as a possibility that {s} might {base}",
    ("hypothetical", "other"): "{a} {speaks} of the possibility that {s} might {base}",
    ("hypothetical", "self"): "{s} {speaks_s} of the possibility that {it} might {base}",
}

# Without one: {noun} the act ("an attack on the pump").
NOMINAL: _Table = {
    ("reported", "reports"): "there was {noun}",
    ("reported", "report"): "{noun} is reported",
    ("reported", "unnamed"): "{noun} is said to have taken place",
    ("reported", "other"): "according to {a}, there was {noun}",
    ("reported", "self"): "according to {a}, there was {noun}",
    ("claimed", "reports"): "{noun} is said to have taken place",
    ("claimed", "report"): "{noun} is said to have taken place",
    ("claimed", "unnamed"): "{noun} is said to have taken place",
    ("claimed", "other"): "according to {a}, there was {noun}",
    ("claimed", "self"): "according to {a}, there was {noun}",
    ("denied", "reports"): "{noun} is denied",
    ("denied", "report"): "{noun} is denied",
    ("denied", "unnamed"): "{noun} is denied",
    ("denied", "other"): "{a} {denies} {noun}",
    ("denied", "self"): "{a} {denies} {noun}",
    ("negated", "reports"): "{noun} did not take place",
    ("negated", "report"): "{noun} is reported not to have taken place",
    ("negated", "unnamed"): "{noun} is said not to have taken place",
    ("negated", "other"): "according to {a}, {noun} did not take place",
    ("negated", "self"): "according to {a}, {noun} did not take place",
    ("planned", "reports"): "{noun} is reported to be planned",
    ("planned", "report"): "{noun} is reported to be planned",
    ("planned", "unnamed"): "{noun} is said to be planned",
    ("planned", "other"): "according to {a}, {noun} is to take place",
    ("planned", "self"): "according to {a}, {noun} is to take place",
    ("hypothetical", "reports"): "{noun} is raised as a possibility",
    ("hypothetical", "report"): "{noun} is raised as a possibility",
    ("hypothetical", "unnamed"): "{noun} is raised as a possibility",
    ("hypothetical", "other"): "{a} {speaks} of {noun} as a possibility",
    ("hypothetical", "self"): "{a} {speaks} of {noun} as a possibility",
}

# Where a party stands: one, several, and before.
STAND: Mapping[Stand, tuple[str, str, str]] = {
    "affirm": ("asserts", "assert", "asserted"),
    "deny": ("denies", "deny", "denied"),
    "doubt": ("doubts", "doubt", "doubted"),
}

_PEOPLE = frozenset("police people men women troops personnel officials both others they them".split())
_ONE = frozenset("news politics status crisis series".split())
_ARTICLE = re.compile(r"(?:The|A|An|Its|Their|His|Her|Our|Some|Both|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s")
_COMMON = frozenset(
    "militants soldiers rebels insurgents protesters demonstrators authorities villagers fighters attackers residents witnesses".split()
)
_OF = re.compile(r"\s(?:of|in|at|on|from|near|with|for|who|which|that|by|to)\s|,")


def in_words(told: Told) -> str:
    """The act as a sentence without its full stop.

    >>> in_words(Told("ASSAULT", "", "claimed", "other", "gunmen", "a patrol", "the ministry"))
    'According to the ministry, gunmen attacked a patrol'
    """
    phrase = phrase_of(told.type, told.mode)
    verb = phrase.over if told.target else phrase.alone
    noun = phrase.noun.format(told.target) if told.target else phrase.noun_alone
    table = ACTIVE if told.source else NOMINAL
    several, tell = told.source in told.many, told.by in told.many
    sentence = table[told.status, told.voice].format(
        s=told.source,
        a=told.by or "the report",
        past=verb.form(verb.past, told.target),
        base=verb.form(verb.base, told.target),
        done=verb.form(verb.participle, told.target),
        noun=noun,
        its="their" if several else "its",
        it="they" if several else "it",
        denies="deny" if tell else "denies",
        denies_s="deny" if several else "denies",
        speaks="speak" if tell else "speaks",
        speaks_s="speak" if several else "speaks",
        **{"is": "are" if several else "is"},
    )
    return started(sentence)


def stands(stance: Stand, party: str, before: Stand | None = None) -> str:
    """Where a party stands, and where it stood before if elsewhere.

    >>> stands("affirm", "Bolivia", before="deny")
    'Bolivia now asserts (earlier denied)'
    """
    now = STAND[stance][is_plural(party)]
    return f"{party} {now}" if before is None else f"{party} now {now} (earlier {STAND[before][2]})"


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb, by its head: "two officers of the guard", "gunmen", but not "the United States"."""
    head = (_OF.split(name, maxsplit=1)[0].split() or [""])[-1]
    bare = head.strip("’'\"”").lower()
    if (head[:1].isupper() and len(name.split()) > 1) or bare in _ONE:
        return False
    return (
        bare in _PEOPLE or bare.endswith("men") or (bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and not head[:1].isupper())
    )


def within(name: str) -> str:
    """A name as it stands within a sentence: "The Ministry" becomes "the Ministry", "Gunmen" "gunmen"."""
    first = name.split(" ", 1)[0].lower()
    common = first in _COMMON or first in _PEOPLE or first.endswith("men")
    return name[:1].lower() + name[1:] if common or _ARTICLE.match(name) else name


def started(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
