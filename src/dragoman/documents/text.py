"""Plain text and Markdown: one document a file, its title, day and publisher read off the top where they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.documents.dates import MONTH
from dragoman.documents.encodings import decode
from dragoman.documents.fields import document_of, known
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import Outcome, attempt
from dragoman.documents.streams import opened, whole
from dragoman.records import Document

# The title, labelled lines and the dateline stand at the top; further down the same words are part of the report.
_TOP = 2_000
_TOP_LINES = 8
_LONGEST_TITLE = 150
# "Security" above the title: the section of the paper.
_KICKER_WORDS = 2

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:.*\n){1,50}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"(?P<key>\w+)[ \t]*:[ \t]*(?P<value>\S.*)")
_LABEL = re.compile(r"(?P<key>published|date|publisher|source|url|title)(?: on)?:[ \t]*(?P<value>\S.{0,150})", re.IGNORECASE)
_SWITCHES = {"true": True, "false": False}
_YEAR = re.compile(r"\d{4}")

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n()—–]{1,60}?)"
    rf"(?:,?\s+(?P<day>{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?))?"
    r"\s*(?:\((?P<publisher>[^()\n]{2,40})\))?\s*(?:—|–|--|(?<=\s)-)\s",
    re.IGNORECASE,
)
# Words in brackets after a place are a publisher if they are one of these, or if a day stands before them; "NATO (the
# alliance) — " has neither.
_AGENCIES = frozenset(
    {"aa", "afp", "anadolu", "ani", "ap", "app", "bloomberg", "dpa", "efe", "ians", "interfax", "irin", "irna", "kyodo"}
    | {"pti", "reuters", "tass", "upi", "voa", "xinhua", "yonhap"}
)


def read(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The document that a file holds."""

    def document() -> Document:
        with opened(path) as stream:
            return text_document(whole(stream, options.max_bytes), options)

    yield attempt(str(path), document)


def text_document(data: bytes, options: ReadOptions) -> Document:
    """The document of these bytes. Front matter is taken out of the text; everything else stays.
    What front matter tells comes before labelled lines, and these before the dateline."""
    front, text = _split_front_matter(decode(data))
    lines = [line.strip() for line in text[:_TOP].split("\n") if line.strip()][:_TOP_LINES]
    told = {"title": _title(text[:_TOP]), **_dateline(lines), **_labelled(lines), **front}
    return document_of({**known(told, ReadOptions()), "text": text}, options)


def _split_front_matter(text: str) -> tuple[dict[str, object], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    pairs = (_KEY.fullmatch(line.strip()) for line in found["lines"].split("\n"))
    front = {pair["key"].lower(): _scalar(pair["value"]) for pair in pairs if pair}
    told = known(front, ReadOptions())
    # Two rules drawn across a page are no front matter.
    return (told, text[found.end() :]) if told else ({}, text)


def _scalar(value: str) -> object:
    # Blogs mark finished pages with `published: true`, which is no date.
    unquoted = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    return _SWITCHES.get(unquoted.lower(), unquoted)


def _labelled(lines: list[str]) -> dict[str, object]:
    pairs = [pair for line in lines if (pair := _LABEL.fullmatch(line))]
    told = known({pair["key"].lower(): pair["value"] for pair in reversed(pairs)}, ReadOptions())
    if not _YEAR.search(str(told.get("published"))):
        told.pop("published", None)  # "Published: two hours ago"
    return told


def _dateline(lines: list[str]) -> dict[str, object]:
    for line in lines:
        found = _DATELINE.match(line)
        if not found:
            continue
        publisher, day = found["publisher"] or "", found["day"] or ""
        if publisher.lower() in _AGENCIES or (day and found["place"].split(",")[0].isupper()):
            told = {"publisher": publisher, "published": day if _YEAR.search(day) else ""}
            return {field: value for field, value in told.items() if value}
    return {}


def _title(top: str) -> str | None:
    # What stands after the last blank line may go on, so it is never a title.
    blocks = [block.strip() for block in re.split(r"\n\s*\n", top.strip())[:-1]]
    candidates = [block for block in blocks if not all(map(_LABEL.fullmatch, block.split("\n")))][:2]
    titles = [block.lstrip("# ") for block in candidates[:1] if _like_title(block)]
    if titles and len(titles[0].split()) <= _KICKER_WORDS:
        titles += [block.lstrip("# ") for block in candidates[1:] if _like_title(block) and not block.startswith("By ")]
    return titles[-1] if titles else None


def _like_title(block: str) -> bool:
    return "\n" not in block and len(block) <= _LONGEST_TITLE and not block.rstrip("\"'”’)").endswith(".")
