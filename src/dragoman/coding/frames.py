"""Frames at work: which words of a sentence tell an event by the codebook, and where their source and target stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dragoman.codebook import ACTOR_CLASS, CLASSES, Codebook, Condition, Frame, Slot
from dragoman.coding.slots import fill, is_passive
from dragoman.language.parsed import ParsedSentence

TAGS = {"VERB": ("VERB",), "AUX": ("VERB",), "NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJ", "VERB")}
WITHIN = frozenset({"case", "det", "amod", "compound", "nmod:poss", "fixed"})  # in a phrase below the verb: "come under fire"
NAMES = frozenset({"ORG", "PERSON", "PLACE"})
MODIFIER = frozenset({"compound", "nmod:desc", "nmod:unmarked"})
CONTAINERS = frozenset({"AGREE", "THREATEN"})  # what is offered or threatened is no act beside the offer or threat
COMING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})  # to come, they are what is agreed
STANDING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REQUEST", "THREATEN"})  # done before it is ended, refused or met
WILL = frozenset({"will", "'ll", "shall"})
AHEAD = frozenset({"be", "expect", "schedule", "plan", "set", "due", "slate", "intend", "go"})
DEEP = 3  # how far below its verb a word of an idiom may hang: "would have none of it"
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
    another act of it ("cancelled the talks": the verb is, and the noun tells no event of its own, unless it tells what was done
    before: "lifted the curfew"). A noun within a name ("Amnesty International") or before another noun ("riot police") tells none.
    """
    absorbed: set[int] = set()
    for word, tag in enumerate(s.upos):
        if word in absorbed or _is_label(s, word):
            continue
        for pos in TAGS.get(tag, ()):
            frame = _frame_of(s, word, pos, codebook, sector_of)
            if frame is not None:
                match = _matched(s, word, frame, codebook, sector_of)
                absorbed |= _absorbed(s, word, frame, codebook) - {match.trigger}
                yield match
                break


def _frame_of(s: ParsedSentence, word: int, pos: str, codebook: Codebook, sector_of: SectorOf) -> Frame | None:
    """The most special frame that fits a word."""
    return next((f for f in _frames_of(s, word, pos, codebook) if _fits(s, word, f, sector_of)), None)


def _frames_of(s: ParsedSentence, word: int, pos: str, codebook: Codebook) -> tuple[Frame, ...]:
    """The frames of a noun's form where that has some ("talks", "fighting"), else of the lemma."""
    own = codebook.frames.get((s.lower[word], pos), ()) if pos == "NOUN" else ()
    return own or codebook.frames.get((s.lemmas[word].lower(), pos), ())


def _is_label(s: ParsedSentence, word: int) -> bool:
    """Whether a noun only belongs to a name, or says of which kind another noun is."""
    if s.upos[word] == "PROPN" and any(first <= word < after and label in NAMES for first, after, label in s.entities):
        return True
    return s.upos[word] in ("NOUN", "PROPN") and s.deps[word] in MODIFIER and s.upos[s.heads[word]] in ("NOUN", "PROPN")


def _matched(s: ParsedSentence, word: int, frame: Frame, codebook: Codebook, sector_of: SectorOf) -> FrameMatch:
    nouns = [(w, _frame_of(s, w, "NOUN", codebook, sector_of)) for w in sorted(_event_objects(s, word, frame, codebook))]
    carried = [w for w, own in nouns if own is not None and own.type == frame.type]
    trigger = carried[0] if carried else word
    if frame.type in COMING and _is_to_come(s, word):
        frame = replace(frame, type="AGREE", mode="")
    source, target = participants(s, word, frame.source), participants(s, word, frame.target)
    return FrameMatch(frame, word, trigger, source, tuple(t for t in target if t not in source))


def _is_to_come(s: ParsedSentence, word: int) -> bool:
    """Whether a verb tells what will be done, and no "not" or "if" stands by it."""
    if s.upos[word] not in ("VERB", "AUX") or not _around(s, word, "future"):
        return False
    return not any(s.lower[c] in ("not", "n't", "never") or (s.deps[c] == "mark" and s.lower[c] != "to") for c in s.children[word])


def _event_objects(s: ParsedSentence, word: int, frame: Frame, codebook: Codebook) -> set[int]:
    """The event nouns that a verb's frame names as its object."""
    values = {v for c in frame.when if c.slot == "obj" for v in c.values} if frame.pos == "VERB" and frame.type else set()
    nouns = (w for w in fill(s, word, "obj") if s.lemmas[w].lower() in values or s.lower[w] in values) if values else ()
    return {w for w in nouns if _noun_types(s, w, codebook)}


def _absorbed(s: ParsedSentence, word: int, frame: Frame, codebook: Codebook) -> set[int]:
    """The event nouns that a verb takes into its own act. A demand takes none: what is demanded is an act beside it."""
    if frame.type == "REQUEST":
        return set()
    nouns = _event_objects(s, word, frame, codebook)
    return nouns if frame.type in CONTAINERS else {w for w in nouns if not _noun_types(s, w, codebook) & STANDING}


def _noun_types(s: ParsedSentence, noun: int, codebook: Codebook) -> set[str]:
    """The event types that a noun may tell by itself."""
    return {f.type for f in _frames_of(s, noun, "NOUN", codebook) if f.type}


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
        stands = _stands_below if frame.idiom else _stands_by
        near = [w for w in range(word + 1, min(len(s), word + 7)) if stands(s, word, w)]
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


def _stands_below(s: ParsedSentence, verb: int, word: int) -> bool:
    """Whether a word stands anywhere near below a verb: an idiom is known by its words."""
    return verb in s.ancestors(word)[:DEEP]


def _holds(s: ParsedSentence, word: int, condition: Condition, sector_of: SectorOf) -> bool:
    found = _around(s, word, condition.slot)
    if condition.absent:
        return not found
    if not condition.values and not condition.classes:
        return bool(found)
    return any(s.lemmas[w].lower() in condition.values or s.lower[w] in condition.values for w in found) or any(
        _in_classes(sector_of(w), condition.classes) for w in found
    )


def _around(s: ParsedSentence, word: int, slot: str) -> list[int]:
    """What a condition asks about: what stands above a word ("head", "case", "future") or in a slot below it."""
    if slot == "case":
        return [c for c in s.children[word] if s.deps[c] == "case"]
    if slot not in ("head", "future"):
        return fill(s, word, slot)
    while s.deps[word] == "conj":
        word = s.heads[word]
    head = [s.heads[word]] if s.heads[word] != word else []
    return head if slot == "head" else [w for verb in {word, *head} for w in _ahead(s, verb)]


def _ahead(s: ParsedSentence, verb: int) -> list[int]:
    """What puts a verb into the future: its "will", or the word that it completes: "is to hold", "is expected to hold"."""
    above = s.heads[verb]
    planned = s.deps[verb] == "xcomp" and s.lemmas[above].lower() in AHEAD
    return [c for c in s.children[verb] if s.lower[c] in WILL] + ([above] if planned else [])


def _in_classes(sector: str | None, classes: frozenset[str]) -> bool:
    if sector is None:
        return False
    return any(name == ACTOR_CLASS or sector in CLASSES[name] or (not sector and name == "@state") for name in classes)


__all__ = ["FrameMatch", "is_passive", "match_frames", "participants"]
