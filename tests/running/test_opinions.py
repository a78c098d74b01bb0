"""Runs with a second reader: through processes, files and resumption."""

import json
from dataclasses import replace

import pytest

from dragoman.documents import Failure
from dragoman.opinions import ReaderOptions
from dragoman.records import Versions
from dragoman.running import Run, code_inputs
from dragoman.running.files import Output, code_to_file
from tests.opinions.stub import AGREEING, Reply

TEXTS = [f"Kabul said that rebels attacked town number {k} on Monday." for k in range(12)]
ANSWER = Reply(AGREEING | {"source": ["Kabul"], "target": []})


@pytest.fixture
def run(hand, reports, tmp_path):
    """A run whose reader is asked about every event."""

    def make(url, *texts, jobs=1):
        reader = ReaderOptions(url, "tiny", below=1.0, cache=tmp_path / "cache", backoff=0.01, attempts=2)
        return Run((reports(*(texts or TEXTS)),), jobs=jobs, load=hand.load, reader=reader)

    return make


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_opinions_stand_in_the_output_whatever_the_number_of_processes(stub, run, tmp_path, jobs):
    list(code_to_file(run(stub(ANSWER).url, jobs=jobs), Output(tmp_path / "out.jsonl")))
    records = lines(tmp_path / "out.jsonl")
    assert [record["document"]["id"] for record in records] == [f"d{k}" for k in range(12)]
    assert all(record["events"][0]["opinion"]["agrees"] for record in records)


def test_but_for_the_opinions_the_output_is_that_of_a_run_without_a_reader(stub, run, tmp_path):
    with_reader = run(stub(ANSWER).url)
    list(code_to_file(with_reader, Output(tmp_path / "with.jsonl")))
    list(code_to_file(replace(with_reader, reader=None), Output(tmp_path / "without.jsonl")))
    records = lines(tmp_path / "with.jsonl")
    for record in records:
        record["events"][0]["opinion"] = None
    assert records == lines(tmp_path / "without.jsonl")


def test_a_run_broken_off_goes_on_and_asks_nothing_again(stub, run, tmp_path):
    server = stub(ANSWER)
    coded = code_to_file(run(server.url), Output(tmp_path / "out.jsonl"))
    for _ in range(5):
        next(coded)
    coded.close()
    rest = list(code_to_file(run(server.url), Output(tmp_path / "out.jsonl")))
    assert len(rest) == 7
    assert len(lines(tmp_path / "out.jsonl")) == 12
    asked = [request["messages"][1]["content"] for request in server.requests]
    assert len(set(asked)) == 12 and len(asked) <= 12 + 4  # those in flight when it was left may come again


def test_a_reader_that_is_not_there_loses_nothing_and_is_told_once(nobody, run, tmp_path):
    told = []
    coded = list(code_to_file(run(nobody, TEXTS[0], "", TEXTS[1]), Output(tmp_path / "out.jsonl"), on_trouble=told.append))
    assert [isinstance(each, Failure) for each in coded] == [False, True, False]
    assert [record["events"][0]["opinion"] for record in lines(tmp_path / "out.jsonl")] == [None, None]
    assert len(told) == 1


def test_outcomes_without_a_file_have_opinions_too(stub, run):
    told = []
    (record,) = code_inputs(run(stub(ANSWER).url, TEXTS[0]), told.append)
    assert record.events[0].opinion and told == []


def test_the_name_of_a_run_tells_its_reader_but_not_its_patience(run):
    versions = Versions("0.1.0", "m", "c")
    one = run("http://localhost:8000/v1")
    assert one.name(versions) == replace(one, reader=replace(one.reader, in_flight=9)).name(versions)
    others = [replace(one, reader=replace(one.reader, model="large")), replace(one, reader=None)]
    assert one.name(versions) not in [other.name(versions) for other in others]
