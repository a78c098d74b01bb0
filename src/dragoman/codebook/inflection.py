"""Back from an inflected form to a word that the codebook knows, where the language model's lemma is none."""

from __future__ import annotations

from collections.abc import Container, Iterator

SUFFIXES = {"VERB": ("ied", "ies", "ed", "ing", "es", "s", "d"), "NOUN": ("ies", "es", "s", "ing")}
VOWELS = "aeiou"


def known_lemma(form: str, lemma: str, pos: str, known: Container[tuple[str, str]]) -> str:
    """The lemma if the codebook knows it as this part of speech; else what the form's endings give that it does know; else the lemma.

    >>> known_lemma("decapitated", "decapitat", "VERB", {("decapitate", "VERB")})
    'decapitate'
    """
    if (lemma, pos) in known:
        return lemma
    return next((stem for stem in stems(form, pos) if (stem, pos) in known), lemma)


def stems(form: str, pos: str) -> Iterator[str]:
    """What a regular form may come from, likeliest first."""
    yield form
    for suffix in SUFFIXES.get(pos, ()):
        if not form.endswith(suffix) or len(form) < len(suffix) + 2:
            continue
        base = form[: -len(suffix)]
        if suffix in ("ied", "ies"):
            yield base + "y"
            continue
        yield base + "e" if suffix in ("ed", "ing") else base
        yield base if suffix in ("ed", "ing") else base + "e"
        if suffix in ("ed", "ing") and len(base) > 2 and base[-1] == base[-2] and base[-1] not in VOWELS:
            yield base[:-1]
