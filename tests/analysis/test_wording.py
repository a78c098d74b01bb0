"""Careful words: what each status, voice and type of act is told as."""

import pytest

from dragoman.analysis.phrases import PHRASES, phrase_of
from dragoman.analysis.wording import ACTIVE, NOMINAL, VOICES, Told, in_words, is_plural, stands, started, within
from dragoman.codebook.types import load_types
from dragoman.records import STATUSES

A, B, BY = "Malawi", "Mozambique", "the ministry"


def told(status, voice, source=A, target=B, by=BY, **given):
    return in_words(Told("ASSAULT", "", status, voice, source, target, by, **given))


@pytest.mark.parametrize(
    ("status", "voice", "sentence"),
    [
        ("reported", "reports", "Malawi attacked Mozambique"),
        ("reported", "report", "Malawi is reported to have attacked Mozambique"),
        ("reported", "unnamed", "Malawi is said to have attacked Mozambique"),
        ("reported", "other", "According to the ministry, Malawi attacked Mozambique"),
        ("reported", "self", "Malawi, by its own account, attacked Mozambique"),
        ("claimed", "reports", "Malawi is said to have attacked Mozambique"),
        ("claimed", "report", "Malawi is said to have attacked Mozambique"),
        ("claimed", "unnamed", "Malawi is said to have attacked Mozambique"),
        ("claimed", "other", "According to the ministry, Malawi attacked Mozambique"),
        ("claimed", "self", "Malawi, by its own account, attacked Mozambique"),
        ("denied", "reports", "It is denied that Malawi attacked Mozambique"),
        ("denied", "report", "It is denied that Malawi attacked Mozambique"),
        ("denied", "unnamed", "It is denied that Malawi attacked Mozambique"),
        ("denied", "other", "The ministry denies that Malawi attacked Mozambique"),
        ("denied", "self", "Malawi denies having attacked Mozambique"),
        ("negated", "reports", "Malawi did not attack Mozambique"),
        ("negated", "report", "Malawi is reported not to have attacked Mozambique"),
        ("negated", "unnamed", "Malawi is said not to have attacked Mozambique"),
        ("negated", "other", "According to the ministry, Malawi did not attack Mozambique"),
        ("negated", "self", "Malawi, by its own account, did not attack Mozambique"),
        ("planned", "reports", "Malawi is reported to plan to attack Mozambique"),
        ("planned", "report", "Malawi is reported to plan to attack Mozambique"),
        ("planned", "unnamed", "Malawi is said to plan to attack Mozambique"),
        ("planned", "other", "According to the ministry, Malawi is to attack Mozambique"),
        ("planned", "self", "Malawi, by its own account, is to attack Mozambique"),
        ("hypothetical", "reports", "It is raised as a possibility that Malawi might attack Mozambique"),
        ("hypothetical", "report", "It is raised as a possibility that Malawi might attack Mozambique"),
        ("hypothetical", "unnamed", "It is raised as a possibility that Malawi might attack Mozambique"),
        ("hypothetical", "other", "The ministry speaks of the possibility that Malawi might attack Mozambique"),
        ("hypothetical", "self", "Malawi speaks of the possibility that it might attack Mozambique"),
    ],
)
def test_an_act_by_its_status_and_by_who_tells_it(status, voice, sentence):
    assert told(status, voice) == sentence


@pytest.mark.parametrize(
    ("status", "voice", "sentence"),
    [
        ("reported", "reports", "There was an attack on Mozambique"),
        ("reported", "report", "An attack on Mozambique is reported"),
        ("reported", "other", "According to the ministry, there was an attack on Mozambique"),
        ("claimed", "unnamed", "An attack on Mozambique is said to have taken place"),
        ("denied", "other", "The ministry denies an attack on Mozambique"),
        ("denied", "report", "An attack on Mozambique is denied"),
        ("negated", "other", "According to the ministry, an attack on Mozambique did not take place"),
        ("planned", "other", "According to the ministry, an attack on Mozambique is to take place"),
        ("hypothetical", "other", "The ministry speaks of an attack on Mozambique as a possibility"),
    ],
)
def test_an_act_whose_doer_is_unknown(status, voice, sentence):
    assert told(status, voice, source="") == sentence


@pytest.mark.parametrize("table", [ACTIVE, NOMINAL])
def test_there_are_words_for_every_status_and_voice(table):
    assert set(table) == {(status, voice) for status in STATUSES for voice in VOICES}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("status", ["claimed", "denied", "planned", "hypothetical"])
@pytest.mark.parametrize("source", [A, ""])
def test_nothing_is_asserted_that_is_not_reported(status, voice, source):
    sentence = told(status, voice, source=source).lower()
    assert any(mark in sentence for mark in ("according to", "own account", "is said", "denie", "reported to", "possibility"))


@pytest.mark.parametrize("type", load_types().types)
@pytest.mark.parametrize("target", [B, ""])
@pytest.mark.parametrize("source", [A, ""])
@pytest.mark.parametrize("status", STATUSES)
def test_every_type_has_words(type, target, source, status):
    sentence = in_words(Told(type, "", status, "other", source, target, BY))
    assert sentence[0].isupper() and "{" not in sentence and "  " not in sentence
    assert (B in sentence) == bool(target)


@pytest.mark.parametrize(("type", "mode"), PHRASES)
def test_phrases_are_of_types_and_modes_of_the_codebook(type, mode):
    assert load_types().knows(type, mode)


def test_a_mode_without_a_phrase_takes_that_of_its_type():
    assert phrase_of("PROTEST", "hunger") == phrase_of("PROTEST", "")


@pytest.mark.parametrize(
    ("status", "voice", "sentence"),
    [
        ("reported", "report", "Gunmen are reported to have attacked Mozambique"),
        ("denied", "self", "Gunmen deny having attacked Mozambique"),
        ("claimed", "self", "Gunmen, by their own account, attacked Mozambique"),
        ("planned", "other", "According to the ministry, gunmen are to attack Mozambique"),
    ],
)
def test_verbs_agree_with_several(status, voice, sentence):
    assert told(status, voice, source="gunmen", many=frozenset({"gunmen"})) == sentence


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("gunmen", True),
        ("two officers of the guard", True),
        ("the police", True),
        ("officials in Maputo", True),
        ("Kyrgyz border troops", True),
        ("Malawi", False),
        ("the United States", False),
        ("Organization for Security and Co-operation in Europe", False),
        ("the ministry", False),
        ("Colonel James", False),
        ("", False),
    ],
)
def test_which_names_take_a_plural_verb(name, plural):
    assert is_plural(name) is plural


@pytest.mark.parametrize(
    ("stance", "party", "before", "words"),
    [
        ("affirm", "Malawi", None, "Malawi asserts"),
        ("deny", "the fishermen", None, "the fishermen deny"),
        ("doubt", "Malawi", None, "Malawi doubts"),
        ("affirm", "Malawi", "deny", "Malawi now asserts (earlier denied)"),
    ],
)
def test_where_a_party_stands(stance, party, before, words):
    assert stands(stance, party, before) == words


@pytest.mark.parametrize(
    ("name", "inside"),
    [("The Ministry", "the Ministry"), ("Gunmen from Tete", "gunmen from Tete"), ("Malawi", "Malawi"), ("Élodie Ruiz", "Élodie Ruiz")],
)
def test_a_name_within_a_sentence(name, inside):
    assert within(name) == inside
    assert started(inside)[0].isupper()
