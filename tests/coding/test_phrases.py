"""Phrases: the words that name an actor, around a head word or from scores of words."""

import numpy as np
import pytest

from dragoman.coding.phrases import (
    Phrase,
    completed,
    conjuncts,
    head_within,
    phrase_of,
    scored_phrases,
    trimmed,
    without_appositions,
    without_overlap,
)
from dragoman.language.parsed import ParsedSentence
from tests.coding.parsed import parsed

MINISTER = "the DET 4 det | Taliban PROPN 4 compound | foreign ADJ 4 amod | minister NOUN 0 root"


def words(s: ParsedSentence, first: int, last: int) -> str:
    return " ".join(s.words[first : last + 1])


@pytest.mark.parametrize(
    ("rows", "entities", "head", "phrase"),
    [
        ("gunmen NOUN 2 nsubj | fled VERB 0 root flee", [], "gunmen", "gunmen"),
        (MINISTER, [], "minister", "the Taliban foreign minister"),
        ("five NUM 2 nummod | policemen NOUN 0 root", [], "policemen", "five policemen"),
        (
            "Pakistan PROPN 4 nmod:poss | 's PART 1 case | Foreign ADJ 4 amod | Ministry PROPN 0 root",
            [],
            "Ministry",
            "Pakistan 's Foreign Ministry",
        ),
        ("Abdul PROPN 0 root | Karim PROPN 1 flat", [], "Abdul", "Abdul Karim"),
        ("members NOUN 0 root | of ADP 4 case | the DET 4 det | council NOUN 1 nmod", [], "members", "members of the council"),
        ("men NOUN 0 root | of ADP 3 case | units NOUN 1 nmod | of ADP 5 case | NATO PROPN 3 nmod", [], "men", "men of units of NATO"),
        ("guards NOUN 0 root | from ADP 3 case | Quetta PROPN 1 nmod", [], "guards", "guards"),
        ("gunmen NOUN 0 root | who PRON 3 nsubj | fled VERB 1 acl:relcl flee", [], "gunmen", "gunmen"),
        ("Karim PROPN 0 root | , PUNCT 4 punct | the DET 4 det | envoy NOUN 1 appos", [], "Karim", "Karim"),
        ("Karim PROPN 0 root | and CCONJ 3 cc | Shah PROPN 1 conj", [], "Karim", "Karim"),
        ("Bank PROPN 0 root | for ADP 3 case | Trade PROPN 1 nmod", [("Bank for Trade", "ORG")], "Bank", "Bank for Trade"),
        ("some ADV 2 advmod | 200 NUM 3 nummod | rebels NOUN 0 root", [("200", "NUMBER")], "rebels", "some 200 rebels"),
    ],
    ids=[
        "one word",
        "role words",
        "a number",
        "a possessor",
        "a name",
        "an of-phrase",
        "of-phrases in each other",
        "no other preposition",
        "no relative clause",
        "no apposition",
        "not what is coordinated",
        "a name is never cut",
        "what stands before a number",
    ],
)
def test_the_shortest_phrase_that_names_an_actor(rows, entities, head, phrase):
    s = parsed(rows, entities)
    found = phrase_of(s, s.words.index(head))
    assert words(s, found.first, found.last) == phrase
    assert s.words[found.head] == head and found.head in found


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (MINISTER, "minister"),
        ("with ADP 2 case | rebels NOUN 3 obl | fight VERB 0 root", "rebels"),
        ("very ADV 2 advmod | quickly ADV 3 advmod | , PUNCT 2 punct | left VERB 0 root leave", "left"),
    ],
)
def test_a_stretch_is_headed_by_the_nominal_that_the_others_hang_on(rows, head):
    s = parsed(rows)
    last = len(s) - 1 if s.upos[-1] != "VERB" or head == "left" else len(s) - 2
    assert s.words[head_within(s, 0, last)] == head


@pytest.mark.parametrize(
    ("rows", "of", "all_of"),
    [
        ("Karim PROPN 0 root", "Karim", "Karim"),
        ("Karim PROPN 0 root | , PUNCT 3 punct | Shah PROPN 1 conj | and CCONJ 5 cc | Daud PROPN 1 conj", "Karim", "Karim Shah Daud"),
        ("Karim PROPN 0 root | , PUNCT 3 punct | Shah PROPN 1 conj | and CCONJ 5 cc | Daud PROPN 3 conj", "Karim", "Karim Shah Daud"),
        ("Karim PROPN 2 nsubj | fled VERB 0 root flee | and CCONJ 4 cc | hid VERB 2 conj hide", "fled", "fled"),
    ],
    ids=["alone", "side by side", "a chain", "only nominals"],
)
def test_what_is_coordinated_with_a_nominal(rows, of, all_of):
    s = parsed(rows)
    assert [s.words[w] for w in conjuncts(s, s.words.index(of))] == all_of.split()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("rebels/NOUN", "rebels"),
        ("with/ADP rebels/NOUN ,/PUNCT", "rebels"),
        ("and/CCONJ by/ADP rebels/NOUN", "rebels"),
        ("Karim/PROPN 's/PART", "Karim"),
        ("rebels/NOUN who/PRON", "rebels"),
        ("who/PRON", "who"),
        ("rebels/NOUN (/PUNCT TTP/PROPN )/PUNCT", "rebels ( TTP )"),
        ("(/PUNCT TTP/PROPN )/PUNCT rebels/NOUN", "( TTP ) rebels"),
        ("(/PUNCT rebels/NOUN", "rebels"),
        (",/PUNCT ./PUNCT", None),
    ],
)
def test_what_cannot_begin_or_end_a_mention_is_trimmed(text, left):
    cells = [word.split("/") for word in text.split()]
    s = parsed(" | ".join(f"{word} {tag} {0 if i == 0 else 1} dep" for i, (word, tag) in enumerate(cells)))
    edges = trimmed(s, 0, len(s) - 1)
    assert (words(s, *edges) if edges else None) == left


