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
    ArchiveError,
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
    from dragoman.analysis.brief import brief
    from dragoman.analysis.following import claims_in, incidents_in, shifts_in, tone_in
    from dragoman.archive import Archive
    from dragoman.archive.filters import Asked, dyad, filter_of
    from dragoman.archive.releases import ReleaseOptions, differences, release
    from dragoman.coding.coder import Coder, CoderOptions, load
    from dragoman.documents import Failure, ReadOptions, read
    from dragoman.formats import to_native, to_pandas, to_polars, write
    from dragoman.opinions import ReaderOptions, SecondReader
    from dragoman.running import Run
    from dragoman.running.ingesting import ingest
    from dragoman.running.recoding import recode

# Names that bring heavy libraries with them are fetched when they are first used: the command line starts at once.
_LATER = {
    "Archive": "dragoman.archive",
    "Asked": "dragoman.archive.filters",
    "ReleaseOptions": "dragoman.archive.releases",
    "Run": "dragoman.running",
    "brief": "dragoman.analysis.brief",
    "claims_in": "dragoman.analysis.following",
    "differences": "dragoman.archive.releases",
    "dyad": "dragoman.archive.filters",
    "filter_of": "dragoman.archive.filters",
    "incidents_in": "dragoman.analysis.following",
    "ingest": "dragoman.running.ingesting",
    "recode": "dragoman.running.recoding",
    "release": "dragoman.archive.releases",
    "shifts_in": "dragoman.analysis.following",
    "tone_in": "dragoman.analysis.following",
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
    "Archive",
    "ArchiveError",
    "Asked",
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
    "ReleaseOptions",
    "Run",
    "SecondReader",
    "Span",
    "Statement",
    "Step",
    "Toll",
    "Toponym",
    "__version__",
    "brief",
    "claims_in",
    "differences",
    "dyad",
    "filter_of",
    "incidents_in",
    "ingest",
    "load",
    "read",
    "recode",
    "release",
    "shifts_in",
    "to_native",
    "to_pandas",
    "to_polars",
    "tone_in",
    "write",
]


def __getattr__(name: str) -> Any:
    """Fetches a public name whose module is heavy."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"dragoman has no {name!r}; its public names are in dragoman.__all__")
