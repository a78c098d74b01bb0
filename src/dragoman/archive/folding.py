"""Names as they are looked up."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """A name without case, accents and double spaces, to look it up by.

    >>> folded("  Côte d’Ivoire ")
    "cote d'ivoire"
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    return " ".join(bare.casefold().removeprefix("the ").split())
