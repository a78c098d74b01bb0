"""Whom the words of a phrase stand for."""

from datetime import date

import pytest

from dragoman.coding.actors import Actors, plain
from dragoman.coding.phrases import phrase_of
from dragoman.records import Actor
from tests.coding.hand_reading import reading


def actor_of(hand, head: str, day: date | None = None) -> Actor | None:
    """The actor that a word of a sentence heads."""
    document = reading(hand, day=day)
    return Actors(document).identify(0, document.sentences[0].words.index(head))[0]


DAY = date(2005, 3, 1)
CASES = {
    # names of the dictionary
    "a state": (("Russia PROPN 2 nsubj | left VERB 0 root leave", [("Russia", "PLACE")]), "Russia", "RUS", "", False),
    "a capital, for its government": (
        ("Moscow PROPN 2 nsubj | agreed VERB 0 root agree", [("Moscow", "PLACE")]),
        "Moscow",
        "RUS",
        "GOV",
        False,
    ),
    "a people": (("Russians PROPN 2 nsubj | voted VERB 0 root vote", [("Russians", "NORP")]), "Russians", "RUS", "CVL", False),
    "an armed group": (("Taliban PROPN 2 nsubj | fled VERB 0 root flee", [("Taliban", "ORG")]), "Taliban", "AFG", "REB", False),
    "a person": (
        ("Sergei PROPN 3 nsubj | Lavrov PROPN 1 flat | spoke VERB 0 root speak", [("Sergei Lavrov", "PERSON")]),
        "Sergei",
        "RUS",
        "GOV",
        True,
    ),
    # common nouns
    "an agent": ("police NOUN 2 nsubj | came VERB 0 root come", "police", "", "COP", False),
    "an agent of several words": (
        "the DET 3 det | foreign ADJ 3 amod | ministry NOUN 4 nsubj | agreed VERB 0 root agree",
        "ministry",
        "",
        "GOV",
        False,
    ),
    "an agent and its country": (
        ("Russian ADJ 2 amod | police NOUN 3 nsubj | came VERB 0 root come", [("Russian", "NORP")]),
        "police",
        "RUS",
        "COP",
        False,
    ),
    "an agent and its possessor": (
        ("Russia PROPN 4 nmod:poss | 's PART 1 case | foreign ADJ 4 amod | ministry NOUN 5 nsubj | met VERB 0 root", [("Russia", "PLACE")]),
        "ministry",
        "RUS",
        "GOV",
        False,
    ),
    "an agent of a country": (
        ("troops NOUN 4 nsubj troop | from ADP 3 case | Russia PROPN 1 nmod | left VERB 0 root leave", [("Russia", "PLACE")]),
        "troops",
        "RUS",
        "MIL",
        False,
    ),
    "gunmen of a group are rebels": (
        ("Taliban PROPN 2 compound | gunmen NOUN 3 nsubj gunman | left VERB 0 root leave", [("Taliban", "ORG")]),
        "gunmen",
        "AFG",
        "REB",
        False,
    ),
    # names that no dictionary holds
    "a body told by its name": (
        ("Zorblatt PROPN 2 compound | University PROPN 3 nsubj | closed VERB 0 root close", [("Zorblatt University", "ORG")]),
        "University",
        "",
        "EDU",
        False,
    ),
    "a person of no office": (
        ("Ida PROPN 3 nsubj | Zorblatt PROPN 1 flat | left VERB 0 root leave", [("Ida Zorblatt", "PERSON")]),
        "Ida",
        "",
        "",
        True,
    ),
    "a person by his title": (
        ("Police NOUN 3 compound | Chief NOUN 3 compound | Zorblatt PROPN 4 nsubj | left VERB 0 root leave", [("Zorblatt", "PERSON")]),
        "Zorblatt",
        "",
        "COP",
        True,
    ),
    "a person by the country of his office": (
        ("Russian ADJ 2 amod | minister NOUN 4 nsubj | Zorb PROPN 2 flat | left VERB 0 root", [("Russian", "NORP"), ("Zorb", "PERSON")]),
        "Zorb",
        "RUS",
        "GOV",
        True,
    ),
}


