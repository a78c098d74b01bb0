"""The format of the gold annotations (section 7 of the codebook), so that what was coded can be scored against them."""

from __future__ import annotations

from typing import Any

from dragoman.formats.views import place_words
from dragoman.records import Event, EventDate, Mention, Record, Statement, Toll


def to_gold(record: Record) -> dict[str, Any]:
    """A document with its sentences; or the sentence alone, where the document is one given sentence of the same id."""
    document = record.document
    if [sentence.id for sentence in document.sentences] == [document.id]:
        events = [event_to_gold(event) for event in record.events]
        return {
            "id": document.id,
            "text": document.text,
            "events": events,
            "statements": [statement_to_gold(each) for each in record.statements],
        }
    return {
        "id": document.id,
        "title": document.title,
        "date": document.published and document.published.isoformat(),
        "source": document.publisher,
        "sentences": [_sentence(record, sentence.id, sentence.text) for sentence in record.sentences],
    }


def _sentence(record: Record, id: str, text: str) -> dict[str, Any]:
    return {
        "id": id,
        "text": text,
        "events": [event_to_gold(event) | _facts(event) for event in record.events if event.sentence == id],
        "statements": [statement_to_gold(statement) for statement in record.statements if statement.sentence == id],
    }


def event_to_gold(event: Event) -> dict[str, Any]:
    """An event of a sentence."""
    return {
        "trigger": event.trigger.text,
        "type": event.type,
        "mode": event.mode,
        "source": [_mention(mention) for mention in event.source],
        "target": [_mention(mention) for mention in event.target],
        "status": event.status,
        "according_to": [_mention(mention) for mention in event.according_to],
        "historical": event.historical,
    }


def _facts(event: Event) -> dict[str, Any]:
    """What is coded in documents only."""
    return {
        "date": event.date and _span(event.date),
        "place": place_words(event) or None,
        "killed": event.killed and _range(event.killed),
        "injured": event.injured and _range(event.injured),
    }


def statement_to_gold(statement: Statement) -> dict[str, Any]:
    """A statement of a sentence."""
    return {
        "speaker": statement.speaker.text if statement.speaker else "",
        "cue": statement.cue.text if statement.cue else "",
        "content": statement.content.text,
        "stance": statement.stance,
    }


def _mention(mention: Mention) -> dict[str, str]:
    return {"text": mention.text} | ({"of": mention.of} if mention.of else {})


def _span(when: EventDate) -> str:
    first, last = when.first.isoformat(), when.last.isoformat()
    return first if first == last else f"{first}/{last}"


def _range(toll: Toll) -> list[int | None]:
    return [toll.low, toll.high]
