"""The small words that turn an act: signatures of complement-taking words, cues of saying, negators and modals, agent nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, check_unique, read_table

EFFECTS = ("+", "-", "claimed", "denied", "planned", "hypothetical", "o")
SLOT_NAMES = ("xcomp", "ccomp", "obj", "subj", "advcl", "acl")
STANCES = ("affirm", "deny", "doubt", "ask", "demand", "other")
PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ", "ADP", "ADV", "PART", "DET", "PRON", "CCONJ", "SCONJ", "AUX")
KINDS = ("negator", "modal", "adverb", "conditional", "background")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word does to the act told in one of its slots, affirmed and negated; `who` is the slot the act is attributed to."""

    lemma: str
    pos: str
    slot: str
    plain: str
    negated: str
    who: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of saying, with the speaker's stance to what is said."""

    lemma: str
    pos: str
    stance: str


@dataclass(frozen=True, slots=True)
class Modal:
    """A negator, modal, adverb, conditional or background word, with its effect."""

    word: str
    pos: str
    kind: str
    effect: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun that names a political actor."""

    noun: str
    sector: str
    country: str


@dataclass(frozen=True, slots=True)
class Words:
    """All word tables, indexed for look-up."""

    signatures: Mapping[tuple[str, str, str], Signature]  # by lemma, part of speech, slot
    cues: Mapping[tuple[str, str], Cue]  # by lemma, part of speech
    modals: Mapping[str, Modal]  # by word; phrases too
    agents: Mapping[str, Agent]  # by noun; phrases too
    agent_heads: Mapping[str, tuple[str, ...]]  # last word of an agent phrase → the phrases, longest first


def load_words(folder: Path = DATA, sectors: frozenset[str] | None = None) -> Words:
    """Reads and checks `words/*.tsv`. Raises CodebookError, which names file and line."""
    signatures: dict[tuple[str, str, str], Signature] = {}
    for row in read_table(folder / "words/signatures.tsv", ("lemma", "pos", "slot", "plain", "negated", "who", "example")):
        for column in ("plain", "negated"):
            row.choice(column, EFFECTS)
        pos = row.choice("pos", PARTS_OF_SPEECH)
        entry = Signature(row["lemma"], pos, row["slot"], row["plain"], row["negated"], row["who"])
        signatures[entry.lemma, pos, entry.slot] = entry
    cues = {}
    for row in read_table(folder / "words/cues.tsv", ("lemma", "pos", "stance", "note")):
        cues[row["lemma"], row.choice("pos", PARTS_OF_SPEECH)] = Cue(row["lemma"], row["pos"], row.choice("stance", STANCES))
    modals: dict[str, Modal] = {}
    for row in read_table(folder / "words/modals.tsv", ("word", "pos", "kind", "effect", "note")):
        kind, effect = row.choice("kind", KINDS), row.choice("effect", EFFECTS)
        modals.setdefault(row["word"], Modal(row["word"], row.choice("pos", PARTS_OF_SPEECH), kind, effect))
    rows = read_table(folder / "words/agents.tsv", ("noun", "sector", "country", "note"))
    check_unique(rows, "noun")
    agents = {}
    for row in rows:
        if sectors is not None:
            row.choice("sector", sectors | {""})
        agents[row["noun"].lower()] = Agent(row["noun"].lower(), row["sector"], row["country"])
    heads: dict[str, list[str]] = {}
    for noun in agents:
        heads.setdefault(noun.split()[-1], []).append(noun)
    longest_first = {head: tuple(sorted(nouns, key=lambda n: (-len(n.split()), n))) for head, nouns in heads.items()}
    return Words(signatures, cues, modals, agents, longest_first)
