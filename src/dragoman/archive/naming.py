"""Which actors of an archive are meant by a term, and which names are near one that is not there."""

from __future__ import annotations

from difflib import get_close_matches

from sqlalchemy import Connection, Select, func, select

from dragoman.archive.filters import ActorTerm
from dragoman.archive.folding import folded
from dragoman.archive.schema import actors
from dragoman.records import InputError

_LOOKED_AT = 5_000
_SHOWN = 5
_START = 3  # letters that a near name begins with, where none has a word in common


def actors_of(connection: Connection, term: ActorTerm) -> Select[tuple[int]]:
    """The rows of the actors that are meant. Raises InputError, with near names, where nobody of that name is in the archive."""
    if term.name:
        term = _known(connection, term)
    conditions = [
        column == value
        for column, value in ((actors.c.country, term.country), (actors.c.sector, term.sector), (actors.c.folded, term.name))
        if value
    ]
    return select(actors.c.pk).where(*conditions)


def near_names(connection: Connection, name: str) -> list[str]:
    """Names of the archive that have a word in common with a folded name, or are spelt nearly so."""
    longest = max(name.split(), key=len)
    found = _names(connection, f"%{_literal(longest)}%")
    by_fold = {folded(each): each for each in found or _names(connection, f"{_literal(name[:_START])}%")}
    close = [by_fold[each] for each in get_close_matches(name, by_fold, _SHOWN, 0.6)]
    return list(dict.fromkeys([*close, *found]))[:_SHOWN]


def _known(connection: Connection, term: ActorTerm) -> ActorTerm:
    """The term by a name that is in the archive: its own, or the one that the codebook gives for it."""
    if _held(connection, term.name):
        return term
    from dragoman.codebook.actors import load_actors  # here, because most names need no dictionary

    for entry in load_actors().look_up(term.words):
        if entry.kind in ("capital", "seat"):
            return ActorTerm(term.words, country=entry.country, sector=entry.sector)
        if _held(connection, folded(entry.name)):
            return ActorTerm(term.words, name=folded(entry.name))
    near = near_names(connection, term.name)
    advice = f"Names in it that are near: {'; '.join(near)}." if near else "Give a code such as PAK or PAK.GOV, or see `dragoman actors`."
    raise InputError(f"Nobody in the archive is called {term.words!r}. {advice}")


def _held(connection: Connection, name: str) -> bool:
    return connection.execute(select(actors.c.pk).where(actors.c.folded == name).limit(1)).scalar() is not None


def _names(connection: Connection, pattern: str) -> list[str]:
    """The names that are like the pattern, the shortest first."""
    like = select(actors.c.name).distinct().where(actors.c.folded.like(pattern, escape="\\"))
    return list(connection.execute(like.order_by(func.length(actors.c.name), actors.c.name).limit(_LOOKED_AT)).scalars())


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
