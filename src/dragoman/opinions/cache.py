"""Answers kept on the disk: a small JSON file for each, with all that was asked, so that they can be read, moved and published."""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from pathlib import Path

from dragoman.opinions.question import Question, prompt_version
from dragoman.records import InputError


class Cache:
    """The answers of any readers, in one folder. Several runs may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder} cannot keep the reader's answers: {error.strerror}. Give a folder that is yours.") from error

    def get(self, model: str, question: Question) -> str | None:
        """The answer kept, None where there is none or the file is damaged."""
        asked = _asked(model, question)
        try:
            kept = json.loads(self._path(model, question).read_text(encoding="utf-8"))
            answer = kept.pop("answer")
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return answer if kept == asked and isinstance(answer, str) else None

    def put(self, model: str, question: Question, answer: str) -> None:
        """Keeps an answer; one that cannot be written is asked for anew another time."""
        path = self._path(model, question)
        part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            part.write_text(json.dumps(_asked(model, question) | {"answer": answer}, indent=1), encoding="ascii")
            part.replace(path)
        with suppress(OSError):
            part.unlink(missing_ok=True)

    def _path(self, model: str, question: Question) -> Path:
        key = question.key(model)
        return self.folder / key[:2] / f"{key}.json"


def _asked(model: str, question: Question) -> dict[str, object]:
    return {"model": model, "prompt": prompt_version(), "sentence": question.sentence.text, "event": question.coded}
