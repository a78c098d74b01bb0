"""Ingesting: coded and stored, nothing twice, going on after a kill, beside others."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import func, select

from dragoman.archive import Archive
from dragoman.archive.schema import documents, events, members, records
from dragoman.documents import Failure
from dragoman.formats.native import line_of
from dragoman.records import Document, InputError
from dragoman.running import Run
from dragoman.running.ingesting import Ingested, Stored, ingest, ingest_records, store

HAND = Path(__file__).with_name("hand_coder.py")
PLACES = ("Quetta", "Herat", "Osh", "Batken", "Tarija", "Goma", "Juba", "Mopti")


def story(number: int) -> str:
    """A text that is like no other."""
    words = " ".join(f"{PLACES[(number + k) % 8]} {number * 31 + k * 7}" for k in range(12))
    return f"Kabul said gunmen attacked post {number}. It was one of these: {words}."


def kinds(stored: list[Stored]) -> list[str]:
    return [each.kind if isinstance(each, Ingested) else each.reason for each in stored]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "a.db", create=True)


def run_of(hand: ModuleType, *inputs: str) -> Run:
    return Run(inputs, load=hand.load)


def test_documents_are_coded_and_stored(hand: ModuleType, reports: Callable[..., str], archive: Archive) -> None:
    assert kinds(list(ingest(run_of(hand, reports(story(1), story(2))), archive))) == ["new", "new"]
    assert [record.document.id for record in archive.records()] == ["d0", "d1"]


def test_a_second_time_nothing_is_coded(hand: ModuleType, reports: Callable[..., str], archive: Archive) -> None:
    inputs = reports(story(1), story(2))
    list(ingest(run_of(hand, inputs), archive))
    again = list(ingest(run_of(hand, inputs), archive))
    assert kinds(again) == ["known", "known"]
    assert all(isinstance(each, Ingested) and each.record is None for each in again)


def test_a_reprint_is_stored_and_not_coded(hand: ModuleType, reports: Callable[..., str], archive: Archive) -> None:
    list(ingest(run_of(hand, reports(story(1))), archive))
    again = list(ingest(run_of(hand, reports("x", story(1), name="other.jsonl")), archive))
    assert sorted(kinds(again)) == ["new", "reprint"] or sorted(kinds(again)) == ["reprint", "version"]


def test_of_two_versions_in_one_batch_only_the_newer_is_linked(hand: ModuleType, tmp_path: Path, archive: Archive) -> None:
    lines = [{"id": "d0", "url": "https://wire.example/a", "text": story(1) + more} for more in ("", " The toll rose to four.")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    list(ingest(run_of(hand, str(tmp_path / "in.jsonl")), archive))
    with archive.reading() as connection:
        linked = connection.execute(select(members.c.record).distinct()).scalars().all()
        counting = connection.execute(select(records.c.pk).where(records.c.current == 1)).scalars().all()
    assert linked == counting


def test_one_that_fails_does_not_stop_the_others(hand: ModuleType, reports: Callable[..., str], archive: Archive) -> None:
    stored = list(ingest(run_of(hand, reports(story(1), "UNREADABLE " + story(2), "FAULT " + story(3), story(4))), archive))
    assert Counter(kinds(stored)) == {"new": 2, "no-text": 1, "unreadable": 1}
    assert len(list(archive.records())) == 2


def test_one_that_cannot_be_stored_does_not_lose_those_beside_it(hand: ModuleType, archive: Archive) -> None:
    coded = [hand.record_of(Document(text, id=text[-6:])) for text in (story(1), "Kabul \ud800 said so.", story(2))]
    assert kinds(store(coded, "", archive)) == ["new", "unreadable", "new"]
    assert len(list(archive.records())) == 2


def test_an_input_that_does_not_exist_is_told_at_once(hand: ModuleType, archive: Archive) -> None:
    with pytest.raises(InputError, match="There is no file"):
        ingest(run_of(hand, "nowhere"), archive)


def test_what_was_coded_before_is_stored_without_coding(hand: ModuleType, tmp_path: Path, archive: Archive) -> None:
    lines = [line_of(hand.record_of(Document(story(n), id=str(n)))) for n in range(3)]
    (tmp_path / "coded.jsonl").write_bytes(b"\n".join([*lines[:2], b'{"no": "record"}', lines[2]]) + b"\n")
    stored = list(ingest_records([str(tmp_path / "coded.jsonl")], archive))
    assert kinds(stored) == ["new", "new", "bad-json", "new"]
    failure = stored[2]
    assert isinstance(failure, Failure) and failure.source.endswith("coded.jsonl:3")


def test_files_of_records_that_do_not_exist_are_told_at_once(archive: Archive) -> None:
    with pytest.raises(InputError, match="no file"):
        ingest_records(["nowhere.jsonl"], archive)


def _ingesting(inputs: Path, archive: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "ignore", str(HAND), "ingest", str(inputs), "--archive", str(archive)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _write(path: Path, numbers: range) -> Path:
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": story(n)}) + "\n" for n in numbers), encoding="utf-8")
    return path


def _whole(path: Path, wanted: int) -> None:
    """Every document is there once, with its record and its event, and the file is sound."""
    with Archive(path) as archive, archive.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        for table in (documents, records, events):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == wanted


def test_killed_at_any_moment_it_goes_on_and_ends_whole(tmp_path: Path) -> None:
    inputs, path = _write(tmp_path / "in.jsonl", range(600)), tmp_path / "a.db"
    for wait in (0.9, 1.6, 2.1, 2.6, 3.2):
        process = _ingesting(inputs, path)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if path.exists():
            with Archive(path, create=True) as archive:
                stored = list(archive.records())
            assert len({record.document.id for record in stored}) == len(stored)
    process = _ingesting(inputs, path)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()
    _whole(path, 600)


def test_two_ingests_and_a_reader_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Archive(path, create=True).close()
    processes = [_ingesting(_write(tmp_path / f"{n}.jsonl", numbers), path) for n, numbers in enumerate((range(250), range(150, 400)))]
    seen: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            with Archive(path, writable=False) as archive:
                seen.append(sum(1 for _ in archive.records()))

    reader = threading.Thread(target=look)
    reader.start()
    told = [process.communicate(timeout=120)[1].decode() for process in processes]
    done.set()
    reader.join()
    assert [process.returncode for process in processes] == [0, 0], told
    assert seen == sorted(seen)
    _whole(path, 400)
