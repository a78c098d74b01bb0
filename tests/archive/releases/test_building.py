"""A release: all that the archive holds, in tables, the same bytes each time."""

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.archive import Archive
from dragoman.archive.decisions import DecisionLog
from dragoman.archive.filters import Asked
from dragoman.archive.redeciding import redecide
from dragoman.archive.releases import ReleaseOptions, building, files, release
from dragoman.records import Correction, Decision, InputError, Record
from tests.archive.releases.hand import MOMENT, archive_of, everything, rows

FULL = ReleaseOptions(text="full")


def decide(archive: Archive, item: str, verdict: str, *corrections: Correction) -> None:
    with archive.writing() as writer:
        decision = Decision(f"{verdict}-{item}", item, "event", verdict, corrections, (), (), "Anna", "so it reads", MOMENT)  # type: ignore[arg-type]
        DecisionLog(writer.connection).add(decision)
        redecide(writer.connection, [item])


def test_every_table_has_its_rows(archive: Archive, tmp_path: Path) -> None:
    counts = release(archive, tmp_path / "r", FULL).rows
    told = {name: number for name, number in counts.items() if number}
    assert told == {
        "documents": 3,
        "events": 6,
        "statements": 3,
        "sentences": 6,
        "parties": 12,
        "events_plover": 6,
        "events_icews": 6,
        "events_polecat": 6,
        "actors": 3,
        "publishers": 2,
        "reprints": 1,
    }


def test_rows_stand_in_the_order_of_publication(archive: Archive, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", FULL)
    assert [row["document_id"] for row in rows(tmp_path / "r", "documents")] == ["d2", "d3", "d1"]
    assert [row["document_id"] for row in rows(tmp_path / "r", "events")][::2] == ["d2", "d3", "d1"]


@pytest.mark.parametrize("text", ["full", "sentence", "offsets"])
def test_a_release_made_again_has_the_same_bytes(archive: Archive, tmp_path: Path, text: str) -> None:
    options = ReleaseOptions(text=text)  # type: ignore[arg-type]
    for name in ("one", "two"):
        release(archive, tmp_path / name, options)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


@pytest.mark.parametrize("batch", [1, 3])
def test_how_the_articles_came_into_the_archive_makes_no_difference(records: list[Record], tmp_path: Path, batch: int) -> None:
    for name, given in (("one", records), ("two", [records[2], records[0], records[1], records[3]])):
        with archive_of(tmp_path / f"{name}.db", given, batch) as archive:
            release(archive, tmp_path / name, FULL)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_csv_and_parquet_hold_the_same(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROW_GROUP", 4)
    release(archive, tmp_path / "r", FULL)
    whole = pq.read_table(tmp_path / "r/events.parquet").to_pylist()
    shown = [{k: "" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for k, v in row.items()} for row in whole]
    assert shown == rows(tmp_path / "r", "events")
    assert pq.ParquetFile(tmp_path / "r/events.parquet").num_row_groups == 2


@pytest.mark.parametrize(
    ("asked", "documents", "events", "statements"),
    [
        (Asked(type=["ACCUSE"]), 3, 3, 0),
        (Asked(until="2025-05-01"), 1, 2, 1),
        (Asked(actor=["AFG"], min_confidence=0.8), 3, 0, 3),
        (Asked(dyad=["PAK-IND"]), 0, 0, 0),
    ],
)
def test_what_is_asked_for_goes_in(archive: Archive, tmp_path: Path, asked: Asked, documents: int, events: int, statements: int) -> None:
    counts = release(archive, tmp_path / "r", replace(FULL, asked=asked)).rows
    assert (counts["documents"], counts["events"], counts["statements"]) == (documents, events, statements)


def test_a_reprint_is_named_with_what_it_reprints(archive: Archive, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", FULL)
    (row,) = rows(tmp_path / "r", "reprints")
    assert (row["document_id"], row["publisher"], row["likeness"]) == ("d1", "Copy Desk", "1.0")


def test_what_people_rejected_is_left_out_and_told(archive: Archive, records: list[Record], tmp_path: Path) -> None:
    rejected = records[0].events[0].id
    decide(archive, rejected, "reject")
    release(archive, tmp_path / "r", FULL)
    assert rejected not in {row["event_id"] for row in rows(tmp_path / "r", "events")}
    assert rejected not in {row["item_id"] for row in rows(tmp_path / "r", "parties")}
    (decision,) = rows(tmp_path / "r", "decisions")
    assert (decision["item_id"], decision["verdict"], decision["by"], decision["stands"]) == (rejected, "reject", "Anna", "true")


def test_what_people_rejected_is_kept_and_marked_on_demand(archive: Archive, records: list[Record], tmp_path: Path) -> None:
    rejected = records[0].events[0].id
    decide(archive, rejected, "reject")
    release(archive, tmp_path / "r", replace(FULL, with_rejected=True))
    assert {row["event_id"]: row["decision"] for row in rows(tmp_path / "r", "events")}[rejected] == "rejected"
    # The columns of others have no mark for it.
    assert rejected not in {row["event_id"] for row in rows(tmp_path / "r", "events_plover")}


def test_what_people_corrected_is_given_as_they_did(archive: Archive, records: list[Record], tmp_path: Path) -> None:
    decide(archive, records[0].events[0].id, "correct", Correction("status", "denied"))
    release(archive, tmp_path / "r", FULL)
    row = {row["event_id"]: row for row in rows(tmp_path / "r", "events")}[records[0].events[0].id]
    assert (row["status"], row["decision"]) == ("denied", "corrected")
    assert rows(tmp_path / "r", "decisions")[0]["corrections"] == "status=denied"


def test_progress_is_told(archive: Archive, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    release(archive, tmp_path / "r", FULL, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_earlier_release_is_replaced(archive: Archive, tmp_path: Path) -> None:
    release(archive, tmp_path / "r", FULL)
    release(archive, tmp_path / "r", replace(FULL, text="offsets"))
    assert not any(row["text"] for row in rows(tmp_path / "r", "documents"))


@pytest.mark.parametrize("earlier", [False, True])
def test_a_folder_with_anything_else_is_left_alone(archive: Archive, tmp_path: Path, earlier: bool) -> None:
    (tmp_path / "r").mkdir()
    if earlier:
        release(archive, tmp_path / "r", FULL)
    (tmp_path / "r/thesis.doc").touch()
    before = everything(tmp_path / "r")
    with pytest.raises(InputError, match=r"holds thesis\.doc, which no release put there"):
        release(archive, tmp_path / "r", FULL)
    assert everything(tmp_path / "r") == before


def test_a_file_in_its_place_is_left_alone(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "r").write_text("notes")
    with pytest.raises(InputError, match="is a file"):
        release(archive, tmp_path / "r", FULL)
    assert (tmp_path / "r").read_text() == "notes"


def test_a_disk_without_room_is_told(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "describe", full)
    with pytest.raises(InputError, match="No space left"):
        release(archive, tmp_path / "r", FULL)
    assert not (tmp_path / "r").exists()


def test_what_fails_half_way_leaves_the_earlier_release(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(archive, tmp_path / "r", FULL)
    before = everything(tmp_path / "r")
    monkeypatch.setattr(building, "describe", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        release(archive, tmp_path / "r", replace(FULL, text="offsets"))
    assert everything(tmp_path / "r") == before
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"r"}
