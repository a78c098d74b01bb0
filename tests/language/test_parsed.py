"""A parsed sentence: what lies above, below and beside a word."""

import pytest

from tests.coding.parsed import parsed

SENTENCE = parsed(
    """
    The DET 2 det
    army NOUN 3 nsubj
    attacked VERB 0 root attack
    villages NOUN 3 obj village
    because ADP 8 case
    of ADP 5 fixed
    Karim’s PROPN 8 nmod:poss Karim
    raids NOUN 3 obl:cause raid
    """,
    start=10,
)


def test_it_has_as_many_items_as_words():
    assert len(SENTENCE) == len(SENTENCE.words) == 8


def test_offsets_count_characters_of_the_document():
    document = "First one." + SENTENCE.text
    assert SENTENCE.text_of(1, 3, document) == "army attacked villages"
    assert [document[a:b] for a, b in zip(SENTENCE.starts, SENTENCE.ends, strict=True)] == SENTENCE.words


def test_the_root_is_its_own_head():
    assert SENTENCE.root == 2


def test_children_stand_in_order():
    assert SENTENCE.children[2] == [1, 3, 7]


@pytest.mark.parametrize(("word", "below"), [(2, list(range(8))), (7, [4, 5, 6, 7]), (1, [0, 1]), (0, [0])])
def test_a_subtree_is_a_word_and_all_below_it_in_order(word, below):
    assert SENTENCE.subtree(word) == below


@pytest.mark.parametrize(("word", "above"), [(2, []), (0, [1, 2]), (5, [4, 7, 2])])
def test_ancestors_stand_nearest_first(word, above):
    assert SENTENCE.ancestors(word) == above


@pytest.mark.parametrize(
    ("labels", "found"), [(("obj",), [3]), (("nsubj", "obj"), [1, 3]), (("obl",), [7]), (("obl:cause",), [7]), (("obl:agent",), [])]
)
def test_a_label_stands_for_its_subtypes_too(labels, found):
    assert SENTENCE.dependents(2, *labels) == found


def test_lower_case_words_have_straight_apostrophes():
    assert SENTENCE.lower[0] == "the"
    assert SENTENCE.lower[6] == "karim's"


@pytest.mark.parametrize(
    ("rows", "word", "case"),
    [
        ("he PRON 2 nsubj | left VERB 0 root | Kabul PROPN 2 obj", 2, ""),
        ("he PRON 2 nsubj | fled VERB 0 root | To ADP 4 case | Kabul PROPN 2 obl", 3, "to"),
        ("he PRON 2 nsubj | fled VERB 0 root | out ADP 5 case | of ADP 3 fixed | Kabul PROPN 2 obl", 4, "out of"),
        ("raids NOUN 0 root | from ADP 4 case | within ADP 4 case | Kabul PROPN 1 nmod", 3, "from within"),
        ("Kabul PROPN 3 nmod:poss | 's PART 1 case | raids NOUN 0 root", 0, ""),
    ],
    ids=["none", "one", "of two words", "two", "a possessive mark is none"],
)
def test_the_case_of_a_nominal_is_its_preposition(rows, word, case):
    assert parsed(rows).case_of(word) == case
