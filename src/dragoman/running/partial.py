"""The partial file of a run: what is finished, a line each, kept beside the output until that can be written whole."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.documents import Failure
from dragoman.formats import from_native, to_native
from dragoman.records import InputError, Record
from dragoman.running.run import Coded
from dragoman.running.tally import Tally

SYNC_SECONDS = 1.0  # how often what is finished is forced to the disk: the most that a power cut can cost


class Partial:
    """The file `OUTPUT.partial`: a header that names the run, then a native record or a failure a line, in order.

    `tally` counts what it holds. A file of the same run is gone on with, after its last whole line.
    """

    def __init__(self, output: Path, run: str, fresh: bool) -> None:
        self.path = output.with_name(output.name + ".partial")
        self.tally = Tally()
        self._header = _line({"partial output of the run": run})
        self._file = _opened(self.path)
        try:
            _lock(self._file, self.path)
            if fresh:
                self._file.truncate(0)
            self._go_on()
        except InputError:
            self._file.close()
            raise
        self._synced = time.monotonic()

    def _go_on(self) -> None:
        """Finds the end of the last whole line, counting what stands before it, and cuts off the rest."""
        header = self._file.readline()
        if header != self._header:
            # Of a run killed at its very start there is but a piece of the header.
            if not self._header.startswith(header) and (self._file.readline() or not _is_header(header)):
                raise InputError(
                    f"{self.path} keeps what another run has finished: one of other inputs, options or versions. Give that command again "
                    "to go on with it, or --fresh to start anew without it."
                )
            self._file.seek(0)
            self._file.write(self._header)
            self._file.truncate()
            return
        end = self._file.tell()
        while (line := _parsed(self._file.readline())) is not None:
            self._count(line)
            end = self._file.tell()
        self._file.seek(end)
        self._file.truncate()

    def add(self, coded: Coded) -> None:
        """Appends one more outcome."""
        line = {"failure": asdict(coded)} if isinstance(coded, Failure) else to_native(coded)
        self._file.write(_line(line))
        self._count(line)
        if time.monotonic() - self._synced >= SYNC_SECONDS:
            self.sync()
            self._synced = time.monotonic()

    def sync(self) -> None:
        """Forces what is written to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def documents(self) -> Iterator[str | None]:
        """The id of the document of each line; None for a failure."""
        return (None if "failure" in line else line["document"]["id"] for line in self._lines())

    def records(self) -> Iterator[Record]:
        """The records, in order."""
        return (from_native(line) for line in self._lines() if "failure" not in line)

    def close(self) -> None:
        """Closes the file, having forced it to the disk; one in which nothing is finished is removed."""
        if self._file.closed:
            return
        self.sync()
        self._file.close()
        if not self.tally.finished:
            self.remove()

    def remove(self) -> None:
        """Removes the file."""
        self.path.unlink(missing_ok=True)

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        self.sync()
        with self.path.open("rb") as file:
            file.readline()
            for _ in range(self.tally.finished):
                yield json.loads(file.readline())

    def _count(self, line: Mapping[str, Any]) -> None:
        if "failure" in line:
            self.tally.failures[line["failure"]["reason"]] += 1
        else:
            opinions = (event["opinion"]["agrees"] for event in line["events"] if event["opinion"])
            self.tally.add_document((event["status"] for event in line["events"]), opinions, len(line["statements"]))


def _opened(path: Path) -> BinaryIO:
    try:
        path.touch()
        return path.open("r+b")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Give an output in a folder that exists and is yours.") from error


def _lock(file: BinaryIO, path: Path) -> None:
    """Keeps the file from a second run, where the system knows locks; the end of the process frees it."""
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(f"{path} is being written by another run. Wait for its end, or give another output.") from None
        except OSError:  # a file system without locks
            return


def _line(content: Mapping[str, Any]) -> bytes:
    # In ASCII, so that whatever the text of a document holds comes back as it was.
    return json.dumps(content).encode("ascii") + b"\n"


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    """What the line holds; None where it was not written to its end."""
    try:
        return json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None


def _is_header(line: bytes) -> bool:
    return line.startswith(b'{"partial output of the run": ')
