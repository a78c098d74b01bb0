import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.seed import SeedScores, score_seed
from dragoman.records import InputError

FIRST = "Norland has armed the rebels."
SECOND = "The minister avoided blaming Sudland."
ARTICLE = f"Headline\n\n{FIRST} {SECOND}\n"
Score = Callable[..., SeedScores]


@pytest.fixture
def score(tmp_path: Path, make: Any) -> Score:
    def run(*events: Any, article: str = ARTICLE) -> SeedScores:
        armed = make.gold_event("armed", "AID", source=["Norland"], target=["the rebels"], optional_status=["claimed"])
        blaming = make.gold_event("blaming", "ACCUSE", source=["The minister"], target=["Sudland"], status="negated", optional=True)
        sentences = [
            {"id": str(n), "text": text, "events": [event], "statements": []}
            for n, (text, event) in enumerate([(FIRST, armed), (SECOND, blaming)])
        ]
        (tmp_path / "facts.json").write_text(json.dumps({"date": "2020-01-02", "sentences": sentences}), encoding="utf-8")
        (tmp_path / "article.txt").write_text(article, encoding="utf-8")
        return score_seed(tmp_path / "facts.json", tmp_path / "article.txt", make.Coder(events={"seed": events}))

    return run


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"status": "claimed"}, None),
        ({}, None),
        ({"status": "denied"}, "status differs"),
        ({"source": ["Sudland"], "target": []}, "source, target differs"),
        ({"type": "COERCE"}, "type differs"),
    ],
)
def test_a_fact_is_found_whole_or_missed_with_a_reason(score: Score, make: Any, given: dict[str, Any], why: str | None) -> None:
    scores = score(make.event(ARTICLE, "armed", **{"type": "AID", "source": ["Norland"], "target": ["rebels"], **given}))
    assert [fact.why for fact in scores.missed] == ([why] if why else [])
    assert len(scores.found) + len(scores.missed) == 1


def test_a_fact_without_any_event_says_so(score: Score) -> None:
    assert score().missed[0].why == "no event of its own at these words"


@pytest.mark.parametrize(
    ("given", "forbidden"),
    [
        ({}, 1),
        ({"status": "claimed"}, 1),
        ({"status": "negated"}, 0),
        ({"status": "hypothetical"}, 0),
        ({"type": "REQUEST"}, 0),
        ({"trigger": "avoided", "source": ["the minister"], "target": ["Sudland"]}, 1),
        ({"trigger": "avoided", "source": ["the minister"], "target": ["Norland"]}, 0),
    ],
)
def test_a_disowned_act_told_as_done_is_forbidden(score: Score, make: Any, given: dict[str, Any], forbidden: int) -> None:
    event = make.event(ARTICLE, **{"trigger": "blaming", "type": "ACCUSE", **given})
    assert len(score(event).forbidden) == forbidden


def test_facts_of_another_article_are_refused(score: Score) -> None:
    with pytest.raises(InputError, match="does not stand in"):
        score(article="Another report.")
