"""Dragoman turns news reports about politics, diplomacy and conflict into a record that can be cited.

>>> import dragoman
>>> coder = dragoman.load()
>>> record = coder.code("Police arrested two opposition leaders in Kampala on Monday.")
>>> [(event.type, event.mode, event.status) for event in record.events]
[('COERCE', 'arrest', 'reported')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.records import (
    Actor,
    CodebookError,
    Document,
    DocumentError,
    DragomanError,
    Event,
    EventDate,
    InputError,
    Mention,
    ModelError,
    NotEnglishError,
    Opinion,
    Pair,
    Place,
    Record,
    Relation,
    Span,
    Statement,
    Step,
    Toll,
    Toponym,
)
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.coding.coder import Coder, CoderOptions, load
    from dragoman.documents import Failure, ReadOptions, read
    from dragoman.formats import to_native, to_pandas, to_polars, write
    from dragoman.opinions import ReaderOptions, SecondReader

# Names that bring heavy libraries with them are fetched when they are first used: the command line starts at once.
_LATER = {
    "Coder": "dragoman.coding.coder",
    "CoderOptions": "dragoman.coding.coder",
    "load": "dragoman.coding.coder",
    "Failure": "dragoman.documents",
    "ReadOptions": "dragoman.documents",
    "read": "dragoman.documents",
    "to_native": "dragoman.formats",
    "to_pandas": "dragoman.formats",
    "to_polars": "dragoman.formats",
    "ReaderOptions": "dragoman.opinions",
    "SecondReader": "dragoman.opinions",
    "write": "dragoman.formats",
}

__all__ = [
    "Actor",
    "CodebookError",
    "Coder",
    "CoderOptions",
    "Document",
    "DocumentError",
    "DragomanError",
    "Event",
    "EventDate",
    "Failure",
    "InputError",
    "Mention",
    "ModelError",
    "NotEnglishError",
    "Opinion",
    "Pair",
    "Place",
    "ReadOptions",
    "ReaderOptions",
    "Record",
    "Relation",
    "SecondReader",
    "Span",
    "Statement",
    "Step",
    "Toll",
    "Toponym",
    "__version__",
    "load",
    "read",
    "to_native",
    "to_pandas",
    "to_polars",
    "write",
]


def __getattr__(name: str) -> Any:
    """Fetches a public name whose module is heavy."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"dragoman has no {name!r}; its public names are in dragoman.__all__")
