"""Words to search for, made safe for SQLite's full-text search."""

from __future__ import annotations

import re

from dragoman.records import InputError

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_OPERATORS = ("AND", "OR", "NOT")


def search_words(given: str) -> str:
    """A question to the index: all words in a sentence, in any order. Phrases in quotation marks, OR, NOT between words, and a star
    at the end of a word keep their meaning; no other sign has any.

    >>> search_words('cease-fire OR "peace talks" NOT Doha*')
    '"cease-fire" OR "peace talks" NOT "Doha" *'
    """
    parts: list[str] = []
    for phrase, word in _PART.findall(given.replace("“", '"').replace("”", '"')):
        if word in _OPERATORS:
            if not parts or parts[-1] in _OPERATORS:
                raise InputError(
                    f"text is {given!r}; {word} stands between two words: attack {word} bomb. In quotation marks it is a word."
                )
            parts.append(word)
        elif re.search(r"\w", phrase or word):
            parts.append(f'"{phrase or word.rstrip("*")}"' + (" *" if word.endswith("*") else ""))
    if not parts or parts[-1] in _OPERATORS:
        raise InputError(f'text is {given!r}; give words to search for, as in: shelling OR "air strike" NOT drill.')
    return " ".join(parts)
