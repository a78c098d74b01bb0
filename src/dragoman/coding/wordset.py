"""Sets of words, written as plain text."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text that stand between blanks.

    >>> sorted(wordset("in at near"))
    ['at', 'in', 'near']
    """
    return frozenset(text.split())
