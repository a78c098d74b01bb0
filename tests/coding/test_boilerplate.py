"""The part that a sentence plays in its document."""

import pytest

from dragoman.codebook import load_codebook
from dragoman.coding.boilerplate import role_of, roles_of
from tests.coding.parsed import parsed

MARKS = load_codebook().words.marks


@pytest.mark.parametrize(
    ("rows", "entities", "role"),
    [
        ("( PUNCT 2 punct | Reporting NOUN 0 root | by ADP 4 case | Ida PROPN 2 nmod | ) PUNCT 2 punct", [("Ida", "PERSON")], "byline"),
        (
            "Reporting VERB 6 csubj | by ADP 4 case | local ADJ 4 amod | stations NOUN 1 obl | has AUX 6 aux | grown VERB 0 root",
            [],
            "text",
        ),
        ("By ADP 2 case | Ida PROPN 0 root | Orm PROPN 2 flat | , PUNCT 5 punct | Post PROPN 2 appos", [("Ida Orm", "PERSON")], "byline"),
        ("By ADP 2 case | Monday PROPN 4 obl | rebels NOUN 4 nsubj | fled VERB 0 root flee", [("Monday", "DATE")], "text"),
        (
            "By ADP 2 case | Ida PROPN 6 obl | Orm PROPN 2 flat | troops NOUN 6 nsubj | were AUX 6 aux:pass | beaten VERB 0 root beat",
            [("Ida Orm", "PERSON")],
            "text",
        ),
        ("Sign VERB 0 root | up ADP 1 compound:prt | for ADP 4 case | news NOUN 1 obl", [], "boilerplate"),
        ("Read VERB 0 root | more ADJ 1 obj | : PUNCT 5 punct | Rebels NOUN 5 nsubj | flee VERB 1 parataxis", [], "boilerplate"),
        ("Copyright NOUN 0 root | 2014 NUM 1 nummod | Norpost PROPN 1 nmod", [], "boilerplate"),
        ("All DET 2 det | rights NOUN 3 nsubj | reserved VERB 0 root reserve | . PUNCT 3 punct", [], "boilerplate"),
        ("Write VERB 0 root | to ADP 3 case | ida@norpost.org X 1 obl", [], "boilerplate"),
        ("Share VERB 0 root | . PUNCT 1 punct", [], "boilerplate"),
        ("Share NOUN 2 compound | prices NOUN 3 nsubj | fell VERB 0 root fall", [], "text"),
        ("Troops NOUN 2 nsubj | fled VERB 0 root | [ PUNCT 4 punct | Ida PROPN 2 dep | / PUNCT 6 punct | AFP PROPN 4 dep | ] PUNCT 4 punct",
         [("Ida", "PERSON")], "caption"),
        ("Photo NOUN 4 dep | : PUNCT 4 punct | Troops NOUN 4 nsubj | flee VERB 0 root", [], "caption"),
        ("NORPORT PROPN 0 root | ( PUNCT 3 punct | NP PROPN 1 appos | ) PUNCT 3 punct | — PUNCT 1 punct", [("NORPORT", "PLACE")], "byline"),
        ("Monday PROPN 0 root | , PUNCT 3 punct | May PROPN 1 appos", [("Monday", "DATE"), ("May", "DATE")], "byline"),
        ("Norport PROPN 0 root", [("Norport", "PLACE")], "text"),
        ("* PUNCT 2 punct | * PUNCT 0 root", [], "boilerplate"),
    ],
    ids=[
        "who reported", "reporting as an act", "by whom", "by when", "beaten by names", "a prompt", "a link", "copyright", "rights",
        "a contact", "a button", "a word of a button", "a caption with its agency", "a caption", "a dateline alone", "a day alone",
        "a place alone", "a rule",
    ],
)  # fmt: skip
def test_a_line_that_is_no_part_of_the_report_is_known(rows, entities, role):
    assert role_of(parsed(rows, entities), MARKS) == role


def test_what_stands_before_the_credit_of_a_picture_is_its_caption():
    news = parsed("Troops NOUN 2 nsubj | fled VERB 0 root flee")
    credit = parsed("( PUNCT 3 punct | AP PROPN 3 compound | Photo NOUN 0 root | / PUNCT 5 punct | Orm PROPN 3 dep | ) PUNCT 3 punct")
    address = parsed("( PUNCT 2 punct | www.norpost.org X 0 root | ) PUNCT 2 punct")
    assert roles_of([news, credit], None, MARKS) == ["caption", "boilerplate"]
    assert roles_of([news, address], None, MARKS) == ["text", "boilerplate"]


def test_the_title_is_known_by_its_words():
    news = parsed("Troops NOUN 2 nsubj | fled VERB 0 root flee")
    assert roles_of([news, parsed("Share VERB 0 root")], "Troops fled", MARKS) == ["title", "boilerplate"]
