from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.encodings import clean, decode
from dragoman.records import DocumentError

WORDS = "“Émigré” groups — the café’s owner said"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_utf16_of_either_order_is_known_by_its_mark() -> None:
    assert decode(b"\xff\xfe" + WORDS.encode("utf-16-le")) == decode(b"\xfe\xff" + WORDS.encode("utf-16-be")) == WORDS


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("windows-1251", "Правда".encode("cp1251"), "Правда"),
        ("iso-8859-1", "“so”".encode("cp1252"), "“so”"),
        ("windows-1251", "“so”".encode(), "“so”"),
        ("no-such-thing", "“so”".encode("cp1252"), "“so”"),
        ("rot13", "“so”".encode("cp1252"), "<encoding>"),
    ],
)
def test_a_declared_encoding_counts_where_the_bytes_are_no_utf8(declared: str, data: bytes, text: str) -> None:
    try:
        found = decode(data, declared)
    except DocumentError as error:
        found = f"<{error.reason}>"
    assert found == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words\x00words", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\x01\x02\x03 a few words", "binary"),
        (b"\x81\x8d\x8f", "encoding"),
        (b"\xff\xfe\x00", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.reason == reason


def test_one_damaged_character_does_not_spoil_the_others() -> None:
    assert decode("“one” “two” “three”".encode()[:-1]) == "“one” “two” “three\ufffd"


@pytest.mark.parametrize(
    ("given_text", "text"),
    [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\ud800b", "a\ufffdb"), ("a\u2028b\x0cc\u00a0d\u200be\u0301", "a\u2028b\x0cc\u00a0d\u200be\u0301")],
)
def test_only_newlines_and_surrogates_are_changed(given_text: str, text: str) -> None:
    assert clean(given_text) == text


@settings(deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_text_keeps_every_character(text: str) -> None:
    assert clean(text) == text == decode(text.encode("utf-8-sig"))


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_give_text_or_a_document_error(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert decode(data).encode("utf-8").decode("utf-8") == decode(data)
