"""What part a sentence plays in its document: text, title, caption, byline or boilerplate. Of the last two nothing is coded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.codebook.words import Mark
from dragoman.coding.phrases import DASHES, dateline_end
from dragoman.language.parsed import ParsedSentence

SILENT = frozenset({"byline", "boilerplate"})
LEADING = frozenset("([\"“‘'-–—*•·|>/:")  # marks before the words that a line begins with
PICTURES = frozenset({"photo", "photograph", "image", "picture", "getty"})
LONGEST_BYLINE = 14  # words
LONGEST_CONTACT = 16
Marks = Mapping[str, tuple[Mark, ...]]
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|https?://|\bwww\.\w|(?:^|\s)@\w{3,}\b")


def roles_of(sentences: Sequence[ParsedSentence], title: str | None, marks: Marks) -> list[str]:
    """The roles of a document's sentences; what stands before a picture's credit in brackets is its caption."""
    roles = ["title" if title and s.text.strip() == title.strip() else role_of(s, marks) for s in sentences]
    for k in range(1, len(roles)):
        credit = roles[k] == "boilerplate" and sentences[k].words[0] in ("(", "[") and not PICTURES.isdisjoint(sentences[k].lower)
        if credit and roles[k - 1] == "text":
            roles[k - 1] = "caption"
    return roles


def role_of(s: ParsedSentence, marks: Marks) -> str:
    """The role of a sentence by its own words, given the marks of boilerplate by their first word."""
    first = next((w for w, word in enumerate(s.words) if word not in LEADING), len(s))
    if first == len(s):
        return "boilerplate"
    verbless = not any(_tells(s, w) for w in range(first, len(s)))
    words = s.lower[first:]
    for at, word in enumerate(words):
        for mark in marks.get(word, ()):
            if words[at : at + len(mark.words)] == list(mark.words) and _stands(mark, at, words) and (verbless or not mark.verbless):
                return mark.role
    if verbless and (_is_byline(s, first) or _is_dateline(s)):
        return "byline"
    return "boilerplate" if len(s) <= LONGEST_CONTACT and verbless and _CONTACT.search(s.text) else "text"


def _stands(mark: Mark, at: int, words: Sequence[str]) -> bool:
    """Whether a mark stands where it must: at the beginning, at the end, anywhere, or as the whole line; stops at the end do not count."""
    rest = [word for word in words[at + len(mark.words) :] if word not in ".!:|"]
    return {"begins": at == 0, "ends": not rest, "holds": True, "is": at == 0 and not rest}[mark.where]


def _tells(s: ParsedSentence, w: int) -> bool:
    """Whether a word is a verb that says something of a subject."""
    return s.upos[w] in ("VERB", "AUX") and any(s.deps[c].startswith(("nsubj", "csubj", "expl")) for c in s.children[_predicate(s, w)])


def _predicate(s: ParsedSentence, w: int) -> int:
    return s.heads[w] if s.deps[w] in ("aux", "aux:pass", "cop") else w


def _is_byline(s: ParsedSentence, first: int) -> bool:
    """ "By Ida Orm and Tor Holm, Norland Times": who has written the report, in names alone."""
    if s.lower[first] != "by" or len(s) - first > LONGEST_BYLINE:
        return False
    people = {w for a, b, label in s.entities if label == "PERSON" for w in range(a, b)}
    small = [word for word in s.words[first + 1 :] if word[0].islower() and word not in ("and", "in", "at", "of", "for", "the")]
    return first + 1 in people and not small


def _is_dateline(s: ParsedSentence) -> bool:
    """Whether a line holds place, day and agency and nothing else."""
    inside = {w for a, b, label in s.entities if label in ("PLACE", "DATE", "ORG") for w in range(a, b)}
    agency = {w for w in range(1, len(s) - 1) if s.words[w - 1] == "(" and s.words[w + 1] == ")"}
    outside = [w for w in range(len(s)) if w not in inside | agency and any(c.isalnum() for c in s.words[w])]
    days = any(label == "DATE" for _, _, label in s.entities)
    ends = s.words[-1] in DASHES or s.words[-1] in (")", ":") or dateline_end(s) == len(s)
    return bool(inside) and not outside and (days or ends)
