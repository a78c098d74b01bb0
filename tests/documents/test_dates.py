from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import parse_published
from dragoman.documents.dates import parse_moment
from dragoman.records import DocumentError

FORMS = ["{0:%Y-%m-%d}", "{0:%Y%m%d}", "{1} {0.day}, {0.year}", "{0.day} {1} {0.year}"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-27", "2025-03-27"),
        ("2025-3-7", "2025-03-07"),
        ("  2025-03-27\n", "2025-03-27"),
        ("2019-09-17 02:48:13", "2019-09-17"),
        ("2025-03-27T23:30:00-05:00", "2025-03-27"),
        ("2025-03-27T10:00:00.000Z", "2025-03-27"),
        ("2025/03/27", "2025-03-27"),
        ("2025.03.27", "2025-03-27"),
        ("20250327", "2025-03-27"),
        ("20250327101500", "2025-03-27"),
        ("20250327T101500Z", "2025-03-27"),
        ("March 27, 2025", "2025-03-27"),
        ("march 27 2025", "2025-03-27"),
        ("Mar. 27, 2025, 10:15 AM", "2025-03-27"),
        ("March 27th, 2025", "2025-03-27"),
        ("Thursday, March 27, 2025", "2025-03-27"),
        ("27 March 2025", "2025-03-27"),
        ("27th March, 2025", "2025-03-27"),
        ("27-Mar-2025", "2025-03-27"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("May 5, 2024", "2024-05-05"),
        ("Thu, 27 Mar 2025 10:15:00 GMT", "2025-03-27"),
        ("Thu, 27 Mar 2025 10:15:00 +0500", "2025-03-27"),
        ("Thu Mar 27 10:15:00 UTC 2025", "2025-03-27"),
        ("Thu Mar 27 10:15:00 2025", "2025-03-27"),
        ("27/03/2025", "2025-03-27"),
        ("03/27/2025", "2025-03-27"),
        ("27.3.2025", "2025-03-27"),
        ("04/04/2025", "2025-04-04"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_the_day_is_read_as_people_and_machines_write_it(written: str, iso: str) -> None:
    assert parse_published(written).isoformat() == iso


@pytest.mark.parametrize("written", ["03/04/2025", "3.4.2025", "12-11-2024", "01/02/2025 10:00"])
def test_day_and_month_are_never_guessed(written: str) -> None:
    with pytest.raises(DocumentError, match="ambiguous") as caught:
        parse_published(written)
    assert caught.value.reason == "bad-date"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "March 2025",
        "27 March",
        "2025",
        "2025-02-30",
        "31/31/2025",
        "2025-13-01",
        "Marching 27, 2025",
        "1743033600",
        "x" * 5000,
    ],
)
def test_what_names_no_day_is_refused(written: str) -> None:
    with pytest.raises(DocumentError, match="Write it as 2025-03-27") as caught:
        parse_published(written)
    assert caught.value.reason == "bad-date"
    assert len(str(caught.value)) < 200


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS))
def test_every_day_comes_back(day: date, form: str) -> None:
    assert parse_published(form.format(day, MONTHS[day.month - 1])) == day


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_words_give_a_day_or_the_one_error(words: str) -> None:
    with contextlib.suppress(DocumentError):
        assert isinstance(parse_published(words), date)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-03-27T10:15:00Z", datetime(2025, 3, 27, 10, 15, tzinfo=UTC)),
        ("2025-03-27 10:15:00", datetime(2025, 3, 27, 10, 15, tzinfo=UTC)),
        ("2025-03-27T10:15:00+05:00", datetime(2025, 3, 27, 10, 15, tzinfo=timezone(timedelta(hours=5)))),
        ("Thu, 27 Mar 2025 10:15:00 +0000", datetime(2025, 3, 27, 10, 15, tzinfo=UTC)),
        ("27 March 2025", datetime(2025, 3, 27, tzinfo=UTC)),
    ],
)
def test_moments_have_a_time_zone(written: str, moment: datetime) -> None:
    assert parse_moment(written) == moment
