from __future__ import annotations

import pytest
from rich.segment import Segment

from tools.picture import LINES, whole_blocks


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([3, 3], 7),  # all fits
        ([LINES - 10, 3, 20], LINES - 10 + 1 + 3 + 1),  # the last block would be cut
        ([LINES + 5, 3], LINES),  # one block that does not fit is cut
    ],
)
def test_no_block_is_cut_that_need_not_be(blocks: list[int], kept: int) -> None:
    lines = [[Segment(text)] for text in "\n \n".join("\n".join(["words"] * size) for size in blocks).split("\n")]
    assert len(whole_blocks(lines)) == kept
