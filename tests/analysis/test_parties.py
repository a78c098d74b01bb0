"""Which state a mention speaks for."""

import pytest

from dragoman.analysis.parties import Parties, Roster
from dragoman.codebook import load_codebook
from dragoman.records import Actor, Place, Record, Toponym
from tests.analysis.reports import MALAWI, MOZAMBIQUE, dateline, person, report

CODEBOOK = load_codebook()


def parties(record: Record, *others: Record) -> Parties:
    return Parties(record, CODEBOOK, Roster.of((record, *others), CODEBOOK))


@pytest.mark.parametrize(
    ("words", "actor", "state"),
    [
        ("Malawi", MALAWI, "MWI"),
        ("Lilongwe", None, "MWI"),
        ("the Mozambican side", Actor("Mozambique", "MOZ", "CVL"), "MOZ"),
        ("Malawi's police", Actor("Malawi police", "MWI", "COP"), "MWI"),
        ("President Ruiz of Malawi", person("Ruiz"), "MWI"),
        ("Malawi's state radio", Actor("Malawi radio", "MWI", "MED"), "MWI"),
        ("a Malawian newspaper", Actor("newspaper", "MWI", "MED"), ""),
        ("Malawian rebels", Actor("rebels", "MWI", "REB"), ""),
        ("a Malawian senator", Actor("senator", "MWI", "OPP"), ""),
        ("the fog", None, ""),
    ],
)
def test_a_mention_speaks_for_its_state_and_groups_and_private_people_for_none(words, actor, state):
    made = report(f"It was {words}.")
    mention = made.mention(words, actor)
    assert parties(made.record(mention)).state_of(mention) == state


def test_a_minister_is_known_by_the_country_that_another_report_gives_him():
    here, there = report("Foreign Minister Grace Banda spoke."), report("Malawi's Foreign Minister Grace Banda left.")
    mention = here.mention("Foreign Minister Grace Banda", person("Grace Banda"))
    known = there.record(there.mention("Malawi's Foreign Minister Grace Banda", person("Grace Banda", "MWI")))
    assert parties(here.record(mention), known).state_of(mention) == "MWI"
    assert parties(here.record(mention)).state_of(mention) == ""


def test_a_name_that_two_states_claim_is_nobodys():
    roster = Roster.of(
        [
            made.record(made.mention(words, person("Joao Banda", country)))
            for words, country in (("Malawian Minister Joao Banda", "MWI"), ("Mozambican Minister Joao Banda", "MOZ"))
            for made in [report(f"{words} spoke.")]
        ],
        CODEBOOK,
    )
    assert roster.country("joao banda") == ""


def test_officials_without_a_country_are_those_of_the_dateline():
    made = report("LILONGWE - Officials said so.", places=[dateline("LILONGWE", "MWI")])
    mention = made.mention("Officials", Actor("Officials", "", "GOV"))
    assert parties(made.record(mention)).state_of(mention) == "MWI"


def test_a_spokesman_speaks_for_the_ministry_named_before_him():
    made = report("Mozambique's foreign ministry met.\nThe spokesman said so.", places=[dateline("Malawi", "MWI")])
    ministry = made.mention("Mozambique's foreign ministry", Actor("Mozambique foreign ministry", "MOZ", "GOV"))
    spokesman = made.mention("The spokesman", Actor("spokesman", "", "GOV"))
    assert parties(made.record(ministry, spokesman)).state_of(spokesman) == "MOZ"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Malawi wrote to Mozambique. Malawi waited.", "MOZ"),
        ("Malawi, Mozambique, Zambia, Kenya and Ghana met in Malawi.", ""),
        ("Malawi waited.", ""),
    ],
)
def test_a_report_on_two_states_has_two_sides(text, other):
    assert parties(report(text).record()).other("MWI") == other


def test_the_level_of_a_bare_surname_is_that_told_with_the_name():
    made = report("President Grace Banda spoke.\nBanda left.")
    full = made.mention("President Grace Banda", person("Grace Banda", "MWI"))
    last = made.mention("Banda left", person("Grace Banda", "MWI"))
    assert parties(made.record(full, last)).level_of(last).name == "head"


