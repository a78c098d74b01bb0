from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.coder import silent
from dragoman.evaluation.events import EventScores, score_events
from dragoman.evaluation.metrics import Counts, Share

TEXT = "Norland said rebels attacked a village and the raid drove Sudland to condemn the raid."
Score = Callable[..., EventScores]


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Score:
    """Scores predicted events and statements of one sentence against its gold."""

    def run(gold: list[Any], events: list[Any], *, statements: Any = (), told: Any = (), text: str = TEXT) -> EventScores:
        path = gold_file({"id": "a", "text": text, "events": gold, "statements": list(statements)})
        return score_events(path, make.Coder(events={"a": events}, statements={"a": told}), silent)

    return run


@pytest.mark.parametrize(
    ("given", "trigger", "typed", "strict"),
    [
        ({"trigger": "attacked", "type": "ASSAULT", "source": ["rebels"], "target": ["a village"]}, 1, 1, 1),
        ({"trigger": "attacked a", "type": "ASSAULT", "source": ["the rebels"], "target": ["village"]}, 1, 1, 1),
        ({"trigger": "attacked", "type": "ASSAULT", "source": ["Norland"], "target": ["a village"]}, 1, 1, 0),
        ({"trigger": "attacked", "type": "ASSAULT", "source": ["rebels"]}, 1, 1, 0),
        ({"trigger": "attacked", "type": "COERCE", "source": ["rebels"], "target": ["a village"]}, 1, 0, 0),
        ({"trigger": "condemn", "type": "ASSAULT", "source": ["rebels"], "target": ["a village"]}, 0, 0, 0),
    ],
)
def test_strict_asks_for_more_than_type_and_type_for_more_than_trigger(
    score: Score, make: Any, given: dict[str, Any], trigger: int, typed: int, strict: int
) -> None:
    gold = make.gold_event("attacked", "ASSAULT", source=["rebels"], target=["a village"])
    scores = score([gold], [make.event(TEXT, **given)])
    assert (scores.trigger, scores.typed, scores.strict) == (Counts(trigger, 1, 1), Counts(typed, 1, 1), Counts(strict, 1, 1))


def test_a_trigger_that_stands_twice_may_be_found_at_either_place_but_once(score: Score, make: Any) -> None:
    later = make.event(TEXT[70:], "raid", "ASSAULT", start=70)
    first = make.event(TEXT, "raid", "ASSAULT")
    assert score([make.gold_event("raid", "ASSAULT")], [later]).typed == Counts(1, 1, 1)
    assert score([make.gold_event("raid", "ASSAULT")], [first, later]).typed == Counts(1, 2, 1)


def test_two_events_of_one_trigger_take_the_best_pairing(score: Score, make: Any) -> None:
    gold = [make.gold_event("raid", "ASSAULT", source=["rebels"]), make.gold_event("raid", "COERCE", source=["Sudland"])]
    found = [make.event(TEXT, "raid", "COERCE", source=["Sudland"]), make.event(TEXT, "raid", "ASSAULT", source=["rebels"])]
    assert score(gold, found).strict == Counts(2, 2, 2)


@pytest.mark.parametrize("found", [[], ["ASSAULT"], ["COERCE"]])
def test_an_optional_event_is_neither_missed_nor_invented(score: Score, make: Any, found: list[str]) -> None:
    scores = score([make.gold_event("raid", "ASSAULT", optional=True)], [make.event(TEXT, "raid", kind) for kind in found])
    assert scores.trigger == scores.strict == Counts(0, 0, 0)


def test_a_required_event_goes_before_an_optional_one(score: Score, make: Any) -> None:
    gold = [make.gold_event("attacked", "ASSAULT", optional=True), make.gold_event("attacked", "COERCE")]
    assert score(gold, [make.event(TEXT, "attacked", "ASSAULT")]).trigger == Counts(1, 1, 1)


