"""Those that code: this process, or several others. What comes out is the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol

from dragoman.documents import Failure, Outcome
from dragoman.records import Document, DocumentError, DragomanError, Versions
from dragoman.running.run import Coded, DocumentCoder, Run

# What a process is handed at once: enough to outweigh the handing over, little enough to lose when a run is stopped.
BATCH_DOCUMENTS = 16
BATCH_CHARACTERS = 60_000
# Batches out at a time for each process: enough that none waits while the first one takes long, few enough to bound the memory.
BATCHES_OUT = 3


class Workers(Protocol):
    """This process, or several others."""

    @property
    def versions(self) -> Versions:
        """What codes: package, language model and codebook."""

    def code(self, outcomes: Iterable[Outcome]) -> Generator[Coded]:
        """Codes the documents among the outcomes and passes on the failures, in order."""


@contextmanager
def workers(run: Run) -> Iterator[Workers]:
    """The workers of a run, which end with the context."""
    if run.jobs == 1:
        yield Here(run.load(run.coding))
        return
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(run.jobs, multiprocessing.get_context("spawn"), _begin, (run,)) as pool:
        try:
            yield Pool(pool, run.jobs)
        except BaseException:
            # Nobody waits for what they are at; the pool takes its leave of them as of any that died.
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise


class Here:
    """Codes in this process, one document after the other."""

    def __init__(self, coder: DocumentCoder) -> None:
        self._coder = coder

    @property
    def versions(self) -> Versions:
        """What codes: package, language model and codebook."""
        return self._coder.versions

    def code(self, outcomes: Iterable[Outcome]) -> Generator[Coded]:
        """Codes the documents among the outcomes and passes on the failures, in order."""
        return (_code(self._coder, outcome) for outcome in outcomes)


class Pool:
    """Codes in other processes, a batch at a time."""

    def __init__(self, pool: ProcessPoolExecutor, jobs: int) -> None:
        self._pool = pool
        self._most_out = BATCHES_OUT * jobs

    @property
    def versions(self) -> Versions:
        """What codes: package, language model and codebook."""
        with _alive():
            return self._pool.submit(_versions).result()

    def code(self, outcomes: Iterable[Outcome]) -> Generator[Coded]:
        """Codes the documents among the outcomes and passes on the failures, in order."""
        out: deque[Future[list[Coded]]] = deque()
        for batch in batches(outcomes):
            with _alive():
                out.append(self._pool.submit(_code_batch, batch))
            while len(out) >= self._most_out or (out and out[0].done()):
                yield from _result(out.popleft())
        while out:
            yield from _result(out.popleft())


def batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """The outcomes in batches of about the same work."""
    batch: list[Outcome] = []
    size = 0
    for outcome in outcomes:
        batch.append(outcome)
        size += len(outcome.text) if isinstance(outcome, Document) else 0
        if len(batch) == BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _result(future: Future[list[Coded]]) -> list[Coded]:
    with _alive():
        return future.result()


@contextmanager
def _alive() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise DragomanError(
            "A worker process was ended from outside, most often because memory ran short. "
            "Give the same command with fewer --jobs; with an output file, what is finished is kept."
        ) from error


def _code(coder: DocumentCoder, outcome: Outcome) -> Coded:
    if isinstance(outcome, Failure):
        return outcome
    source = outcome.url or outcome.title or outcome.id
    try:
        return coder.code_document(outcome)
    except DocumentError as error:
        return Failure(source, error.reason, str(error))
    except DragomanError:
        raise
    except Exception as error:  # a fault in the coder must not lose the documents before and after this one
        return Failure(source, "unreadable", f"Coding it failed, which is a fault in dragoman: {type(error).__name__}: {error}")


# What follows runs in a worker process, which serves one run.


class _Worker:
    run: Run
    coder: DocumentCoder | None = None


def _begin(run: Run) -> None:
    _Worker.run = run
    # An interrupt from the keyboard reaches all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when the one that started it is gone, which, if killed, could not say so."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _coder() -> DocumentCoder:
    # Loaded by the first task, not at the beginning: an error would there reach nobody.
    if _Worker.coder is None:
        _Worker.coder = _Worker.run.load(_Worker.run.coding)
    return _Worker.coder


def _versions() -> Versions:
    return _coder().versions


def _code_batch(batch: list[Outcome]) -> list[Coded]:
    return [_code(_coder(), outcome) for outcome in batch]
