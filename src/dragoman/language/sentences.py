"""Sentence boundaries in news: initials, "U.S.", "Lt. Gen.", quotations, datelines, bullets, headlines without a stop."""

from __future__ import annotations

import re

TITLES = frozenset(
    [
        "adm",
        "amb",
        "atty",
        "brig",
        "capt",
        "cdr",
        "cmdr",
        "col",
        "comdr",
        "cpl",
        "dr",
        "ens",
        "esq",
        "fr",
        "gen",
        "gov",
        "hon",
        "ing",
        "insp",
        "jr",
        "lt",
        "maj",
        "messrs",
        "mgr",
        "mme",
        "mr",
        "mrs",
        "ms",
        "mt",
        "pfc",
        "prof",
        "pvt",
        "rep",
        "reps",
        "rev",
        "rt",
        "sen",
        "sens",
        "sgt",
        "spc",
        "sr",
        "st",
        "ste",
        "supt",
        "ven",
        "no",
        "nos",
        "art",
        "vol",
        "fig",
        "pp",
        "vs",
        "v",
        "op",
        "cf",
        "e.g",
        "i.e",
        "viz",
        "approx",
        "est",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "al",
    ]
)
# These may well end a sentence: a break only if the next word looks like the start of one.
ENDINGS = frozenset(["inc", "corp", "co", "ltd", "bros", "plc", "llc", "etc", "dist", "div", "assn", "ave", "blvd", "rd"])
STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "But",
        "And",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "When",
        "While",
        "After",
        "Before",
        "As",
        "If",
        "For",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "My",
        "Some",
        "Many",
        "Most",
        "Several",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "However",
        "Meanwhile",
        "Earlier",
        "Later",
        "Last",
        "Officials",
        "Police",
        "Both",
        "Such",
        "Since",
        "Until",
        "Although",
        "Though",
        "Despite",
        "According",
        "Also",
        "Now",
        "Then",
        "Yet",
        "Still",
        "So",
        "No",
        "Not",
        "What",
        "Who",
        "Why",
        "How",
        "Where",
        "By",
        "With",
        "From",
        "To",
        "Under",
        "During",
        "Each",
        "All",
        "Any",
        "Another",
        "Other",
        "More",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
    ]
)
# Abbreviations that are words too.
WORDS_TOO = frozenset(["no", "mar", "sun", "sat", "art", "mon", "wed", "est", "al", "st", "v"])
_STOP = re.compile(r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>["'”’)\]»]*+)(?P<gap>\s++)(?=["'“‘(\[«]?\s?(?P<next>[^\s]+))""")
_LINE_BREAK = re.compile(r"\n\s*")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,5}"
    r"(?:added|answered|argued|asked|chanted|cried|declared|demanded|exclaimed|explained|insisted|replied|said|says|shouted|told|warned|wrote|yelled)\b"
)
_ASIDE = re.compile(r"(?<!^)[(\[][^\s()\[\]]+$")
_BULLET = re.compile(r"\s*(?:[-*•–▪●·]|\(?\d{1,2}[.)])\s+")
WORD_LENGTH = 40  # characters looked back at for the last word: no abbreviation is longer
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘—–-]+$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, without surrounding white space, in order."""
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        at = start
        bullet = _BULLET.match(text, start, end)
        for stop in _STOP.finditer(text, bullet.end() if bullet else start, end):
            if _is_break(text, at, stop):
                spans.append((at, stop.end("close")))
                at = stop.end("gap")
        if at < end:
            spans.append((at, end))
    return spans


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs, headlines and bullets: stretches that no sentence crosses, trimmed."""
    wrapped = _is_hard_wrapped(text)
    blocks: list[tuple[int, int]] = []
    start = 0
    for line_break in [*_LINE_BREAK.finditer(text), None]:
        end = line_break.start() if line_break else len(text)
        if line_break and _is_fold(text, start, line_break, wrapped):
            continue
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            blocks.append((left, right))
        start = line_break.end() if line_break else len(text)
    return blocks


def _is_fold(text: str, start: int, line_break: re.Match[str], wrapped: bool) -> bool:
    """Whether a line break only folds a line: in wrapped text, before a lower-case word, or after a title as in "Mr."."""
    if line_break.group().count("\n") > 1 or _BULLET.match(text, line_break.end()):
        return False
    before = text[max(start, line_break.start() - WORD_LENGTH) : line_break.start()].rstrip()
    if wrapped or (text[line_break.end() : line_break.end() + 1].islower() and before[-1:] not in ".!?:;"):
        return True
    return before[-1:] == "." and _last_word(before, 0, len(before) - 1).lower() in TITLES - WORDS_TOO


def _is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks only fold long lines: most full lines end within a sentence, at about one width."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    inner = [a for a, b in zip(text.split("\n"), text.split("\n")[1:], strict=False) if a.strip() and b.strip()]
    folded = [line for line in inner if line.rstrip()[-1] not in ".!?:”\"'’)" and 45 <= len(line.rstrip()) <= 100]
    return len(inner) >= 3 and len(folded) >= 0.6 * len(inner)


def _is_break(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at a stop that white space follows."""
    following = stop["next"]
    if stop.start() == start or following[0].islower() or (following[0] in ".,;:)" and not stop["close"]):
        return False
    if stop["stop"] != ".":
        # "Why now?" Khan asked: the quotation goes on in its speaker's clause
        return not (stop["close"] and following not in STARTERS and _SPEAKER.match(text, stop.end("gap")))
    if stop["close"]:
        return not (stop["close"][0] in ")]" and _ASIDE.search(text[max(start, stop.start() - WORD_LENGTH) : stop.start()]))
    word = _last_word(text, start, stop.start())
    bare = word.lower().rstrip(".")
    if bare in TITLES:
        return bare in WORDS_TOO and not _carries_on(bare, following)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return word == "I" or (_starts(following) and not _is_initial(text, start, stop.start()))
    if "." in word or bare in ENDINGS:
        return _starts(following)
    return True


def _last_word(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, without a bracket or mark before it; empty if there is none."""
    found = _LAST_WORD.search(text, max(start, end - WORD_LENGTH), end)
    return found.group() if found else ""


def _carries_on(word: str, following: str) -> bool:
    """Whether what follows belongs to an abbreviation that is also a word: "No. 2", "Mar. 3", "St. Petersburg"."""
    if word in ("no", "mar", "sun", "sat", "mon", "wed", "art"):
        return following[0].isdigit()
    return not _starts(following)


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a capital with a stop is an initial: a name stands before it, or it begins the sentence."""
    before = text[max(start, end - WORD_LENGTH) : end - 1].rstrip()
    last = before.split()[-1] if before else ""
    return not last or last[0].isupper() or last.endswith(".")


def _starts(word: str) -> bool:
    """Whether a word looks like the first of a sentence, not like the rest of a name."""
    return word.strip("\"'“”‘’(,;:") in STARTERS or word[0] in "\"“‘'([•-–—"
