"""The nouns everyone shares: immutable, typed, with ids that are hashes of content."""

from dragoman.records.documents import Document, GivenSentence, content_id
from dragoman.records.errors import CodebookError, DocumentError, DragomanError, InputError, ModelError, NotEnglishError
from dragoman.records.events import STATUSES, Event, EventDate, Opinion, Place, Status, Step, Toll, Toponym
from dragoman.records.record import Record, SentenceRecord, Versions
from dragoman.records.relations import Pair, Relation
from dragoman.records.spans import Actor, Mention, Span
from dragoman.records.statements import STANCES, Quote, Stance, Statement

__all__ = [
    "STANCES",
    "STATUSES",
    "Actor",
    "CodebookError",
    "Document",
    "DocumentError",
    "DragomanError",
    "Event",
    "EventDate",
    "GivenSentence",
    "InputError",
    "Mention",
    "ModelError",
    "NotEnglishError",
    "Opinion",
    "Pair",
    "Place",
    "Quote",
    "Record",
    "Relation",
    "SentenceRecord",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Step",
    "Toll",
    "Toponym",
    "Versions",
    "content_id",
]
