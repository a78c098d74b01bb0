"""Quotations over several sentences: whose words they are, and which word tells so."""

import pytest

from tests.coding.test_statements import told

AGREED = (
    "“ PUNCT 3 punct | We PRON 3 nsubj | agreed VERB 0 root agree | , PUNCT 3 punct | ” PUNCT 3 punct | Karim PROPN 7 nsubj"
    " | said VERB 3 parataxis say | . PUNCT 3 punct"
)
LEFT = "“ PUNCT 3 punct | They PRON 3 nsubj | left VERB 0 root leave | . PUNCT 3 punct | ” PUNCT 3 punct"
UNQUOTED = "They PRON 2 nsubj | left VERB 0 root leave | . PUNCT 2 punct"
OPENS = "“ PUNCT 3 punct | We PRON 3 nsubj | agreed VERB 0 root agree | . PUNCT 3 punct"
MIDDLE = "They PRON 2 nsubj | agreed VERB 0 root agree | . PUNCT 2 punct"
CLOSES = "They PRON 2 nsubj | left VERB 0 root leave | . PUNCT 2 punct | ” PUNCT 2 punct"
CLOSES_AND_NAMES = (
    "They PRON 2 nsubj | left VERB 0 root leave | , PUNCT 2 punct | ” PUNCT 2 punct | Karim PROPN 6 nsubj | said VERB 2 parataxis say"
    " | . PUNCT 2 punct"
)
SIGNED = "— PUNCT 2 punct | Nadia PROPN 0 root | Karim PROPN 2 flat | , PUNCT 5 punct | teacher NOUN 2 appos"
INTRODUCES = (
    "Karim PROPN 2 nsubj | denied VERB 0 root deny | that SCONJ 5 mark | police NOUN 5 nsubj | left VERB 2 ccomp leave | . PUNCT 2 punct"
)
COLON = (
    "Karim PROPN 2 nsubj | spoke VERB 0 root speak | : PUNCT 2 punct",
    [("Karim", "PERSON")],
)
NESTED = "They PRON 2 nsubj | said VERB 0 root say | police NOUN 4 nsubj | lied VERB 2 ccomp lie | . PUNCT 2 punct"

CASES = {
    "it goes on with the same speaker and no cue": ([AGREED, LEFT], [("Karim", "said", "We agreed"), ("Karim", None, "They left")]),
    "three sentences keep their speaker": (
        [AGREED, LEFT, LEFT],
        [("Karim", "said", "We agreed"), ("Karim", None, "They left"), ("Karim", None, "They left")],
    ),
    "what is not quoted is nobody's": ([AGREED, UNQUOTED], [("Karim", "said", "We agreed")]),
    "one far off is not the same": ([AGREED, UNQUOTED, UNQUOTED, UNQUOTED, LEFT], [("Karim", "said", "We agreed")]),
    "the speaker named at its end speaks all of it": (
        [OPENS, MIDDLE, CLOSES_AND_NAMES],
        [("Karim", "said", "We agreed"), ("Karim", "said", "They agreed"), ("Karim", "said", "They left")],
    ),
    "a name after a dash speaks it": (
        [OPENS, CLOSES, SIGNED],
        [("Nadia Karim", "—", "We agreed"), ("Nadia Karim", "—", "They left")],
    ),
    "the sentence before names the speaker": (
        [INTRODUCES, LEFT],
        [("Karim", "denied", "police left"), ("Karim", None, "They left")],
    ),
    "a colon before it makes the cue": ([COLON, LEFT], [("Karim", "spoke", "They left")]),
    "nobody near is named": ([LEFT], []),
    "what is told inside it follows": (
        [OPENS, NESTED, CLOSES_AND_NAMES],
        [
            ("Karim", "said", "We agreed"),
            ("Karim", "said", "They said police lied"),
            ("Karim", "said", "They left"),
            ("They", "said", "police lied"),
        ],
    ),
}


@pytest.mark.parametrize(("sentences", "statements"), CASES.values(), ids=CASES)
def test_a_quotation_has_one_speaker(sentences, statements):
    assert [x[:3] for x in told(*sentences)] == statements
