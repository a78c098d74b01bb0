"""Whom a definite description recalls."""

import pytest

from dragoman.coding.definites import described, recalled
from dragoman.coding.discourse import Entity, Named
from dragoman.coding.phrases import Phrase
from dragoman.records import Actor
from tests.coding.parsed import parsed


def entity(text, kind, sector, *nouns) -> Entity:
    named = Named(0, 0, Phrase(0, 0, 0), text, text, Actor(text, "", sector), kind, False, "subject")
    return Entity(named, nouns=[(noun, frozenset(words)) for noun, *words in nouns])


def test_a_description_is_its_noun_and_the_words_that_tell():
    s = parsed("the DET 5 det | ex ADJ 4 amod | - PUNCT 2 punct | foreign ADJ 5 amod | ministers NOUN 0 root minister")
    assert described(s, 0, 4, 4) == ("minister", frozenset({"former", "foreign"}))


@pytest.mark.parametrize(
    ("who", "noun", "beside", "expected"),
    [
        (entity("Ida Orm", "PERSON", "GOV", ("minister", "foreign")), "minister", [], True),
        (entity("Ida Orm", "PERSON", "GOV", ("minister", "foreign")), "minister", ["foreign"], True),
        (entity("Ida Orm", "PERSON", "GOV", ("minister", "foreign")), "minister", ["interior"], False),
        (entity("Supreme Court", "ORG", "JUD"), "court", [], True),
        (entity("Court", "ORG", "JUD"), "court", [], False),
        (entity("Blue Liberation Army", "ORG", "REB"), "army", [], False),
    ],
    ids=["the office", "with its words", "another office", "the last word of a body's name", "nothing but the word", "no regular army"],
)
def test_a_description_recalls_who_was_called_so(who, noun, beside, expected):
    assert recalled(who, noun, frozenset(beside)) is expected
