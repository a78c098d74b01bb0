from datetime import date
from typing import Any

import pytest

from dragoman.evaluation.attack_answer import Answer, answer
from dragoman.records import Actor, Document, Event, EventDate, Mention, Place, Record, Toll, Toponym, Versions

TEXT = "Police arrested Ada Brook before gunmen killed Tom Lake and raiders seized a boy in Port Ebb."
EBB = Place("Port Ebb", "KEN", "Coast Province", kind="city")
DUNE = Place("Dune", "KEN", "Dry Province", kind="city")
COAST = Place("Coast Province", "KEN", "Coast Province", kind="province")
KENYA = Place("Kenya", "KEN", kind="country")
UGANDA = Place("Uganda", "UGA", kind="country")
HONG_KONG = Place("Hong Kong", "HKG", kind="country")
PUBLISHED = date(2021, 5, 6)
POLICE, REBELS, CROWD = Actor("police", "KEN", "COP"), Actor("rebels", "", "REB"), Actor("crowd", "", "CVL")
BROOK = Mention("Ada Brook", 16, 25, Actor("Ada Brook", person=True))
LAKE = Mention("Lake", 51, 55, Actor("Tom Lake", person=True), of="Tom Lake")


def toponym(place: Place | None, start: int, reason: str = "", text: str = "") -> Toponym:
    name = text or (place.name if place else "Nowhere")
    return Toponym(name, start, start + len(name), place, reason)


def record(*events: Event, places: tuple[Toponym, ...] = (), published: date | None = None) -> Record:
    return Record(Document(TEXT, "a", published=published), (), events, (), (), places, Versions("", "", ""))


def day(year: int, month: int = 1, of_month: int = 1, words: str = "that day") -> EventDate:
    return EventDate(date(year, month, of_month), date(year, month, of_month), "day", words)


def since(first: date, words: str) -> EventDate:
    return EventDate(first, PUBLISHED, "span", words)


def by(*actors: Actor) -> list[Mention]:
    return [Mention(actor.name, 0, 1, actor) for actor in actors]


def test_an_answer_brings_together_what_several_attacks_tell(make: Any) -> None:
    port = toponym(EBB, 84)
    arrest = make.event(TEXT, "arrested", "COERCE", mode="arrest", source=by(POLICE), target=[BROOK])
    killing = make.event(TEXT, "killed", "ASSAULT", place=port, date=day(2020, 3, 4), target=[LAKE])
    assert answer(record(arrest, killing, places=(port,), published=PUBLISHED)) == Answer(
        "KEN",
        "Coast Province",
        "Port Ebb",
        (2020, 3, 4),
        "state actor",
        frozenset({"killing", "arbitrary detention"}),
        ("Ada Brook", "Tom Lake"),
    )


def test_without_a_record_nothing_is_known() -> None:
    assert answer(None) == Answer("", "", "", (None, None, None), "insufficient info", frozenset(), ())


@pytest.mark.parametrize(
    ("places", "country"),
    [
        ([(KENYA, 10, ""), (UGANDA, 20, ""), (UGANDA, 30, "")], "UGA"),
        ([(KENYA, 10, ""), (UGANDA, 3000, ""), (UGANDA, 4000, "")], "KEN"),
        ([(UGANDA, 10, "named by its people; the only one"), (KENYA, 20, "")], "KEN"),
        ([(None, 10, ""), (KENYA, 20, "")], "KEN"),
        ([(HONG_KONG, 10, "")], "CHN"),
        ([(Place("Sahel", "", kind="region"), 10, "")], ""),
        ([], ""),
    ],
)
def test_the_country_is_voted_by_all_places_early_ones_weighing_more(places: list[tuple[Place | None, int, str]], country: str) -> None:
    assert answer(record(places=tuple(toponym(*given) for given in places))).country == country


