"""A coder made by hand, in a module that worker processes can import; run as a script it is the command line with this coder."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.coder import CoderOptions
from dragoman.records import Document, DocumentError, Event, Mention, ModelError, Record, SentenceRecord, Span, Statement, Versions

VERSIONS = Versions("0.1.0", "m1", "c1")
FUSE = "DRAGOMAN_TEST_FUSE"


@dataclass
class HandCoder:
    """Finds an attack wherever the word stands, and does what the text says: fail, or kill the run while a fuse lies there."""

    versions: Versions = VERSIONS

    def code_document(self, document: Document) -> Record:
        text = document.text
        if "UNREADABLE" in text:
            raise DocumentError("Nobody can read this.", "no-text")
        if "FAULT" in text:
            raise IndexError("out of range")
        if "KILL" in text and Path(os.environ[FUSE]).exists():
            Path(os.environ[FUSE]).unlink()
            os.kill(os.getppid() if "PARENT" in text else os.getpid(), signal.SIGKILL)
        return record_of(document)


def record_of(document: Document) -> Record:
    text = document.text
    at = text.find("attacked")
    kabul = Mention("Kabul", 0, 5)
    events = (
        ()
        if at < 0
        else (
            Event(
                f"e-{document.id}", document.id, "0", Span("attacked", at, at + 8), "ASSAULT", "", "claimed", (kabul,), (), (), False, 0.9
            ),
        )
    )
    said = Statement(f"s-{document.id}", document.id, "0", kabul, None, Span(text, 0, len(text)), "affirm", "direct")
    return Record(document, (SentenceRecord("0", 0, len(text), text),), events, (said,), (kabul,), (), VERSIONS)


def load(_: CoderOptions, threads: int = 1) -> HandCoder:  # noqa: ARG001
    return HandCoder()


def load_nothing(_: CoderOptions) -> HandCoder:
    raise ModelError("There is no model.")


if __name__ in ("__main__", "__mp_main__"):
    import dragoman.running.partial
    import dragoman.running.run

    dragoman.running.run.load = load  # type: ignore[assignment]
    dragoman.running.partial.SYNC_SECONDS = 0.0

if __name__ == "__main__":
    from dragoman.cli import main

    main()
