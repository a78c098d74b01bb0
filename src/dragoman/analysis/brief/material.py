"""What a brief is made from: the reports on a dyad with their parties, and which side each mention is on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.brief.names import Names
from dragoman.analysis.brief.nobody import names_nobody
from dragoman.analysis.brief.officials import Officials, country_of
from dragoman.analysis.following import Followed, Tone
from dragoman.analysis.parties import Parties, Roster
from dragoman.archive.countries import country_names
from dragoman.archive.filters import ActorTerm, Dyad
from dragoman.archive.folding import folded
from dragoman.codebook import Codebook
from dragoman.records import Claim, ClaimMention, Document, Event, Incident, IncidentMention, Mention, Record, SentenceRecord

TOLD_LATE = timedelta(days=14)  # an act dated longer before its report is background


@dataclass(frozen=True, slots=True)
class Scope:
    """The two sides and the days that a brief is about; `now` is its last day, from which it looks ahead."""

    dyad: Dyad
    since: date | None
    until: date | None
    now: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in the period."""
        return day is not None and (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def sides(self) -> tuple[ActorTerm, ActorTerm]:
        """The two."""
        return self.dyad.first, self.dyad.second


@dataclass(frozen=True, slots=True)
class Known:
    """Who is known from all reports: the roster of those who may speak for a state, and the officials who surely do."""

    roster: Roster
    officials: Officials

    @classmethod
    def of(cls, records: Sequence[Record], codebook: Codebook, scope: Scope) -> Known:
        """Those known from these reports."""
        sides = [side.country for side in scope.sides() if side.country]
        return cls(Roster.of(records, codebook), Officials.of(records, codebook, sides))


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what is needed to read its events: sentences by id, parties, names."""

    record: Record
    parties: Parties
    names: Names
    sentences: Mapping[str, SentenceRecord]
    scope: Scope

    @classmethod
    def of(cls, record: Record, codebook: Codebook, known: Known, scope: Scope) -> Report:
        """The report of a record."""
        parties = Parties(record, codebook, known.roster)
        return cls(record, parties, Names(parties, known.officials), {s.id: s for s in record.sentences}, scope)

    @property
    def document(self) -> Document:
        """The document."""
        return self.record.document

    def sides_of(self, mentions: Iterable[Mention]) -> frozenset[int]:
        """Which of the two sides are among these mentions."""
        terms = self.scope.sides()
        return frozenset(at for mention in mentions for at, term in enumerate(terms) if self._is(mention, term))

    def standing(self, mention: Mention) -> str:
        """The state for which a mention surely speaks; empty where it speaks for none, or that is only inferred."""
        return self.names.officials.standing(mention, self.parties)

    def surely(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Those of the mentions whose side the words tell, or an office does: an inferred one is no ground for a line."""
        return tuple(mention for mention in mentions if self.standing(mention) or self._told(mention) or self._named(mention))

    def has_nobody(self, mentions: Iterable[Mention]) -> bool:
        """Whether one of the mentions is of nobody in particular ("no soldier", "any official")."""
        return any(names_nobody(mention, self.document.text) for mention in mentions)

    def day_of(self, event: Event) -> date | None:
        """The day of an event: the one it is dated to, else that of its report; none where it is background."""
        published = self.document.published
        if event.historical or (event.date is not None and published is not None and published - event.date.last > TOLD_LATE):
            return None
        return event.date.first if event.date is not None and event.date.precision == "day" else published

    def _told(self, mention: Mention) -> bool:
        state = self.parties.state_of(mention)
        told = country_of(mention, self.record, self.parties.codebook)
        return bool(told) and state in ("", told)

    def _named(self, mention: Mention) -> bool:
        """Whether a mention names a side that is no state."""
        return any(term.name and self._is(mention, term) for term in self.scope.sides())

    def _is(self, mention: Mention, term: ActorTerm) -> bool:
        actor = mention.actor
        if term.name:
            known = (mention.text, mention.of or "", actor.name if actor else "")
            return any(term.name in folded(name) for name in known)
        sector = not term.sector or (actor is not None and actor.sector == term.sector)
        return sector and (
            not term.country or self.parties.state_of(mention) == term.country or (actor is not None and actor.country == term.country)
        )


@dataclass(frozen=True, slots=True)
class Material:
    """All that a brief is made from; `earlier` are reports before the period, which show what is new in it. Claims and incidents are
    as the reports until the end of the period tell them."""

    scope: Scope
    reports: tuple[Report, ...]
    earlier: tuple[Report, ...]
    claims: tuple[Followed[Claim, ClaimMention], ...]
    incidents: tuple[Followed[Incident, IncidentMention], ...]
    tone: Tone | None
    reprints: int
    officials: Officials

    def outlets_of(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The outlets of some documents, each once."""
        known = {report.document.id: report.document.publisher or "" for report in self.reports}
        return tuple(sorted({known[each] for each in documents if known.get(each)}))


def side_name(term: ActorTerm) -> str:
    """A side as it is named in a brief."""
    country = country_names().get(term.country, term.country)
    if term.country:
        return f"{country} ({term.sector})" if term.sector else country
    return term.words


def dates_of(reports: Sequence[Report]) -> list[date]:
    """The days of publication, in their order."""
    return sorted(report.document.published for report in reports if report.document.published)
