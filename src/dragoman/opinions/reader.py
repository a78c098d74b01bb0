"""The second reader: asks about the events of which the coder is unsure, several at a time, and puts each opinion beside its event."""

from __future__ import annotations

import threading
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dragoman.opinions.answers import Unusable, opinion_of
from dragoman.opinions.cache import Cache
from dragoman.opinions.endpoint import Endpoint, NoAnswer
from dragoman.opinions.options import ReaderOptions
from dragoman.opinions.question import Question
from dragoman.records import Event, Opinion, Record

PATIENCE = 5  # questions in a row without an answer, after which no more are put
AHEAD = 8  # records held back for each question in flight, at most: while one waits for an answer, others are coded
Other = TypeVar("Other")


@dataclass(slots=True)
class Report:
    """How the reader fared: opinions had, those of them that agree, that were kept from earlier and the tokens of the others; and
    events about which there is no opinion, by reason."""

    opinions: int = 0
    agree: int = 0
    kept: int = 0
    tokens: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, heard: Heard) -> None:
        """Counts one more event that was asked about."""
        if heard.opinion is None:
            self.failures[heard.reason] += 1
            return
        self.opinions += 1
        self.agree += heard.opinion.agrees
        self.kept += heard.kept
        self.tokens += heard.tokens


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one question: an opinion, kept or fresh, or the reason why there is none."""

    opinion: Opinion | None
    reason: str = ""
    kept: bool = False
    tokens: int = 0


class SecondReader:
    """Reads records after the coder. `told` is called once, if at all, with a sentence about what went wrong; unless given, it warns."""

    def __init__(self, options: ReaderOptions, told: Callable[[str], None] | None = None) -> None:
        self.options = options
        self.report = Report()
        self._tell = told or (lambda message: warnings.warn(message, RuntimeWarning, stacklevel=2))
        self._has_told = False
        self._cache = Cache(options.cache)
        self._stopped = threading.Event()
        self._endpoint = Endpoint(options, self._stopped)
        self._lock = threading.Lock()
        self._in_vain = 0  # questions in a row
        self._given_up = ""  # why no more questions are put

    def read(self, records: Iterable[Record | Other]) -> Generator[Record | Other]:
        """The records in their order, each doubtful event with the reader's opinion where one was to be had; what is no record is
        passed on."""
        waiting: deque[tuple[Record | Other, dict[str, Future[Heard]]]] = deque()
        pool = ThreadPoolExecutor(self.options.in_flight, thread_name_prefix="reader")
        self._stopped.clear()
        try:
            for each in records:
                waiting.append((each, self._put(pool, each) if isinstance(each, Record) else {}))
                while waiting and (len(waiting) > AHEAD * self.options.in_flight or all(f.done() for f in waiting[0][1].values())):
                    yield self._with_opinions(*waiting.popleft())
            while waiting:
                yield self._with_opinions(*waiting.popleft())
        finally:
            self._stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            self._tell_failures()

    def _put(self, pool: ThreadPoolExecutor, record: Record) -> dict[str, Future[Heard]]:
        sentences = {sentence.id: sentence for sentence in record.sentences}
        doubtful = (event for event in record.events if event.score < self.options.below)
        return {event.id: pool.submit(self._hear, Question(event, sentences[event.sentence])) for event in doubtful}

    def _with_opinions(self, each: Record | Other, asked: dict[str, Future[Heard]]) -> Record | Other:
        if not isinstance(each, Record) or not asked:
            return each
        events: list[Event] = []
        for event in each.events:
            heard = asked[event.id].result() if event.id in asked else None
            if heard is not None:
                self.report.add(heard)
            events.append(replace(event, opinion=heard.opinion) if heard else event)
        if self._given_up:
            self._tell_failures()
        return replace(each, events=tuple(events))

    def _hear(self, question: Question) -> Heard:
        """What comes of a question, in a thread of its own."""
        model = self.options.model
        kept = self._cache.get(model, question)
        if kept is not None:
            try:
                return Heard(opinion_of(kept, question, model), kept=True)
            except Unusable:
                pass  # somebody has changed it: it is asked for anew
        if self._given_up:
            return Heard(None, "not asked any more")
        try:
            answer = self._endpoint.ask(question)
        except NoAnswer as error:
            self._count_in_vain(error)
            return Heard(None, str(error))
        with self._lock:
            self._in_vain = 0
        try:
            opinion = opinion_of(answer.text, question, model)
        except Unusable as error:
            return Heard(None, str(error))
        self._cache.put(model, question, answer.text)
        return Heard(opinion, tokens=answer.tokens)

    def _count_in_vain(self, error: NoAnswer) -> None:
        with self._lock:
            self._in_vain += 1
            if error.hopeless or self._in_vain >= PATIENCE:
                self._given_up = self._given_up or str(error)

    def _tell_failures(self) -> None:
        """Says once what went wrong: as soon as the reader is given up, else at the end."""
        failures = self.report.failures
        if self._has_told or not failures:
            return
        self._has_told = True
        asked = f"The second reader {self.options.model} at {self.options.url}"
        if self._given_up:
            self._tell(
                f"{asked} is not asked any more: {self._given_up}. Coding goes on without it; when it can be had, give the same again: "
                "answers that were had are kept."
            )
        else:
            reasons = ", ".join(f"{reason} ({number:,})" for reason, number in sorted(failures.items()))
            self._tell(f"{asked} gave no opinion on {failures.total():,} events: {reasons}. They are coded without it.")
