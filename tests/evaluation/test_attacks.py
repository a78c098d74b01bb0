from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.attacks import AttackScores, score_attacks
from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts, Share
from dragoman.records import Actor, Event, EventDate, Mention, Place, Toponym

TEXT = "Police arrested Ada Brook before gunmen killed Tom Lake and raiders seized a boy in Port Ebb."
PORT = Toponym("Port Ebb", 84, 92, Place("Port Ebb", "KEN", "Côast Province", kind="city"))
GUNMEN = Mention("gunmen", 33, 39, Actor("gunmen", "", "UAF"))
LAKE = Mention("Tom Lake", 47, 55, Actor("Tom Lake", person=True))
GOLD = {
    "country": "Kenya", "region": "Coast", "city": "port ebb", "date": ["2020.0", "Mar", "4.0"],
    "perpetrator": "other actors without permissions",
    "violations": ["killing", "unknown"], "victims": [{"victim_name": "Tom Lake"}, {"victim_name": None}],
}  # fmt: skip


@pytest.fixture
def killing(make: Any) -> Event:
    day = EventDate(date(2020, 3, 4), date(2020, 3, 4), "day", "")
    found: Event = make.event(TEXT, "killed", "ASSAULT", score=0.9, place=PORT, date=day, source=[GUNMEN], target=[LAKE])
    return found


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Callable[..., AttackScores]:
    def run(gold: dict[str, Any], *events: Event) -> AttackScores:
        path = gold_file({"id": "a", "title": "", "date": "2020-03-05 00:00:00", "text": TEXT, "gold": gold})
        return score_attacks(path, make.Coder(events={"a": events}, places={"a": (PORT,)}), silent)

    return run


def test_a_right_answer_scores_on_all_that_the_gold_gives(score: Any, killing: Event) -> None:
    scores = score(GOLD, killing)
    right = [scores.country, scores.region, scores.city, scores.year, scores.date, scores.perpetrator, scores.violence_exact]
    assert right == [Share(1, 1)] * 7
    assert scores.violence == scores.victims == Counts(1, 1, 1)


@pytest.mark.parametrize("given", ["None", "unknown", "Unknown", "N/a"])
def test_what_the_gold_does_not_know_is_not_scored(score: Any, killing: Event, given: str) -> None:
    gold = {
        "country": given,
        "region": given,
        "city": given,
        "date": [None, given, given],
        "perpetrator": None,
        "violations": ["unknown"],
        "victims": [],
    }
    scores = score(gold, killing)
    assert {measure.support for measure in scores.measures().values()} == {0}


@pytest.mark.parametrize(
    ("parts", "right"),
    [(["2020", None, None], 1), (["2020", "03", None], 1), (["2020", "Marhc", "4"], 1), (["2020", "3", "5"], 0), (["2019", None, None], 0)],
)
def test_a_date_is_right_where_each_given_part_is(score: Any, killing: Event, parts: list[str | None], right: int) -> None:
    assert score({**GOLD, "date": parts}, killing).date == Share(right, 1)


@pytest.mark.parametrize(("country", "right"), [("KEN", 1), ("Uganda", 0)])
def test_countries_are_compared_by_code(score: Any, killing: Event, country: str, right: int) -> None:
    assert score({**GOLD, "country": country}, killing).country == Share(right, 1)


def test_a_territory_of_the_gold_counts_as_its_state(gold_file: Callable[..., Path], make: Any) -> None:
    path = gold_file({"id": "a", "title": "", "date": "2020-03-05", "text": TEXT, "gold": {**GOLD, "country": "Hong Kong"}})
    beijing = Toponym("Beijing", 0, 7, Place("Beijing", "CHN", kind="city"))
    assert score_attacks(path, make.Coder(events={"a": ()}, places={"a": (beijing,)}), silent).country == Share(1, 1)


def test_without_an_attack_there_is_no_perpetrator_and_no_victim(score: Any) -> None:
    scores = score(GOLD)
    assert (scores.perpetrator, scores.violence, scores.victims) == (Share(0, 1), Counts(0, 0, 1), Counts(0, 0, 1))


def test_an_article_that_was_not_coded_counts_as_missed(gold_file: Callable[..., Path], make: Any) -> None:
    path = gold_file({"id": "a", "title": "", "date": "2020-03-05", "text": TEXT, "gold": GOLD})
    scores = score_attacks(path, make.Coder(skipped=frozenset({"a"})), silent)
    assert (scores.country, scores.date, scores.victims) == (Share(0, 1), Share(0, 1), Counts(0, 0, 1))
