"""When two spans, two mentions, two texts are the same, and how to pair things off one to one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

A = TypeVar("A")
B = TypeVar("B")
Range = tuple[int, int]

_WORD = re.compile(r"(\d+(?:[.,]\d+)+|[^\W_]+(?:[-.&'’][^\W_]+)*)(['’](?!\w))?")
_BREAK = re.compile(r"[,;:(\[—–]| - ")
_ALIAS = re.compile(r"[(\[]\s*(?:the )?(\w[\w.&-]*)\s*[)\]]")
_QUANTITY = re.compile(r"^(?:at least|at most|more than|fewer than|less than|as many as|up to|about|around|nearly|almost|over|some)\s+", re.I)
_PARTITIVE = re.compile(
    r"^(?:(?:a|an|the)\s+)?(?:dozens|scores|hundreds|thousands|millions|tens of thousands|hundreds of thousands|number|group|handful|couple|series|rest|"
    r"majority|some|many|most|all|several|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+of\s+",
    re.I,
)
_DETERMINERS = frozenset("the a an this that these those its his her their our my your".split())
_ENDS = frozenset("of in from for at by with on to against near under who whom whose which that including".split())
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof professor rev gen general col colonel maj major capt captain lt lieutenant sgt sergeant sen senator rep "
    "gov governor president chancellor king queen prince princess pope sheikh ayatollah mullah ambassador judge justice premier prime vice minister".split()
)
_ROLES = _TITLES | frozenset("foreign defense defence interior finance deputy former chief secretary state spokesman spokeswoman leader envoy".split())
_PRONOUNS = frozenset("i he she it they we you him her them us who which that this these those himself herself itself themselves".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as scoring sees it: the words, and the fullest name that the document gives the same actor."""

    text: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name without its trimmings; `core` ends with the head, `owners` stand in the possessive."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    owners: frozenset[str]

    @property
    def head(self) -> str:
        return self.core[-1]


def overlap(first: Range, second: Range) -> bool:
    """Whether two ranges of characters share one.

    >>> overlap((0, 5), (4, 9)), overlap((0, 5), (5, 9))
    (True, False)
    """
    return max(first[0], second[0]) < min(first[1], second[1])


def places_of(phrase: str, text: str) -> list[Range]:
    """Every place where the phrase stands in the text as whole words; where it stands nowhere in one piece, the places of its words."""
    pattern = r"\s+".join(re.escape(part) for part in phrase.split())
    for flags in (re.NOFLAG, re.IGNORECASE):
        if found := [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, flags)]:
            return found if pattern else []
    parts = phrase.split()
    return [place for part in parts for place in places_of(part, text)] if len(parts) > 1 else []


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and possessive endings.

    >>> words_of("The U.S. Senate’s vote")
    ['the', 'us', 'senate', 'vote']
    """
    return [_plain(match[1]) for match in _WORD.finditer(text)]


def token_f1(first: str, second: str) -> float:
    """F1 of the words that two texts share, each counted as often as it stands; 1 where both have none."""
    a, b = Counter(words_of(first)), Counter(words_of(second))
    if not a and not b:
        return 1.0
    return 2 * (a & b).total() / (a.total() + b.total())


def same_words(first: str, second: str) -> bool:
    """Whether two noun phrases name the same, judged by their words: lenient on the boundaries, strict on the identity.

    >>> same_words("Pakistan's Foreign Ministry", "the ministry"), same_words("Pakistani officials", "Afghan officials")
    (True, False)
    """
    return any(_same(a, b) for a in _names(first) for b in _names(second))


def same_mention(first: Named, second: Named) -> bool:
    """Whether two mentions name the same actor by their words, or by the fullest name of either.

    Two pronouns whose fullest names are both given are compared by those alone.
    """
    pronouns = first.text.lower() in _PRONOUNS and second.text.lower() in _PRONOUNS
    if pronouns and first.of and second.of:
        return same_words(first.of, second.of)
    ways = [(a, b) for a in (first.text, first.of) for b in (second.text, second.of) if a and b]
    return any(same_words(a, b) for a, b in ways)


def same_mentions(first: Sequence[Named], second: Sequence[Named]) -> bool:
    """Whether two lists of mentions pair off one to one with none left over. Two empty lists do."""
    return len(first) == len(second) == len(pair_off(first, second, lambda a, b: float(same_mention(a, b))))


def pair_off(first: Sequence[A], second: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """The one-to-one pairing of greatest total weight, as pairs of positions; pairs of weight 0 are left out."""
    if not first or not second:
        return []
    weights = np.array([[weight(a, b) for b in second] for a in first], dtype=np.float64)
    return [(i, j) for i, j in _assign(weights) if weights[i, j] > 0]


def _assign(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Maximum-weight assignment by shortest augmenting paths with potentials (Jonker and Volgenant 1987)."""
    if weights.shape[0] > weights.shape[1]:
        return sorted((i, j) for j, i in _assign(weights.T))
    rows, columns = weights.shape
    cost = np.vstack([np.zeros(columns), weights.max() - weights])
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns)
    owner = np.zeros(columns, dtype=np.int64)  # 0: the column is free; rows count from 1
    for row in range(1, rows + 1):
        _augment(row, cost, row_price, column_price, owner)
    return sorted((int(row) - 1, column) for column, row in enumerate(owner) if row)


