"""JSON: lines of records, an array of them, or a single one."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from dragoman.documents.encodings import decode, marked_encoding
from dragoman.documents.fields import document_of, pick
from dragoman.documents.options import ReadOptions
from dragoman.documents.outcomes import Failure, Outcome, attempt
from dragoman.documents.streams import CHUNK, chunks, lines, opened, too_large, whole
from dragoman.records import Document, DocumentError

_GAP = re.compile(r"[\s,]*")
_HEAD_BYTES = 1 << 16


def read_lines(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """One document a line; a broken line costs that line only."""
    with opened(path) as stream:
        yield from line_documents(lines(stream, options.max_bytes), str(path), options)


def line_documents(records: Iterator[bytes | None], source: str, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of JSON lines; None stands for a line that is too large."""
    for number, line in enumerate(records, start=1):
        if line is None or line.strip():
            yield attempt(f"{source}:{number}", partial(_line_document, line, options))


def read_json(path: Path, options: ReadOptions) -> Iterator[Outcome]:
    """The documents of a `.json` file: an array, a single object, or JSON lines under another name."""
    with opened(path) as stream:
        head = stream.read(_HEAD_BYTES)
    beginning = head.decode(marked_encoding(head) or "utf-8", "replace").lstrip()
    first, newline, _ = beginning.partition("\n")
    if beginning.startswith("["):
        with opened(path) as stream:
            yield from _array_documents(stream, str(path), options)
    elif newline and not _is_whole(first):
        with opened(path) as stream:
            yield attempt(str(path), lambda: _line_document(whole(stream, options.max_bytes), options))
    else:
        yield from read_lines(path, options)


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _line_document(line: bytes | None, options: ReadOptions) -> Document:
    if line is None:
        raise too_large(options.max_bytes)
    return _record_document(_parsed(line), options)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"This is not JSON: {error}", "bad-json") from error


def _record_document(record: object, options: ReadOptions) -> Document:
    if not isinstance(record, dict):
        raise DocumentError(f"A document is to be a JSON object in braces; this is of type {type(record).__name__}.", "bad-json")
    return document_of(pick(record, options), options)


def _array_documents(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Outcome]:
    number = 0
    try:
        for number, record in enumerate(_elements(stream, options.max_bytes), start=1):
            yield attempt(f"{source} element {number}", partial(_record_document, record, options))
    except DocumentError as error:
        yield Failure(f"{source} element {number + 1}", error.reason, str(error))


def _elements(stream: BinaryIO, limit: int) -> Iterator[object]:
    # The json module reads whole arrays only; this holds no more of one than an element and a chunk.
    decoder = json.JSONDecoder()
    pieces = _pieces(stream)
    held, at, trouble = next(pieces).lstrip()[1:], 0, ""
    for piece in chain([""], pieces):
        held, at = held[at:] + piece, 0
        while True:
            at = _past_gap(held, at)
            if held.startswith("]", at):
                return
            try:
                element, at = decoder.raw_decode(held, at)
            except (ValueError, RecursionError) as error:
                trouble = str(error)
                break
            yield element
        if len(held) - at > limit:
            break
    raise DocumentError(
        f"The rest of the array cannot be read: here is no JSON, or more than {limit:,} bytes of it ({trouble}).", "bad-json"
    )


def _past_gap(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at


def _pieces(stream: BinaryIO) -> Iterator[str]:
    first = stream.read(CHUNK)
    try:
        yield from codecs.iterdecode(chain([first], chunks(stream)), marked_encoding(first) or "utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"The array is not in UTF-8, as JSON has to be ({error}). Save it as UTF-8.", "encoding") from error