TWO = "rebels NOUN 3 nsubj | today NOUN 3 obl | attacked VERB 0 root | the DET 6 det | army NOUN 6 compound | base NOUN 3 obj"


def scored(s: ParsedSentence, begin: str, inside: str = "") -> list[tuple[str, float]]:
    """The phrases of words that begin one (.9) and of those inside one (.7)."""
    first = np.array([0.9 * (w in begin.split()) for w in s.words], np.float32)
    after = np.array([0.7 * (w in inside.split()) for w in s.words], np.float32)
    found = scored_phrases(s, first, after, (first + after) > 0.5)
    return [(words(s, phrase.first, phrase.last), round(score, 2)) for phrase, score in found]


@pytest.mark.parametrize(
    ("rows", "begin", "inside", "phrases"),
    [
        (TWO, "", "", []),
        (TWO, "rebels", "", [("rebels", 0.9)]),
        (TWO, "the", "army base", [("the army base", 0.77)]),
        (TWO, "rebels the", "army base", [("rebels", 0.9), ("the army base", 0.77)]),
        (TWO, "", "base", [("the army base", 0.7)]),
        ("Mr. PROPN 2 compound | Karim PROPN 3 nsubj | left VERB 0 root", "Karim", "", [("Mr. Karim", 0.9)]),
        ("Abdul PROPN 3 nsubj | Karim PROPN 1 flat | left VERB 0 root", "Abdul", "", [("Abdul Karim", 0.9)]),
        ("Al PROPN 3 compound | - PUNCT 3 punct | Sund PROPN 4 nsubj | left VERB 0 root", "Al", "Sund", [("Al - Sund", 0.53)]),
        ("quickly ADV 2 advmod | left VERB 0 root leave", "left", "", []),
    ],
    ids=["none", "a word", "a run", "two", "the tree adds what is left out", "a title", "a name", "a hyphen between", "no act is an actor"],
)
def test_scored_words_make_phrases(rows, begin, inside, phrases):
    assert scored(parsed(rows), begin, inside) == phrases


def test_two_coordinated_names_side_by_side_are_two_phrases():
    s = parsed("Karim PROPN 3 nsubj | Shah PROPN 1 conj | left VERB 0 root leave")
    assert scored(s, "Karim Shah") == [("Karim", 0.9), ("Shah", 0.9)]


def test_a_phrase_is_completed_to_the_whole_name():
    s = parsed(
        "United PROPN 2 amod | Front PROPN 5 nsubj | of ADP 4 case | Sund PROPN 2 nmod | left VERB 0 root",
        [("United Front of Sund", "ORG")],
    )
    assert completed(s, Phrase(1, 1, 1)) == Phrase(0, 3, 1)


APPOSITION = "the DET 2 det | envoy NOUN 5 nsubj | , PUNCT 4 punct | Karim {tag} 2 appos | left VERB 0 root leave"


@pytest.mark.parametrize(("tag", "left"), [("PROPN", "Karim"), ("NOUN", "envoy")], ids=["the name", "the first if neither is a name"])
def test_of_two_phrases_in_apposition_one_names_the_actor(tag, left):
    s = parsed(APPOSITION.format(tag=tag))
    assert [s.words[p.head] for p in without_appositions(s, [Phrase(0, 1, 1), Phrase(3, 3, 3)])] == [left]


def test_phrases_that_merely_follow_each_other_are_both_kept():
    s = parsed(TWO)
    assert len(without_appositions(s, [Phrase(0, 0, 0), Phrase(3, 5, 5)])) == 2


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(4, 5), (0, 1)], [(0, 1), (4, 5)]),
        ([(0, 1), (1, 3)], [(1, 3)]),
        ([(0, 3), (1, 2)], [(0, 3)]),
        ([(0, 1), (1, 2)], [(0, 1)]),
        ([(0, 1), (0, 1)], [(0, 1)]),
    ],
    ids=["none", "in order", "the longer", "the outer", "of equals the first", "once"],
)
def test_of_two_phrases_that_overlap_the_longer_is_kept(spans, kept):
    assert [(p.first, p.last) for p in without_overlap(Phrase(*span, span[0]) for span in spans)] == kept
