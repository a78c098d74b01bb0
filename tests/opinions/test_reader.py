"""The second reader over records: beside what is coded, never in its place."""

import time
from dataclasses import replace

import pytest

from dragoman.opinions import SecondReader
from tests.opinions.conftest import record_of
from tests.opinions.stub import AGREEING, Reply


@pytest.fixture
def read(options):
    """Reads records at an address; gives them with the reader and what it told."""

    def read(url, records, **more):
        told = []
        reader = SecondReader(options(url, **more), told.append)
        return list(reader.read(records)), reader.report, told

    return read


def bare(record):
    return replace(record, events=tuple(replace(event, opinion=None) for event in record.events))


def opinions(records):
    return [event.opinion for record in records for event in record.events]


def test_doubtful_events_get_an_opinion_and_stay_what_they_are(stub, read):
    record = record_of("d", 0.2, 0.49, 0.5, 0.9)
    (read_again,), report, told = read(stub().url, [record])
    assert [bool(opinion) for opinion in opinions([read_again])] == [True, True, False, False]
    assert bare(read_again) == record
    assert (report.opinions, report.agree, told) == (2, 2, [])


def test_what_contradicts_is_kept_beside_too(stub, read):
    record = record_of()
    (read_again,), report, _ = read(stub(Reply(AGREEING | {"type": "NONE", "reason": "A visit."})).url, [record])
    (opinion,) = opinions([read_again])
    assert (opinion.agrees, opinion.type, opinion.reason) == (False, "", "A visit.")
    assert bare(read_again) == record
    assert (report.opinions, report.agree) == (1, 0)


def test_the_confidence_below_which_it_is_asked_can_be_chosen(stub, read):
    server = stub()
    read(server.url, [record_of("d", 0.2, 0.8)], below=0.0)
    assert server.requests == []
    read(server.url, [record_of("d", 0.8)], below=1.0)
    assert len(server.requests) == 1


def test_the_order_is_that_of_the_records_however_slow_an_answer_is(stub, read):
    waits = iter([0.3, 0.0, 0.2, 0.0, 0.1] + [0.0] * 100)
    server = stub(lambda _: Reply(after=next(waits)))
    records = [record_of(f"d{k}", text=f"Kabul said that rebels attacked the town on Monday, {k} told.") for k in range(50)]
    found, report, _ = read(server.url, [*records[:9], "no record", *records[9:]])
    assert [each if isinstance(each, str) else each.document.id for each in found] == [
        *(f"d{k}" for k in range(9)), "no record", *(f"d{k}" for k in range(9, 50))
    ]  # fmt: skip
    assert report.opinions == 50


def test_no_more_questions_are_in_flight_than_allowed(stub, read):
    server = stub(Reply(after=0.05))
    read(server.url, [record_of(f"d{k}", text=f"On day {k} rebels attacked the town, Kabul said.") for k in range(12)], in_flight=3)
    assert server.most_at_once == 3


def test_records_are_read_ahead_only_so_far(stub, options):
    taken = []

    def records():
        for k in range(500):
            taken.append(k)
            yield record_of(f"d{k}", text=f"On day {k} rebels attacked the town, Kabul said.")

    reading = SecondReader(options(stub(Reply(after=0.02)).url, in_flight=2)).read(records())
    next(reading)
    reading.close()
    assert len(taken) <= 2 * 8 + 2


def test_an_answer_is_asked_for_once(stub, read):
    server = stub(Reply(tokens=70))
    first, report, _ = read(server.url, [record_of("a")])
    second, again, _ = read(server.url, [record_of("b")])
    assert opinions(first) == opinions(second)
    assert len(server.requests) == 1
    assert (report.kept, report.tokens, again.kept, again.tokens) == (0, 70, 1, 0)


