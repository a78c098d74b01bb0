"""A drawn sample: the same again for the same seed, every stratum in it, and weights that sum to the whole."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.evaluation.gold import sentence
from dragoman.evaluation.sampling import SampleOptions, allocate, sample
from dragoman.records import InputError, Record
from tests.archive.hand import coded, report


def told(number: int, type_: str, status: str) -> Record:
    """A report with one event; of an empty type it has none."""
    record = coded(report(f"Soldiers were seen at post {number} on that day.", id=f"{number:03}", publisher="wire"), type_=type_ or "AID")
    event = replace(record.events[0], status=status) if type_ else None  # type: ignore[arg-type]
    return replace(record, events=(event,) if event else ())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Forty reports of attacks, six of an arrest that is denied, one of aid, thirteen of nothing."""
    kinds = [("ASSAULT", "reported")] * 40 + [("COERCE", "denied")] * 6 + [("AID", "planned")] + [("", "")] * 13
    archive = Archive(tmp_path_factory.mktemp("sample") / "a.db", create=True)
    with archive.writing() as writer:
        for number, kind in enumerate(kinds):
            writer.add(told(number, *kind))
    return archive


def test_every_stratum_is_in_the_sample_and_the_weights_sum_to_the_whole(archive: Archive) -> None:
    lines = list(sample(archive, SampleOptions(20)))
    drawn = Counter(line["stratum"] for line in lines)
    assert drawn.keys() == {"ASSAULT/reported", "COERCE/denied", "AID/planned", "none"}
    assert (len(lines), drawn["AID/planned"]) == (20, 1)
    weights: dict[str, float] = {}
    for line in lines:
        weights[line["stratum"]] = weights.get(line["stratum"], 0) + line["weight"]
    assert weights == pytest.approx({"ASSAULT/reported": 40, "COERCE/denied": 6, "AID/planned": 1, "none": 13}, abs=1e-4)


def test_the_same_seed_draws_the_same_and_another_another(archive: Archive) -> None:
    first, again, other = (list(sample(archive, SampleOptions(10, seed=seed))) for seed in (1, 1, 2))
    assert first == again != other


def test_more_than_there_is_gives_all(archive: Archive) -> None:
    assert {line["weight"] for line in sample(archive, SampleOptions(500))} == {1.0}


def test_lines_are_gold_with_the_coders_coding(archive: Archive) -> None:
    for line in sample(archive, SampleOptions(20)):
        read = sentence(json.loads(json.dumps(line)))
        assert (line["stratum"] == "none") == (read.events == ())
        assert line["id"] == f"{line['document']}:{line['sentence']}"


def test_a_blind_sample_is_the_same_sentences_and_tells_nothing_of_the_coding(archive: Archive) -> None:
    shown, blind = (list(sample(archive, SampleOptions(20, blind=blind))) for blind in (False, True))
    assert [line["id"] for line in blind] == [line["id"] for line in shown]
    assert all(line["events"] == line["statements"] == [] for line in blind)
    assert {line["stratum"] for line in blind} == {"s1", "s2", "s3", "s4"}


@pytest.mark.parametrize(
    ("fields", "strata"),
    [
        ((), {"all"}),
        (("publisher",), {"wire"}),
        (("type", "publisher"), {"ASSAULT/wire", "COERCE/wire", "AID/wire", "none/wire"}),
        (("year", "mode"), {"none/none"}),
    ],
)
def test_strata_are_made_of_the_fields_asked_for(archive: Archive, fields: tuple[str, ...], strata: set[str]) -> None:
    assert {line["stratum"] for line in sample(archive, SampleOptions(20, fields))} == strata


@pytest.mark.parametrize(
    ("options", "says"),
    [(SampleOptions(3), "4 strata"), (SampleOptions(9, ("colour",)), "colour; allowed: type, mode, status, publisher, year")],
)
def test_a_sample_that_cannot_be_drawn_says_why(archive: Archive, options: SampleOptions, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(sample(archive, options))


def test_an_empty_archive_has_no_sample(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as empty, pytest.raises(InputError, match="dragoman ingest"):
        list(sample(empty, SampleOptions(3)))


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 500), min_size=1, max_size=8), st.integers(8, 900))
def test_shares_are_at_least_one_and_at_most_all_and_sum_to_what_was_asked(sizes: dict[str, int], number: int) -> None:
    shares = allocate(sizes, number)
    assert all(1 <= shares[name] <= size for name, size in sizes.items())
    assert sum(shares.values()) == min(number, sum(sizes.values()))
