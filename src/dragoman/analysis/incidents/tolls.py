"""The numbers of dead and hurt that a sentence tells, and to which of its incidents they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.analysis.incidents.telling import Telling
from dragoman.coding.number_words import read_number
from dragoman.records import Toll

_COUNT = (
    r"(?P<{}>\d[\d,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|[a-z]+teen|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve)"
)
_OTHER = r"\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|killed|dead"
_PLAIN = rf"(?: (?!(?:{_OTHER})\b)[\w’'-]+){{0,3}}?"  # no other number between
_COUNTED = rf"\b{_COUNT.format('number')}{_PLAIN}(?: (?:were|was|had been|have been|has been))? "
_NUMBER = rf" (?:at least )?{_COUNT.format('other')}\b"
_RISEN = r"\b(?:number|toll|count)\b[^.;]{{0,40}}?\b(?:{})\b[^.;]{{0,60}}?\b(?:to|at|as)"  # "the number of wounded has risen to"
_DEAD, _HURT = "killed|dead|deaths?|victims", "wounded|injured|hurt|treated|hospitali[sz]ed"
KILLED = re.compile(
    rf"{_COUNTED}(?:killed|dead|died|fallen|bodies|coffins|deaths|perished|shot dead|lost their lives)\b|"
    rf"(?:\b(?:killing|killed|kills|claimed|buried)|death toll\b[^.;]{{0,30}}\b(?:to|at)|{_RISEN.format(_DEAD)}){_NUMBER}",
    re.I,
)
INJURED = re.compile(
    rf"{_COUNTED}(?:{_HURT})\b|(?:\b(?:wounding|injuring|treated)|\b(?:{_HURT})(?: \w+)? at|{_RISEN.format(_HURT)}){_NUMBER}", re.I
)
AGED = re.compile(r"\b(?:neighbour|neighbor|man|woman|boy|girl|youth|child|resident|one) of $|\baged? $")  # before a number of years
PARTIAL = re.compile(r" (?:more|others|further|additional|of (?:the|its|his|their|our))\b")  # behind a number that is no whole toll


def with_tolls(tellings: list[Telling]) -> list[Telling]:
    """The tellings of a sentence with the numbers of dead and hurt, each at the telling closest to its words: those that the events have,
    else those that the plain words tell."""
    if not tellings:
        return tellings
    text = tellings[0].sentence
    killed, injured = toll_in(text)
    coded_killed = [t.killed for t in tellings if t.killed is not None and not _partial(t.killed.words, text)]
    coded_injured = [t.injured for t in tellings if t.injured is not None and not _partial(t.injured.words, text)]
    if injured is not None and any(one.words == other.words for one in coded_killed for other in coded_injured):
        coded_injured = [injured]  # "two killed and seven hurt", where the seven were missed
    plain = [replace(t, killed=None, injured=None) for t in tellings]
    for toll in dict.fromkeys(coded_killed or ([killed] if killed else [])):
        at = _closest(plain, toll)
        plain[at] = replace(plain[at], killed=toll)
    for toll in dict.fromkeys(coded_injured or ([injured] if injured else [])):
        at = _closest(plain, toll)
        plain[at] = replace(plain[at], injured=toll)
    return plain


def _closest(tellings: Sequence[Telling], toll: Toll) -> int:
    """Which telling stands closest to the words of a toll, one behind them before one ahead."""
    at = tellings[0].sentence.find(toll.words)
    if at < 0:
        return len(tellings) - 1
    gaps = [(t.start - t.at - at) if t.start - t.at >= at else 1.5 * (at - (t.end - t.at)) for t in tellings]
    return gaps.index(min(gaps))


def toll_in(text: str) -> tuple[Toll | None, Toll | None]:
    """The numbers of killed and of hurt that the plain words of a text tell."""
    return _toll(KILLED, text), _toll(INJURED, text)


def _toll(pattern: re.Pattern[str], text: str) -> Toll | None:
    match = pattern.search(text)
    if match is None:
        return None
    words = match["number"] or match["other"]
    number = read_number(words.lower().replace("-", " - ").split())
    return None if number is None or _partial(words, text) else Toll(number, number, words)


def _partial(words: str, text: str) -> bool:
    """Whether the number that these words tell in a text is but a part of a toll: "four more", "one of its conscripts"."""
    at = text.find(words)
    return at >= 0 and (PARTIAL.match(text, at + len(words)) is not None or AGED.search(text[:at]) is not None)
