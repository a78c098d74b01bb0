"""Inflection: from a form in the text back to a dictionary form that the codebook knows."""

import pytest

from dragoman.codebook.inflection import IRREGULAR, known_lemma, stems

KNOWN = {
    *((verb, "VERB") for verb in ("decapitate", "bar", "defy", "fight", "fly", "overrun", "tear", "throw", "withdraw", "leave", "find")),
    *((noun, "NOUN") for noun in ("gunman", "army", "negotiator")),
}


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "found"),
    [
        ("barred", "bar", "VERB", "bar"),
        ("decapitated", "decapitat", "VERB", "decapitate"),
        ("barring", "barr", "VERB", "bar"),
        ("defies", "def", "VERB", "defy"),
        ("fought", "fough", "VERB", "fight"),
        ("flown", "flo", "VERB", "fly"),
        ("flew", "fl", "VERB", "fly"),
        ("overran", "overra", "VERB", "overrun"),
        ("tore", "tord", "VERB", "tear"),
        ("thrown", "thro", "VERB", "throw"),
        ("withdrew", "withdre", "VERB", "withdraw"),
        ("gunmen", "gunme", "NOUN", "gunman"),
        ("negotiators", "negotiat", "NOUN", "negotiator"),
        ("armies", "armi", "NOUN", "army"),
        ("slept", "sle", "VERB", "sle"),
        ("fought", "fought", "NOUN", "fought"),
    ],
    ids=lambda value: value,
)
def test_a_form_is_led_back_to_a_word_that_the_codebook_knows(form, lemma, pos, found):
    assert known_lemma(form, lemma, pos, KNOWN) == found


def test_a_lemma_that_the_codebook_knows_stays():
    assert known_lemma("found", "leave", "VERB", KNOWN) == "leave"


def test_an_irregular_form_is_not_taken_for_a_regular_one():
    assert known_lemma("did", "di", "VERB", {("die", "VERB")}) == "di"


def test_a_form_that_may_come_from_two_words_gives_the_likelier_first():
    assert list(stems("bombed", "VERB"))[:3] == ["bombed", "bombe", "bomb"]


def test_no_irregular_form_is_itself_a_verb_of_the_table():
    assert not set(IRREGULAR) & set(IRREGULAR.values())
