"""Who a pronoun stands for: agreement, what grammar forbids, and how the evidence is weighed."""

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.antecedents import Pronoun, agrees, bound, choose
from dragoman.coding.discourse import Entity, Mentions, Place
from tests.coding.hand_reading import reading
from tests.coding.parsed import parsed

PEOPLE = "Mr. PROPN 2 nmod:desc | Orm PROPN 3 nsubj | left VERB 0 root leave", [("Orm", "PERSON")]
LAND = "Norland PROPN 2 nsubj | left VERB 0 root leave", [("Norland", "PLACE")]
UNION = "The DET 2 det | union NOUN 3 nsubj union | left VERB 0 root leave"
GUARDS = "guards NOUN 2 nsubj guard Number=Plur | left VERB 0 root leave"


def entity_of(hand, gender="") -> Entity:
    document = reading(hand)
    named = next(iter(Mentions(document, Actors(document)).of(0)))
    nouns = [(document.sentences[0].lemmas[named.word], frozenset())] if named.kind == "NOUN" else []
    return Entity(named, gender, [Place(0, named.word, named.role)], nouns)


@pytest.mark.parametrize(
    ("hand", "gender", "pronouns"),
    [
        (PEOPLE, "", {"he", "she"}),
        (PEOPLE, "m", {"he"}),
        (LAND, "", {"it"}),
        (UNION, "", {"it", "they"}),
        (GUARDS, "", {"they"}),
    ],
    ids=["a person", "a man", "a state", "a body", "many"],
)
def test_number_gender_and_kind_must_agree(hand, gender, pronouns):
    entity = entity_of(hand, gender)
    assert {kind for kind in ("he", "she", "it", "they") if agrees(Pronoun(1, 0, kind, False, None), entity)} == pronouns


def test_the_speaker_is_no_third_person():
    entity = entity_of(PEOPLE)
    assert not agrees(Pronoun(1, 0, "he", True, entity), entity)


@pytest.mark.parametrize(
    ("rows", "mention", "expected"),
    [
        ("Orm PROPN 2 nsubj | hit VERB 0 root | him PRON 2 obj", 0, True),
        ("Orm PROPN 2 nsubj | hit VERB 0 root | himself PRON 2 obj", 0, False),
        ("Orm PROPN 2 nsubj | met VERB 0 root | his PRON 4 nmod:poss | friend NOUN 2 obj", 0, False),
        ("his PRON 2 nmod:poss | friend NOUN 3 nsubj | fled VERB 0 root", 1, True),
        ("Orm PROPN 2 nsubj | said VERB 0 root | he PRON 4 nsubj | fled VERB 2 ccomp", 0, False),
        ("Orm PROPN 2 nsubj | rose VERB 0 root | and CCONJ 4 cc | hit VERB 2 conj | him PRON 4 obj", 0, True),
        ("Orm PROPN 5 nsubj | who PRON 3 nsubj | lied VERB 1 acl:relcl | he PRON 3 obj | fled VERB 0 root", 0, False),
    ],
    ids=[
        "two arguments",
        "himself",
        "his",
        "the owner is not the owned",
        "another clause",
        "the subject carried on",
        "in a clause about him",
    ],
)
def test_grammar_forbids_two_arguments_of_one_verb(rows, mention, expected):
    s = parsed(rows)
    pronoun = next(w for w, word in enumerate(s.lower) if word in ("he", "him", "his", "himself"))
    assert bound(s, pronoun, mention) is expected


def test_the_likeliest_is_chosen_with_its_chance():
    sentences = [parsed("Orm PROPN 2 nsubj | left VERB 0 root"), parsed("Tor PROPN 2 nsubj | left VERB 0 root"), parsed("he PRON 0 root")]
    old, new = entity_of(PEOPLE), entity_of(PEOPLE)
    old.mentions, new.mentions = [Place(0, 0, "subject")], [Place(1, 0, "subject")]
    weights = {"he": {"back 1": 2.0, "none": 0.0}}
    choice = choose(sentences, Pronoun(2, 0, "he", False, None), [old, new], weights)
    assert choice is not None and choice.entity is new
    assert 0.5 < choice.chance < choice.among_actors < 1
    assert choose(sentences, Pronoun(2, 0, "it", False, None), [old, new], {"it": {}}) is None
