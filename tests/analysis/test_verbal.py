"""Acts in words between states: which count, whom they are aimed at, what they are worth."""

from datetime import date, timedelta

import pytest

from dragoman.analysis.verbal import verbal_acts
from dragoman.codebook import load_codebook
from dragoman.records import Actor, EventDate, Record, VerbalAct
from tests.analysis.reports import DAY, MALAWI, MOZAMBIQUE, manner, person, report

CODEBOOK = load_codebook()
REBELS = Actor("Shore Front", "", "REB")


def acts(*records: Record) -> list[tuple[str, str, bool]]:
    return [(a.source, a.target, a.direct) for a in verbal_acts(records, CODEBOOK)]


def only(record: Record) -> VerbalAct:
    (act,) = verbal_acts([record], CODEBOOK)
    return act


def accused(text: str = "Malawi accused Mozambique.", published: date | None = DAY, **given) -> Record:
    made = report(text, published)
    source, target = [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)]
    return made.event("accused", "ACCUSE", source, target, **given).record()


def test_an_act_names_pair_words_place_and_reason():
    act = only(accused(manner=(manner("sharply", "intensifier", 2.0),)))
    assert (act.source, act.target, act.direct, act.day, act.outlet) == ("MWI", "MOZ", True, DAY, "The Post")
    assert (act.trigger, act.start, act.end, act.sentence) == ("accused", 7, 14, "Malawi accused Mozambique.")
    assert act.words[0].text == "sharply"
    assert "MOZ" in act.reason


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ({}, {"manner": (manner("mildly", "hedge", -2.0),)}),
        ({"manner": (manner("sharply", "intensifier", 2.0),)}, {}),
        ({}, {"status": "planned"}),
        ({"status": "planned"}, {"status": "hypothetical"}),
        ({"status": "hypothetical"}, {"status": "negated"}),
    ],
)
def test_words_and_status_move_the_value(stronger, weaker):
    assert only(accused(**stronger)).value < only(accused(**weaker)).value <= 0


def test_what_a_third_party_tells_counts_less():
    text = "Malawi accused Mozambique, Zambia said."
    told = report(text).mention("Zambia", Actor("Zambia", "ZMB"))
    assert only(accused(text)).value < only(accused(text, according_to=(told,), status="claimed")).value < 0


def test_talks_are_no_tone_and_force_is_none_either():
    made = report("Malawi met Mozambique.")
    source, target = [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)]
    assert acts(made.event("met", "CONSULT", source, target).record()) == []
    made = report("Malawi shelled Mozambique.")
    source, target = [made.mention("Malawi", MALAWI)], [made.mention("Mozambique", MOZAMBIQUE)]
    assert acts(made.event("shelled", "ASSAULT", source, target).record()) == []


def test_what_both_agree_counts_both_ways():
    made = report("Malawi and Mozambique agreed.")
    both = [made.mention("Malawi", MALAWI), made.mention("Mozambique", MOZAMBIQUE)]
    assert sorted(acts(made.event("agreed", "AGREE", both).record())) == [("MOZ", "MWI", True), ("MWI", "MOZ", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malawi condemned Mozambique's patrols.", [("MWI", "MOZ", False)]),
        ("Malawi condemned the Mozambican move.", [("MWI", "MOZ", False)]),
        ("Malawi condemned the drought.", []),
        ("Malawi condemned the moves of Mozambique's and Zambia's police.", []),
    ],
)
def test_an_act_without_a_target_is_aimed_at_the_one_state_named_with_what_is_spoken_of(text, found):
    made = report(text)
    assert acts(made.event("condemned", "ACCUSE", [made.mention("Malawi", MALAWI)]).record()) == found


def test_whoever_condemns_an_attack_does_not_accuse_the_country_that_suffered_it():
    made = report("Malawi condemned the attack on a Mozambican patrol.")
    made.event("condemned", "ACCUSE", [made.mention("Malawi", MALAWI)])
    assert acts(made.event("attack", "ASSAULT").record()) == []


def test_a_charge_against_a_group_is_none_against_the_state():
    made = report("Malawi accused the Shore Front, which Mozambique fights.\nMozambique and Malawi wait.")
    source, target = [made.mention("Malawi", MALAWI)], [made.mention("the Shore Front", REBELS)]
    assert acts(made.event("accused", "ACCUSE", source, target).record()) == []


def test_an_answer_is_aimed_at_whoever_made_the_charge():
    made = report("Malawi accused Mozambique.\nMozambique rejected the charge.")
    malawi, mozambique = made.mention("Malawi", MALAWI), made.mention("Mozambique", MOZAMBIQUE)
    made.event("accused", "ACCUSE", [malawi], [mozambique]).event("rejected", "REJECT", [mozambique])
    assert acts(made.record()) == [("MWI", "MOZ", True), ("MOZ", "MWI", False)]


def test_an_officer_whose_state_is_not_told_faces_the_other_side():
    made = report("The colonel warned Mozambique.\nMalawi and Mozambique have met.")
    colonel = made.mention("The colonel", Actor("colonel", "", "MIL"))
    made.event("warned", "THREATEN", [colonel], [made.mention("Mozambique", MOZAMBIQUE)])
    assert acts(made.record()) == [("MWI", "MOZ", True)]


