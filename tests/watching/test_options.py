from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import InputError
from dragoman.watching import WatchOptions


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"interval": timedelta(seconds=59)}, "at least a minute"),
        ({"delay": timedelta(seconds=-1)}, "cannot be negative"),
        ({"timeout": timedelta(0)}, "more than nothing"),
        ({"tries": 0}, "the tries at least one"),
        ({"contact": "me\r\nCookie: all"}, "cannot be sent with a request"),
        ({"contact": "Zoë"}, "Give a plain e-mail or web address"),
        ({"contact": "a) (b"}, "cannot be sent"),
    ],
)
def test_what_would_be_no_good_is_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told.replace("(", r"\(")):
        WatchOptions(**options)


@given(st.integers(1, 10_000), st.timedeltas(timedelta(seconds=1), timedelta(hours=5)))
def test_pauses_grow_with_failures_but_not_for_ever(failures: int, first: timedelta) -> None:
    options = WatchOptions(jitter=0.1)
    pause = options.pause(first, failures)
    assert first <= pause <= options.longest_pause * 1.1


def test_without_jitter_pauses_double() -> None:
    options = WatchOptions(jitter=0.0)
    assert [options.pause(timedelta(minutes=15), failures) for failures in (1, 2, 3)] == [timedelta(minutes=m) for m in (15, 30, 60)]