def test_what_is_kept_needs_no_endpoint(stub, read, nobody):
    first, _, _ = read(stub().url, [record_of()])
    second, report, told = read(nobody, [record_of()])
    assert (second, report.kept, told) == (first, 1, [])


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply("{"), "broken JSON"),
        (Reply(AGREEING | {"type": "GARDENING"}), "JSON of another shape"),
        (Reply(AGREEING | {"source": ["the Taliban"]}), "words that are not in the sentence"),
        (Reply(status=500), "status 500"),
        (Reply(status=429, headers={"Retry-After": "0"}), "status 429"),
        (Reply(after=0.6), "no answer in time"),
        (Reply(body=b"<html>"), "broken JSON"),
    ],
    ids=["broken", "misshapen", "misquoted", "failing", "busy", "slow", "no endpoint"],
)
def test_a_bad_answer_leaves_the_record_as_it_was_and_is_told_once(stub, read, reply, reason):
    records = [record_of("a"), record_of("b", text="In the town rebels attacked the town, Kabul said.")]
    found, report, told = read(stub(reply).url, records, timeout=0.2, attempts=2)
    assert found == records
    assert report.failures == {reason: 2}
    (message,) = told
    assert f"gave no opinion on 2 events: {reason} (2). They are coded without it." in message


def test_bad_answers_are_not_kept(stub, read):
    server = stub(Reply("{"), Reply(AGREEING))
    read(server.url, [record_of()])
    found, report, _ = read(server.url, [record_of()])
    assert report.opinions == 1 and opinions(found)[0].agrees


def test_a_kept_answer_that_somebody_spoiled_is_asked_for_anew(stub, read, tmp_path):
    server = stub()
    read(server.url, [record_of()])
    (path,) = (tmp_path / "cache").rglob("*.json")
    path.write_text(path.read_text().replace('ASSAULT\\"', 'GARDENING\\"'))
    found, report, _ = read(server.url, [record_of()])
    assert len(server.requests) == 2 and report.kept == 0 and opinions(found)[0].type == "ASSAULT"


def test_an_endpoint_that_is_not_there_is_given_up_at_once(read, nobody):
    records = [record_of(f"d{k}", text=f"On day {k} rebels attacked the town, Kabul said.") for k in range(200)]
    begun = time.monotonic()
    found, report, told = read(nobody, records, backoff=30.0)
    assert found == records
    assert report.failures.total() == 200
    assert report.failures["not asked any more"] >= 190
    (message,) = told
    assert "is not asked any more: no connection (" in message
    assert time.monotonic() - begun < 20


def test_one_that_answers_nothing_many_times_in_a_row_is_given_up(stub, read):
    server = stub(Reply(status=500))
    records = [record_of(f"d{k}", text=f"On day {k} rebels attacked the town, Kabul said.") for k in range(60)]
    found, report, told = read(server.url, records, attempts=1, in_flight=1)
    assert found == records
    assert len(server.requests) == 5
    assert report.failures == {"status 500": 5, "not asked any more": 55}
    assert len(told) == 1


def test_one_that_answers_now_and_then_is_not(stub, read):
    turns = [Reply(status=500) if k % 5 else Reply() for k in range(60)]
    records = [record_of(f"d{k}", text=f"On day {k} rebels attacked the town, Kabul said.") for k in range(60)]
    _, report, told = read(stub(*turns).url, records, attempts=1, in_flight=1)
    assert (report.opinions, report.failures) == (12, {"status 500": 48})
    assert len(told) == 1


def test_leaving_the_records_ends_the_reader_at_once(stub, options):
    reading = SecondReader(options(stub(Reply(status=500)).url, backoff=30.0)).read(record_of(f"d{k}") for k in range(3))
    begun = time.monotonic()
    reading.close()
    assert time.monotonic() - begun < 5


def test_nobody_to_tell_is_a_warning(options, nobody):
    with pytest.warns(RuntimeWarning, match="is not asked any more"):
        list(SecondReader(options(nobody)).read([record_of()]))


def test_an_error_of_the_coder_goes_through(stub, options):
    def records():
        yield record_of()
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        list(SecondReader(options(stub().url)).read(records()))