def test_named_states_tell_whether_their_conduct_is_named():
    made = report("He praised Malawi's patience and the Mozambican offer in Zambia.")
    found = [(n.country, n.owner) for n in parties(made.record()).named(0, len(made.text))]
    assert found == [("MWI", True), ("MOZ", True), ("ZMB", False)]


def test_states_of_an_unknown_pair_are_not_confused():
    made = report("Malawi wrote.")
    assert parties(made.record()).states_of([made.mention("Malawi", MALAWI)]) == ("MWI",)
    assert MOZAMBIQUE.country not in parties(made.record()).states_of([])


def test_an_unnamed_foreign_diplomat_is_not_taken_for_one_of_the_dateline():
    made = report("LILONGWE - A Western diplomat said so.", places=[dateline("LILONGWE", "MWI")])
    mention = made.mention("A Western diplomat", Actor("diplomat", "", "GOV"))
    assert parties(made.record(mention)).state_of(mention) == ""


@pytest.mark.parametrize(
    ("words", "state"),
    [("the Mozambican note", "MOZ"), ("The note", "MWI"), ("the statement", "MWI")],
    ids=["it names its state", "of whoever spoke before", "of whoever spoke before"],
)
def test_a_note_speaks_for_whoever_drafted_it(words, state):
    made = report(f"Malawi said so, and Mozambique was told.\n{words} went on.")
    made.statement(made.mention("Malawi", MALAWI), "said", "so")
    assert parties(made.record()).state_of(made.mention(words, None)) == state


def test_a_governor_is_of_the_country_in_which_his_place_lies():
    made = report("The governor of Tete spoke.", places=[Toponym("Tete", 16, 20, Place("Tete", "MOZ"))])
    mention = made.mention("The governor of Tete", Actor("governor", "", "GOV"))
    assert parties(made.record(mention)).state_of(mention) == "MOZ"


def test_what_was_taken_for_a_place_within_a_name_is_none():
    text = "After a week of talks by the lake, Minister Tete Banda spoke."
    made = report(text, places=[Toponym("Tete", text.index("Tete"), text.index("Tete") + 4, Place("Tete", "MOZ"))])
    mention = made.mention("Minister Tete Banda", person("Tete Banda"))
    assert parties(made.record(mention)).state_of(mention) == ""


def test_an_officer_is_of_the_country_with_whose_place_the_sentence_sets_out():
    made = report("In Maputo, Minister Grace Banda spoke.", places=[Toponym("Maputo", 3, 9, Place("Maputo", "MOZ"))])
    mention = made.mention("Minister Grace Banda", person("Grace Banda"))
    assert parties(made.record(mention)).state_of(mention) == "MOZ"


@pytest.mark.parametrize("words", ["Mr Banda", "Grace Banda"])
def test_a_name_alone_is_known_by_the_office_that_another_report_gives(words):
    there = report("Malawi's Foreign Minister Grace Banda left.")
    known = there.record(there.mention("Malawi's Foreign Minister Grace Banda", person("Grace Banda", "MWI")))
    here = report(f"{words} spoke.")
    mention = here.mention(words, Actor(words, "", ""))
    assert parties(here.record(mention), known).state_of(mention) == "MWI"


def test_the_words_of_a_ministrys_name_are_nobodys_name():
    made = report("Malawi's Ministry of External Relations spoke.")
    record = made.record(made.mention("Malawi's Ministry of External Relations", Actor("Ministry", "MWI", "GOV")))
    assert Roster.of([record], CODEBOOK).country("external relations") == ""


def test_the_ambassador_is_the_one_named_before():
    made = report("The ambassador of Malawi came. Mozambique heard him.\nThe ambassador left.")
    first = made.mention("The ambassador of Malawi", Actor("ambassador", "MWI", "GOV"))
    again = made.mention("The ambassador left", Actor("ambassador", "", "GOV"))
    assert parties(made.record(first, again)).state_of(again) == "MWI"


def test_an_opposition_lawmaker_with_a_name_speaks_for_himself():
    made = report("Malawian lawmaker John Phiri spoke.")
    mention = made.mention("Malawian lawmaker John Phiri", Actor("John Phiri", "MWI", "", person=True))
    assert parties(made.record(mention)).state_of(mention) == ""
