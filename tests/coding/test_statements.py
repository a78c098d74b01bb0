"""Statements: who says what, with which word, in which stance, by the tree and the codebook's cues alone."""

import pytest

from dragoman.coding.quotations import sayings_of
from dragoman.coding.statements import sayings_in
from tests.coding.hand_reading import reading


def told(*sentences):
    """Speaker, cue, content, stance and quotation of each statement of a document."""
    document = reading(*sentences)

    def words(k, first, last):
        return " ".join(document.sentences[k].words[first : last + 1])

    return [
        (
            words(x.sentence if x.speaker_from is None else x.speaker_from, x.speaker.first, x.speaker.last) if x.speaker else None,
            words(x.sentence, *x.cue) if x.cue else None,
            words(x.sentence, *x.content),
            x.stance,
            x.quote,
        )
        for x in sayings_of(document, sayings_in)
    ]


CASES = {
    "said that": (
        "Police NOUN 2 nsubj | said VERB 0 root say | that SCONJ 5 mark | talks NOUN 5 nsubj | failed VERB 2 ccomp fail | . PUNCT 2 punct",
        [("Police", "said", "talks failed", "affirm", "indirect")],
    ),
    "said": (
        "The DET 2 det | army NOUN 3 nsubj | said VERB 0 root say | talks NOUN 5 nsubj | failed VERB 3 ccomp fail",
        [("The army", "said", "talks failed", "affirm", "indirect")],
    ),
    "beside the clause": (
        "Talks NOUN 2 nsubj | failed VERB 0 root fail | , PUNCT 2 punct | police NOUN 5 nsubj | said VERB 2 parataxis say",
        [("police", "said", "Talks failed", "affirm", "indirect")],
    ),
    "within the clause": (
        "Talks NOUN 6 nsubj | , PUNCT 4 punct | police NOUN 4 nsubj | said VERB 6 parataxis say | , PUNCT 4 punct | failed VERB 0 root fail"
        " | in ADP 8 case | Kabul PROPN 6 obl",
        [("police", "said", "failed in Kabul", "affirm", "indirect")],
    ),
    "according to": (
        "Talks NOUN 2 nsubj | failed VERB 0 root fail | , PUNCT 6 punct | according VERB 6 case | to ADP 4 fixed | police NOUN 2 obl",
        [("police", "according", "Talks failed", "affirm", "indirect")],
    ),
    "a denial": (
        "Police NOUN 2 nsubj | denied VERB 0 root deny | that SCONJ 5 mark | talks NOUN 5 nsubj | failed VERB 2 ccomp fail",
        [("Police", "denied", "talks failed", "deny", "indirect")],
    ),
    "a question": (
        "Police NOUN 2 nsubj | asked VERB 0 root ask | whether SCONJ 5 mark | talks NOUN 5 nsubj | failed VERB 2 ccomp fail",
        [("Police", "asked", "whether talks failed", "ask", "indirect")],
    ),
    "a demand": (
        "Police NOUN 2 nsubj | demanded VERB 0 root demand | that SCONJ 5 mark | he PRON 5 nsubj | leave VERB 2 ccomp",
        [("Police", "demanded", "he leave", "demand", "indirect")],
    ),
    "a quotation": (
        "“ PUNCT 3 punct | Talks NOUN 3 nsubj | failed VERB 0 root fail | , PUNCT 3 punct | ” PUNCT 3 punct | Karim PROPN 7 nsubj"
        " | said VERB 3 parataxis say | . PUNCT 3 punct",
        [("Karim", "said", "Talks failed", "affirm", "direct")],
    ),
    "a quotation after the cue": (
        "Karim PROPN 2 nsubj | said VERB 0 root say | : PUNCT 6 punct | “ PUNCT 6 punct | Talks NOUN 6 nsubj | failed VERB 2 ccomp fail"
        " | . PUNCT 6 punct | ” PUNCT 6 punct",
        [("Karim", "said", "Talks failed", "affirm", "direct")],
    ),
    "partly quoted": (
        "Karim PROPN 2 nsubj | called VERB 0 root say | talks NOUN 5 nsubj | a DET 5 det | failure NOUN 2 ccomp | of ADP 9 case"
        " | “ PUNCT 9 punct | rare ADJ 9 amod | scale NOUN 5 nmod | ” PUNCT 9 punct",
        [("Karim", "called", "talks a failure of “ rare scale", "affirm", "mixed")],
    ),
    "a speaker with his office": (
        "Orm PROPN 8 nsubj | , PUNCT 4 punct | a DET 4 det | spokesman NOUN 1 appos | for ADP 6 case | police NOUN 4 nmod | , PUNCT 4 punct"
        " | said VERB 0 root say | talks NOUN 10 nsubj | failed VERB 8 ccomp fail",
        [("Orm , a spokesman for police", "said", "talks failed", "affirm", "indirect")],
    ),
    "nobody named": (
        "It PRON 3 expl | was AUX 3 aux:pass be | said VERB 0 root say Tense=Past|VerbForm=Part | that SCONJ 6 mark | talks NOUN 6 nsubj"
        " | failed VERB 3 ccomp fail",
        [(None, "said", "talks failed", "affirm", "indirect")],
    ),
    "one inside another": (
        "Police NOUN 2 nsubj | said VERB 0 root say | Karim PROPN 4 nsubj | denied VERB 2 ccomp deny | he PRON 6 nsubj | left VERB 4 ccomp",
        [
            ("Police", "said", "Karim denied he left", "affirm", "indirect"),
            ("Karim", "denied", "he left", "deny", "indirect"),
        ],
    ),
    "no content": ("Karim PROPN 2 nsubj | said VERB 0 root say | nothing PRON 2 obj | . PUNCT 2 punct", []),
    "no saying": ("Talks NOUN 2 nsubj | failed VERB 0 root fail | . PUNCT 2 punct", []),
}


