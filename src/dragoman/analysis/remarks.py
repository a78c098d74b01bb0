"""What articles say of tone themselves: "a subtle shift in tone", "in unusually sharp language"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.analysis.parties import Parties, Roster
from dragoman.codebook import Codebook, RemarkHit
from dragoman.records import Direction, Record, SentenceRecord, ToneRemark, VerbalAct, content_id

REACH = 6  # words that may stand between the parts of a remark
DENIED = 3  # words before a remark in which, as within it, "no" denies it
OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "unknown": "unknown"}
_TOWARDS = re.compile(r"\b(?:towards?|to|on|about|at|against|with)\s+(?:the\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"n't\b|'s\b|\w+?(?=n't\b)|\w+(?:-\w+)*|\S")


def tone_remarks(records: Iterable[Record], acts: Iterable[VerbalAct], codebook: Codebook) -> list[ToneRemark]:
    """The remarks on tone in these reports, in the order of day, document and place in the text; `acts` show who speaks to whom."""
    listed = list(records)
    roster = Roster.of(listed, codebook)
    by_document: dict[str, list[VerbalAct]] = {}
    for act in acts:
        by_document.setdefault(act.document, []).append(act)
    found: list[ToneRemark] = []
    for record in listed:
        told = list(_told_in(record, codebook))
        parties = Parties(record, codebook, roster) if told else None
        near = by_document.get(record.document.id, [])
        found += [_remark(parties, sentence, place, direction, near) for sentence, place, direction in told if parties is not None]
    return sorted(found, key=lambda remark: (remark.day or date.max, remark.document, remark.start))


def _told_in(record: Record, codebook: Codebook) -> Iterator[tuple[SentenceRecord, tuple[int, int], Direction]]:
    """The sentences of a report that speak of tone, with the characters that do so and the direction."""
    for sentence in record.sentences:
        if sentence.role not in ("text", "title"):
            continue
        words = list(_WORD.finditer(sentence.text.replace("’", "'")))
        told = _told(list(codebook.remarks.find([word.group().lower() for word in words])))
        if told is not None:
            first, last, direction = told
            yield sentence, (words[first].start(), words[last].end()), direction


def _told(hits: Sequence[RemarkHit]) -> tuple[int, int, Direction] | None:
    """First and last word of the remark that the words of a sentence make, and its direction; None where they make none."""
    parts = _phrase(hits) or _with_noun(hits)
    if not parts:
        return None
    first, last = min(hit.first for hit in parts), max(hit.last for hit in parts)
    if any(hit.word.part == "denial" and first - DENIED <= hit.last <= last for hit in hits):
        return None
    return first, last, _direction(parts, hits)


def _phrase(hits: Sequence[RemarkHit]) -> list[RemarkHit]:
    """A phrase that is a remark by itself, with what qualifies it."""
    phrase = next((hit for hit in hits if hit.word.part == "phrase"), None)
    return [phrase, *_near(phrase, hits, ("noun", "quality", "change"))] if phrase is not None else []


def _with_noun(hits: Sequence[RemarkHit]) -> list[RemarkHit]:
    """A word for tone with one for a quality or a change."""
    for noun in (hit for hit in hits if hit.word.part == "noun"):
        near = _near(noun, hits, ("quality", "change"))
        if any(hit.word.direction != "unknown" for hit in near):  # "changed the language of the bill" is none
            return [noun, *near]
    return []


def _near(hit: RemarkHit, hits: Sequence[RemarkHit], parts: Sequence[str]) -> list[RemarkHit]:
    return [
        other
        for other in hits
        if other is not hit and other.word.part in parts and max(hit.first - other.last, other.first - hit.last) <= REACH
    ]


def _direction(parts: Sequence[RemarkHit], hits: Sequence[RemarkHit]) -> Direction:
    """The direction told by the change or the phrase; else by the quality, turned round where the tone is said to have left it."""
    for kinds in (("change", "phrase"), ("quality",)):
        for hit in parts:
            direction = hit.word.direction
            if hit.word.part in kinds and direction not in (None, "unknown"):
                left = "quality" in kinds and any(_leaves(other) and 0 < hit.first - other.last <= REACH for other in hits)
                return OPPOSITE[direction] if left else direction
    return "unknown"


def _leaves(hit: RemarkHit) -> bool:
    """Whether words say that what follows is no longer so: "unlike", "a departure from"."""
    return hit.word.part == "away" or "from" in hit.word.words


def _remark(
    parties: Parties, sentence: SentenceRecord, place: tuple[int, int], direction: Direction, acts: Sequence[VerbalAct]
) -> ToneRemark:
    document = parties.record.document
    start, end = sentence.start + place[0], sentence.start + place[1]
    source, target, reason = _parties_of(parties, sentence, start, acts)
    return ToneRemark(
        id=content_id("remark", document.id, str(start)),
        document=document.id,
        outlet=document.publisher or "",
        day=document.published,
        direction=direction,
        source=source,
        target=target,
        text=document.text[start:end],
        start=start,
        end=end,
        sentence=sentence.text,
        reason=reason,
    )


def _parties_of(parties: Parties, sentence: SentenceRecord, start: int, acts: Sequence[VerbalAct]) -> tuple[str, str, str]:
    """Whose tone is spoken of, and towards whom: by the names in the sentence, else by the act told nearest to it."""
    named = list(parties.named(sentence.start, sentence.end))
    text = parties.record.document.text
    towards = next((n.country for n in named if n.start > start and _TOWARDS.search(text[sentence.start : n.start])), "")
    speakers = [m for m in parties.record.actors if sentence.start <= m.start < sentence.end]
    source = next((state for state in (*parties.states_of(speakers), *(n.country for n in named)) if state != towards), "")
    near = min(acts, key=lambda act: abs(act.start - start), default=None)
    if not source:
        fitting = near is not None and towards in ("", near.target)
        return (near.source, near.target, f"as “{near.trigger}”, told next to it") if near is not None and fitting else ("", towards, "")
    others = [act.target for act in acts if act.source == source]
    target = towards or (others[0] if others and len(set(others)) == 1 else parties.other(source))
    return source, target, "named in the sentence"
