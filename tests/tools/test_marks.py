from __future__ import annotations

import pytest

from tools.marks import filled

PARTS = {"one": lambda: "new", "two": lambda: "newer"}


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<!-- begin one -->\n<!-- end one -->", "<!-- begin one -->\n\nnew\n\n<!-- end one -->"),
        ("<!-- begin one -->\n\nold\nlines\n\n<!-- end one -->", "<!-- begin one -->\n\nnew\n\n<!-- end one -->"),
        ("<!-- begin other -->\nold\n<!-- end other -->", "<!-- begin other -->\nold\n<!-- end other -->"),
        ("<!-- begin one -->\nnever ended", "<!-- begin one -->\nnever ended"),
        ("no marks", "no marks"),
        (
            "a\n<!-- begin one -->\n<!-- end one -->\nb\n<!-- begin two -->\n<!-- end two -->\nc",
            "a\n<!-- begin one -->\n\nnew\n\n<!-- end one -->\nb\n<!-- begin two -->\n\nnewer\n\n<!-- end two -->\nc",
        ),
    ],
)
def test_parts_are_written_between_their_marks(page: str, wanted: str) -> None:
    assert filled(page, PARTS) == wanted


def test_writing_twice_changes_nothing() -> None:
    once = filled("<!-- begin one -->\n<!-- end one -->", PARTS)
    assert filled(once, PARTS) == once