@pytest.mark.parametrize(("hand", "head", "country", "sector", "person"), CASES.values(), ids=CASES)
def test_a_head_word_names_an_actor_of_a_country_and_a_sector(hand, head, country, sector, person):
    actor = actor_of(hand, head, DAY)
    assert actor is not None
    assert (actor.country, actor.sector, actor.person) == (country, sector, person)


@pytest.mark.parametrize("rows", ["rain NOUN 2 nsubj | fell VERB 0 root fall", "tables NOUN 2 nsubj table | fell VERB 0 root fall"])
def test_other_nouns_name_nobody_and_it_is_said_why(rows):
    actor, why = Actors(reading(rows)).identify(0, 0)
    assert (actor, why) == (None, "no name and no word for an actor")


@pytest.mark.parametrize(("day", "sector"), [(date(2010, 1, 1), "REB"), (date(2022, 1, 1), "GOV"), (None, "GOV")])
def test_the_sector_is_that_of_the_day(day, sector):
    actor = actor_of(("Taliban PROPN 2 nsubj | fled VERB 0 root flee", [("Taliban", "ORG")]), "Taliban", day)
    assert actor is not None and actor.sector == sector


def test_who_held_office_is_of_the_elite_afterwards():
    actor = actor_of(("Chirac PROPN 2 nsubj | spoke VERB 0 root speak", [("Chirac", "PERSON")]), "Chirac", date(2010, 1, 1))
    assert actor is not None and (actor.country, actor.sector) == ("FRA", "ELI")


ACRONYM = (
    "Zorblatt PROPN 3 compound | Liberation PROPN 3 compound | Front PROPN 7 nsubj | ( PUNCT 5 punct | ZLF PROPN 3 appos | ) PUNCT 5 punct"
    " | fled VERB 0 root flee",
    [("Zorblatt Liberation Front", "ORG"), ("ZLF", "ORG")],
)
SHORT = ("ZLF PROPN 2 nsubj | returned VERB 0 root return", [("ZLF", "ORG")])


def test_a_short_name_in_brackets_stands_for_the_name_before_it():
    actors = Actors(reading(ACRONYM, SHORT))
    assert actors.acronyms == {"ZLF": "Zorblatt Liberation Front"}
    actor, why = actors.identify(1, 0)
    assert actor is not None and actor.name == "Zorblatt Liberation Front"
    assert actor.sector == "REB" and "by its name" in why


def test_capitals_in_brackets_that_do_not_fit_are_no_short_name():
    hand = ("Karim PROPN 5 nsubj | ( PUNCT 3 punct | AFP PROPN 1 appos | ) PUNCT 3 punct | left VERB 0 root leave", [])
    assert Actors(reading(hand)).acronyms == {}


@pytest.mark.parametrize(
    ("hand", "word", "sector"),
    [
        ("police NOUN 2 nsubj | came VERB 0 root come", "police", "COP"),
        ("they PRON 2 nsubj | came VERB 0 root come", "they", ""),
        ("it PRON 2 nsubj | came VERB 0 root come", "it", None),
        ("rain NOUN 2 nsubj | came VERB 0 root come", "rain", None),
    ],
)
def test_pronouns_for_people_are_actors_of_no_sector(hand, word, sector):
    document = reading(hand)
    assert Actors(document).sector_of(0, document.sentences[0].words.index(word)) == sector


def test_a_phrase_without_an_actor_at_its_head_is_known_by_a_name_in_it():
    document = reading(("Russian ADJ 2 amod | wishes NOUN 0 root wish", [("Russian", "NORP")]))
    actors = Actors(document)
    actor, why = actors.of_phrase(0, phrase_of(document.sentences[0], 1))
    assert actor is not None and actor.country == "RUS"
    assert why.startswith("by its modifier")


def test_modifiers_in_a_circle_end():
    document = reading(("Front PROPN 2 nmod | Front PROPN 1 nmod | fled VERB 0 root", [("Front Front", "ORG")]))
    assert Actors(document).identify(0, 0)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("the Taliban", "taliban"), ("The Foreign Ministry", "foreign ministry"), ("Mr. Karim", "karim"), ("President Karim", "karim"),
        ("Gen. Omar Daud", "omar daud"), ("Russia’s", "russia"), ("“Sund”,", "sund"), ("a rebel", "rebel"), ("", ""),
    ],
)  # fmt: skip
def test_names_are_compared_without_article_title_and_possessive_mark(name, bare):
    assert plain(name) == bare