def _augment(
    row: int, cost: NDArray[np.float64], row_price: NDArray[np.float64], column_price: NDArray[np.float64], owner: NDArray[np.int64]
) -> None:
    """Gives the row a column, moving other rows where that is cheaper; prices and owners change in place."""
    distance = np.full(len(owner), np.inf)
    back = np.full(len(owner), -1, dtype=np.int64)
    done = np.zeros(len(owner), dtype=np.bool_)
    here, column = row, -1
    while True:
        reduced = cost[here] - row_price[here] - column_price
        closer = ~done & (reduced < distance)
        distance[closer], back[closer] = reduced[closer], column
        column = int(np.argmin(np.where(done, np.inf, distance)))
        step = distance[column]
        row_price[row] += step
        row_price[owner[done]] += step
        column_price[done] -= step
        distance[~done] -= step
        done[column] = True
        if not owner[column]:
            break
        here = int(owner[column])
    while column >= 0:
        before = int(back[column])
        owner[column] = owner[before] if before >= 0 else row
        column = before


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[_Name, ...]:
    """The name in the text, and an acronym that stands beside it in brackets."""
    aliases = _ALIAS.findall(text)
    return tuple(_name(part) for part in (_ALIAS.sub(" ", text) if aliases else text, *aliases))


def _name(text: str) -> _Name:
    text = _PARTITIVE.sub("", _QUANTITY.sub("", text.strip()))
    found = [(match.start(), _plain(match[1]), match[1][-2:] in ("'s", "’s") or bool(match[2])) for match in _WORD.finditer(text)]
    while len(found) > 1 and found[0][1] in _DETERMINERS:
        found.pop(0)
    lead = next((i for i, (_, word, owns) in enumerate(found) if owns or word not in _TITLES), 0)
    found = found[lead:]
    first = found[0][0] if found else 0
    stop = next((match.start() for match in _BREAK.finditer(text, first)), len(text))
    end = next((i for i, (at, word, _) in enumerate(found) if i and (at >= stop or word in _ENDS)), len(found))
    kept = [word for _, word, _ in found if word not in _DETERMINERS and word not in _ENDS]
    core = tuple(word for _, word, _ in found[:end])
    return _Name(tuple(kept) or core, core, frozenset(word for _, word, owns in found if owns))


def _same(a: _Name, b: _Name) -> bool:
    if not a.core or not b.core or a.words == b.words:
        return a.words == b.words
    only_a = [word for word in a.words if not any(_alike(word, other) for other in b.words)]
    only_b = [word for word in b.words if not any(_alike(word, other) for other in a.words)]
    if only_a and only_b:
        named = _alike(a.head, b.head) and a.head not in _ROLES
        return named and _roles(only_a) != _roles(only_b)
    if _alike(a.head, b.head):
        return True
    short, long = (b, a) if only_a else (a, b)
    shared = len(set(short.core) & (set(long.core) - long.owners))
    return 2 * shared / (len(short.core) + len(long.core)) > 0.5


def _roles(words: Sequence[str]) -> bool:
    return all(word in _ROLES for word in words)


def _alike(a: str, b: str) -> bool:
    """Equal, or one the other's beginning: `official` and `officials`, `pakistan` and `pakistani`."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 4 and len(long) - len(short) <= 5 and long.startswith(short) and not short.isdigit())


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word.lower()).replace(".", "").replace("’", "'")
