"""Speakers: the words that name whoever says something, with the office they hold."""

import pytest

from dragoman.coding.phrases import Phrase
from dragoman.coding.speakers import speaker_of, with_role
from tests.coding.parsed import parsed

ROLES = {
    "an office after the name": (
        "Karim PROPN 7 nsubj | , PUNCT 4 punct | a DET 4 det | spokesman NOUN 1 appos | for ADP 6 case"
        " | police NOUN 4 nmod | said VERB 0 root",
        (1, 1, 1),
        "Karim , a spokesman for police",
    ),
    "an office with a relative clause": (
        "Karim PROPN 7 nsubj | , PUNCT 4 punct | an DET 4 det | envoy NOUN 1 appos | who PRON 6 nsubj"
        " | resigned VERB 4 acl:relcl | said VERB 0 root",
        (1, 1, 1),
        "Karim , an envoy who resigned",
    ),
    "an aside about the office": (
        "Karim PROPN 7 nsubj | , PUNCT 3 punct | envoy NOUN 1 appos | , PUNCT 6 punct | who PRON 6 nsubj"
        " | resigned VERB 3 acl:relcl | said VERB 0 root",
        (1, 1, 1),
        "Karim , envoy",
    ),
    "an aside about the name": (
        "Karim PROPN 5 nsubj | , PUNCT 4 punct | who PRON 4 nsubj | resigned VERB 1 acl:relcl | said VERB 0 root",
        (1, 1, 1),
        "Karim",
    ),
    "what narrows a common noun": (
        "An DET 2 det | analysis NOUN 6 nsubj | by ADP 5 case | a DET 5 det | bank NOUN 2 nmod | said VERB 0 root",
        (1, 2, 2),
        "An analysis by a bank",
    ),
    "the clause of the cue itself": (
        "Leaders NOUN 0 root | who PRON 3 nsubj | said VERB 1 acl:relcl | so ADV 3 advmod",
        (1, 1, 1),
        "Leaders",
        3,
    ),
    "a bracket behind the name": (
        "Karim PROPN 5 nsubj | ( PUNCT 3 punct | D PROPN 1 appos | ) PUNCT 3 punct | said VERB 0 root",
        (1, 1, 1),
        "Karim ( D )",
    ),
    "a title before the name": ("Mr. PROPN 2 nmod:desc | Karim PROPN 3 nsubj | said VERB 0 root", (2, 2, 2), "Mr. Karim"),
}


@pytest.mark.parametrize("case", ROLES.values(), ids=ROLES)
def test_a_speaker_is_given_with_his_role(case):
    rows, (first, last, head), words, *cue = case
    sentence = parsed(rows)
    phrase = with_role(sentence, Phrase(first - 1, last - 1, head - 1), (cue[0] if cue else len(sentence)) - 1)
    assert " ".join(sentence.words[phrase.first : phrase.last + 1]) == words


TALKS = parsed(
    "Talks NOUN 2 nsubj | failed VERB 5 ccomp fail | , PUNCT 2 punct | Karim PROPN 5 nsubj | said VERB 0 root say | Monday PROPN 5 obl"
)
CONTENT = Phrase(0, 1, 1)
KARIM, TALK = Phrase(3, 3, 3), Phrase(0, 0, 0)
SCORED = {
    "the model's": ({"speaker": Phrase(5, 5, 5), "content": CONTENT}, Phrase(5, 5, 5)),
    "the tree's where the model names none": ({"content": CONTENT}, KARIM),
    "the tree's where the model's is within what is said": ({"speaker": TALK, "content": CONTENT}, KARIM),
}


@pytest.mark.parametrize(("scored", "speaker"), SCORED.values(), ids=SCORED)
def test_the_speaker_is(scored, speaker):
    assert speaker_of(TALKS, 4, scored, None) == speaker
