"""How far people agree: with each other, with the coder, and by what they decided in an archive."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.analysis.deciding import Wish, decide
from dragoman.archive import Archive
from dragoman.archive.correcting import corrections_of
from dragoman.evaluation.agreement import Agreement, agreement, compare
from dragoman.evaluation.codings import CODER, Coding, coder_coding, decided_codings, read_codings
from dragoman.evaluation.sampling import SampleOptions, sample
from dragoman.records import InputError
from tests.archive.hand import coded, report

TEXT = "Police arrested two men after the bombing and accused a group of the bombing."
Coder = Callable[..., Coding]


@pytest.fixture
def coder(gold_file: Any, make: Any) -> Coder:
    """What somebody of a name made of sentences: each a list of events, given as trigger, type and other fields."""

    def coding(name: str, *sentences: list[Any], weights: tuple[float, ...] = ()) -> Coding:
        lines = [
            {
                "id": str(number),
                "text": TEXT,
                "events": [make.gold_event(trigger, type_, **fields) for trigger, type_, fields in events],
                "statements": [],
                **({"weight": weights[number]} if weights else {}),
            }
            for number, events in enumerate(sentences)
        ]
        return read_codings([gold_file(*lines, name=f"{name}.jsonl")])[0]

    return coding


ARREST = ("arrested", "COERCE", {"mode": "arrest", "source": ["Police"]})
CHARGE = ("accused", "ACCUSE", {})
BLAST = ("bombing", "ASSAULT", {})


def test_those_who_code_alike_agree_in_full(coder: Coder) -> None:
    found = compare(coder("anna", [ARREST, CHARGE], [BLAST]), coder("ben", [ARREST, CHARGE], [BLAST]))
    assert (found.sentences, found.typed.counts.f1, found.strict.counts.f1, found.strict.weighted_f1) == (2, 1, 1, 1)
    assert (found.alphas["type"].value, found.alphas["type"].units) == (1, 3)


def test_an_event_found_by_one_alone_costs_f1_but_not_alpha(coder: Coder) -> None:
    found = compare(coder("anna", [ARREST, CHARGE]), coder("ben", [CHARGE]))
    assert found.typed.counts.f1 == pytest.approx(2 / 3)
    assert found.alphas["type"].units == 1


def test_other_actors_cost_the_strict_figure_only(coder: Coder) -> None:
    found = compare(coder("anna", [ARREST]), coder("ben", [("arrested", "COERCE", {"mode": "arrest"})]))
    assert (found.typed.counts.f1, found.strict.counts.f1) == (1, 0)


def test_a_sentence_counts_by_its_weight(coder: Coder) -> None:
    found = compare(coder("anna", [ARREST], [CHARGE], weights=(9.0, 1.0)), coder("ben", [ARREST], []))
    assert found.typed.counts.f1 == pytest.approx(2 / 3)
    assert found.typed.weighted_f1 == pytest.approx(18 / 19)


def test_weights_told_by_one_file_hold_for_all(coder: Coder) -> None:
    plain, weighted = coder("anna", [ARREST], [CHARGE]), coder("ben", [ARREST], [], weights=(9.0, 2.0))
    (found,) = agreement([plain, weighted]).comparisons
    assert found.typed.weighted_f1 == pytest.approx(18 / 20)


def test_alpha_of_three_uses_whoever_found_the_event(coder: Coder) -> None:
    denied = (*BLAST[:2], {"status": "denied"})
    people = [coder("anna", [BLAST], [ARREST]), coder("ben", [BLAST], [ARREST]), coder("chen", [denied], [])]
    found = agreement(people)
    assert (found.people["status"].units, found.people["type"].value) == (2, 1)
    assert found.people["status"].value == pytest.approx(1 - 4 * 2 / (2 * 4))
    assert [(each.first, each.second) for each in found.comparisons] == [("anna", "ben"), ("anna", "chen"), ("ben", "chen")]


def test_two_events_at_the_same_word_in_two_places_are_matched_one_to_one(coder: Coder) -> None:
    twice = [BLAST, ("bombing", "ASSAULT", {"status": "claimed"})]
    found = compare(coder("anna", twice), coder("ben", twice))
    assert (found.typed.counts.f1, found.alphas["status"].value) == (1, 1)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"id": "1", "text": TEXT, "events": [{"trigger": "attacked"}]}, "is missing"),
        ({"text": TEXT, "events": []}, "'id' is missing"),
    ],
)
def test_a_line_that_is_no_gold_is_an_error_that_names_it(gold_file: Any, line: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_codings([gold_file(line)])


def test_a_trigger_that_does_not_stand_in_the_text_is_an_error(coder: Coder) -> None:
    with pytest.raises(InputError, match="'shelled' does not stand in the sentence 0"):
        coder("anna", [("shelled", "ASSAULT", {})])


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="dragoman sample"):
        read_codings([tmp_path / "none.jsonl"])


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "a.db", create=True)
    with archive.writing() as writer:
        for number in range(4):
            writer.add(coded(report(f"Shelling was heard at post {number} on that day.", id=str(number))))
    return archive


def with_archive(archive: Archive, people: list[Coding]) -> Agreement:
    people = [*people, *decided_codings(archive)]
    return agreement(people, coder_coding(archive, (each for coding in people for each in coding.sentences.values())))


def test_a_sample_left_as_it_is_agrees_with_the_coder(archive: Archive, gold_file: Any) -> None:
    (anna,) = read_codings([gold_file(*json.loads(json.dumps(list(sample(archive, SampleOptions(3))))), name="anna.jsonl")])
    (found,) = with_archive(archive, [anna]).comparisons
    assert (found.first, found.second, found.sentences, found.strict.counts.f1) == ("anna", CODER, 3, 1)


def by(archive: Archive, name: str, item: str, verdict: Any, *given: str) -> None:
    decide(archive, item, Wish(verdict, name, "so it reads", (), corrections_of(given)), ())


def test_what_people_decided_counts_as_their_coding(archive: Archive) -> None:
    by(archive, "Anna", "e-0", "accept")
    by(archive, "Anna", "e-1", "correct", "type=PROTEST")
    by(archive, "Anna", "e-2", "reject")
    (found,) = with_archive(archive, []).comparisons
    assert (found.first, found.second, found.sentences) == ("Anna (decisions)", CODER, 3)
    counts = found.typed.counts
    assert (counts.right, counts.gold, counts.predicted) == (1, 2, 3)


def test_an_accepted_event_is_accepted_as_it_was_shown(archive: Archive) -> None:
    by(archive, "Anna", "e-0", "correct", "status=denied")
    by(archive, "Ben", "e-0", "accept")
    by(archive, "Anna", "e-0", "correct", "status=claimed")
    anna, ben = (next(iter(coding.sentences.values())).events[0].status for coding in decided_codings(archive))
    assert (anna, ben) == ("claimed", "denied")


def test_withdrawn_decisions_do_not_count(archive: Archive) -> None:
    by(archive, "Anna", "e-0", "reject")
    by(archive, "Anna", "e-0", "withdraw")
    assert decided_codings(archive) == []
