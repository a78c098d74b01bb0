"""The knowledge, as tables that a political scientist can read and change; loaded, checked, versioned."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.codebook.actors import ActorDictionary, Entry, Found, best_entry, load_actors
from dragoman.codebook.frames import ACTOR_CLASS, CLASSES, Condition, Frame, Slot, load_frames
from dragoman.codebook.inflection import known_lemma
from dragoman.codebook.levels import Level, LevelTable, load_levels
from dragoman.codebook.remarks import RemarkHit, RemarkTable, RemarkWord, load_remarks
from dragoman.codebook.tables import DATA
from dragoman.codebook.tone import ToneHit, ToneLexicon, ToneWord, load_manner, load_tone
from dragoman.codebook.types import TypeTable, load_types
from dragoman.codebook.words import Agent, Cue, Modal, Signature, Words, load_words
from dragoman.records import CodebookError

# The tables of actors to which a user may add, beside those of frames and words that there are. Types, modes and sectors belong to
# the model and the formats, places to the gazetteer.
ACTOR_TABLES = ("actors/states.tsv", "actors/organisations.tsv", "actors/people-*.tsv", "actors/groups-*.tsv")


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything the coder knows about politics and conflict. `known` are its words with their parts of speech; `version` is a hash
    of the tables."""

    types: TypeTable
    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    words: Words
    tone: ToneLexicon
    manner: ToneLexicon
    levels: LevelTable
    remarks: RemarkTable
    actors: ActorDictionary
    known: frozenset[tuple[str, str]]
    version: str

    def lemma(self, form: str, lemma: str, pos: str) -> str:
        """A word's lemma as the codebook knows it, where the one given is none of its words."""
        return known_lemma(form, lemma, pos, self.known)


def load_codebook(folder: Path = DATA, more: Path | None = None) -> Codebook:
    """Reads and checks all tables of a folder, and adds the rows of those that another folder holds: it has the same layout, and any of
    the tables of actors, frames and words. Raises CodebookError, which names file and line."""
    if more is not None:
        _check_added(folder, more)
    return _load(folder, more, _version(folder, *([more] if more is not None else [])))


@lru_cache(maxsize=4)  # by version too: who edits a table and loads again gets what it now says
def _load(folder: Path, more: Path | None, version: str) -> Codebook:
    with _uncollected():
        return _read(folder, more, version)


def _read(folder: Path, more: Path | None, version: str) -> Codebook:
    types = load_types(folder)
    frames, words = load_frames(types, folder, more), load_words(folder, more)
    known = {*frames, *((lemma, pos) for lemma, pos, _ in words.signatures), *words.cues, *((noun, "NOUN") for noun in words.agents)}
    return Codebook(
        types=types,
        frames=frames,
        words=words,
        tone=load_tone(folder, more),
        manner=load_manner(folder, more),
        levels=load_levels(folder, more),
        remarks=load_remarks(folder, more),
        actors=load_actors(folder, more),
        known=frozenset(known),
        version=version,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: it would walk the many small objects made here, which all live on, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _version(*folders: Path) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for folder in folders:
        for path in sorted(folder.rglob("*.tsv")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _check_added(folder: Path, more: Path) -> None:
    """A table that would be passed over, for its name or its place, is an error: nobody would notice."""
    if not more.is_dir():
        raise CodebookError(f"{more}: there is no such folder; give one that holds tables of your own, such as actors/groups-mine.tsv")
    own = (path.relative_to(folder).as_posix() for room in ("frames", "words") for path in sorted((folder / room).glob("*.tsv")))
    allowed = (*ACTOR_TABLES, *own)
    tables, known = set(more.rglob("*.tsv")), {path for pattern in allowed for path in more.glob(pattern)}
    if not known or tables != known:
        wrong = f"{min(tables - known)}: to this table no row can be added" if tables - known else f"{more}: no table is in this folder"
        raise CodebookError(f"{wrong}; allowed: {', '.join(allowed)}")


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
    "Found",
    "Frame",
    "Level",
    "LevelTable",
    "Modal",
    "RemarkHit",
    "RemarkTable",
    "RemarkWord",
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
