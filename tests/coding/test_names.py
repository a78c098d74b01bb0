"""Names as the coder reads them: what the tagger cut apart made whole, groups by the dictionary, titles alone left out."""

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.names import mended_names
from tests.coding.parsed import parsed


def names(rows, *entities):
    s = parsed(rows, entities)
    found = list(load_codebook().actors.find(s.words, s.lower))
    return [(" ".join(s.words[first:after]), label) for first, after, label in mended_names(s, found)]


@pytest.mark.parametrize(
    ("rows", "entities", "expected"),
    [
        (
            "Lt. PROPN 4 nmod:desc | Gen. PROPN 4 nmod:desc | Ali PROPN 0 root | Khan PROPN 3 flat",
            [("Lt.", "PERSON"), ("Gen. Ali", "PERSON")],
            [("Ali Khan", "PERSON")],
        ),
        (
            "Prime ADJ 2 amod | Minister PROPN 3 nmod:desc | Ana PROPN 0 root | Silva PROPN 3 flat",
            [("Minister", "PERSON"), ("Ana Silva", "PERSON")],
            [("Ana Silva", "PERSON")],
        ),
        (
            "Ben PROPN 0 root | “ PUNCT 3 punct | Bo PROPN 1 flat | ” PUNCT 3 punct | Smith PROPN 1 flat",
            [("Ben", "PERSON"), ("Smith", "PERSON")],
            [("Ben “ Bo ” Smith", "PERSON")],
        ),
        ("Radio PROPN 0 root | 2 NUM 1 flat", [("Radio 2", "PERSON")], []),
        ("the DET 3 det | Abu PROPN 3 compound | Sayyaf PROPN 0 root", [("Abu Sayyaf", "PERSON")], [("Abu Sayyaf", "ORG")]),
        (
            "National PROPN 3 amod | Salvation PROPN 3 compound | League PROPN 0 root",
            [("National", "ORG"), ("Salvation League", "ORG")],
            [("National Salvation League", "ORG")],
        ),
        (
            "Norland PROPN 0 root | and CCONJ 3 cc | Estland PROPN 1 conj",
            [("Norland", "PLACE"), ("Estland", "PLACE")],
            [("Norland", "PLACE"), ("Estland", "PLACE")],
        ),
    ],
    ids=[
        "titles before",
        "a title alone",
        "a nickname",
        "no person has a number",
        "a group by the dictionary",
        "a body cut in two",
        "two places",
    ],
)
def test_names_are_made_whole(rows, entities, expected):
    assert names(rows, *entities) == expected


def test_a_hyphen_joins_two_parts_of_a_name_that_touch():
    s = parsed("Ann PROPN 0 root | Lee PROPN 1 flat | - PUNCT 4 punct | Hall PROPN 1 flat", [("Ann Lee", "PERSON")])
    assert mended_names(s, []) == [(0, 2, "PERSON")]
    s.starts[2], s.ends[2] = s.ends[1], s.ends[1] + 1
    s.starts[3] = s.ends[2]
    assert mended_names(s, []) == [(0, 4, "PERSON")]
