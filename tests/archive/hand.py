"""Records made by hand, for archives in tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from dragoman.archive.correcting import corrections_of
from dragoman.archive.decisions import named
from dragoman.records import Actor, Decision, Document, Event, Mention, Record, SentenceRecord, Span, Statement, Versions

VERSIONS = Versions("0.1.0", "m1", "c1")
_NUMBERS = count()
LONG = (
    "Soldiers crossed the river before dawn and held the bridge until noon, a farmer said on Tuesday. "
    "The governor denied that anybody had been hurt and promised to publish what the patrol had written in its log. "
    "Villagers on both banks told a reporter that they had heard nine shots, then a lorry, then nothing for the rest of the morning."
)


def report(text: str = LONG, **fields: Any) -> Document:
    """A report; `published` and `fetched` may be given as ISO strings."""
    if isinstance(fields.get("published"), str):
        fields["published"] = date.fromisoformat(fields["published"])
    for clock in ("fetched", "first_seen"):
        if isinstance(fields.get(clock), str):
            fields[clock] = datetime.fromisoformat(fields[clock])
    return Document(text, **fields)


def coded(document: Document, versions: Versions = VERSIONS, type_: str = "ASSAULT") -> Record:
    """A record with one event at the first word, by Pakistan, and one statement."""
    pakistan = Mention("Islamabad", 0, 9, Actor("Pakistan", "PAK"))
    first = document.text.split()[0]
    event = Event(f"e-{document.id}", document.id, "0", Span(first, 0, len(first)), type_, "", "reported", (pakistan,), (), (), False, 0.9)
    said = Statement(f"s-{document.id}", document.id, "0", pakistan, None, Span(document.text, 0, len(document.text)), "affirm", "direct")
    sentence = SentenceRecord("0", 0, len(document.text), document.text)
    return Record(document, (sentence,), (event,), (said,), (pakistan,), (), versions)


def deciding(verdict: Any, *corrections: str, others: tuple[str, ...] = (), by: str = "Anna") -> Decision:
    """A decision on the event of the document `one`, with an id of its own."""
    number = next(_NUMBERS)
    moment = datetime(2025, 6, 1, tzinfo=UTC) + timedelta(seconds=number)
    return named(Decision("", "e-one", "event", verdict, corrections_of(corrections), others, (), by, "so it reads", moment))
