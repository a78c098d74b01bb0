"""Names as the coder reads them: what the tagger cut apart made whole, groups by the dictionary, titles alone left out."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.codebook.actors import KINDS, Found
from dragoman.coding.wordset import wordset
from dragoman.language.parsed import ParsedSentence

Name = tuple[int, int, str]  # first word, word after the last, label
# Titles that are no name by themselves; with a stop or without.
TITLES = wordset(
    "mr mrs ms miss dr sir lord lady prof gen lt col maj capt sgt cpl brig adm sen rep gov rev fr hon amb insp "
    "president minister chancellor premier senator governor general colonel major captain lieutenant sergeant ambassador"
)
QUOTES = frozenset("\"“”'‘’")


def mended_names(s: ParsedSentence, found: Iterable[Found]) -> list[Name]:
    """The names of a sentence, given those that the dictionaries know in it.

    What a dictionary lists as a group is one ORG, whatever the tagger made of it. A name of a person runs over all its parts
    ("Lt. Gen. Ali Khan", "Ben “Bo” Smith", "Ann Lee-Hall"); a title alone ("Minister" in "Prime Minister Ana Silva") is no person.
    """
    names = _joined(s)
    for group in found:
        if all(entry.kind in KINDS for entry in group.entries):
            names = _as_group(names, group.first, group.last + 1)
    if all(label != "PERSON" for _, _, label in names):
        return names
    others = [name for name in names if name[2] != "PERSON"]
    taken = {w for first, after, _ in others for w in range(first, after)}
    people: list[Name] = []
    for first, after, label in names:
        if label != "PERSON" or (people and first < people[-1][1]) or _only_title(s, first, after) or s.words[after - 1].isdigit():
            continue
        people.append((_without_title(s, first, after), _end(s, first, after, taken), label))
    return sorted(others + people)


def _joined(s: ParsedSentence) -> list[Name]:
    """The names, two of bodies side by side made one where the tree has them as one: "National" and "Liberation Army"."""
    names: list[Name] = []
    for first, after, label in s.entities:
        before = names[-1] if names else None
        if before and label == "ORG" and before[1:] == (first, "ORG") and first <= s.heads[first - 1] < after:
            names[-1] = (before[0], after, label)
        else:
            names.append((first, after, label))
    return names


def _as_group(names: list[Name], first: int, after: int) -> list[Name]:
    """The names with those within the words of a group put together as one ORG; unchanged where one runs beyond them, or none is there."""
    inside = [name for name in names if name[0] < after and first < name[1]]
    if not inside or any(name[0] < first or name[1] > after for name in inside):
        return names
    return sorted([*(name for name in names if name not in inside), (first, after, "ORG")])


def _only_title(s: ParsedSentence, first: int, after: int) -> bool:
    return all(s.lower[w].rstrip(".") in TITLES or s.upos[w] == "PUNCT" for w in range(first, after))


def _without_title(s: ParsedSentence, first: int, after: int) -> int:
    """The first word of the name itself."""
    while first < after - 1 and (s.lower[first].rstrip(".") in TITLES or s.words[first] == "."):
        first += 1
    return first


def _end(s: ParsedSentence, first: int, after: int, taken: set[int]) -> int:
    """The word after the name, with the parts that a hyphen or the tree hangs on it."""
    heads = set(range(first, after))
    while after < len(s) and after not in taken:
        part = s.deps[after] == "flat" and s.heads[after] in heads
        if not (part or (s.deps[after] == "punct" and (_is_hyphen(s, after) or _in_nickname(s, first, after)))):
            break
        step = 2 if _is_hyphen(s, after) else 1
        heads.update(range(after, after + step))
        after += step
    while after - 1 > first and s.upos[after - 1] == "PUNCT":
        after -= 1
    return after


def _is_hyphen(s: ParsedSentence, at: int) -> bool:
    """Whether a hyphen joins the name to another part: "al-Ghariani", "Lee-Hall"."""
    joined = s.words[at] == "-" and at + 1 < len(s) and s.ends[at - 1] == s.starts[at] and s.ends[at] == s.starts[at + 1]
    return joined and s.upos[at + 1] in ("PROPN", "NOUN", "X")


def _in_nickname(s: ParsedSentence, first: int, at: int) -> bool:
    """Whether after a mark within a name another part of the name comes: a nickname in quotation marks."""
    return s.words[at] in QUOTES and any(s.deps[w] == "flat" and first <= s.heads[w] < at for w in range(at + 1, min(len(s), at + 3)))
