"""Inputs of every kind → documents, one after the other."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from dragoman.documents import jsonl, tables, text, warc, web
from dragoman.documents.encodings import marked_encoding
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import Failure, Outcome, attempt
from dragoman.documents.streams import lines, whole
from dragoman.records import InputError

_STANDARD_INPUT = "standard input"
_DEFAULTS = ReadOptions()
READERS: Mapping[str, Callable[[Path, ReadOptions], Iterator[Outcome]]] = {
    ".txt": text.read,
    ".md": text.read,
    ".html": web.read,
    ".htm": web.read,
    ".jsonl": jsonl.read_lines,
    ".ndjson": jsonl.read_lines,
    ".json": jsonl.read_json,
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
    ".parquet": tables.read_parquet,
    ".warc": warc.read,
}
_READABLE = f"Files ending in {', '.join(READERS)} can be read, all but .parquet also packed as .gz"


def read(inputs: Iterable[str | os.PathLike[str]], options: ReadOptions = _DEFAULTS) -> Iterator[Outcome]:
    """The documents of files, folders, web addresses and, for `-`, standard input, in the order given; a failure for each
    that cannot be read. Raises InputError at once where an input does not exist, later where a table lacks its columns."""
    sources = [os.fspath(source) for source in inputs]
    for source in sources:
        if not (source == "-" or _is_address(source) or _exists(source)):
            raise InputError(
                f"There is no file or folder {source!r}. "
                "Give the path of one, an address that starts with https://, or - for standard input."
            )
    return chain.from_iterable(_read_source(source, options) for source in sources)


def _read_source(source: str, options: ReadOptions) -> Iterator[Outcome]:
    if source == "-":
        return _guarded(_STANDARD_INPUT, _read_standard_input(options))
    if _is_address(source):
        return web.read_url(source, options)
    path = Path(source)
    return _read_folder(path, options) if path.is_dir() else _read_file(path, options)


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _exists(source: str) -> bool:
    try:
        return bool(source) and Path(source).exists()
    except OSError:  # no name that a file could have
        return False


def _read_standard_input(options: ReadOptions) -> Iterator[Outcome]:
    stream, limit = sys.stdin.buffer, options.max_bytes
    blank: list[bytes] = []
    while (line := stream.readline(limit + 1)) and not line.strip():
        blank.append(line)
    if line.decode(marked_encoding(line) or "utf-8", "replace").lstrip().startswith("{"):
        yield from jsonl.line_documents(chain(blank, lines(stream, limit, line)), _STANDARD_INPUT, options)
    elif line:
        yield attempt(_STANDARD_INPUT, lambda: text.text_document(whole(stream, limit, b"".join(blank) + line), options))


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of every readable file below the folder; in each folder first its files, then its folders, by name."""
    unknown = readable = 0
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(files) if not name.startswith(".")):
            if _reader(path) is None:
                unknown += 1
                continue
            readable += 1
            try:
                yield from _read_file(path, options)
            except InputError as error:  # a table that nobody named must not end the run
                yield Failure(str(path), "missing-column", str(error))
    yield from (Failure(str(error.filename), "unreadable", f"The folder cannot be read: {error}") for error in closed)
    if not readable and not closed:
        held = f"{unknown} files, none of a kind that can be read" if unknown else "no files"
        yield Failure(str(folder), "unreadable" if unknown else "empty", f"The folder holds {held}. {_READABLE}.")


def _read_file(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    reader = _reader(path)
    if reader is None:
        message = f"The name tells no kind of file that can be read. {_READABLE}; plain text can be given on standard input."
        return iter((Failure(str(path), "unreadable", message),))
    return _guarded(str(path), reader(path, options))


def _reader(path: Path) -> Callable[[Path, ReadOptions], Iterator[Outcome]] | None:
    return READERS.get(Path(path.name.lower().removesuffix(".gz")).suffix)


def _guarded(source: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes, then a failure where the file breaks off or has none."""
    found = False
    try:
        for outcome in outcomes:
            found = True
            yield outcome
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(source, "unreadable", f"It cannot be read any further: {error}")
    else:
        if not found:
            yield Failure(source, "empty", "There is no document in it.")
