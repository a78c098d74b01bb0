"""Adding to an archive: nothing twice, nothing by halves, the newest counts."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from dragoman.archive import Archive
from dragoman.archive.rows import folded, packed, unpacked
from dragoman.archive.schema import documents, events, parties, records, sentences, statements
from dragoman.records import ArchiveError, Versions
from tests.archive.hand import LONG, coded, report

NEWER = Versions("0.2.0", "m2", "c1")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "a.db", create=True)


def count(archive: Archive, table: object) -> int:
    with archive.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def counting(archive: Archive) -> list[str]:
    return [record.document.id for record in archive.records()]


def test_a_record_comes_out_as_it_went_in(archive: Archive) -> None:
    record = coded(report(url="https://wire.example/a", published="2025-03-04", fetched="2025-03-04T08:00:00+00:00"))
    with archive.writing() as writer:
        assert writer.add(record).kind == "new"
    assert list(archive.records()) == [record]


def test_the_same_record_twice_is_kept_once(archive: Archive) -> None:
    for _ in range(2):
        with archive.writing() as writer:
            writer.add(coded(report()))
            writer.add(coded(report()))
    assert [count(archive, table) for table in (documents, records, events, statements, sentences)] == [1, 1, 1, 1, 1]


def test_a_reprint_is_linked_and_its_record_left_out(archive: Archive) -> None:
    with archive.writing() as writer:
        first = writer.add(coded(report(url="https://wire.example/a", id="one")))
        again = writer.add(coded(report(url="https://daily.example/b", id="two")))
    assert (again.kind, again.record) == ("reprint", None)
    with archive.reading() as connection:
        row = connection.execute(select(documents).where(documents.c.id == "two")).one()
    assert (row.reprint_of, row.likeness, row.current) == (first.document, 1.0, 0)
    assert counting(archive) == ["one"]


@pytest.mark.parametrize(("clocks", "counts"), [(("08", "16"), "two"), (("16", "08"), "one")])
def test_of_two_versions_the_one_seen_last_counts_and_both_are_kept(archive: Archive, clocks: tuple[str, str], counts: str) -> None:
    for name, hour in zip(("one", "two"), clocks, strict=True):
        text = LONG if name == "one" else LONG + " The toll rose to four."
        with archive.writing() as writer:
            writer.add(coded(report(text, id=name, url="https://wire.example/a", fetched=f"2025-03-04T{hour}:00:00+00:00")))
    assert counting(archive) == [counts]
    assert count(archive, documents) == count(archive, records) == 2
    with archive.reading() as connection:
        assert connection.execute(select(events.c.id).where(events.c.current == 1)).scalars().all() == [f"e-{counts}"]


def test_versions_are_compared_whatever_zone_their_clocks_are_in(archive: Archive) -> None:
    moments = {"one": "2025-03-04T09:00:00+05:00", "two": "2025-03-04T05:00:00+00:00"}  # 04:00 and 05:00 in universal time
    for name, moment in moments.items():
        with archive.writing() as writer:
            writer.add(coded(report(LONG + f" Version {name}.", id=name, url="https://wire.example/a", fetched=moment)))
    assert counting(archive) == ["two"]


def test_the_newest_run_counts_and_the_earlier_is_kept(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.add(coded(report(id="one")))
    with archive.writing() as writer:
        writer.add(coded(report(id="one"), NEWER, "COERCE"))
    (record,) = archive.records()
    assert (record.versions, record.events[0].type) == (NEWER, "COERCE")
    assert count(archive, records) == 2


def test_an_earlier_run_that_comes_late_does_not_count(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.add(coded(report("Another report altogether.", id="zero")))
        writer.add(coded(report(id="one"), NEWER, "COERCE"))
    with archive.writing() as writer:
        writer.add(coded(report(id="one")))
    assert [record.versions for record in archive.records() if record.document.id == "one"] == [NEWER]


def test_what_goes_wrong_in_a_transaction_leaves_no_trace(archive: Archive) -> None:
    def add_and_fail() -> None:
        with archive.writing() as writer:
            writer.add(coded(report()))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert [count(archive, table) for table in (documents, records, events, parties)] == [0, 0, 0, 0]


@pytest.mark.parametrize(("name", "plain"), [("Côte d’Ivoire", "cote d'ivoire"), ("The  Taliban", "taliban"), ("PAK", "pak")])
def test_names_are_looked_up_without_case_accents_and_articles(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_a_record_of_another_form_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ArchiveError, match="recode"):
        unpacked(b"nonsense")


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip), st.text(st.characters(exclude_categories=("Cs",))))
def test_every_record_survives_packing(text: str, title: str) -> None:
    record = coded(report(text, title=title))
    assert unpacked(packed(record)) == record


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=12))
def test_in_whatever_order_documents_come_each_is_kept_once(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    with Archive(tmp_path_factory.mktemp("any") / "a.db", create=True) as archive:
        for number in order:
            with archive.writing() as writer:
                writer.add(coded(report(f"Report number {number} tells of something.", id=str(number))))
        assert sorted(counting(archive)) == sorted({str(number) for number in order})
