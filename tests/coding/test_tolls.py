"""Tolls: how many people an act killed and injured."""

import pytest

from dragoman.coding.tolls import toll_of
from tests.coding.parsed import parsed


def tolls(rows: str, trigger: str, entities=()) -> tuple:
    """The tolls of the act told by a word, each as low and high."""
    s = parsed(rows, entities)
    return tuple(toll and (toll.low, toll.high) for toll in toll_of(s, s.words.index(trigger)))


KILLED_AND_WOUNDED = """A DET 2 det
bomb NOUN 3 nsubj
killed VERB:VBD 0 root kill
at ADP 5 case
least ADJ 6 nmod
12 NUM:CD 7 nummod
people NOUN 3 obj
and CCONJ 9 cc
wounded VERB:VBD 3 conj wound
30 NUM:CD 11 nummod
others NOUN 9 obj other"""


@pytest.mark.parametrize("trigger", ["killed", "wounded", "bomb"])
def test_killed_and_wounded_belong_to_one_act(trigger):
    assert tolls(KILLED_AND_WOUNDED, trigger) == ((12, None), (30, 30))


def test_the_words_of_a_toll_are_kept():
    killed, injured = toll_of(parsed(KILLED_AND_WOUNDED), 2)
    assert killed is not None and killed.words == "at least 12"
    assert injured is not None and injured.words == "30"


@pytest.mark.parametrize(
    ("nominal", "toll"),
    [
        ("Two NUM:CD 2 nummod | policemen NOUN:NNS 4 nsubj:pass", (2, 2)),
        ("A DET 2 det | soldier NOUN:NN 4 nsubj:pass", (1, 1)),
        ("One NUM:CD 2 nummod | woman NOUN:NN 4 nsubj:pass", (1, 1)),
        ("The DET 2 det | soldiers NOUN:NNS 4 nsubj:pass soldier", None),
        ("The DET 2 det | bridge NOUN:NN 4 nsubj:pass", None),
        ("No DET 2 det | one PRON:NN 4 nsubj:pass", (0, 0)),
        ("Several ADJ 2 amod | villagers NOUN:NNS 4 nsubj:pass", (3, None)),
    ],
)
def test_who_was_killed_may_be_counted(nominal, toll):
    assert tolls(f"{nominal} | were AUX 4 aux:pass be | killed VERB:VBN 0 root kill", "killed") == (toll, None)


def test_a_person_who_is_named_is_one():
    assert tolls("Ali PROPN:NNP 3 nsubj:pass | was AUX 3 aux:pass | killed VERB:VBN 0 root", "killed", [("Ali", "PERSON")]) == (
        (1, 1),
        None,
    )


@pytest.mark.parametrize(
    ("subject", "toll"), [("Dozens", (24, None)), ("Scores", (40, None)), ("Hundreds", (200, None)), ("Thousands", (2_000, None))]
)
def test_words_for_many_give_a_low_number_only(subject, toll):
    rows = f"{subject} NOUN:NNS 5 nsubj:pass | of ADP 3 case | people NOUN 1 nmod | were AUX 5 aux:pass | wounded VERB:VBN 0 root"
    assert tolls(rows, "wounded") == (None, toll)


def test_a_number_that_is_said_not_to_be_right_is_not_added():
    rows = "Seven NUM:CD 7 nsubj:pass | , PUNCT 5 punct | and CCONJ 5 cc | not PART 5 advmod | six NUM:CD 1 conj | were AUX 7 aux:pass be"
    assert tolls(f"{rows} | killed VERB:VBN 0 root kill", "killed") == ((7, 7), None)


def test_joined_victims_are_added():
    rows = """It PRON 2 nsubj
killed VERB:VBD 0 root
two NUM:CD 4 nummod
policemen NOUN:NNS 2 obj
and CCONJ 7 cc
a DET 7 det
driver NOUN:NN 4 conj"""
    assert tolls(rows, "killed") == ((3, 3), None)


def test_a_participle_tells_the_toll_of_the_act_above_it():
    rows = (
        "Gunmen NOUN 2 nsubj | attacked VERB:VBD 0 root | buses NOUN 2 obj | , PUNCT 5 punct | killing VERB:VBG 2 advcl | five NUM:CD 5 obj"
    )
    assert tolls(rows, "attacked") == ((5, 5), None)


def test_a_relative_clause_tells_the_toll_of_its_noun():
    rows = "attacks NOUN 0 root | that PRON 3 nsubj | killed VERB:VBD 1 acl:relcl | six NUM:CD 5 nummod | soldiers NOUN:NNS 3 obj"
    assert tolls(rows, "attacks") == ((6, 6), None)


def test_left_dead_and_wounded():
    rows = """It PRON 2 nsubj
left VERB:VBD 0 root
five NUM:CD 4 nummod
dead ADJ:JJ 2 xcomp
and CCONJ 7 cc
12 NUM:CD 7 nummod
wounded ADJ:JJ 4 conj"""
    assert tolls(rows, "left") == ((5, 5), (12, 12))


def test_the_death_toll_rises():
    rows = """The DET 3 det
death NOUN 3 compound
toll NOUN:NN 6 nsubj
of ADP 5 case
the DET 3 nmod
rose VERB:VBD 0 root
to ADP 8 case
18 NUM:CD 6 obl"""
    assert tolls(rows, "rose") == ((18, 18), None)


def test_the_number_of_another_clause_is_not_the_acts():
    rows = """Gunmen NOUN 2 nsubj
killed VERB:VBD 0 root
five NUM:CD 2 obj
and CCONJ 7 cc
a DET 6 det
bomb NOUN 7 nsubj
wounded VERB:VBD 2 conj
12 NUM:CD 7 obj"""
    assert tolls(rows, "killed") == ((5, 5), None)
    assert tolls(rows, "wounded") == (None, (12, 12))


def test_what_is_said_has_no_toll_of_the_saying():
    rows = "Police NOUN 2 nsubj | said VERB:VBD 0 root | rebels NOUN 4 nsubj | killed VERB:VBD 2 ccomp | nine NUM:CD 4 obj"
    assert tolls(rows, "said") == (None, None)
    assert tolls(rows, "killed") == ((9, 9), None)


def test_a_negated_clause_has_no_toll():
    rows = "It PRON 4 nsubj | did AUX 4 aux | not PART 4 advmod | kill VERB:VB 0 root | five NUM:CD 6 nummod | people NOUN:NNS 4 obj"
    assert tolls(rows, "kill") == (None, None)


@pytest.mark.parametrize(
    "rows",
    [
        "They PRON 2 nsubj | died VERB:VBD 0 root | ten NUM:CD 4 nummod | years NOUN:NNS 5 obl | ago ADV 2 advmod",
        "They PRON 2 nsubj | died VERB:VBD 0 root | in ADP 4 case | Quetta PROPN:NNP 2 obl",
    ],
)
def test_other_numbers_and_none_are_no_toll(rows):
    assert tolls(rows, "died") == (None, None)


def test_an_act_without_harm_has_no_toll():
    assert tolls("They PRON 2 nsubj | met VERB:VBD 0 root | 12 NUM:CD 4 nummod | envoys NOUN:NNS 2 obj", "met") == (None, None)
