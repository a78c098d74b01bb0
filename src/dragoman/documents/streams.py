"""Files opened as bytes, read no further than is allowed."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.documents.encodings import marked_encoding
from dragoman.records import DocumentError

CHUNK = 1 << 20


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where its name ends in `.gz`."""
    return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def whole(stream: BinaryIO, limit: int, head: bytes = b"") -> bytes:
    """Everything in the stream after `head`, which is already read. Raises DocumentError where that is over the limit."""
    data = head + stream.read(max(limit + 1 - len(head), 0))
    if len(data) > limit:
        raise too_large(limit)
    return data


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces."""
    return iter(lambda: stream.read(CHUNK), b"")


def lines(stream: BinaryIO, limit: int, head: bytes = b"") -> Iterator[bytes | None]:
    """The lines of a stream, the first of which begins with `head`, already read.
    None stands for a line over the limit, which is passed over without being held."""
    # Two more than the limit: the line may end in \r\n.
    first = head if head.endswith(b"\n") else head + stream.readline(limit + 2 - len(head))
    if marked_encoding(first) == "utf-16":
        yield from _utf16_lines(chain([first], chunks(stream)), limit)
        return
    line = first
    while line:
        if len(line.rstrip(b"\r\n")) <= limit:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        line = stream.readline(limit + 2)


def _utf16_lines(pieces: Iterator[bytes], limit: int) -> Iterator[bytes | None]:
    pending = ""
    for piece in codecs.iterdecode(pieces, "utf-16", "replace"):
        *complete, pending = (pending + piece).split("\n")
        yield from (_within(line, limit) for line in complete)
    yield _within(pending, limit)


def _within(line: str, limit: int) -> bytes | None:
    data = line.encode("utf-8", "replace")
    return data if len(data) <= limit else None


def too_large(limit: int) -> DocumentError:
    """The error for a document over the limit."""
    return DocumentError(f"This is larger than the {limit:,} bytes that one document may have. Split it, or allow more.", "too-large")
