"""The violent acts that a report tells: when and where they were, and what their words are about."""

from __future__ import annotations

import re
from datetime import date

from dragoman.analysis.claims.names import LAND
from dragoman.analysis.claims.parties import Parties
from dragoman.analysis.claims.wording import Wording, tokens_of
from dragoman.records import Event, Record, SentenceRecord

ACTS = frozenset({"ASSAULT", "PROTEST", "RETREAT", "SANCTION"})  # each act is a claim of its own, so its day and place count
AROUND = 60  # characters on both sides of the word for an act that tell what it was about
_DATELINE = re.compile(r"^.{0,60}? [-–—] |^[A-Z]{4,}[^.]{0,40}\. ")

Dated = tuple[date | None, str, Event | None]


class Acts:
    """Answers for one record which act words speak of, and when and where that was."""

    def __init__(self, record: Record, wording: Wording, parties: Parties) -> None:
        self.record = record
        self.wording = wording
        self.parties = parties
        self.text = record.document.text
        self.events = sorted(record.events, key=lambda e: e.trigger.start)
        self._about: dict[str, set[str]] = {}

    def span(self, e: Event) -> tuple[int, int]:
        """The characters around the word for an act, within its sentence."""
        s = self._sentence(e.sentence)
        return max(s.start, e.trigger.start - AROUND), min(s.end, e.trigger.end + AROUND)

    def before(self, at: int) -> Event | None:
        """The violent act of which the report spoke last before a character, a dated one if there is one; else its first."""
        acts = [e for e in self.events if e.type == "ASSAULT" and e.status in ("reported", "claimed")]
        acts = [e for e in acts if _day(e)] or acts
        earlier = [e for e in acts if e.trigger.start < at]
        return earlier[-1] if earlier else acts[0] if acts else None

    def when_and_where(self, act: Event | None, sentence: str, at: int, relation: str, themes: set[str]) -> Dated:
        """Day and places of an act told in a sentence at a character; where the words do not say, of the act like it that the report
        told, which is given too."""
        if relation not in ACTS:
            return None, "", None
        day, place = _day(act), self._places(act.sentence if act else sentence)
        if day is not None:
            return day, place, act
        dated = [e for e in self.events if e.type == relation and _day(e) is not None and e.status in ("reported", "claimed")]
        own = {x for x in themes if self.wording.themes.relation[x[1:]] == relation}
        like = [e for e in dated if not own or own & self.themes_of(e)]
        earlier = [e for e in like if e.trigger.start < at]
        told = earlier[-1] if earlier else like[0] if like else None
        return _day(told), place or (self._places(told.sentence) if told else ""), told

    def themes_of(self, e: Event) -> set[str]:
        """What the words around an act are about, as far as it fits an act of its type."""
        if e.id not in self._about:
            themes = self.wording.themes_of(tokens_of(self.text, *self.span(e)))
            self._about[e.id] = {f"#{theme}" for theme in themes if self.wording.themes.relation[theme] == e.type}
        return self._about[e.id]

    def _places(self, sentence: str) -> str:
        """The places named in a sentence, dateline and states left out."""
        s = self._sentence(sentence)
        dateline = _DATELINE.match(s.text)
        start = s.start + (dateline.end() if dateline else 0)
        inside = [p for p in self.record.places if start <= p.start < s.end]
        names = [p.text for p in inside if p.place is None or p.place.kind not in ("country", "state")]
        return "; ".join(
            dict.fromkeys(name.lower() for name in names if not any(e.kind in LAND for e in self.parties.actors.look_up(name)))
        )

    def _sentence(self, id_: str) -> SentenceRecord:
        return next(s for s in self.record.sentences if s.id == id_)


def _day(e: Event | None) -> date | None:
    """The day of an act, if it is told as precisely."""
    return e.date.first if e is not None and e.date is not None and e.date.precision == "day" else None
