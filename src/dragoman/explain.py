"""Explains how sentences were coded: how they were read, which frames fired, and why there is no event where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.codebook import Frame
from dragoman.coding.actors import Actors
from dragoman.coding.coder import Coder
from dragoman.coding.frames import FrameMatch, match_frames
from dragoman.coding.proposals import TypeScores
from dragoman.coding.reading import Reading
from dragoman.language.parsed import ParsedSentence
from dragoman.records import Document, Event, SentenceRecord, Statement

# What a dependent is to its head, in words; the labels are those of Universal Dependencies.
RELATIONS = {
    "root": "main word",
    "nsubj": "subject",
    "nsubj:pass": "passive subject",
    "csubj": "subject clause",
    "obj": "object",
    "iobj": "indirect object",
    "obl": "circumstance",
    "obl:agent": "by whom",
    "nmod": "of or about it",
    "nmod:poss": "possessor",
    "acl": "clause about it",
    "acl:relcl": "relative clause",
    "advcl": "circumstance, a clause",
    "ccomp": "content",
    "xcomp": "content without own subject",
    "conj": "joined",
    "appos": "other name of it",
    "parataxis": "beside it",
    "advmod": "manner, time or degree",
    "amod": "property",
    "nummod": "number",
}
# Small words and parts of names, shown with the word they belong to.
FOLDED = frozenset({
    "det", "det:predet", "case", "aux", "aux:pass", "mark", "cc", "compound", "compound:prt", "flat", "fixed", "goeswith",
    "cop", "expl", "amod", "nummod", "nmod:desc", "nmod:unmarked",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """A word with the small words around it, what it is to the word above (in words), and what hangs below, in the order of the text."""

    text: str
    relation: str
    start: int
    end: int
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A frame whose conditions were met on a word, and the words found in its slots."""

    word: str
    frame: Frame
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one sentence was coded. `nothing` says why there is no event, and is empty where there is one."""

    sentence: SentenceRecord
    tree: Branch
    fired: tuple[Fired, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    nothing: str


def explain(coder: Coder, text: str, day: date | None = None) -> Iterator[Explanation]:
    """An explanation of each sentence of the text, published on that day."""
    document = Document(text, published=day)
    record = coder.code_document(document)
    reading = coder.read(document)
    actors = Actors(reading)
    for k, (s, sentence) in enumerate(zip(reading.sentences, record.sentences, strict=True)):
        matches = list(match_frames(s, reading.codebook, lambda word, k=k: actors.sector_of(k, word)))  # type: ignore[misc]
        events = tuple(event for event in record.events if event.sentence == s.id)
        yield Explanation(
            sentence,
            tree_of(s, s.root),
            tuple(_fired(s, match) for match in matches),
            events,
            tuple(statement for statement in record.statements if statement.sentence == s.id),
            "" if events else why_nothing(reading, s, matches),
        )


def tree_of(s: ParsedSentence, word: int) -> Branch:
    """The tree below a word, small words folded into the one that they belong to, punctuation left out."""
    below = [child for child in s.children[word] if s.deps[child] != "punct"]
    folded = {child for child in below if s.deps[child] in FOLDED and not _bears(s, child)}
    text = " ".join(s.words[w] for w in sorted({word, *(w for child in folded for w in s.subtree(child) if s.deps[w] != "punct")}))
    label = s.deps[word]
    relation = RELATIONS.get(label) or RELATIONS.get(label.split(":")[0], label)
    return Branch(text, relation, s.starts[word], s.ends[word], tuple(tree_of(s, child) for child in below if child not in folded))


def why_nothing(reading: Reading, s: ParsedSentence, matches: list[FrameMatch]) -> str:
    """Why a sentence has no event: what came nearest, and what the frames say."""
    told = [f"No word was found to tell an event. {_nearest(reading, s)}"]
    blocked = [match for match in matches if not match.frame.type]
    proposing = [match for match in matches if match.frame.type]
    told += [f"The frame “{m.frame.lemma}” ({m.frame.name}) says that “{s.words[m.word]}” is no event here." for m in blocked]
    told += [f"The frame “{m.frame.lemma}” ({m.frame.name}) alone is not enough against the model." for m in proposing]
    return " ".join(told if matches else [*told, "No frame of the codebook fired."])


def _nearest(reading: Reading, s: ParsedSentence) -> str:
    if s.analysis is None:
        return "There is no model with this parser: the frames speak alone."
    scores = TypeScores(s, reading)
    word = max(range(len(s)), key=lambda w: float(scores.of(w).sum()))
    by_type = scores.of(word)
    return f"The model comes nearest with “{s.words[word]}” as {scores.types[int(by_type.argmax())]}, {float(by_type.sum()):.2f}."


def _fired(s: ParsedSentence, match: FrameMatch) -> Fired:
    return Fired(s.words[match.word], match.frame, tuple(s.words[w] for w in match.source), tuple(s.words[w] for w in match.target))


def _bears(s: ParsedSentence, word: int) -> bool:
    """Whether something hangs below a word that deserves a line of its own."""
    return any(s.deps[w] not in FOLDED and s.deps[w] != "punct" for w in s.subtree(word) if w != word)
