"""Which language a document is in: the coder reads English only."""

from __future__ import annotations

from functools import cache
from typing import Any

ENGLISH = "en"
UNDETERMINED = "und"
# Enough to tell a language by, and the same effort for a headline and for a book.
_HEAD = 1_000
_FEWEST_LETTERS = 40
# A short sentence full of foreign names looks foreign. Among 4,776 single sentences of English newswire the least
# probability of English was .135, in sentences of little else than names it fell to .01; in sentences of eighteen other
# languages it was at most .0001. Turning a report away costs more than letting a foreign headline in.
_LEAST_ENGLISH = 0.005

_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "bs": "Bosnian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language_of(text: str) -> str:
    """The ISO 639 code of the text's language, judged by its beginning: `en` wherever it may well be English,
    `und` where there are too few letters to tell."""
    head = text[:_HEAD]
    if sum(map(str.isalpha, head)) < _FEWEST_LETTERS:
        return UNDETERMINED
    ranked: list[tuple[str, float]] = _identifier().rank(head)
    probable = dict(ranked)
    return ENGLISH if probable[ENGLISH] >= _LEAST_ENGLISH else ranked[0][0]


def is_english(text: str) -> bool:
    """Whether the text may be coded: it is English, or too short to tell."""
    return language_of(text) in (ENGLISH, UNDETERMINED)


def language_name(code: str) -> str:
    """The English name of a language, its code where the name is not known here."""
    return _NAMES.get(code, f"the language {code!r}")


@cache
def _identifier() -> Any:
    # Imported here: the model takes half a second to load, and many runs need none.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