def test_the_place_of_an_attack_weighs_twice(make: Any) -> None:
    dune, port = toponym(DUNE, 10), toponym(EBB, 84)
    assert answer(record(places=(dune, port))).city == "Dune"
    assert answer(record(make.event(TEXT, "killed", "ASSAULT", place=port), places=(dune, port))).city == "Port Ebb"
    assert answer(record(make.event(TEXT, "killed", "CONSULT", place=port), places=(dune, port))).city == "Dune"


@pytest.mark.parametrize(
    ("places", "region", "city"),
    [
        ([toponym(KENYA, 0), toponym(Place("Lira", "UGA", "North", kind="city"), 10)], "", ""),
        ([toponym(KENYA, 0), toponym(DUNE, 10), toponym(COAST, 20)], "Coast Province", "Dune"),
        ([toponym(DUNE, 10)], "Dry Province", "Dune"),
        ([toponym(DUNE, 10, text="Old Dune")], "Dry Province", "Old Dune"),
        ([toponym(HONG_KONG, 10)], "", "Hong Kong"),
        ([toponym(KENYA, 0), toponym(EBB, 10, "named by its people; the only one")], "", ""),
    ],
)
def test_city_and_region_are_places_of_the_country(places: list[Toponym], region: str, city: str) -> None:
    found = answer(record(places=tuple(places)))
    assert (found.region, found.city) == (region, city)


@pytest.mark.parametrize(
    ("events", "parts"),
    [
        ([("killed", "ASSAULT", day(2020, 3, 4)), ("seized", "ASSAULT", day(2019, 1, 1))], (2020, 3, 4)),
        ([("arrested", "ASSAULT", day(2020)), ("killed", "ASSAULT", day(2019, 2)), ("seized", "ASSAULT", day(2019, 2))], (2019, 2, 1)),
        ([("killed", "ASSAULT", day(2020)), ("seized", "ASSAULT", day(2019, 7, 8, "July 8, 2019"))], (2019, 7, 8)),
        ([("killed", "CONSULT", day(2020, 3, 4)), ("seized", "ASSAULT", day(2019, 2, 3))], (2019, 2, 3)),
        ([("killed", "CONSULT", day(2020, 3, 4)), ("seized", "ASSAULT", None)], (2020, 3, 4)),
        ([("killed", "ASSAULT", EventDate(date(2018, 1, 1), date(2020, 1, 1), "span", ""))], (2021, 5, 6)),
        ([("killed", "ASSAULT", EventDate(date(2020, 3, 1), date(2020, 4, 1), "span", ""))], (2020, None, None)),
        ([("killed", "ASSAULT", EventDate(date(2020, 3, 1), date(2020, 3, 31), "month", ""))], (2020, 3, None)),
        ([("killed", "ASSAULT", since(date(2020, 2, 3), "3 February"))], (2020, 2, 3)),
        ([("killed", "ASSAULT", since(date(2020, 2, 1), "February 2020"))], (2020, 2, None)),
        ([("killed", "ASSAULT", since(date(2020, 1, 1), "2020"))], (2020, None, None)),
        ([("killed", "ASSAULT", since(date(2021, 4, 6), "the past month"))], (2021, None, None)),
        ([("killed", "ASSAULT", None)], (2021, 5, 6)),
        ([], (2021, 5, 6)),
    ],
)
def test_the_dates_of_events_vote_and_the_day_of_publication_stands_in(
    make: Any, events: list[tuple[str, str, EventDate | None]], parts: tuple[int | None, ...]
) -> None:
    told = [make.event(TEXT, trigger, kind, date=when) for trigger, kind, when in events]
    assert answer(record(*told, published=PUBLISHED)).date == parts


def test_without_any_date_none_is_told(make: Any) -> None:
    assert answer(record(make.event(TEXT, "killed", "ASSAULT"))).date == (None, None, None)


