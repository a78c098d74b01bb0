"""The knowledge, as tables that a political scientist can read and change; loaded, checked, versioned."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.codebook.actors import ActorDictionary, Entry, best_entry, load_actors
from dragoman.codebook.frames import ACTOR_CLASS, CLASSES, Condition, Frame, Slot, load_frames
from dragoman.codebook.inflection import known_lemma
from dragoman.codebook.tables import DATA
from dragoman.codebook.tone import ToneHit, ToneLexicon, ToneWord, load_tone
from dragoman.codebook.types import TypeTable, load_types
from dragoman.codebook.words import Agent, Cue, Modal, Signature, Words, load_words


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything the coder knows about politics and conflict. `known` are its words with their parts of speech; `version` is a hash
    of the tables."""

    types: TypeTable
    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    words: Words
    tone: ToneLexicon
    actors: ActorDictionary
    known: frozenset[tuple[str, str]]
    version: str

    def lemma(self, form: str, lemma: str, pos: str) -> str:
        """A word's lemma as the codebook knows it, where the one given is none of its words."""
        return known_lemma(form, lemma, pos, self.known)


@cache
def load_codebook(folder: Path = DATA) -> Codebook:
    """Reads and checks all tables of a folder. Raises CodebookError, which names file and line."""
    types = load_types(folder)
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(folder.rglob("*.tsv")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    frames, words = load_frames(types, folder), load_words(folder)
    known = {*frames, *((lemma, pos) for lemma, pos, _ in words.signatures), *words.cues, *((noun, "NOUN") for noun in words.agents)}
    return Codebook(types, frames, words, load_tone(folder), load_actors(folder), frozenset(known), digest.hexdigest())


__all__ = [
    "ACTOR_CLASS",
    "CLASSES",
    "DATA",
    "ActorDictionary",
    "Agent",
    "Codebook",
    "Condition",
    "Cue",
    "Entry",
    "Frame",
    "Modal",
    "Signature",
    "Slot",
    "ToneHit",
    "ToneLexicon",
    "ToneWord",
    "TypeTable",
    "Words",
    "best_entry",
    "load_codebook",
]
