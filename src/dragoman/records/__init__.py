"""The nouns everyone shares: immutable, typed, with ids that are hashes of content."""

from dragoman.records.claims import STANDS, Change, Claim, ClaimMention, Party, Position, Stand
from dragoman.records.decisions import ITEM_KINDS, VERDICTS, Correction, Decision, ItemKind, Verdict
from dragoman.records.documents import Document, GivenSentence, content_id
from dragoman.records.errors import ArchiveError, CodebookError, DocumentError, DragomanError, InputError, ModelError, NotEnglishError
from dragoman.records.events import STATUSES, Event, EventDate, Manner, Opinion, Place, Status, Step, Toll, Toponym
from dragoman.records.feeds import Feed, FeedItem, Host
from dragoman.records.groups import Link
from dragoman.records.incidents import Incident, IncidentMember, IncidentMention, IncidentParty, TollReport
from dragoman.records.record import Record, SentenceRecord, Versions
from dragoman.records.relations import Pair, Relation
from dragoman.records.spans import Actor, Mention, Span
from dragoman.records.statements import STANCES, Quote, Stance, Statement
from dragoman.records.tone import CurvePoint, Direction, Shift, ToneCurve, ToneRemark, VerbalAct

__all__ = [
    "ITEM_KINDS",
    "STANCES",
    "STANDS",
    "STATUSES",
    "VERDICTS",
    "Actor",
    "ArchiveError",
    "Change",
    "Claim",
    "ClaimMention",
    "CodebookError",
    "Correction",
    "CurvePoint",
    "Decision",
    "Direction",
    "Document",
    "DocumentError",
    "DragomanError",
    "Event",
    "EventDate",
    "Feed",
    "FeedItem",
    "GivenSentence",
    "Host",
    "Incident",
    "IncidentMember",
    "IncidentMention",
    "IncidentParty",
    "InputError",
    "ItemKind",
    "Link",
    "Manner",
    "Mention",
    "ModelError",
    "NotEnglishError",
    "Opinion",
    "Pair",
    "Party",
    "Place",
    "Position",
    "Quote",
    "Record",
    "Relation",
    "SentenceRecord",
    "Shift",
    "Span",
    "Stance",
    "Stand",
    "Statement",
    "Status",
    "Step",
    "Toll",
    "TollReport",
    "ToneCurve",
    "ToneRemark",
    "Toponym",
    "VerbalAct",
    "Verdict",
    "Versions",
    "content_id",
]
