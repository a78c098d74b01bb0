"""Bytes of unknown encoding → text whose characters can be counted."""

from __future__ import annotations

import codecs
import re

from dragoman.records import DocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# Reports off old wires hold a stray control character here and there; more than one in a hundred is no writing.
_CONTROL_SHARE = 0.01
# Pages that declare these mean cp1252, as every browser knows.
_MEANT_AS_CP1252 = frozenset({"ascii", "iso8859-1"})


def decode(data: bytes, declared: str | None = None) -> str:
    """The cleaned text of the bytes: by their byte order mark, else as UTF-8, as the encoding declared, or as cp1252.
    Raises DocumentError where they are no text."""
    if mark := marked_encoding(data):
        return clean(_strictly(data, mark))
    if b"\x00" in data:
        raise DocumentError("These are not words but binary data: there are NUL bytes. Give text, a page or a table.", "binary")
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(_mostly_utf8(data) or _strictly(data, _codec(declared)))


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start tells of."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def clean(text: str) -> str:
    """The text with newlines as `\\n` and lone surrogates replaced; nothing else is changed, so that offsets hold.
    Raises DocumentError where control characters show that it is no text."""
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise DocumentError("These are not words but binary data: there are too many control characters.", "binary")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _mostly_utf8(data: bytes) -> str | None:
    # A cut-off or damaged character must not turn every other accent and quotation mark of the document into debris.
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return text if len(_BEYOND_ASCII.findall(text)) > 2 * damaged else None


def _codec(declared: str | None) -> str:
    try:
        name = codecs.lookup(declared or "cp1252").name
    except LookupError:
        return "cp1252"
    return "cp1252" if name in _MEANT_AS_CP1252 else name


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise DocumentError(
            f"The encoding is unknown: neither UTF-8 nor {encoding} ({error}). Save the document as UTF-8.", "encoding"
        ) from error
