"""Whether two noun phrases name the same: lenient on the boundaries, strict on the identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"(\d+(?:[.,]\d+)+|[^\W_]+(?:[-.&'’][^\W_]+)*)(['’](?!\w))?")
_BREAK = re.compile(r"[,;:(\[—–]| - ")
_ALIAS = re.compile(r"[(\[]\s*(?:the )?(\w[\w.&-]*)\s*[)\]]")
_BOUNDS = "at least|at most|more than|fewer than|less than|as many as|up to|about|around|nearly|almost|over|some"
_QUANTITY = re.compile(rf"^(?:{_BOUNDS})\s+", re.I)
_PARTS = (
    "dozens|scores|hundreds|thousands|millions|tens of thousands|hundreds of thousands|number|group|handful|couple|series|rest|majority|"
    r"some|many|most|all|several|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*"
)
_PARTITIVE = re.compile(rf"^(?:(?:a|an|the)\s+)?(?:{_PARTS})\s+of\s+", re.I)
_DETERMINERS = _set("the a an this that these those its his her their our my your")
_ENDS = _set("of in from for at by with on to against near under who whom whose which that including")
_TITLES = _set(
    """
    mr mrs ms miss dr sir lord lady prof professor rev general gen colonel col major maj captain capt lieutenant lt sergeant sgt
    senator sen rep governor gov president chancellor king queen prince princess pope sheikh ayatollah mullah ambassador judge justice
    premier prime vice minister
    """
)
_ROLES = _TITLES | _set("foreign defense defence interior finance deputy former chief secretary state spokesman spokeswoman leader envoy")


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name without its trimmings; `core` ends with the head, `owners` stand in the possessive."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    owners: frozenset[str]

    @property
    def head(self) -> str:
        return self.core[-1]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and possessive endings.

    >>> words_of("The U.S. Senate’s vote")
    ['the', 'us', 'senate', 'vote']
    """
    return [_plain(match[1]) for match in _WORD.finditer(text)]


def same_words(first: str, second: str) -> bool:
    """Whether two noun phrases name the same, judged by their words.

    >>> same_words("Pakistan's Foreign Ministry", "the ministry"), same_words("Pakistani officials", "Afghan officials")
    (True, False)
    """
    return any(_same(a, b) for a in _names(first) for b in _names(second))


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[_Name, ...]:
    """The name in the text, and an acronym that stands beside it in brackets."""
    return tuple(_name(part) for part in (_ALIAS.sub(" ", text), *_ALIAS.findall(text)))


def _name(text: str) -> _Name:
    text = _PARTITIVE.sub("", _QUANTITY.sub("", text.strip()))
    found = [(match.start(), _plain(match[1]), match[1][-2:] in ("'s", "’s") or bool(match[2])) for match in _WORD.finditer(text)]
    while len(found) > 1 and found[0][1] in _DETERMINERS:
        found.pop(0)
    lead = next((i for i, (_, word, owns) in enumerate(found) if owns or word not in _TITLES), 0)
    found = found[lead:]
    start = found[0][0] if found else 0
    stop = next((match.start() for match in _BREAK.finditer(text, start)), len(text))
    end = next((i for i, (at, word, _) in enumerate(found) if i and (at >= stop or word in _ENDS)), len(found))
    kept = tuple(word for _, word, _ in found if word not in _DETERMINERS | _ENDS)
    core = tuple(word for _, word, _ in found[:end])
    return _Name(kept or core, core, frozenset(word for _, word, owns in found if owns))


def _same(a: _Name, b: _Name) -> bool:
    if not a.core or not b.core or a.words == b.words:
        return a.words == b.words
    only_a, only_b = _without(a.words, b.words), _without(b.words, a.words)
    if only_a and only_b:
        # Each has words of its own: two actors, unless one is called by office and the other by first name.
        before = set(only_a) <= set(a.core) and set(only_b) <= set(b.core)
        return before and _alike(a.head, b.head) and a.head not in _ROLES and _roles(only_a) != _roles(only_b)
    if _alike(a.head, b.head):
        return True
    short, long = (b, a) if only_a else (a, b)
    # The head of one stands inside the other: a cut too short or long if most words are shared, but one word alone is a modifier.
    shared = len(set(short.core) & (set(long.core) - long.owners))
    return shared >= 2 and 2 * shared / (len(short.core) + len(long.core)) > 0.5


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    return [word for word in words if not any(_alike(word, other) for other in others)]


def _roles(words: Sequence[str]) -> bool:
    return all(word in _ROLES for word in words)


def _alike(a: str, b: str) -> bool:
    """Equal, or one the other's beginning: `official` and `officials`, `pakistan` and `pakistani`."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 4 and len(long) - len(short) <= 5 and long.startswith(short) and not short.isdigit())


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word.lower()).replace(".", "").replace("’", "'")
