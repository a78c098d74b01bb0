"""`dragoman relate`: what one given actor does to another in a sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from dragoman.cli.consoles import err
from dragoman.cli.exits import SOME_FAILED
from dragoman.cli.failures import Failures
from dragoman.cli.options import OwnTables
from dragoman.cli.progress import Bar
from dragoman.records import InputError, Pair

EXAMPLE = "Example: dragoman relate pairs.jsonl -o relations.jsonl"


def relate(
    pairs: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Lines with id, text, source and target.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT.jsonl", help="File to write, else standard output.")] = None,
    codebook: OwnTables = None,
) -> None:
    """Code the event between two named actors, for each line: id, type, mode, status, score and why."""
    if not pairs.is_file():
        raise InputError(f"There is no file {str(pairs)!r}. Give the path of a file of JSON lines with id, text, source and target.")
    from dragoman.coding.coder import CoderOptions, load

    coder, failures = load(CoderOptions(codebook=codebook)), Failures(err())
    with _opened(output) as file, Bar(failures.console, "pairs", lambda: _count(pairs), output is not None) as bar:
        for done, relation in enumerate(coder.relate(_read(pairs, failures)), start=1):
            file.write((json.dumps(asdict(relation), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
            bar.show(done + failures.count)
    failures.close()
    if failures.count:
        raise typer.Exit(SOME_FAILED)


def _read(path: Path, failures: Failures) -> Iterator[Pair]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield _pair(line)
                except ValueError as error:
                    failures.add(f"{path}:{number}", str(error))


def _pair(line: bytes) -> Pair:
    """The pair of a line. Raises ValueError, which says what is wrong with it."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is not JSON ({error})") from None
    names = [field.name for field in fields(Pair)]
    if not isinstance(content, dict):
        raise ValueError(f"this is not an object; give one with {', '.join(names)}")
    if type(content.get("id")) is int:
        content["id"] = str(content["id"])
    wrong = [name for name in names if not (isinstance(content.get(name), str) and content[name].strip())]
    if wrong:
        raise ValueError(f"{', '.join(wrong)} must be text that is not empty; each line needs {', '.join(names)}")
    return Pair(**{name: content[name] for name in names})


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    """The file to write, which takes its place only when all is written; else standard output."""
    if path is None:
        yield sys.stdout.buffer
        return
    part = path.with_name(path.name + ".part")
    try:
        file = part.open("wb")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Give a file in a folder that exists and is yours.") from error
    try:
        with file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