def test_its_neighbour_is_the_other_side():
    made = report("Malawi thanked its neighbour.\nMalawi and Mozambique have met.")
    neighbour = made.mention("its neighbour", Actor("neighbour", "", "GOV"))
    made.event("thanked", "SUPPORT", [made.mention("Malawi", MALAWI)], [neighbour])
    assert acts(made.record()) == [("MWI", "MOZ", True)]


def test_force_that_one_state_says_the_other_uses_is_a_charge_told_once():
    made = report("Malawi said that Mozambique shelled a village.")
    malawi = made.mention("Malawi", MALAWI)
    made.event("shelled", "ASSAULT", [made.mention("Mozambique", MOZAMBIQUE)], status="claimed", according_to=(malawi,))
    made.statement(malawi, "said", "Mozambique shelled a village", manner=(manner("shelled", "act", -0.8),))
    act = only(made.record())
    assert (act.source, act.target, act.type) == ("MWI", "MOZ", "ACCUSE")
    assert act.value < -3


@pytest.mark.parametrize(
    ("stance", "words", "sign"),
    [
        ("deny", (), -1),
        ("demand", (), -1),
        ("affirm", (("liars", "evaluation", -0.8),), -1),
        ("affirm", (("friends", "courtesy", 0.6),), 1),
        ("affirm", (), 0),
    ],
)
def test_a_statement_that_names_the_other_is_an_act_if_its_stance_or_its_words_have_a_tone(stance, words, sign):
    made = report("Malawi said that Mozambique was there.")
    told = tuple(manner(*word) for word in words)
    made.statement(made.mention("Malawi", MALAWI), "said", "Mozambique was there", stance=stance, manner=told)
    values = [act.value for act in verbal_acts([made.record()], CODEBOOK)]
    assert [(value > 0) - (value < 0) for value in values] == ([sign] if sign else [])


def test_a_statement_and_the_event_in_it_are_one_act():
    made = report("Malawi accused Mozambique of lying.")
    malawi, mozambique = made.mention("Malawi", MALAWI), made.mention("Mozambique", MOZAMBIQUE)
    made.event("accused", "ACCUSE", [malawi], [mozambique])
    made.statement(malawi, "accused", "Mozambique of lying", manner=(manner("lying", "evaluation", -0.8),))
    assert only(made.record()).type == "ACCUSE"


@pytest.mark.parametrize(
    ("told", "historical", "day", "recalled"),
    [
        (None, False, DAY, False),
        (DAY - timedelta(days=2), False, DAY - timedelta(days=2), False),
        (DAY - timedelta(days=90), False, DAY - timedelta(days=90), True),
        (DAY + timedelta(days=9), False, DAY, False),
        (None, True, DAY, True),
    ],
    ids=["the day of the report", "a day told", "looked back on", "to come", "history"],
)
def test_an_act_counts_for_its_day_and_what_is_only_recalled_is_marked(told, historical, day, recalled):
    dated = EventDate(told, told, "day", "then") if told else None
    act = only(accused(date=dated, historical=historical))
    assert (act.day, act.recalled) == (day, recalled)


def test_without_any_day_an_act_has_none():
    assert only(accused(published=None)).day is None


def test_a_head_of_state_weighs_more_than_unnamed_officials():
    weights = []
    for words, sector in (("Malawi's president", "GOV"), ("Malawian officials", "GOV")):
        made = report(f"{words} accused Mozambique.")
        source, target = [made.mention(words, Actor(words, "MWI", sector))], [made.mention("Mozambique", MOZAMBIQUE)]
        weights.append(only(made.event("accused", "ACCUSE", source, target).record()).weight)
    assert weights[0] > weights[1]


def test_the_same_reports_give_the_same_acts_in_the_order_of_days():
    early, late = accused(published=DAY - timedelta(days=5)), accused()
    found = verbal_acts([late, early], CODEBOOK)
    assert found == verbal_acts([early, late], CODEBOOK)
    assert [act.day for act in found] == [DAY - timedelta(days=5), DAY]


def test_a_minister_of_unknown_state_and_no_second_side_says_nothing():
    made = report("Minister Grace Banda accused her critics.")
    assert acts(made.event("accused", "ACCUSE", [made.mention("Minister Grace Banda", person("Grace Banda"))]).record()) == []


@pytest.mark.parametrize(
    ("content", "word", "found"),
    [
        ("These are lies", ("lies", "evaluation", -0.8), [("MWI", "MOZ", False)]),
        ("Two women were injured", ("injured", "act", -0.4), []),
    ],
    ids=["a reproach", "harm alone"],
)
def test_a_statement_that_names_nobody_is_aimed_at_the_other_side_only_if_it_reproaches(content, word, found):
    made = report(f"{content}, Malawi said.\nMalawi and Mozambique have met.")
    assert acts(made.statement(made.mention("Malawi", MALAWI), "said", content, manner=(manner(*word),)).record()) == found


