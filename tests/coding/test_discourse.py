"""The mentions of actors in a sentence."""

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.discourse import Mentions, role_of
from tests.coding.hand_reading import reading
from tests.coding.parsed import parsed


def mentions(*hand):
    document = reading(hand)
    return [(named.text, named.kind, named.role) for named in Mentions(document, Actors(document)).of(0)]


@pytest.mark.parametrize(
    ("rows", "names", "expected"),
    [
        (
            "President PROPN 2 nmod:desc | Orm PROPN 3 nsubj | left VERB 0 root",
            [("Orm", "PERSON")],
            [("President Orm", "PERSON", "subject")],
        ),
        (
            "Police NOUN 2 nsubj police | shot VERB 0 root | two NUM 5 nummod | village NOUN 5 compound | chiefs NOUN 2 obj chief",
            [],
            [("Police", "NOUN", "subject"), ("two village chiefs", "NOUN", "object")],
        ),
        (
            "Norland PROPN 4 nsubj | and CCONJ 3 cc | Estland PROPN 1 conj | met VERB 0 root",
            [("Norland", "PLACE"), ("Estland", "PLACE")],
            [("Norland", "PLACE", "subject"), ("Estland", "PLACE", "subject"), ("Norland and Estland", "PAIR", "subject")],
        ),
        ("the DET 2 det | sides NOUN 3 nsubj side | met VERB 0 root", [], [("the sides", "NOUN", "subject")]),
        ("rain NOUN 2 nsubj | fell VERB 0 root", [], []),
    ],
    ids=["a title is part of the name", "a noun before a noun is no mention", "two are a pair too", "what may recall an actor", "a thing"],
)
def test_mentions_are_actors_by_name_or_noun(rows, names, expected):
    assert mentions(rows, names) == expected


def test_a_conjunct_has_the_role_of_the_first():
    s = parsed("Orm PROPN 4 nsubj:pass | and CCONJ 3 cc | Tor PROPN 1 conj | shot VERB 0 root")
    assert [role_of(s, w) for w in (0, 2, 3)] == ["subject", "subject", "other"]
