"""Frames at work: which words of a sentence tell an event by the codebook, and where their source and target stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.codebook import ACTOR_CLASS, CLASSES, Codebook, Condition, Frame, Slot
from dragoman.coding.slots import fill, is_passive
from dragoman.language.parsed import ParsedSentence

TAGS = {"VERB": ("VERB",), "AUX": ("VERB",), "NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJ", "VERB")}
WITHIN = frozenset({"case", "det", "amod", "compound", "nmod:poss", "fixed"})  # in a phrase below the verb: "come under fire"
SectorOf = Callable[[int], str | None]  # head word → sector ("" for an actor without one), None for no actor


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame that fired on a word; `trigger` is the most specific word: the event noun of a light verb."""

    frame: Frame
    word: int
    trigger: int
    source: tuple[int, ...]
    target: tuple[int, ...]


def match_frames(s: ParsedSentence, codebook: Codebook, sector_of: SectorOf) -> Iterator[FrameMatch]:
    """Every word's best frame, in the order of the text. Blocking frames (of no type) are given too.

    A verb that takes an event noun as its object either only carries it ("carried out an attack": the noun is the trigger) or makes
    another act of it ("lifted sanctions": the verb is, and the noun tells no event of its own).
    """
    absorbed: set[int] = set()
    for word, tag in enumerate(s.upos):
        for pos in TAGS.get(tag, ()):
            frames = codebook.frames.get((s.lemmas[word].lower(), pos), ())
            frame = next((f for f in frames if _fits(s, word, f, sector_of)), None)
            if frame is not None and word not in absorbed:
                match = _matched(s, word, frame, codebook)
                absorbed |= _event_objects(s, word, frame, codebook) - {match.trigger}
                yield match
            if frame is not None:
                break


def _matched(s: ParsedSentence, word: int, frame: Frame, codebook: Codebook) -> FrameMatch:
    carried = [w for w in sorted(_event_objects(s, word, frame, codebook)) if frame.type in _noun_types(s, w, codebook)]
    trigger = carried[0] if carried else word
    source, target = participants(s, word, frame.source), participants(s, word, frame.target)
    return FrameMatch(frame, word, trigger, source, tuple(t for t in target if t not in source))


def _event_objects(s: ParsedSentence, word: int, frame: Frame, codebook: Codebook) -> set[int]:
    """The event nouns that a verb's frame names as its object."""
    values = {v for c in frame.when if c.slot == "obj" for v in c.values} if frame.pos == "VERB" and frame.type else set()
    nouns = (w for w in fill(s, word, "obj") if s.lemmas[w].lower() in values or s.lower[w] in values) if values else ()
    return {w for w in nouns if _noun_types(s, w, codebook)}


def _noun_types(s: ParsedSentence, noun: int, codebook: Codebook) -> set[str]:
    """The event types that a noun may tell by itself."""
    return {f.type for f in codebook.frames.get((s.lemmas[noun].lower(), "NOUN"), ()) if f.type}


def participants(s: ParsedSentence, word: int, slots: tuple[Slot, ...]) -> tuple[int, ...]:
    """The head words in the first slot that has any, and in those that add to it."""
    found: list[int] = []
    for slot in slots:
        if not found or slot.adds:
            found += [w for w in fill(s, word, slot.name) if w not in found and s.upos[w] not in ("VERB", "AUX")]
    return tuple(sorted(found))


def _fits(s: ParsedSentence, word: int, frame: Frame, sector_of: SectorOf) -> bool:
    return _has_phrase(s, word, frame) and all(_holds(s, word, c, sector_of) for c in frame.when)


def _has_phrase(s: ParsedSentence, word: int, frame: Frame) -> bool:
    """Whether the other words of a frame's lemma stand by it: a verb's after it and below it, a noun's before it."""
    words = frame.lemma.split()
    if len(words) == 1:
        return True
    if frame.pos == "VERB":
        near = [w for w in range(word + 1, min(len(s), word + 7)) if _stands_by(s, word, w)]
        wanted = words[1:]
    else:
        near = list(range(max(0, word - 4), word))
        wanted = words[:-1]
    at = 0
    for w in near:
        if at < len(wanted) and wanted[at] in (s.lower[w], s.lemmas[w].lower()):
            at += 1
    return at == len(wanted)


def _stands_by(s: ParsedSentence, verb: int, word: int) -> bool:
    """Whether a word hangs on a verb, or in a phrase that does."""
    return s.heads[word] == verb or (s.heads[s.heads[word]] == verb and s.deps[word] in WITHIN)


def _holds(s: ParsedSentence, word: int, condition: Condition, sector_of: SectorOf) -> bool:
    found = fill(s, word, condition.slot)
    if condition.absent:
        return not found
    if not condition.values and not condition.classes:
        return bool(found)
    return any(s.lemmas[w].lower() in condition.values or s.lower[w] in condition.values for w in found) or any(
        _in_classes(sector_of(w), condition.classes) for w in found
    )


def _in_classes(sector: str | None, classes: frozenset[str]) -> bool:
    if sector is None:
        return False
    return any(name == ACTOR_CLASS or sector in CLASSES[name] or (not sector and name == "@state") for name in classes)


__all__ = ["FrameMatch", "is_passive", "match_frames", "participants"]