@pytest.mark.parametrize(("rows", "statements"), CASES.values(), ids=CASES)
def test_a_cue_with_content_is_a_statement(rows, statements):
    assert told(rows) == statements


OPENED = (
    "“ PUNCT 3 punct | We PRON 3 nsubj | agreed VERB 0 root agree | , PUNCT 3 punct | ” PUNCT 3 punct | Karim PROPN 7 nsubj"
    " | said VERB 3 parataxis say | . PUNCT 3 punct"
)
GOES_ON = "“ PUNCT 3 punct | They PRON 3 nsubj | left VERB 0 root leave | . PUNCT 3 punct | ” PUNCT 3 punct"
UNQUOTED = "They PRON 2 nsubj | left VERB 0 root leave | . PUNCT 2 punct"
BEGINS = "“ PUNCT 3 punct | We PRON 3 nsubj | agreed VERB 0 root agree | . PUNCT 3 punct"
ENDS = (
    "They PRON 2 nsubj | left VERB 0 root leave | , PUNCT 2 punct | ” PUNCT 2 punct | Karim PROPN 6 nsubj | said VERB 2 parataxis say"
    " | . PUNCT 2 punct"
)


def test_a_quotation_that_goes_on_has_the_same_speaker_and_no_cue():
    assert told(OPENED, GOES_ON)[1:] == [("Karim", None, "They left", "affirm", "direct")]


def test_a_quotation_of_three_sentences_keeps_its_speaker():
    assert [(x[0], x[2]) for x in told(OPENED, GOES_ON, GOES_ON)] == [
        ("Karim", "We agreed"),
        ("Karim", "They left"),
        ("Karim", "They left"),
    ]


def test_what_is_not_quoted_is_nobodys_statement():
    assert [x[2] for x in told(OPENED, UNQUOTED)] == ["We agreed"]


def test_a_quotation_far_off_is_not_the_same():
    assert [x[2] for x in told(OPENED, UNQUOTED, UNQUOTED, UNQUOTED, GOES_ON)] == ["We agreed"]


def test_a_speaker_named_where_the_quotation_ends_speaks_all_of_it():
    assert [(x[0], x[2]) for x in told(BEGINS, ENDS)] == [("Karim", "We agreed"), ("Karim", "They left")]