@pytest.mark.parametrize(("field", "value"), [("optional_type", {"type": "COERCE"}), ("optional_status", {"status": "claimed"})])
def test_accepted_others_count_as_right(score: Score, make: Any, field: str, value: dict[str, str]) -> None:
    gold = make.gold_event("raid", "ASSAULT", **{field: list(value.values())})
    scores = score([gold], [make.event(TEXT, "raid", **{"type": "ASSAULT", **value})])
    assert scores.typed == Counts(1, 1, 1)
    assert scores.status == Share(1, 1)
    assert all(row[1:4] == (1.0, 1.0, 1.0) for table in scores.tables[:2] for row in table.rows)


@pytest.mark.parametrize(("target", "right"), [([], 1), (["a village"], 1), (["Sudland"], 0)])
def test_an_optional_target_may_be_left_out(score: Score, make: Any, target: list[str], right: int) -> None:
    gold = make.gold_event("attacked", "ASSAULT", target=["a village"], target_optional=True)
    assert score([gold], [make.event(TEXT, "attacked", "ASSAULT", target=target)]).strict.right == right


def test_status_mode_and_attribution_are_judged_on_events_with_the_right_type(score: Score, make: Any) -> None:
    gold = [
        make.gold_event("attacked", "ASSAULT", status="claimed", according_to=["Norland"], mode="firearms"),
        make.gold_event("condemn", "ACCUSE", mode="disapprove", historical=True),
        make.gold_event("drove", "REQUEST", status="denied"),
    ]
    found = [
        make.event(TEXT, "attacked", "ASSAULT", status="claimed"),
        make.event(TEXT, "condemn", "ACCUSE", mode="disapprove"),
        make.event(TEXT, "drove", "AID"),
    ]
    scores = score(gold, found)
    assert (scores.status, scores.mode, scores.according_to) == (Share(2, 2), Share(1, 2), Share(1, 2))
    assert (scores.attributed, scores.historical) == (Share(0, 1), Share(1, 2))


def test_macro_status_weighs_rare_statuses_like_common_ones(score: Score, make: Any) -> None:
    gold = [
        make.gold_event("attacked", "ASSAULT"),
        make.gold_event("raid", "ASSAULT"),
        make.gold_event("condemn", "ACCUSE", status="planned"),
    ]
    scores = score(
        gold, [make.event(TEXT, "attacked", "ASSAULT"), make.event(TEXT, "raid", "ASSAULT"), make.event(TEXT, "condemn", "ACCUSE")]
    )
    assert scores.status == Share(2, 3)
    assert scores.status_macro.value == 0.5


def test_confusions_name_what_was_coded_as_what(score: Score, make: Any) -> None:
    gold = [make.gold_event("attacked", "ASSAULT"), make.gold_event("condemn", "ACCUSE")]
    scores = score(gold, [make.event(TEXT, "attacked", "COERCE"), make.event(TEXT, "said", "AGREE")])
    assert set(scores.tables[2].rows) == {("ASSAULT", "COERCE", 1), ("ACCUSE", "–", 1), ("–", "AGREE", 1)}


@pytest.mark.parametrize(
    ("speaker", "content", "right"),
    [
        ("Norland", "rebels attacked a village", 1),
        ("the Norland", "rebels attacked a", 1),
        ("Sudland", "rebels attacked a village", 0),
        ("Norland", "the raid", 0),
        (None, "rebels attacked a village", 0),
    ],
)
def test_a_statement_is_found_by_speaker_and_content(score: Score, make: Any, speaker: str | None, content: str, right: int) -> None:
    gold = {"speaker": "Norland", "cue": "said", "content": "rebels attacked a village", "stance": "affirm"}
    scores = score([], [], statements=[gold], told=[make.statement(speaker, content, stance="deny")])
    assert scores.statements == Counts(right, 1, 1)
    assert scores.stance == Share(0, right)


def test_a_sentence_that_could_not_be_coded_is_missed(gold_file: Callable[..., Path], make: Any) -> None:
    path = gold_file(*({"id": name, "text": TEXT, "events": [make.gold_event("raid", "ASSAULT")], "statements": []} for name in "ab"))
    coder = make.Coder(events={"b": [make.event(TEXT, "raid", "ASSAULT")]}, skipped=frozenset("a"))
    assert score_events(path, coder, silent).typed == Counts(1, 1, 2)
