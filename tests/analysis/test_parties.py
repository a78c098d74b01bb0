"""Which state a mention speaks for."""

import pytest

from dragoman.analysis.parties import Parties, Roster
from dragoman.codebook import load_codebook
from dragoman.records import Actor, Record
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
