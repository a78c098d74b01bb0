"""Places: the named places of a document, resolved together, and the place where an act happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.coding.gazetteer import Gazetteer, load_gazetteer
from dragoman.coding.geocode import resolve
from dragoman.coding.homes import homes_of
from dragoman.coding.place_forms import LANDS, SETTLEMENTS
from dragoman.coding.place_names import PlaceName, place_names
from dragoman.coding.reach import Steps, words_in_reach
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Place, Toponym

UNKNOWN = "no place of that name in the gazetteer"
PEOPLE = "named by its people"
RANKS = {"city": 0, "county": 2, "province": 3, "region": 4, "country": 5}  # the most specific first
WITHIN = wordset("in at near outside around across through throughout inside within along off on over amid between under towards")
VISITS = wordset("visit tour arrive travel trip go fly enter return come head journey deploy send march")
SITES = wordset("soil side border airspace coast capital suburbs outskirts neighborhood neighbourhood market square camp prison base port")
GROUNDS = LANDS | SETTLEMENTS | SITES
DATELINE = re.compile(r"[^.!?\n]{0,40}?\s*(?:\([A-Za-z ]{2,20}\)\s*)?(?:—|–|--|-)\s")
ELSEWHERE = 2  # a country named more than so many times as often as the dateline's is the one that a report tells of
REACH = 8  # a place farther off in the tree tells of something else


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A place name in the tree: the noun by which it hangs there, and its preposition, empty if it has none."""

    toponym: Toponym
    noun: int
    case: str


def find_places(sentences: Sequence[ParsedSentence], gazetteer: Gazetteer | None = None) -> list[Toponym]:
    """Every named place of a document, in the order of its text; a name means one place throughout.

    The gazetteer is this package's own if none is given.
    """
    names = place_names(sentences, gazetteer or load_gazetteer())
    toponyms = []
    for name, found in zip(names, resolve(names, _qualifiers(names, sentences), homes_of(sentences)), strict=True):
        s = sentences[name.sentence]
        start, end = s.starts[name.first], s.ends[name.last]
        place, reason = (found[0].place, found[1]) if found else (None, UNKNOWN)
        reason = f"{PEOPLE}; {reason}" if name.people else reason
        toponyms.append(Toponym(s.text[start - s.start : end - s.start], start, end, place, reason))
    return toponyms


def dateline_of(sentences: Sequence[ParsedSentence], toponyms: Sequence[Toponym]) -> Toponym | None:
    """The place before the dash with which a report opens ("QUETTA, Pakistan (AP) —"), if any.

    None where the report, though written there, tells of another country, which it names far more often.
    """
    starts = {sentence.start: sentence for sentence in sentences}
    for toponym in toponyms:
        sentence = starts.get(toponym.start)
        if sentence is not None and DATELINE.match(sentence.text, toponym.end - sentence.start):
            return None if _tells_of_elsewhere(toponym, toponyms) else toponym
    return None


def _tells_of_elsewhere(dateline: Toponym, toponyms: Sequence[Toponym]) -> bool:
    named = Counter(t.place.country for t in toponyms if t is not dateline and t.place and t.place.country)
    return dateline.place is not None and max(named.values(), default=0) > ELSEWHERE * named[dateline.place.country]


def place_of(
    sentence: ParsedSentence, trigger_word: int, toponyms: Sequence[Toponym], dateline: Toponym | None = None
) -> tuple[Toponym | None, str]:
    """The most specific place that tells where the act happened, and why it or none.

    A land named as an actor is no place; the dateline's place, if given, stands in where the sentence tells none.
    """
    inside = [t for t in toponyms if sentence.start <= t.start < sentence.end]
    costs = words_in_reach(sentence, trigger_word, Steps(_down, _up, REACH))
    found = (_phrase(sentence, trigger_word, toponym) for toponym in inside)
    phrases = [(costs[phrase.noun], phrase) for phrase in found if phrase is not None and phrase.noun in costs]
    if phrases:
        best = _most_specific(sorted(phrases, key=lambda item: (item[0], _rank(item[1].toponym), item[1].noun)))
        return best.toponym, f"“{f'{best.case} {best.toponym.text}'.strip()}” stands with the act"
    if dateline is not None:
        return dateline, "the report's dateline, since the sentence tells no place"
    if inside:
        return None, f"{', '.join(t.text for t in inside)}: named, but not as the place of this act"
    return None, "the sentence names no place"


