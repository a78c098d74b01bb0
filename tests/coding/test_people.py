"""The people a document names: fullest names, and the roles it gives them."""

import pytest

from dragoman.coding.people import People, roles_of
from tests.coding.hand_reading import reading
from tests.coding.parsed import parsed

FIRST = (
    "Norland PROPN 4 nmod:poss | 's PART 1 case | special ADJ 4 amod | envoy NOUN 6 nsubj | Ida PROPN 4 flat | left VERB 0 root leave",
    [("Ida", "PERSON")],
)
FULL = ("Ida PROPN 3 nsubj | Orm PROPN 1 flat | left VERB 0 root leave", [("Ida Orm", "PERSON")])
SURNAME = ("Orm PROPN 2 nsubj | spoke VERB 0 root speak", [("Orm", "PERSON")])
OTHER = ("Tor PROPN 3 nsubj | Orm PROPN 1 flat | came VERB 0 root come", [("Tor Orm", "PERSON")])
SPOKESMAN = (
    "Orm PROPN 9 nsubj | , PUNCT 4 punct | a DET 4 det | spokesman NOUN 1 appos | for ADP 7 case | the DET 7 det | ministry NOUN 4 nmod"
    " | , PUNCT 4 punct | left VERB 0 root leave",
    [("Orm", "PERSON")],
)


@pytest.mark.parametrize(
    ("hand", "roles"),
    [
        (FULL, []),
        (FIRST, ["Norland 's special envoy"]),
        (SPOKESMAN, ["a spokesman for the ministry"]),
        (
            ("The DET 2 det | minister NOUN 5 nsubj | , PUNCT 4 punct | Orm PROPN 2 appos | left VERB 0 root leave", [("Orm", "PERSON")]),
            ["The minister"],
        ),
        (("with ADP 2 case | Orm PROPN 3 obl | gone VERB 0 root go", [("Orm", "PERSON")]), []),
        (("by ADP 2 case | President PROPN 4 obl | Orm PROPN 2 flat | met VERB 0 root meet", [("Orm", "PERSON")]), ["President"]),
    ],
    ids=["none", "a title before", "an apposition after", "the name is the apposition", "a preposition is no title", "after a preposition"],
)
def test_the_titles_and_appositions_of_a_name_are_its_roles(hand, roles):
    s = parsed(*hand)
    first, after, _ = s.entities[0]
    assert [" ".join(s.words[role.first : role.last + 1]) for role in roles_of(s, first, after - 1)] == roles


def test_a_surname_means_who_was_introduced_by_it():
    people = People(reading(FULL, SURNAME))
    assert people.get("Orm") is people.get("Ida Orm") is not None
    assert people.get("Orm").name == "Ida Orm"


def test_of_two_of_a_surname_the_latest_is_meant():
    assert People(reading(FULL, OTHER)).get("Orm").name == "Tor Orm"


def test_roles_gather_from_all_sentences():
    people = People(reading(FULL, SPOKESMAN))
    assert [(k, phrase.head) for k, phrase in people.get("Ida Orm").roles] == [(1, 3)]


@pytest.mark.parametrize("name", ["Karim", ""])
def test_who_is_not_named_is_not_known(name):
    assert People(reading(FULL)).get(name) is None
