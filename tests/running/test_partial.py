import json
from contextlib import ExitStack, closing

import pytest

from dragoman.documents import Failure
from dragoman.records import Document, InputError
from dragoman.running.partial import Partial

FAILURE = Failure("a.txt", "empty", "There is no text in it.")


@pytest.fixture
def output(tmp_path):
    return tmp_path / "out.jsonl"


@pytest.fixture
def partial_of(output):
    """Opens the partial file of a run, to be closed at the end."""
    with ExitStack() as stack:
        yield lambda run, fresh=False: stack.enter_context(closing(Partial(output, run, fresh)))


@pytest.fixture
def begun(output, hand):
    """A partial file of the run `r` with a record, a failure and a record whose text is hard to write."""
    partial = Partial(output, "r", False)
    for coded in (
        hand.record_of(Document("Rebels attacked.", "d0")),
        FAILURE,
        hand.record_of(Document("Half a character: \ud800\u2028", "d2")),
    ):
        partial.add(coded)
    partial.close()
    return partial.path


def test_it_lies_beside_the_output(partial_of, output):
    assert partial_of("r").path == output.with_name("out.jsonl.partial")


@pytest.mark.usefixtures("begun")
def test_what_is_finished_comes_back_as_it_was(partial_of):
    partial = partial_of("r")
    assert list(partial.documents()) == ["d0", None, "d2"]
    assert [record.document.text for record in partial.records()] == ["Rebels attacked.", "Half a character: \ud800\u2028"]
    assert (partial.tally.documents, partial.tally.events, partial.tally.failures) == (2, {"claimed": 1}, {"empty": 1})


@pytest.mark.parametrize("torn", [b'{"document": {"text": "Reb', b"\x00\x00", b"\x00\x00\n", b"{"])
def test_a_torn_line_is_cut(partial_of, begun, torn):
    whole = begun.read_bytes()
    begun.write_bytes(whole + torn)
    partial = partial_of("r")
    assert list(partial.documents()) == ["d0", None, "d2"]
    partial.close()
    assert begun.read_bytes() == whole


def test_it_goes_on_after_the_last_whole_line(partial_of, begun, hand):
    lines = begun.read_bytes().splitlines(keepends=True)
    begun.write_bytes(b"".join(lines[:2]) + lines[2][:20])
    partial = partial_of("r")
    partial.add(hand.record_of(Document("Nothing new.", "d9")))
    partial.close()
    assert list(partial_of("r").documents()) == ["d0", "d9"]


def test_that_of_another_run_is_left_alone_with_an_error(partial_of, begun):
    before = begun.read_bytes()
    with pytest.raises(InputError, match=r"another run has finished.*--fresh"):
        partial_of("s")
    assert begun.read_bytes() == before


def test_a_file_that_is_none_is_left_alone(partial_of, tmp_path):
    (tmp_path / "out.jsonl.partial").write_text("My notes.")
    with pytest.raises(InputError):
        partial_of("s")


@pytest.mark.usefixtures("begun")
def test_fresh_discards_what_is_finished(partial_of):
    partial = partial_of("s", fresh=True)
    assert partial.tally.finished == 0
    assert list(partial.documents()) == []


@pytest.mark.parametrize("left", [b"", b'{"partial out', b'{"partial output of the run": "zzz', b'{"partial output of the run": "s"}\n'])
def test_a_run_killed_before_anything_was_finished_is_in_nobodys_way(partial_of, output, left):
    output.with_name("out.jsonl.partial").write_bytes(left)
    assert partial_of("r").tally.finished == 0


def test_one_in_which_nothing_is_finished_is_removed(partial_of):
    partial = partial_of("r")
    partial.close()
    assert not partial.path.exists()


def test_records_stand_in_it_as_lines_of_native_json(begun):
    header, first, failure, _ = map(json.loads, begun.read_text().splitlines())
    assert header == {"partial output of the run": "r"}
    assert first["document"]["id"] == "d0"
    assert failure == {"failure": {"source": "a.txt", "reason": "empty", "message": "There is no text in it."}}


def test_a_folder_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"cannot be written: .*folder that exists"):
        Partial(tmp_path / "no/out.jsonl", "r", False)


def test_two_runs_cannot_write_it_at_once(partial_of):
    partial_of("r")
    with pytest.raises(InputError, match="being written by another run"):
        partial_of("r", fresh=True)
