"""What a run has finished, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.documents import Failure
from dragoman.records import Status
from dragoman.running.run import Coded


@dataclass(slots=True)
class Tally:
    """What is finished so far: documents coded, events by status, second opinions by whether they agree, statements, and failures by
    reason."""

    documents: int = 0
    events: Counter[Status] = field(default_factory=Counter)
    opinions: Counter[bool] = field(default_factory=Counter)
    statements: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, coded: Coded) -> None:
        """Counts one more outcome."""
        if isinstance(coded, Failure):
            self.failures[coded.reason] += 1
        else:
            opinions = (event.opinion.agrees for event in coded.events if event.opinion)
            self.add_document((event.status for event in coded.events), opinions, len(coded.statements))

    def add_document(self, statuses: Iterable[Status], opinions: Iterable[bool], statements: int) -> None:
        """Counts one more document, by the statuses of its events, what second opinions say of them, and the number of its statements."""
        self.documents += 1
        self.events.update(statuses)
        self.opinions.update(opinions)
        self.statements += statements

    def join(self, other: Tally) -> None:
        """Counts what another tally has counted."""
        self.documents += other.documents
        self.events.update(other.events)
        self.opinions.update(other.opinions)
        self.statements += other.statements
        self.failures.update(other.failures)

    @property
    def finished(self) -> int:
        """How many documents are done with, coded or failed."""
        return self.documents + self.failures.total()
