import multiprocessing
from pathlib import Path

import pytest

from dragoman.documents import Failure
from dragoman.records import Document, DragomanError, ModelError, Record
from dragoman.running import Run, code_inputs
from dragoman.running.workers import BATCH_CHARACTERS, BATCH_DOCUMENTS, BATCHES_OUT, batches, workers

ATTACK = "Kabul said that rebels attacked the town on Monday."


def names(coded):
    return [each.document.id if isinstance(each, Record) else each.reason for each in coded]


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_come_in_the_order_of_the_inputs(hand, reports, jobs):
    texts = [ATTACK * (40 if k % 7 == 0 else 1) for k in range(40)]
    run = Run((reports(*texts),), jobs=jobs, load=hand.load)
    assert names(code_inputs(run)) == [f"d{k}" for k in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_cannot_be_coded_is_a_failure_in_its_place(hand, reports, jobs):
    run = Run(
        (reports(ATTACK, "This report is UNREADABLE to anybody.", "", "There is a FAULT in this one.", ATTACK),), jobs=jobs, load=hand.load
    )
    assert names(code_inputs(run)) == ["d0", "no-text", "empty", "unreadable", "d4"]


def test_a_fault_of_the_coder_is_named_as_such(hand, reports):
    (failure,) = code_inputs(Run((reports("There is a FAULT in this one."),), load=hand.load))
    assert isinstance(failure, Failure)
    assert "a fault in dragoman: IndexError: out of range" in failure.message


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_coder_that_cannot_be_loaded_ends_the_run(hand, reports, jobs):
    with pytest.raises(ModelError, match="There is no model"):
        list(code_inputs(Run((reports(ATTACK),), jobs=jobs, load=hand.load_nothing)))


def test_a_worker_that_is_killed_ends_the_run_with_advice(hand, reports, tmp_path: Path, monkeypatch):
    monkeypatch.setenv(hand.FUSE, str(tmp_path / "fuse"))
    (tmp_path / "fuse").touch()
    with pytest.raises(DragomanError, match="fewer --jobs"):
        list(code_inputs(Run((reports(ATTACK, "This is where somebody will KILL the worker."),), jobs=2, load=hand.load)))


def test_workers_end_when_the_run_is_left(hand, reports):
    coded = code_inputs(Run((reports(*[ATTACK] * 100),), jobs=2, load=hand.load))
    next(coded)
    coded.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [
        ([10] * (BATCH_DOCUMENTS + 1), [BATCH_DOCUMENTS, 1]),
        ([BATCH_CHARACTERS, 10, 10], [1, 2]),
        ([], []),
    ],
)
def test_batches_are_bounded_in_number_and_in_characters(lengths, sizes):
    assert [len(batch) for batch in batches(Document("a" * n) for n in lengths)] == sizes


def test_no_more_than_a_few_batches_are_read_ahead(hand):
    read = 0

    def documents():
        nonlocal read
        for k in range(1000):
            read += 1
            yield Document(f"{ATTACK} {k}")

    with workers(Run((), jobs=2, load=hand.load)) as work:
        coded = work.code(documents())
        next(coded)
        assert read <= 2 * BATCHES_OUT * BATCH_DOCUMENTS
        coded.close()