def test_month_and_day_come_from_dates_of_the_chosen_year(make: Any) -> None:
    year = EventDate(date(2019, 1, 1), date(2019, 12, 31), "year", "that year")
    dates = {"arrested": day(2020, 5, 6), "killed": year, "seized": day(2019, 2, 3)}
    told = [make.event(TEXT, trigger, "ASSAULT", date=when) for trigger, when in dates.items()]
    assert answer(record(*told)).date == (2019, 2, 3)


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        (Actor("police", "KEN", "COP"), "state actor"),
        (Actor("Kenya", "KEN"), "state actor"),
        (Actor("army", "UGA", "MIL"), "state actor"),
        (Actor("rebels", "", "REB"), "other actors without permissions"),
        (Actor("mission", "", "IGO"), "regional orgs"),
        (Actor("company", "KEN", "BUS"), "other non-state actors"),
        (Actor("somebody"), "state actor"),
        (Actor("Ada Brook", "KEN", person=True), "state actor"),
    ],
)
def test_the_perpetrator_is_judged_by_sector(make: Any, actor: Actor, kind: str) -> None:
    assert answer(record(make.event(TEXT, "killed", "ASSAULT", source=by(actor)))).perpetrator == kind


@pytest.mark.parametrize(
    ("attacks", "kind"),
    [
        ([("killed", "", [REBELS]), ("seized", "", [REBELS]), ("arrested", "arrest", [POLICE])], "other actors without permissions"),
        ([("arrested", "", [REBELS]), ("killed", "", [CROWD])], "other actors without permissions"),
        ([("killed", "", [CROWD]), ("seized", "", [POLICE])], "state actor"),
        ([("seized", "abduct", [])], "other actors without permissions"),
        ([("arrested", "arrest", []), ("seized", "abduct", [])], "state actor"),
        ([("killed", "", [])], "state actor"),
        ([("seized", "abduct", []), ("killed", "", [CROWD])], "other non-state actors"),
        ([], "insufficient info"),
    ],
)
def test_the_sources_of_all_attacks_vote(make: Any, attacks: list[tuple[str, str, list[Actor]]], kind: str) -> None:
    events = [
        make.event(TEXT, trigger, "COERCE" if mode == "arrest" else "ASSAULT", mode=mode, source=by(*actors))
        for trigger, mode, actors in attacks
    ]
    assert answer(record(*events)).perpetrator == kind


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


@pytest.mark.parametrize(("others", "kinds"), [(5, {"killing", "kidnapping"}), (12, {"killing"})])
def test_a_kind_of_violence_told_in_passing_is_left_out(make: Any, others: int, kinds: set[str]) -> None:
    killings = [make.event(TEXT, "killed", "ASSAULT")] * others
    assert answer(record(*killings, make.event(TEXT, "seized", "ASSAULT", mode="abduct"))).violence == kinds


@pytest.mark.parametrize(
    ("type", "mode", "status", "named"),
    [
        ("ASSAULT", "", "reported", True),
        ("COERCE", "arrest", "claimed", True),
        ("RETREAT", "release", "reported", True),
        ("SANCTION", "convict", "reported", True),
        ("SANCTION", "expel", "reported", False),
        ("ASSAULT", "", "planned", False),
        ("CONSULT", "", "reported", False),
    ],
)
def test_victims_are_persons_attacked_released_or_convicted(make: Any, type: str, mode: str, status: str, named: bool) -> None:
    event = make.event(TEXT, "killed", type, mode=mode, status=status, target=[LAKE, *by(CROWD)])
    assert answer(record(event)).victims == (("Tom Lake",) if named else ())


def test_a_name_within_another_is_the_same_victim(make: Any) -> None:
    short = Mention("Lake", 51, 55, Actor("Lake", person=True))
    events = [make.event(TEXT, trigger, "ASSAULT", target=[target]) for trigger, target in (("killed", short), ("seized", LAKE))]
    assert answer(record(*events)).victims == ("Tom Lake",)
