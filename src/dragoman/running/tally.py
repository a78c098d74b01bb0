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
    """What is finished so far: documents coded, events by status, statements, and failures by reason."""

    documents: int = 0
    events: Counter[Status] = field(default_factory=Counter)
    statements: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, coded: Coded) -> None:
        """Counts one more outcome."""
        if isinstance(coded, Failure):
            self.failures[coded.reason] += 1
        else:
            self.add_document((event.status for event in coded.events), len(coded.statements))

    def add_document(self, statuses: Iterable[Status], statements: int) -> None:
        """Counts one more document, by the statuses of its events and the number of its statements."""
        self.documents += 1
        self.events.update(statuses)
        self.statements += statements

    def join(self, other: Tally) -> None:
        """Counts what another tally has counted."""
        self.documents += other.documents
        self.events.update(other.events)
        self.statements += other.statements
        self.failures.update(other.failures)

    @property
    def finished(self) -> int:
        """How many documents are done with, coded or failed."""
        return self.documents + self.failures.total()
