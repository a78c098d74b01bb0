from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.streams import lines, whole
from dragoman.records import DocumentError


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", []),
        (b"ab\ncd", [b"ab\n", b"cd"]),
        (b"12345\r\nab\n", [b"12345\r\n", b"ab\n"]),
        (b"123456\nab\n", [None, b"ab\n"]),
        (b"1234567890123456789\nab", [None, b"ab"]),
        (b"1234567890123456789", [None]),
        (b"\n\nab\n", [b"\n", b"\n", b"ab\n"]),
    ],
)
def test_a_line_over_the_limit_is_passed_over(data: bytes, found: list[bytes | None]) -> None:
    assert list(lines(io.BytesIO(data), 5)) == found


@settings(deadline=None)
@given(st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"").replace(b"\r", b"")), min_size=1), st.integers(0, 14))
def test_lines_do_not_depend_on_where_the_head_ends(parts: list[bytes], cut: int) -> None:
    data = b"\n".join(parts)
    head = io.BytesIO(data).readline(cut)
    rest = io.BytesIO(data[len(head) :])
    assert list(lines(rest, 12, head)) == list(lines(io.BytesIO(data), 12))


def test_utf16_is_cut_at_newlines_only() -> None:
    data = "first \u2028\u010a\nsecond\nfar too long".encode("utf-16")
    assert list(lines(io.BytesIO(data), 11)) == ["first \u2028\u010a".encode(), b"second", None]


def test_a_whole_stream_has_a_limit() -> None:
    assert whole(io.BytesIO(b"de"), 5, b"abc") == b"abcde"
    with pytest.raises(DocumentError, match="5 bytes") as caught:
        whole(io.BytesIO(b"def"), 5, b"abc")
    assert caught.value.reason == "too-large"