def test_a_reproach_that_speaks_of_an_armed_group_is_the_groups():
    made = report("The rebels are liars, Malawi said.\nMalawi and Mozambique have met.")
    made.statement(made.mention("Malawi", MALAWI), "said", "The rebels are liars", manner=(manner("liars", "evaluation", -0.8),))
    assert acts(made.record(made.mention("The rebels", REBELS))) == []


def test_a_place_is_not_whom_an_act_is_aimed_at():
    made = report("Malawi praised the talks in Zambia.\nMalawi and Mozambique met, as Malawi and Mozambique often do.")
    assert acts(made.event("praised", "SUPPORT", [made.mention("Malawi", MALAWI)]).record()) == []


def test_who_speaks_by_the_word_that_tells_an_act_is_its_source():
    made = report("The Malawian note accused Mozambique.")
    made.event("accused", "ACCUSE", (), [made.mention("Mozambique", MOZAMBIQUE)])
    made.statement(made.mention("The Malawian note", None), "accused", "Mozambique")
    assert acts(made.record()) == [("MWI", "MOZ", True)]


SIDES = "\nMalawi and Mozambique have met."


@pytest.mark.parametrize(
    ("content", "quote", "found"),
    [
        ("Mozambique keeps its own counsel", "indirect", [("MWI", "MOZ", True)]),
        ("They come at night", "indirect", [("MWI", "MOZ", False)]),
        ("The lake has no fish left", "direct", [("MWI", "MOZ", False)]),
        ("The lake was calm", "indirect", []),
        ("Zambia and Mozambique trade", "indirect", []),
        ("So it", "direct", []),
    ],
    ids=["the other is named", "a they", "in so many words", "of the weather", "a third is named", "hardly a word"],
)
def test_a_statement_without_words_of_tone_is_an_act_where_it_may_be_meant_for_the_other(content, quote, found):
    made = report(f"{content}, Malawi said.\nMalawi thanked Mozambique.{SIDES}")
    malawi = made.mention("Malawi", MALAWI)
    made.statement(malawi, "said", content, quote=quote)
    made.event("thanked", "SUPPORT", [malawi], [made.mention("Mozambique", MOZAMBIQUE)])
    assert [act for act in acts(made.record()) if act != ("MWI", "MOZ", True)] + [("MWI", "MOZ", True)] * (
        len(acts(made.record())) - 1 if found and found[0][2] else 0
    ) == found


def test_a_statement_without_words_of_tone_is_as_friendly_as_half_of_what_its_side_says_else_and_counts_half():
    made = report(f"Mozambique is near, Malawi said.\nMalawi thanked Mozambique.{SIDES}")
    malawi = made.mention("Malawi", MALAWI)
    made.statement(malawi, "said", "Mozambique is near")
    made.event("thanked", "SUPPORT", [malawi], [made.mention("Mozambique", MOZAMBIQUE)], score=1.0)
    said, thanked = verbal_acts([made.record()], CODEBOOK)
    assert said.value == pytest.approx(thanked.value / 2)
    assert said.weight < thanked.weight / 2
    assert "tell no tone" in said.reason


def test_to_say_that_something_is_not_so_denies_it_mildly():
    made = report(f"No gate was shut, Malawi said.{SIDES}")
    act = only(made.statement(made.mention("Malawi", MALAWI), "said", "No gate was shut").record())
    assert -3 < act.value < 0


def test_a_word_of_saying_with_a_tone_makes_an_act_of_what_is_said():
    made = report(f"The gate was shut, Malawi conceded.{SIDES}")
    made.statement(made.mention("Malawi", MALAWI), "conceded", "The gate was shut", manner=(manner("conceded", "voice", 0.3333),))
    assert only(made.record()).value > 0


def test_words_for_people_under_arms_are_not_the_others():
    made = report(f"Mozambique hunts the bandits, Malawi said.{SIDES}")
    told = (manner("bandits", "evaluation", -0.8), manner("hunts", "courtesy", 0.5))
    made.statement(made.mention("Malawi", MALAWI), "said", "Mozambique hunts the bandits", manner=told)
    assert only(made.record()).value > 0


def test_what_two_words_tell_of_one_statement_is_one_act():
    made = report(f"The lies of Mozambique go on, Malawi said in the reply it gave.{SIDES}")
    malawi, told = made.mention("Malawi", MALAWI), (manner("lies", "evaluation", -0.8),)
    made.statement(malawi, "said", "The lies of Mozambique go on", manner=told)
    made.statement(malawi, "reply", "The lies of Mozambique go on", manner=told)
    assert len(acts(made.record())) == 1


def test_an_officer_denies_what_is_said_of_his_side_though_force_is_told():
    made = report(f"Malawi denied that a Malawian unit fired.{SIDES}")
    made.event("fired", "ASSAULT", status="denied")
    made.statement(made.mention("Malawi", MALAWI), "denied", "a Malawian unit fired", stance="deny")
    assert acts(made.record()) == [("MWI", "MOZ", False)]
