"""Why the sources or targets of an event are wrong: missing, extra, swapped, other words, a name cut or joined, no phrase in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.evaluation.events import named
from dragoman.evaluation.gold import GoldEvent
from dragoman.evaluation.matching import Named, Range, overlap, pair_off, same_mention
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Event, Mention

ROLES = ("source", "target")
Places = Callable[[str], Sequence[Range]]


def argument_findings(gold: GoldEvent, event: Event, s: ParsedSentence, places: Places) -> Iterator[tuple[str, str]]:
    """The cause of each wrong argument with its role; `places` gives where words of the gold stand in the document."""
    wanted = {role: list(getattr(gold, role)) for role in ROLES}
    given = {role: list(getattr(event, role)) for role in ROLES}
    if gold.target_optional and not event.target:
        wanted["target"] = []
    for role in ROLES:
        wanted[role], given[role] = _rest(wanted[role], given[role])
    for role, other in (ROLES, ROLES[::-1]):
        left, given[other] = _rest(wanted[role], given[other])
        yield from (("swapped", role) for _ in range(len(wanted[role]) - len(left)))
        wanted[role] = left
    for role in ROLES:
        every = [place for item in getattr(gold, role) for place in places(item.text)]
        yield from ((cause, role) for cause in _causes(wanted[role], given[role], s, places, every))


def _rest(wanted: Sequence[Named], given: Sequence[Mention]) -> tuple[list[Named], list[Mention]]:
    """What is left of both where the mentions that are the same are taken off."""
    pairs = pair_off(wanted, given, lambda item, mention: float(same_mention(item, named(mention))))
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return [x for i, x in enumerate(wanted) if i not in left], [x for j, x in enumerate(given) if j not in right]


def _causes(wanted: Sequence[Named], given: Sequence[Mention], s: ParsedSentence, places: Places, every: Sequence[Range]) -> Iterator[str]:
    """The causes in one role, of which `every` place of a gold mention is given."""

    def shared(item: Named, mention: Mention) -> float:
        return float(any(overlap(place, (mention.start, mention.end)) for place in places(item.text)))

    pairs = pair_off(wanted, given, shared)
    for i, j in pairs:
        mention = (given[j].start, given[j].end)
        near = [place for place in places(wanted[i].text) if overlap(place, mention)]
        if any(cuts_name(s, place) for place in (mention, *near)):
            yield "entity"
        else:
            yield "wrong words" if any(is_phrase(s, place) for place in near) else "parse"
    for i in set(range(len(wanted))) - {i for i, _ in pairs}:
        found = places(wanted[i].text)
        yield "missing" if not found or any(is_phrase(s, place) for place in found) else "parse"
    for j in set(range(len(given))) - {j for _, j in pairs}:
        mention = (given[j].start, given[j].end)
        yield "entity" if cuts_name(s, mention) and any(overlap(place, mention) for place in every) else "extra"


def is_phrase(s: ParsedSentence, place: Range) -> bool:
    """Whether the words of a range hang together in the tree: but for punctuation, only one of them hangs on a word outside."""
    words = {w for w in range(len(s)) if overlap(place, (s.starts[w], s.ends[w])) and s.upos[w] != "PUNCT"}
    return sum(s.heads[w] == w or s.heads[w] not in words for w in words) <= 1


def cuts_name(s: ParsedSentence, place: Range) -> bool:
    """Whether a name as the model found it stands partly inside and partly outside of a range. An article is no part of a name."""
    for first, after, label in s.entities:
        while first + 1 < after and s.upos[first] == "DET":
            first += 1
        start, end = s.starts[first], s.ends[after - 1]
        if label != "NUMBER" and any(start < edge < end for edge in place):
            return True
    return False
