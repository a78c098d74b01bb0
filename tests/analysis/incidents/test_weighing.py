"""Signs of one incident: each at its level, weighed and told in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.analysis.incidents.weighing import Profile, commonness, compare, link
from dragoman.codebook.incidents import load_incidents
from dragoman.records import EventDate, IncidentMention, Place, Toll

TABLES = load_incidents()
GWETA = Place("Gweta", "BWA", "Central", -20.21, 25.23, "city")
NATA = Place("Nata", "BWA", "Central", -20.2, 26.18, "city")
CENTRAL = Place("Central", "BWA", "Central", kind="province")
HWANGE = Place("Hwange", "ZWE", "Matabeleland North", None, None, "city")


def day(text: str, until: str = "") -> EventDate:
    return EventDate(date.fromisoformat(text), date.fromisoformat(until or text), "day", "")


def mention(**given: Any) -> IncidentMention:
    values: dict[str, Any] = {
        "id": "m",
        "item": "e",
        "document": "d",
        "outlet": "",
        "published": date(2024, 5, 17),
        "local": "l",
        "part": "text",
        "trigger": "attacked",
        "start": 0,
        "end": 8,
        "sentence": "",
        "type": "ASSAULT",
        "mode": "",
        "weapon": "",
        "status": "reported",
        "coded": True,
        "according_to": (),
        "day": day("2024-05-14"),
        "day_from": "told",
        "place": None,
        "place_from": "",
        "sources": (),
        "targets": (),
        "killed": None,
        "injured": None,
        "weapons": (),
        "sites": (),
        "names": (),
        "stems": (),
        "others": (),
        "lead": True,
        "blocks": (),
    }
    return IncidentMention(**{**values, **given})


def level(sign: str, one: dict[str, Any], other: dict[str, Any]) -> str:
    group = Profile.of([mention(**{"document": "g", "local": "k", **other})])
    return next(found.level for found in compare(mention(**one), group, TABLES) if found.name == sign)


@pytest.mark.parametrize(
    ("one", "found"),
    [
        ({"day": day("2024-05-14")}, "same"),
        ({"day": day("2024-05-16")}, "next"),
        ({"day": day("2024-05-01", "2024-05-31")}, "within"),
        ({"day": day("2024-05-18")}, "week"),
        ({"day": day("2024-06-20")}, "exact apart"),
        ({"day": day("2024-02-01", "2024-02-29")}, "apart"),
        ({"day": day("2024-05-10", "2024-05-17"), "day_from": "publication"}, "news"),
        ({"day": None, "day_from": "", "published": date(2024, 5, 30)}, "month"),
        ({"day": None, "day_from": "", "published": date(2024, 9, 30)}, "past"),
        ({"day": None, "day_from": "", "published": date(2024, 5, 1)}, "later"),
        ({"day": None, "day_from": "", "published": date(2024, 9, 30), "lead": False}, "recalled"),
    ],
)
def test_days_are_compared_by_how_exactly_they_are_told(one: dict[str, Any], found: str) -> None:
    assert level("day", one, {}) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"sites": ("gweta",)}, {"sites": ("gweta", "nata")}, "same"),
        ({"sites": ("gweta",)}, {"sites": ("gweta ford",)}, "same"),
        ({"others": ("gweta",)}, {"sites": ("gweta",)}, "named"),
        ({"sites": ("gweta",)}, {"sites": ("maun",), "others": ("gweta",)}, "named"),
        ({"sites": ("nata",), "others": ("gweta",)}, {"sites": ("gweta",)}, "other"),
        ({"sites": ("maun", "nata")}, {"sites": ("gweta", "nata")}, "shared"),
        ({"place": GWETA}, {"place": GWETA}, "same"),
        ({"place": NATA}, {"place": GWETA}, "far"),
        ({"place": CENTRAL}, {"place": GWETA}, "inside"),
        ({"place": HWANGE}, {"place": GWETA}, "abroad"),
        ({}, {"place": GWETA}, "unknown"),
    ],
)
def test_places_are_compared_by_name_distance_and_containment(one: dict[str, Any], other: dict[str, Any], found: str) -> None:
    told = {"place_from": "told"}
    assert level("place", {**told, **one}, {**told, **other}) == found


@pytest.mark.parametrize(("killed", "found"), [(4, "same"), (9, "grown"), (40, "other"), (None, "unknown")])
def test_tolls_may_grow(killed: int | None, found: str) -> None:
    toll = Toll(killed, killed, "") if killed is not None else None
    assert level("toll", {"killed": toll}, {"killed": Toll(4, 4, "four")}) == found


def test_the_reason_tells_the_weightiest_signs_first() -> None:
    group = Profile.of([mention(document="g", local="k", sites=("gweta",), weapons=("bomb",))])
    found = link(mention(sites=("gweta",), weapons=("bomb",)), group, TABLES)
    assert found.score > 0.9
    assert found.reason.startswith("same day 2024-05-14 (+") and "same place gweta" in found.reason and "same weapon bomb" in found.reason


def test_a_week_apart_at_one_place_is_not_one_incident() -> None:
    group = Profile.of([mention(document="g", local="k", sites=("gweta",), weapons=("bomb",))])
    assert link(mention(day=day("2024-05-07"), sites=("gweta",), weapons=("bomb",)), group, TABLES).score < 0.5


def test_every_level_has_a_weight() -> None:
    table = set(TABLES.weights)
    signs = {name for name, _ in table} - {"start"}
    assert signs == {sign.name for sign in compare(mention(), Profile.of([mention(document="g")]), TABLES)}


@pytest.mark.parametrize(("weapons", "found"), [(("mine",), "same"), (("bomb",), "unknown"), (("blade",), "other"), ((), "unknown")])
def test_weapons_that_reports_mix_up_are_no_sign_of_two(weapons: tuple[str, ...], found: str) -> None:
    assert level("weapon", {"weapons": weapons}, {"weapons": ("mine",)}) == found


def test_words_that_several_groups_have_count_for_less() -> None:
    one, other = mention(stems=("bus", "bridg", "market")), Profile.of([mention(document="g", stems=("bus", "bridg", "market"))])
    common = commonness(one, [other] * 4)
    assert common == {"bus": 4, "bridg": 4, "market": 4}
    levels = [next(s.level for s in compare(one, other, TABLES, known) if s.name == "words") for known in ({}, common)]
    assert levels == ["many", "some"]


def test_a_look_back_needs_less_than_the_news_of_a_report() -> None:
    group = Profile.of([mention(document="g", local="k", sites=("gweta",))])
    scores = [
        link(mention(day=None, day_from="", published=date(2024, 9, 1), sites=("gweta",), lead=lead), group, TABLES).score
        for lead in (False, True)
    ]
    assert scores[0] > 0.5 > scores[1]
