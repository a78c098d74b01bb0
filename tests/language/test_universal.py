"""Labels of other parsers in the coder's words."""

import pytest

from dragoman.language.universal import features_of, name_span, relation_of, restore_subtypes, tag_of
from tests.coding.parsed import parsed


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("nsubj", "nsubj"),
        ("nsubj:pass", "nsubj:pass"),
        ("ROOT", "root"),
        ("root", "root"),
        ("flat:name", "flat"),
        ("obl:arg", "obl"),
        ("obl:tmod", "obl:unmarked"),
        ("nmod:npmod", "nmod:unmarked"),
        ("det:poss", "nmod:poss"),
        ("dobj", None),
        ("nsubjpass", None),
        ("prep_of", None),
        ("", None),
    ],
)
def test_a_relation_keeps_a_subtype_only_if_the_coder_reads_it(label, relation):
    assert relation_of(label) == relation


@pytest.mark.parametrize(
    ("feats", "tag", "given"),
    [
        ("Number=Plur", "NN", "Number=Plur"),
        ("", "NNS", "Number=Plur"),
        ("", "VBN", "Tense=Past|VerbForm=Part"),
        ("", "RB", "_"),
        ("", "", "_"),
    ],
)
def test_features_that_are_lacking_are_told_by_the_tag(feats, tag, given):
    assert features_of(feats, tag) == given


@pytest.mark.parametrize(
    ("tag", "upos", "feats", "given"),
    [
        ("VBD", "VERB", "_", "VBD"),
        ("NOUN", "NOUN", "Number=Plur", "NNS"),
        ("", "PROPN", "_", "NNP"),
        ("", "VERB", "Tense=Past|VerbForm=Part", "VBN"),
        ("", "VERB", "Tense=Pres|VerbForm=Part", "VBG"),
        ("", "VERB", "VerbForm=Ger", "VBG"),
        ("", "VERB", "VerbForm=Inf", "VB"),
        ("", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "VBD"),
        ("", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"),
        ("", "AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "VBP"),
        ("", "VERB", "_", "_"),
        ("", "ADJ", "_", "JJ"),
        ("$", "SYM", "_", "$"),
        ("", "X", "_", "_"),
    ],
)
def test_a_tag_that_is_lacking_is_told_by_part_of_speech_and_features(tag, upos, feats, given):
    assert tag_of(tag, upos, feats) == given


@pytest.mark.parametrize(
    ("words", "kept"),
    [("the United Nations", "United Nations"), ("Kenya 's", "Kenya"), ("the", "the"), ("The Hague", "Hague"), ("Ruto", "Ruto")],
)
def test_a_name_is_without_article_and_possessive_mark(words, kept):
    first, after = name_span(words.split(), 0, len(words.split()))
    assert " ".join(words.split()[first:after]) == kept


PAST = "Tense=Past|VerbForm=Part"
FINITE = "Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("rows", "deps"),
    [
        pytest.param(
            f"Two NUM 2 nummod | men NOUN 5 nsubj | have AUX 5 aux | been AUX 5 aux | shot VERB 0 root shoot {PAST}",
            "nummod nsubj:pass aux aux:pass root",
            id="a participle with a form of be is passive",
        ),
        pytest.param(
            f"Rebels NOUN 3 nsubj | have AUX 3 aux | fled VERB 0 root flee {PAST}",
            "nsubj aux root",
            id="one with a form of have alone is not",
        ),
        pytest.param(
            "He PRON 3 nsubj | was AUX 3 aux | fighting VERB 0 root fight Tense=Pres|VerbForm=Part",
            "nsubj aux root",
            id="nor is the progressive",
        ),
        pytest.param(
            "Kenya PROPN 3 nmod | 's PART 1 case | army NOUN 0 root",
            "nmod:poss case root",
            id="a possessive mark makes a possessor",
        ),
        pytest.param("their PRON 2 det | army NOUN 0 root", "nmod:poss root", id="so does a possessive pronoun"),
        pytest.param("army NOUN 0 root | of ADP 3 case | Kenya PROPN 1 nmod", "root case nmod", id="a phrase with of stays as it is"),
        pytest.param(
            f"men NOUN 0 root | who PRON 3 nsubj | fled VERB 1 acl flee {FINITE}",
            "root nsubj acl:relcl",
            id="a relative pronoun makes a relative clause",
        ),
        pytest.param(
            f"men NOUN 0 root | rebels NOUN 3 nsubj | shot VERB 1 acl shoot {FINITE}",
            "root nsubj acl:relcl",
            id="so does a finite verb with a subject",
        ),
        pytest.param(
            f"claim NOUN 0 root | that SCONJ 4 mark | rebels NOUN 4 nsubj | fled VERB 1 acl flee {FINITE}",
            "root mark nsubj acl",
            id="a conjunction makes none",
        ),
        pytest.param(f"men NOUN 0 root | shot VERB 1 acl shoot {PAST}", "root acl", id="nor does a bare participle"),
        pytest.param("blew VERB 0 root | up ADP 1 compound | cars NOUN 1 obj", "root compound:prt obj", id="a particle of a verb is one"),
        pytest.param("army NOUN 2 compound | base NOUN 0 root", "compound root", id="a noun before a noun is none"),
    ],
)
def test_subtypes_are_restored_where_the_words_show_them(rows, deps):
    s = parsed(rows)
    restore_subtypes(s)
    assert s.deps == deps.split()
