"""The tone of a sentence, on trees made by hand and without the model's scores: words weighed by the grammar around them."""

import pytest

from dragoman.coding.coder import Coder
from dragoman.coding.reading import Reading
from dragoman.coding.tone import LEAST, Tone, speaks_ill, tone_of
from dragoman.records import Document
from tests.coding.parsed import parsed

SHELLED = "The DET 2 det | army NOUN 3 nsubj | shelled VERB 0 root shell | the DET 5 det | town NOUN 3 obj"
WE_SHELLED = "We PRON 2 nsubj | shelled VERB 0 root shell | the DET 4 det | town NOUN 2 obj"
NOBODY_SHELLED = "The DET 2 det | town NOUN 4 nsubj:pass | was AUX 4 aux:pass be | shelled VERB 0 root shell"
NOT_SHELLED = (
    "The DET 2 det | army NOUN 5 nsubj | did AUX 5 aux do | not PART 5 advmod | shell VERB 0 root | the DET 7 det | town NOUN 5 obj"
)
NOT_ONLY_SHELLED = """The DET 2 det | army NOUN 6 nsubj | did AUX 6 aux do | not PART 6 advmod | only ADV 6 advmod | shell VERB 0 root
the DET 8 det | town NOUN 6 obj"""
MAY_SHELL = "The DET 2 det | army NOUN 4 nsubj | may AUX 4 aux | shell VERB 0 root | the DET 6 det | town NOUN 4 obj"
WE_PREVENT = "We PRON 2 nsubj | prevent VERB 0 root | violations NOUN 2 obj violation"
REBELS_HAIL = "The DET 2 det | rebels NOUN 3 nsubj rebel | hail VERB 0 root | violations NOUN 3 obj violation"
CONDEMN_REBELS = "We PRON 2 nsubj | condemn VERB 0 root | the DET 4 det | rebels NOUN 2 obj rebel"
CONDEMN_TERRORISM = "We PRON 2 nsubj | condemn VERB 0 root | terrorism NOUN 2 obj"
CREDIBLE = "The DET 2 det | claim NOUN 4 nsubj | is AUX 4 cop be | credible ADJ 0 root"
NOT_CONSTRUCTIVE = "The DET 2 det | plan NOUN 5 nsubj | is AUX 5 cop be | not PART 5 advmod | constructive ADJ 0 root"
THANKS = (
    "I PRON 2 nsubj | thank VERB 0 root | the DET 4 det | envoy NOUN 2 obj | for ADP 7 case | her PRON 7 nmod:poss | briefing NOUN 2 obl"
)
HUNGER = "Families NOUN 2 nsubj family | suffer VERB 0 root | from ADP 4 case | hunger NOUN 2 obl"
MUST_END = """The DET 2 det | rebels NOUN 4 nsubj rebel | must AUX 4 aux | end VERB 0 root | their PRON 7 nmod:poss | brutal ADJ 7 amod
attacks NOUN 4 obj attack"""
ALL_MUST_END = "Violence NOUN 4 nsubj:pass | must AUX 4 aux | be AUX 4 aux:pass | ended VERB 0 root end"
FARCE = "The DET 3 det | so-called ADJ 3 amod | vote NOUN 6 nsubj | was AUX 6 cop be | a DET 6 det | farce NOUN 0 root"
BREACH = """The DET 2 det | raid NOUN 7 nsubj | by ADP 5 case | the DET 5 det | army NOUN 2 nmod | a DET 7 det
violation NOUN 0 root | of ADP 9 case | the DET 10 det | truce NOUN 7 nmod"""


@pytest.fixture
def read(coder: Coder):
    def reading(*rows: str) -> Reading:
        sentences, start = [], 0
        for k, row in enumerate(rows):
            sentences.append(parsed(row, start=start, id=str(k)))
            start = sentences[-1].end + 1
        return Reading(Document(" ".join(s.text for s in sentences)), sentences, coder.codebook, coder.model)

    return reading


@pytest.fixture
def tone(read):
    def tone_of_row(row: str) -> Tone:
        return tone_of(read(row), 0)

    return tone_of_row


@pytest.mark.parametrize("row", [CONDEMN_REBELS, MUST_END, FARCE, BREACH], ids=["verdict", "demand", "mockery", "broken rule"])
def test_ill_is_spoken_of_somebody(read, row):
    assert speaks_ill(read(row))


@pytest.mark.parametrize(
    "row", [THANKS, HUNGER, WE_PREVENT, CREDIBLE, ALL_MUST_END, NOT_SHELLED], ids=["thanks", "need", "remedy", "praise", "wish", "denial"]
)
def test_no_ill_is_spoken(read, row):
    assert not speaks_ill(read(row))


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (SHELLED, NOBODY_SHELLED),
        (NOBODY_SHELLED, WE_SHELLED),
        (SHELLED, NOT_SHELLED),
        (NOT_ONLY_SHELLED, NOT_SHELLED),
        (SHELLED, MAY_SHELL),
        (REBELS_HAIL, WE_PREVENT),
        (CONDEMN_REBELS, CONDEMN_TERRORISM),
        (NOT_CONSTRUCTIVE, CREDIBLE),
        (MUST_END, ALL_MUST_END),
        (HUNGER, THANKS),
    ],
    ids=["doer", "own fault", "negation", "not only", "modality", "remedy", "verdict on nobody", "praise denied", "demand", "courtesy"],
)
def test_grammar_decides_how_much_a_word_counts(tone, worse, better):
    assert tone(worse).ill > tone(better).ill


@pytest.mark.parametrize(
    ("row", "target"),
    [(SHELLED, "army"), (CONDEMN_REBELS, "rebels"), (MUST_END, "rebels"), (NOBODY_SHELLED, None), (WE_SHELLED, None), (THANKS, None)],
)
def test_the_target_is_the_actor_most_spoken_ill_of(read, row, target):
    reading = read(row)
    found = tone_of(reading, 0).target
    assert (reading.sentences[0].words[found] if found is not None else None) == target


def test_the_evidence_tells_word_kind_weight_and_actor(tone):
    (shelled,) = tone(SHELLED).evidence
    assert (shelled.first, shelled.last, shelled.kind, shelled.actor) == (2, 2, "act", 1)
    assert shelled.weight < 0


def test_praise_denied_is_a_challenge(tone):
    (denied,) = tone(NOT_CONSTRUCTIVE).evidence
    assert denied.kind == "challenge"
    assert denied.weight < 0


@pytest.mark.parametrize("row", [SHELLED, THANKS, MUST_END, FARCE, HUNGER])
def test_value_and_probability_keep_their_bounds(tone, row):
    found = tone(row)
    assert -1 < found.value < 1
    assert 0 < found.ill < 1


def test_a_text_speaks_ill_if_one_of_its_sentences_does(read):
    assert not speaks_ill(read(THANKS, HUNGER))
    assert speaks_ill(read(THANKS, MUST_END))
    assert tone_of(read(THANKS, MUST_END), 1).ill >= LEAST


def test_a_text_without_sentences_speaks_no_ill(read):
    assert not speaks_ill(read())


@pytest.mark.parametrize("text", ["The junta’s brutal attack on the village is an outrage and a flagrant violation of the truce."])
def test_the_coder_answers_for_each_sentence(coder, text):
    assert list(coder.conflict([text, "We thank the envoy for her briefing."])) == [True, False]
