"""Lemmas as edit scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.lemmas import apply_script, edit_script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("attacked", "attack", "l|2|"),
        ("Accused", "accuse", "l|1|"),
        ("denies", "deny", "l|3|y"),
        ("went", "go", "l|4|go"),
        ("men", "man", "l|2|an"),
        ("is", "be", "l|2|be"),
        ("TALKS", "talk", "l|1|"),
        ("Kabul", "Kabul", "k|0|"),
        ("Americans", "American", "k|1|"),
        ("'s", "'s", "l|0|"),
    ],
)
def test_a_script_says_how_a_form_becomes_its_lemma(form, lemma, script):
    assert edit_script(form, lemma) == script
    assert apply_script(form, script) == lemma


def test_forms_of_one_pattern_share_a_script():
    assert len({edit_script(form, form[:-2].lower()) for form in ("attacked", "bombed", "Shelled")}) == 1


@pytest.mark.parametrize(("form", "script", "lemma"), [("At", "l|5|x", "at"), ("At", "k|5|x", "At"), ("It", "l|2|", "it")])
def test_a_script_that_fits_another_form_leaves_this_one(form, script, lemma):
    assert apply_script(form, script) == lemma


@given(st.text(), st.text(min_size=1))
def test_every_lemma_comes_back_from_its_script(form, lemma):
    assert apply_script(form, edit_script(form, lemma)) == lemma
