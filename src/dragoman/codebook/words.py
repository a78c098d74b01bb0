"""The small words that turn an act: signatures of complement-taking words, cues of saying, negators and modals, agent nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, check_unique, read_table
from dragoman.codebook.types import load_sectors
from dragoman.records import STANCES

EFFECTS = ("+", "-", "claimed", "denied", "planned", "hypothetical", "o")
WHO = ("", "subj", "obj", "poss", "by")
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


def load_words(folder: Path = DATA) -> Words:
    """Reads and checks `words/*.tsv`. Raises CodebookError, which names file and line."""
    agents = _agents(folder)
    heads: dict[str, list[str]] = {}
    for noun in (words_of(noun) for noun in agents):
        heads.setdefault(noun.split()[-1], []).append(noun)
    longest_first = {head: tuple(sorted(nouns, key=lambda n: (-len(n.split()), n))) for head, nouns in heads.items()}
    by_words = {words_of(noun): agent for noun, agent in agents.items()}
    return Words(_signatures(folder), _cues(folder), _modals(folder), by_words, longest_first)


def words_of(noun: str) -> str:
    """A noun as the tokenizer cuts it: "secretary-general" is three words.

    >>> words_of("secretary-general")
    'secretary - general'
    """
    return noun.replace("-", " - ")


def _signatures(folder: Path) -> dict[tuple[str, str, str], Signature]:
    rows = read_table(folder / "words/signatures.tsv", ("lemma", "pos", "slot", "plain", "negated", "who", "example"))
    check_unique(rows, "lemma", "pos", "slot")
    found = {}
    for row in rows:
        plain, negated = (row.choice(column, EFFECTS) for column in ("plain", "negated"))
        entry = Signature(row["lemma"], row.choice("pos", PARTS_OF_SPEECH), row["slot"], plain, negated, row.choice("who", WHO))
        found[entry.lemma, entry.pos, entry.slot] = entry
    return found


def _cues(folder: Path) -> dict[tuple[str, str], Cue]:
    rows = read_table(folder / "words/cues.tsv", ("lemma", "pos", "stance", "note"))
    check_unique(rows, "lemma", "pos")
    cues = (Cue(row["lemma"], row.choice("pos", PARTS_OF_SPEECH), row.choice("stance", STANCES)) for row in rows)
    return {(cue.lemma, cue.pos): cue for cue in cues}


def _modals(folder: Path) -> dict[str, Modal]:
    rows = read_table(folder / "words/modals.tsv", ("word", "pos", "kind", "effect", "note"))
    check_unique(rows, "word")
    return {
        row["word"]: Modal(row["word"], row.choice("pos", PARTS_OF_SPEECH), row.choice("kind", KINDS), row.choice("effect", EFFECTS))
        for row in rows
    }


def _agents(folder: Path) -> dict[str, Agent]:
    rows = read_table(folder / "words/agents.tsv", ("noun", "sector", "country", "note"))
    check_unique(rows, "noun")
    sectors = ("", *load_sectors(folder))
    agents = (Agent(row["noun"].lower(), row.choice("sector", sectors), row["country"]) for row in rows)
    return {agent.noun: agent for agent in agents}
