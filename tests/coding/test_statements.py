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
            words(x.sentence if x.cue_from is None else x.cue_from, *x.cue) if x.cue else None,
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
        [("police", "said", "Talks", "affirm", "indirect"), ("police", "said", "failed in Kabul", "affirm", "indirect")],
    ),
    "according to": (
        "Talks NOUN 2 nsubj | failed VERB 0 root fail | , PUNCT 6 punct | according VERB 6 case | to ADP 4 fixed | police NOUN 2 obl",
        [("police", "according to", "Talks failed", "affirm", "indirect")],
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
    "a quotation that the cue interrupts": (
        "“ PUNCT 3 punct | Talks NOUN 3 nsubj | failed VERB 0 root fail | , PUNCT 3 punct | ” PUNCT 3 punct | Karim PROPN 7 nsubj"
        " | said VERB 3 parataxis say | , PUNCT 3 punct | “ PUNCT 11 punct | and CCONJ 11 cc | ended VERB 3 conj end | . PUNCT 3 punct"
        " | ” PUNCT 3 punct",
        [("Karim", "said", "Talks failed", "affirm", "direct"), ("Karim", "said", "and ended", "affirm", "direct")],
    ),
    "a quotation that ends what is told": (
        "Karim PROPN 2 nsubj | said VERB 0 root say | talks NOUN 5 nsubj | were AUX 5 cop be"
        " | over ADJ 2 ccomp | and CCONJ 8 cc | “ PUNCT 8 punct"
        " | dead ADJ 5 conj | ” PUNCT 8 punct | . PUNCT 2 punct",
        [("Karim", "said", "talks were over and “ dead", "affirm", "mixed")],
    ),
    "a word that calls by a name": (
        "Karim PROPN 2 nsubj | called VERB 0 root call | talks NOUN 2 obj | a DET 5 det | failure NOUN 2 xcomp",
        [("Karim", "called", "talks a failure", "affirm", "indirect")],
    ),
    "a word with a preposition": (
        "Karim PROPN 3 nsubj | has AUX 3 aux have | called VERB 0 root call | for ADP 5 case | talks NOUN 3 obl",
        [("Karim", "has called for", "talks", "demand", "indirect")],
    ),
    "a word with an object": (
        "Karim PROPN 2 nsubj | cited VERB 0 root cite | the DET 4 det | law NOUN 2 obj",
        [("Karim", "cited", "the law", "affirm", "indirect")],
    ),
    "a word with an infinitive": (
        "Karim PROPN 2 nsubj | vowed VERB 0 root vow | to PART 4 mark | stay VERB 2 xcomp",
        [("Karim", "vowed", "to stay", "affirm", "indirect")],
    ),
    "a noun with a clause": (
        "Karim PROPN 3 nmod:poss | 's PART 1 case | claim NOUN 7 nsubj | that SCONJ 6 mark | police NOUN 6 nsubj | fled VERB 3 acl flee"
        " | failed VERB 0 root fail",
        [("Karim", "claim", "police fled", "affirm", "indirect")],
    ),
    "the speaker goes on to another saying": (
        "Karim PROPN 2 nsubj | said VERB 0 root say | police NOUN 4 nsubj | left VERB 2 ccomp leave | , PUNCT 6 punct"
        " | adding VERB 4 advcl add VerbForm=Ger | that SCONJ 9 mark | talks NOUN 9 nsubj | failed VERB 6 ccomp fail",
        [("Karim", "said", "police left", "affirm", "indirect"), ("police", "adding", "talks failed", "affirm", "indirect")],
    ),
    "finding out asserts nothing": (
        "Police NOUN 2 nsubj | tried VERB 0 root try | to PART 4 mark | learn VERB 2 xcomp | whether SCONJ 7 mark | talks NOUN 7 nsubj"
        " | failed VERB 4 ccomp fail",
        [],
    ),
    "an object in the passive": (
        "The DET 2 det | law NOUN 4 nsubj:pass | was AUX 4 aux:pass be | cited VERB 0 root cite",
        [],
    ),
    "a speaker with his office": (
        "Orm PROPN 8 nsubj | , PUNCT 4 punct | a DET 4 det | spokesman NOUN 1 appos | for ADP 6 case | police NOUN 4 nmod | , PUNCT 4 punct"
        " | said VERB 0 root say | talks NOUN 10 nsubj | failed VERB 8 ccomp fail",
        [("Orm , a spokesman for police", "said", "talks failed", "affirm", "indirect")],
    ),
    "nobody named": (
        "It PRON 3 expl | was AUX 3 aux:pass be | said VERB 0 root say Tense=Past|VerbForm=Part | that SCONJ 6 mark | talks NOUN 6 nsubj"
        " | failed VERB 3 ccomp fail",
        [(None, "was said", "talks failed", "affirm", "indirect")],
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
