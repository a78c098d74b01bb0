from __future__ import annotations

import pytest

from dragoman.documents import REASONS, Failure


@pytest.mark.parametrize("reason", REASONS)
def test_a_failure_has_a_reason_of_the_list(reason: str) -> None:
    assert Failure("a.txt", reason, "…").reason == reason


def test_no_other_reason_is_taken() -> None:
    with pytest.raises(ValueError, match="the reasons are empty, binary"):
        Failure("a.txt", "bad luck", "…")
