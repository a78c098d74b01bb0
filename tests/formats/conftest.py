"""One record of two sentences, with and without what may be missing."""

from datetime import UTC, date, datetime

import pytest

from dragoman.records import (
    Actor,
    Document,
    Event,
    EventDate,
    GivenSentence,
    Mention,
    Place,
    Record,
    SentenceRecord,
    Span,
    Statement,
    Step,
    Toll,
    Toponym,
    Versions,
)

FIRST = "Pakistani troops and border police shelled Khost on Monday, killing at least three villagers, Kabul said."
SECOND = "Islamabad’s envoy may hold talks next week."
TEXT = f"{FIRST}\n{SECOND}"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(words, start, start + len(words))


def mention(words: str, actor: Actor | None = None, of: str | None = None) -> Mention:
    at = span(words)
    return Mention(words, at.start, at.end, actor, of)


TROOPS = mention("Pakistani troops", Actor("Pakistan Army", "PAK", "MIL"))
POLICE = mention("border police", Actor("Pakistan", "PAK", "COP"))
VILLAGERS = mention("villagers")
KABUL = mention("Kabul", Actor("Afghanistan", "AFG", "GOV"))
ENVOY = mention("Islamabad’s envoy", of="Asif Durrani")
KHOST = Toponym("Khost", 43, 48, Place("Khost", "AFG", "Khost", 33.34, 69.92, "city", "1444"))
SHELLING = Event(
    id="e1",
    document="doc",
    sentence="doc-1",
    trigger=span("shelled"),
    type="ASSAULT",
    mode="heavy-weapons",
    status="claimed",
    source=(TROOPS, POLICE),
    target=(VILLAGERS,),
    according_to=(KABUL,),
    historical=False,
    score=0.91,
    date=EventDate(date(2024, 5, 13), date(2024, 5, 13), "day", "on Monday"),
    place=KHOST,
    killed=Toll(3, None, "at least three"),
    steps=(Step("frames", "“shelled” tells ASSAULT heavy-weapons"), Step("attribution", "“said” gives it to Kabul")),
)
TALKS = Event(
    id="e2",
    document="doc",
    sentence="doc-2",
    trigger=span("talks"),
    type="CONSULT",
    mode="",
    status="hypothetical",
    source=(ENVOY,),
    target=(),
    according_to=(),
    historical=False,
    score=0.5,
    date=EventDate(date(2024, 5, 20), date(2024, 5, 26), "week", "next week"),
    place_reason="no place is named",
)
SAID = Statement("s1", "doc", "doc-1", KABUL, span("said"), span(FIRST[:-13]), "affirm", "indirect")
UNSAID = Statement("s2", "doc", "doc-2", None, None, span(SECOND[:-1]), "affirm", "direct")


@pytest.fixture
def record() -> Record:
    """Two events: a claimed one with everything but injured, and a hypothetical one without target and place."""
    ends = len(FIRST)
    return Record(
        Document(
            TEXT,
            "doc",
            title="Shells fall on Khost",
            publisher="Border Post",
            url="https://example.org/khost",
            language="en",
            published=date(2024, 5, 14),
            first_seen=datetime(2024, 5, 14, 9, 30, tzinfo=UTC),
            sentences=(GivenSentence("doc-1", 0, ends), GivenSentence("doc-2", ends + 1, len(TEXT))),
        ),
        (SentenceRecord("doc-1", 0, ends, FIRST), SentenceRecord("doc-2", ends + 1, len(TEXT), SECOND)),
        (SHELLING, TALKS),
        (SAID, UNSAID),
        (TROOPS, POLICE, VILLAGERS, KABUL, ENVOY),
        (KHOST,),
        Versions("0.1.0", "m1", "c1"),
    )


@pytest.fixture
def bare() -> Record:
    """A record in which all that may be missing is missing: no date, no actor, no place, no title."""
    event = Event("e", "d", "1", Span("Protests", 0, 8), "PROTEST", "", "reported", (), (), (), False, 0.5)
    sentence = SentenceRecord("1", 0, 17, "Protests erupted.")
    return Record(Document("Protests erupted.", "d"), (sentence,), (event,), (), (), (), Versions("0.1.0", "m1", "c1"))