def _qualifiers(names: Sequence[PlaceName], sentences: Sequence[ParsedSentence]) -> list[tuple[int, int]]:
    """Pairs of neighbouring names of which the second, a country or province, stands behind the first and a comma."""
    return [
        (i, i + 1)
        for i, (inner, outer) in enumerate(pairwise(names))
        if inner.sentence == outer.sentence
        and outer.first == inner.last + 2
        and sentences[inner.sentence].words[inner.last + 1] in (",", "(")
        and any(entry.place.kind in ("country", "province") for entry in outer.entries)
    ]


def _phrase(s: ParsedSentence, trigger: int, toponym: Toponym) -> _Phrase | None:
    """The phrase that sets a place name beside the act: a preposition, a bare name before it, or the place as its object; else None."""
    words = [i for i in range(len(s)) if s.starts[i] < toponym.end and s.ends[i] > toponym.start]
    if not words:
        return None
    noun = next((i for i in words if s.heads[i] == i or s.heads[i] not in words), words[0])
    head = _ground(s, noun)
    people = toponym.reason.startswith(PEOPLE)
    case = s.case_of(head) or s.case_of(noun)
    last = case.split()[-1] if case else ""
    if people:
        return _Phrase(toponym, head, last) if head != noun and case else None
    if WITHIN & set(case.split()) or (last == "of" and case != "of"):
        return _Phrase(toponym, head, case if last == "of" else last)
    done_to = s.heads[head] == trigger and (s.deps[head] in ("obj", "nsubj:pass", "compound") or last in ("of", "on"))
    if done_to and (toponym.place is None or toponym.place.kind != "country"):
        return _Phrase(toponym, head, last)
    visited = s.lemmas[trigger] in VISITS and (last == "to" or s.deps[head] in ("obj", "nmod:poss"))
    return _Phrase(toponym, head, last) if visited and s.heads[head] == trigger else None


def _ground(s: ParsedSentence, noun: int) -> int:
    """The noun that stands in the sentence for a place name: "city" in "the city of Quetta", the first of a row of names."""
    while s.heads[noun] != noun and _stands_for(s, s.heads[noun], noun):
        noun = s.heads[noun]
    return noun


def _stands_for(s: ParsedSentence, head: int, noun: int) -> bool:
    dep = s.deps[noun].split(":")[0]
    if dep == "appos" or (dep in ("conj", "flat", "list") and not s.case_of(noun)):
        return True
    if dep == "compound" and WITHIN & set(s.case_of(head).split()):  # "at Kabul airport"
        return True
    ground = s.lemmas[head] in GROUNDS or s.lower[head] in GROUNDS
    return ground and (dep in ("compound", "amod") or s.deps[noun] == "nmod:poss" or s.case_of(noun) == "of")


def _down(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep in ("ccomp", "parataxis"):
        return REACH
    if dep == "advcl":
        return 5
    if dep == "acl" or (dep == "conj" and s.upos[child] in ("VERB", "AUX")):
        return 3
    return 2 if dep in ("nsubj", "csubj", "conj") else 1


def _up(s: ParsedSentence, child: int) -> int:
    dep = s.deps[child].split(":")[0]
    if dep in ("ccomp", "parataxis"):
        return REACH
    return 3 if dep in ("advcl", "acl", "csubj") else 2 if dep == "conj" else 1


def _most_specific(phrases: Sequence[tuple[int, _Phrase]]) -> _Phrase:
    """The nearest phrase, or one close to it that names a place within the nearest's."""
    cost, best = phrases[0]
    for other_cost, other in phrases[1:]:
        if other_cost <= cost + 3 and _within(other.toponym, best.toponym):
            best = other
    return best


def _within(inner: Toponym, outer: Toponym) -> bool:
    if inner.place is None or outer.place is None or _rank(inner) >= _rank(outer):
        return False
    return inner.place.country == outer.place.country and (outer.place.kind == "country" or _same_land(inner.place, outer.place))


def _same_land(inner: Place, outer: Place) -> bool:
    return outer.kind == "region" or inner.province == outer.name


def _rank(toponym: Toponym) -> int:
    return RANKS.get(toponym.place.kind, 1) if toponym.place else 1
