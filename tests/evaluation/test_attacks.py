from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.attacks import Answer, AttackScores, answer, score_attacks
from dragoman.evaluation.coder import silent
from dragoman.evaluation.metrics import Counts, Share
from dragoman.records import Actor, Document, Event, EventDate, Mention, Place, Record, Toll, Toponym, Versions

TEXT = "Police arrested Ada Brook before gunmen killed Tom Lake and raiders seized a boy in Port Ebb."
PORT = Toponym("Port Ebb", 0, 8, Place("Port Ebb", "KEN", "Coast Province", kind="city"))
POLICE = Mention("Police", 0, 6, Actor("Police", "KEN", "COP"))
GUNMEN = Mention("gunmen", 0, 6, Actor("gunmen", "", "UAF"))
BROOK = Mention("Ada Brook", 0, 9, Actor("Ada Brook", person=True))
LAKE = Mention("Lake", 0, 4, Actor("Tom Lake", person=True), of="Tom Lake")
GOLD = {
    "country": "Kenya", "region": "Coast", "city": "port ebb", "date": ["2020.0", "Mar", "4.0"],
    "perpetrator": "other actors without permissions",
    "violations": ["killing", "unknown"], "victims": [{"victim_name": "Tom Lake"}, {"victim_name": None}],
}  # fmt: skip


def record(*events: Event) -> Record:
    return Record(Document(TEXT, "a"), (), events, (), (), (), Versions("", "", ""))


@pytest.fixture
def killing(make: Any) -> Event:
    day = EventDate(date(2020, 3, 4), date(2020, 3, 4), "day", "")
    found: Event = make.event(TEXT, "killed", "ASSAULT", score=0.9, place=PORT, date=day, source=[GUNMEN], target=[LAKE])
    return found


@pytest.fixture
def score(gold_file: Callable[..., Path], make: Any) -> Callable[..., AttackScores]:
    def run(gold: dict[str, Any], *events: Event) -> AttackScores:
        path = gold_file({"id": "a", "title": "", "date": "2020-03-05 00:00:00", "text": TEXT, "gold": gold})
        return score_attacks(path, make.Coder(events={"a": events}), silent)

    return run


def test_the_answer_is_read_from_the_attack_with_the_highest_score(make: Any, killing: Event) -> None:
    arrest = make.event(TEXT, "arrested", "COERCE", mode="arrest", score=0.5, source=[POLICE], target=[BROOK])
    assert answer(record(arrest, killing)) == Answer(
        "KEN",
        "Coast Province",
        "Port Ebb",
        (2020, 3, 4),
        "other actors without permissions",
        frozenset({"killing", "arbitrary detention"}),
        ("Ada Brook", "Tom Lake"),
    )


@pytest.mark.parametrize(
    ("trigger", "given", "kinds"),
    [
        ("killed", {}, {"killing"}),
        ("seized", {"mode": "abduct"}, {"kidnapping"}),
        ("seized", {"mode": "torture"}, {"torture"}),
        ("seized", {"mode": "targeted"}, {"killing"}),
        ("seized", {"killed": Toll(1, 1, "one")}, {"killing"}),
        ("seized", {"killed": Toll(0, 0, "none")}, {"other"}),
        ("killed", {"status": "denied"}, set()),
        ("killed", {"status": "claimed"}, {"killing"}),
        ("seized", {"type": "COERCE", "mode": "seize"}, set()),
        ("arrested", {"type": "COERCE", "mode": "arrest"}, {"arbitrary detention"}),
    ],
)
def test_kinds_of_violence_come_from_mode_toll_and_trigger(make: Any, trigger: str, given: dict[str, Any], kinds: set[str]) -> None:
    assert answer(record(make.event(TEXT, trigger, **{"type": "ASSAULT", **given}))).violence == kinds


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        (Actor("police", "KEN", "COP"), "state actor"),
        (Actor("Kenya", "KEN"), "state actor"),
        (Actor("army", "UGA", "MIL"), "other state actors"),
        (Actor("rebels", "", "REB"), "other actors without permissions"),
        (Actor("mission", "", "IGO"), "regional orgs"),
        (Actor("company", "KEN", "BUS"), "other non-state actors"),
        (Actor("somebody"), "insufficient info"),
    ],
)
def test_the_perpetrator_is_judged_by_sector_and_country(make: Any, actor: Actor, kind: str) -> None:
    event = make.event(TEXT, "killed", "ASSAULT", place=PORT, source=[Mention("x", 0, 1, actor)])
    assert answer(record(event)).perpetrator == kind


def test_the_most_frequent_place_stands_in_for_a_missing_one(make: Any) -> None:
    other = Toponym("Lake", 0, 4, Place("Lake", "UGA", kind="province"))
    others = [make.event(TEXT, "before", "CONSULT", place=place) for place in (PORT, other, other)]
    found = answer(record(make.event(TEXT, "killed", "ASSAULT"), *others))
    assert (found.country, found.region, found.city) == ("UGA", "Lake", "")


def test_of_equal_scores_the_first_in_the_text_is_taken(make: Any) -> None:
    land = Toponym("Kenya", 0, 5, Place("Kenya", "KEN", kind="country"))
    found = answer(
        record(make.event(TEXT, "killed", "ASSAULT", place=PORT), make.event(TEXT, "arrested", "COERCE", mode="arrest", place=land))
    )
    assert (found.country, found.city) == ("KEN", "")


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


def test_an_article_without_an_attack_has_no_answer(score: Any) -> None:
    scores = score(GOLD)
    assert (scores.country, scores.perpetrator, scores.victims) == (Share(0, 1), Share(0, 1), Counts(0, 0, 1))
