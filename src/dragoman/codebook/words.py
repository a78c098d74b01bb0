"""The small words that turn an act: signatures of complement-taking words, cues of saying, negators and modals, agent nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.tables import DATA, Tables
from dragoman.codebook.types import load_sectors
from dragoman.records import STANCES

EFFECTS = ("+", "-", "claimed", "denied", "planned", "hypothetical", "o")
WHO = ("", "subj", "obj", "poss", "by")
PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ", "ADP", "ADV", "PART", "DET", "PRON", "CCONJ", "SCONJ", "AUX")
AGENT_COLUMNS = ("noun", "sector", "country", "note")
GENDERS = ("m", "f")
MARKED = ("byline", "boilerplate", "caption")
PLACES = ("begins", "ends", "holds", "is")
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
class Recall:
    """What a noun such as "the group" or "the station" may recall: actors of these sectors, or with one of these words in the name."""

    noun: str
    sectors: tuple[str, ...]
    words: tuple[str, ...]

    def fits(self, name: str, sector: str) -> bool:
        """Whether an actor of this name and sector may be recalled.

        >>> Recall("station", (), ("radio", "tv")).fits("Radio Norland", "")
        True
        """
        return sector in self.sectors or not set(self.words).isdisjoint(name.lower().split())


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that show a line to be no part of the report: the role they give it, and where they stand in it (begins, ends, holds, is);
    `verbless` ones count only where the line tells nothing of a subject."""

    role: str
    where: str
    words: tuple[str, ...]
    verbless: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All word tables, indexed for look-up."""

    signatures: Mapping[tuple[str, str, str], Signature]  # by lemma, part of speech, slot
    cues: Mapping[tuple[str, str], Cue]  # by lemma, part of speech
    modals: Mapping[str, Modal]  # by word; phrases too
    past: Mapping[str, tuple[tuple[str, ...], ...]]  # phrases of times long past, by their first word
    agents: Mapping[str, Agent]  # by noun; phrases too
    agent_heads: Mapping[str, tuple[str, ...]]  # last word of an agent phrase → the phrases, longest first
    genders: Mapping[str, str]  # by given name, title or noun: m, f
    recalls: Mapping[str, Recall]  # by noun
    marks: Mapping[str, tuple[Mark, ...]]  # of boilerplate, by their first word
    antecedents: Mapping[str, Mapping[str, float]]  # by kind of pronoun, then by what speaks for an antecedent


def load_words(folder: Path = DATA, more: Path | None = None) -> Words:
    """Reads and checks `words/*.tsv`, those of `more` added. Raises CodebookError, which names file and line."""
    tables = Tables(folder, more)
    agents = _agents(tables)
    modals = _modals(tables)
    heads: dict[str, list[str]] = {}
    for noun in (words_of(noun) for noun in agents):
        heads.setdefault(noun.split()[-1], []).append(noun)
    longest_first = {head: tuple(sorted(nouns, key=lambda n: (-len(n.split()), n))) for head, nouns in heads.items()}
    by_words = {words_of(noun): agent for noun, agent in agents.items()}
    return Words(
        signatures=_signatures(tables),
        cues=_cues(tables),
        modals=modals,
        past=_past(modals),
        agents=by_words,
        agent_heads=longest_first,
        genders=_genders(tables),
        recalls=_recalls(tables),
        marks=_marks(tables),
        antecedents=_antecedents(tables),
    )


def words_of(noun: str) -> str:
    """A noun as the tokenizer cuts it: "secretary-general" is three words.

    >>> words_of("secretary-general")
    'secretary - general'
    """
    return noun.replace("-", " - ")


def _signatures(tables: Tables) -> dict[tuple[str, str, str], Signature]:
    columns = ("lemma", "pos", "slot", "plain", "negated", "who", "example")
    rows = tables.read("words/signatures.tsv", columns, "lemma", "pos", "slot")
    found = {}
    for row in rows:
        plain, negated = (row.choice(column, EFFECTS) for column in ("plain", "negated"))
        entry = Signature(row["lemma"], row.choice("pos", PARTS_OF_SPEECH), row["slot"], plain, negated, row.choice("who", WHO))
        found[entry.lemma, entry.pos, entry.slot] = entry
    return found


def _cues(tables: Tables) -> dict[tuple[str, str], Cue]:
    rows = tables.read("words/cues.tsv", ("lemma", "pos", "stance", "note"), "lemma", "pos")
    cues = (Cue(row["lemma"], row.choice("pos", PARTS_OF_SPEECH), row.choice("stance", STANCES)) for row in rows)
    return {(cue.lemma, cue.pos): cue for cue in cues}


def _modals(tables: Tables) -> dict[str, Modal]:
    rows = tables.read("words/modals.tsv", ("word", "pos", "kind", "effect", "note"), "word")
    return {
        row["word"]: Modal(row["word"], row.choice("pos", PARTS_OF_SPEECH), row.choice("kind", KINDS), row.choice("effect", EFFECTS))
        for row in rows
    }


def _past(modals: Mapping[str, Modal]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The adverbial background phrases of two words and more; single words ("previously") are a hint only."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for modal in modals.values():
        words = tuple(modal.word.lower().split())
        if modal.kind == "background" and modal.pos == "ADV" and len(words) > 1:
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _agents(tables: Tables) -> dict[str, Agent]:
    rows = tables.read("words/agents.tsv", AGENT_COLUMNS, "noun")
    sectors = ("", *load_sectors(tables.folder))
    agents = (Agent(row["noun"].lower(), row.choice("sector", sectors), row["country"]) for row in rows)
    return {agent.noun: agent for agent in agents}


def _genders(tables: Tables) -> dict[str, str]:
    rows = tables.read("words/genders.tsv", ("word", "gender"), "word")
    return {row["word"]: row.choice("gender", GENDERS) for row in rows}


def _recalls(tables: Tables) -> dict[str, Recall]:
    rows = tables.read("words/recalls.tsv", ("noun", "sectors", "words"), "noun")
    return {row["noun"]: Recall(row["noun"], row.values("sectors"), row.values("words")) for row in rows}


def _antecedents(tables: Tables) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in tables.read("words/antecedents.tsv", ("pronoun", "evidence", "weight"), "pronoun", "evidence"):
        found.setdefault(row.choice("pronoun", ("he", "it", "they")), {})[row["evidence"]] = row.number("weight")
    return found


def _marks(tables: Tables) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, tuple[Mark, ...]] = {}
    for row in tables.read("words/boilerplate.tsv", ("role", "where", "words", "when"), "where", "words"):
        words = tuple(words_of(row["words"]).split())
        mark = Mark(row.choice("role", MARKED), row.choice("where", PLACES), words, row.choice("when", ("", "verbless")) == "verbless")
        found[words[0]] = (*found.get(words[0], ()), mark)
    return found
