"""The progress bar of long runs: shown on a terminal alone, and only when a run takes more than a moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

PATIENCE = 1.0  # seconds without a bar


class RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last seconds."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "", "dim")


class CountColumn(ProgressColumn):
    """How many are done, of how many."""

    def render(self, task: Task) -> Text:
        """The count; the total as soon as it is known."""
        total = f" of {task.total:,.0f}" if task.total is not None else ""
        return Text(f"{task.completed:,.0f}{total} {task.fields['noun']}")


class Bar:
    """A bar on a console, where it is wanted. `count` tells the total, in the background, since it may take a while."""

    def __init__(self, console: Console, noun: str, count: Callable[[], int | None], wanted: bool = True, doing: str = "Coding") -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), CountColumn(), RateColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._wanted = wanted and console.is_terminal
        self._noun, self._doing = noun, doing
        self._count = count
        self._begun = time.monotonic()
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._task is not None:
            self._progress.stop()

    def show(self, done: int) -> None:
        """Shows how many are done."""
        if self._task is not None:
            self._progress.update(self._task, completed=done)
        elif self._wanted and time.monotonic() - self._begun >= PATIENCE:
            self._task = self._progress.add_task(self._doing, completed=done, total=None, noun=self._noun)
            self._progress.start()
            threading.Thread(target=self._find_total, args=(self._task,), daemon=True).start()

    def _find_total(self, task: TaskID) -> None:
        self._progress.update(task, total=self._count())
