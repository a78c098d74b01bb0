"""Words that name nobody in particular: "no soldier", "any official", "neither side", of which nothing may be told as of somebody."""

from __future__ import annotations

import re

from dragoman.records import Mention

_NOBODY = (
    r"(?:no(?!\.?\s*\d)|not|none|nobody|no[- ]one|nothing|neither|nor|never|any|anyone|anybody|anything|either|few|fewer|hardly|scarcely|"
    r"barely|whoever|whomever|whichever|whatever)"
)
_BEGINS = re.compile(rf"{_NOBODY}\b", re.I)
# "no" may stand before the words of a mention, with "of the" or another name of the same row between.
_BEFORE = re.compile(
    rf"\b{_NOBODY}\s+(?:(?:a\s+)?single\s+|of\s+)?(?:(?:the|its|his|her|their|these|those)\s+)?(?:[\w’'-]+\s+n?or\s+)?$", re.I
)
_CLAUSE = re.compile(r".*[.!?;:,\n]", re.S)
_NEAR = 48  # characters before a mention in which its "no" may stand
_PRONOUNS = frozenset(
    "he she it they him her them his its their we us our i me you who whom which that this these those both one each all others another "
    "himself herself itself themselves".split()
)
_POINTERS = frozenset({"the latter", "the former", "the other", "the others", "each other", "one another", "the same"})


def is_nobody(words: str) -> bool:
    """Whether words begin as those for nobody or for anybody do.

    >>> is_nobody("No Paraguayan soldier"), is_nobody("a few soldiers")
    (True, False)
    """
    return _BEGINS.match(words.strip()) is not None


def is_pronoun(words: str) -> bool:
    """Whether words only point to somebody named elsewhere."""
    return words.strip().lower() in _PRONOUNS | _POINTERS


def names_nobody(mention: Mention, text: str) -> bool:
    """Whether a mention is of nobody in particular, by its words, by those it stands for, or by what stands before it in the text."""
    before = _CLAUSE.sub("", text[max(0, mention.start - _NEAR) : mention.start])
    return is_nobody(mention.text) or is_nobody(mention.of or "") or _BEFORE.search(before) is not None
