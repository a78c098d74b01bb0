"""Who says "I" and "we"."""

from datetime import date

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.phrases import Phrase
from dragoman.coding.quotations import Saying
from dragoman.coding.references import References
from tests.coding.hand_reading import reading

MINISTER = (
    "France PROPN 4 nmod:poss | 's PART 1 case | foreign ADJ 4 amod | minister NOUN 5 nmod:desc minister | Orm PROPN 6 nsubj"
    " | left VERB 0 root leave",
    [("France", "PLACE"), ("Orm", "PERSON")],
)
SPEAKER = (
    "The DET 2 det | spokesman NOUN 6 nsubj spokesman | for ADP 5 case | Blue PROPN 5 compound | League PROPN 2 nmod | left VERB 0 root",
    [("Blue League", "ORG")],
)
UNIONS = "unions NOUN 2 nsubj union Number=Plur | left VERB 0 root leave"


def said(word: str, speaker: str) -> str:
    return f'" PUNCT 3 punct | {word} PRON 3 nsubj | fought VERB 6 ccomp fight | " PUNCT 3 punct | {speaker} 6 nsubj | said VERB 0 root say'


@pytest.mark.parametrize(
    ("first", "sentence", "of"),
    [
        (MINISTER, (said("I", "Orm PROPN"), [("Orm", "PERSON")]), "Orm"),
        (MINISTER, (said("we", "Orm PROPN"), [("Orm", "PERSON")]), "France"),
        (UNIONS, said("we", "unions NOUN"), "unions"),
        (("Orm PROPN 2 nsubj | left VERB 0 root leave", [("Orm", "PERSON")]), (said("we", "Orm PROPN"), [("Orm", "PERSON")]), None),
    ],
    ids=["I, the speaker", "we, the minister's country", "we, those who speak", "we, of whom nothing is told"],
)
def test_who_speaks_is_meant_or_his_side(first, sentence, of):
    document = reading(first, sentence, day=date(2010, 1, 1))
    saying = Saying(1, (5, 5), Phrase(4, 4, 4), (1, 2), "affirm", "direct", "")
    mention = References(document, Actors(document), [saying]).mention(1, Phrase(1, 1, 1))
    assert (mention.of.partition(" minister ")[2] or mention.of if mention.of else None) == of


def test_a_spokesman_speaks_for_his_body():
    document = reading(SPEAKER, said("we", "spokesman NOUN"), day=date(2010, 1, 1))
    saying = Saying(1, (5, 5), Phrase(1, 1, 1), (1, 2), "affirm", "direct", "", speaker_from=0)
    assert References(document, Actors(document), [saying]).mention(1, Phrase(1, 1, 1)).of == "Blue League"


def test_outside_of_quotations_nobody_is_meant():
    document = reading(UNIONS, "we PRON 2 nsubj | left VERB 0 root leave")
    assert References(document, Actors(document)).mention(1, Phrase(0, 0, 0)).of is None
