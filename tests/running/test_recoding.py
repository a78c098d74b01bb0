"""Coding an archive anew: a run beside the old, what changed, claims and incidents linked again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import func, select

from dragoman.archive import Archive
from dragoman.archive.schema import events, groups, members, records, runs
from dragoman.documents import Failure
from dragoman.records import Document, DocumentError, Record, Versions
from dragoman.running import Run
from dragoman.running.ingesting import ingest
from dragoman.running.recoding import Recoded, recode

NEWER = Versions("0.1.0", "m2", "c1")
TEXTS = (
    "Kabul said gunmen attacked a post near Herat on Tuesday, and that three guards were killed.",
    "Kabul said that nothing had happened on the road to the border that week.",
)


class NewerCoder:
    """Takes every attack for an arrest, as no earlier version did; one document it cannot read."""

    versions = NEWER

    def __init__(self, hand: ModuleType) -> None:
        self.hand = hand

    def code_document(self, document: Document) -> Record:
        if "unreadable now" in document.text:
            raise DocumentError("Nobody can read this now.", "no-text")
        record: Record = self.hand.record_of(document)
        return replace(record, events=tuple(replace(event, type="COERCE") for event in record.events), versions=NEWER)


@pytest.fixture
def archive(tmp_path: Path, hand: ModuleType, reports: Callable[..., str]) -> Archive:
    archive = Archive(tmp_path / "a.db", create=True)
    list(ingest(Run((reports(*TEXTS),), load=hand.load), archive))
    return archive


def again(archive: Archive, hand: ModuleType) -> list[Recoded | Failure]:
    return list(recode(Run((), load=lambda _: NewerCoder(hand)), archive))


def count(archive: Archive, table: object, *where: object) -> int:
    with archive.reading() as connection:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()  # type: ignore[arg-type]


def test_what_changed_is_told_for_each_document(archive: Archive, hand: ModuleType) -> None:
    first, second = again(archive, hand)
    assert isinstance(first, Recoded) and isinstance(second, Recoded)
    assert [(change.kind, [field.field for field in change.fields]) for change in first.changes] == [("changed", ["type"])]
    assert second.changes == ()


def test_the_earlier_records_are_kept_and_the_new_ones_count(archive: Archive, hand: ModuleType) -> None:
    again(archive, hand)
    assert {record.versions for record in archive.records()} == {NEWER}
    assert (count(archive, runs), count(archive, records), count(archive, events)) == (2, 4, 2)
    assert count(archive, events, events.c.current == 1, events.c.type == "COERCE") == 1


def test_a_second_time_there_is_nothing_to_do(archive: Archive, hand: ModuleType) -> None:
    again(archive, hand)
    assert again(archive, hand) == []


def test_an_earlier_model_can_be_gone_back_to(archive: Archive, hand: ModuleType) -> None:
    again(archive, hand)
    back = list(recode(Run((), load=hand.load), archive))
    assert [change.fields[0].new for each in back if isinstance(each, Recoded) for change in each.changes] == ["ASSAULT"]
    assert {record.versions for record in archive.records()} == {hand.VERSIONS}
    assert (count(archive, runs), count(archive, records)) == (2, 4)
    assert count(archive, events, events.c.current == 1, events.c.type == "ASSAULT") == 1


def test_claims_and_incidents_are_linked_from_the_records_that_count(archive: Archive, hand: ModuleType) -> None:
    again(archive, hand)
    assert count(archive, groups, groups.c.stale == 1) == 0
    with archive.reading() as connection:
        linked = connection.execute(select(members.c.record).distinct()).scalars().all()
        counting = connection.execute(select(records.c.pk).where(records.c.current == 1)).scalars().all()
    assert linked and set(linked) <= set(counting)


def test_a_document_that_cannot_be_coded_now_keeps_its_earlier_record(
    tmp_path: Path, hand: ModuleType, reports: Callable[..., str]
) -> None:
    with Archive(tmp_path / "b.db", create=True) as archive:
        list(ingest(Run((reports(TEXTS[0] + " It is unreadable now.", TEXTS[1]),), load=hand.load), archive))
        told = again(archive, hand)
        assert [type(each) for each in told] == [Failure, Recoded]
        assert sorted(record.versions.model for record in archive.records()) == ["m1", "m2"]
