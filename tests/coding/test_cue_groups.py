"""Cue groups: the saying word with its auxiliaries, adverbs, particle and the words that lead to what is said."""

import pytest

from dragoman.coding.cue_groups import cue_group
from tests.coding.parsed import parsed

CASES = {
    "alone": ("Karim PROPN 2 nsubj | said VERB 0 root", 2, (), "said"),
    "an auxiliary": ("Karim PROPN 3 nsubj | has AUX 3 aux | said VERB 0 root", 3, (), "has said"),
    "negation and adverbs": (
        "Karim PROPN 5 nsubj | did AUX 5 aux | not PART 5 advmod | ever ADV 5 advmod | say VERB 0 root | so ADV 5 advmod",
        5,
        (),
        "did not ever say",
    ),
    "an adverb alone": ("Karim PROPN 3 nsubj | repeatedly ADV 3 advmod | said VERB 0 root", 3, (), "repeatedly said"),
    "an adverb that joins clauses": ("as ADV 2 advmod | said VERB 0 root", 2, (), "said"),
    "the passive": ("Karim PROPN 3 nsubj:pass | was AUX 3 aux:pass | called VERB 0 root", 3, (), "was called"),
    "an infinitive": ("Karim PROPN 2 nsubj | came VERB 0 root | home ADV 2 advmod | to PART 5 mark | say VERB 2 advcl", 5, (), "to say"),
    "a verb whose infinitive it is": (
        "Karim PROPN 3 nsubj | has AUX 3 aux | refused VERB 0 root | to PART 5 mark | say VERB 3 xcomp",
        5,
        (),
        "has refused to say",
    ),
    "a particle": ("Karim PROPN 2 nsubj | pointed VERB 0 root | out ADP 2 compound:prt", 2, (), "pointed out"),
    "only the particle is marked": ("Karim PROPN 2 nsubj | pointed VERB 0 root | out ADP 2 compound:prt", 3, (), "pointed out"),
    "a preposition that leads to what is said": (
        "He PRON 2 nsubj | called VERB 0 root | for ADP 4 case | talks NOUN 2 obl",
        2,
        (3,),
        "called for",
    ),
    "one expression": ("according VERB 3 case | to ADP 1 fixed | police NOUN 0 root", 1, (), "according to"),
    "a noun": ("his PRON 3 nmod:poss | new ADJ 3 amod | claim NOUN 0 root", 3, (), "claim"),
    "a comma ends the group": ("Now ADV 4 advmod | , PUNCT 4 punct | he PRON 4 nsubj | says VERB 0 root", 4, (), "says"),
}


@pytest.mark.parametrize(("rows", "cue", "leads", "group"), CASES.values(), ids=CASES)
def test_a_cue_is_given_with_its_group(rows, cue, leads, group):
    sentence = parsed(rows)
    first, last = cue_group(sentence, cue - 1, cue - 1, [w - 1 for w in leads])
    assert " ".join(sentence.words[first : last + 1]) == group
