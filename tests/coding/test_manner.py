"""The words of manner that hang on an act or a saying, on trees made by hand."""

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.coder import Coder
from dragoman.coding.manner import MannerWords
from dragoman.coding.quotations import Saying
from dragoman.coding.reading import Reading
from dragoman.records import Document, Manner
from tests.coding.parsed import parsed

SHARPLY = "It PRON 3 nsubj | sharply ADV 3 advmod | condemned VERB 0 root condemn | the DET 5 det | raid NOUN 3 obj"
TERMS = """It PRON 2 nsubj | condemned VERB 0 root condemn | the DET 4 det | raid NOUN 2 obj | in ADP 8 case | the DET 8 det
strongest ADJ 8 amod strong | terms NOUN 2 obl term"""
MILD = "It PRON 2 nsubj | voiced VERB 0 root voice | mild ADJ 4 amod | concern NOUN 2 obj"
OPENLY = "It PRON 3 nsubj | openly ADV 3 advmod | voiced VERB 0 root voice | concern NOUN 3 obj"
STOPPED = "It PRON 2 nsubj | stopped VERB 0 root stop | short ADV 2 advmod | of SCONJ 5 mark | blaming VERB 2 advcl blame | them PRON 5 obj"
WITHOUT = "It PRON 2 nsubj | spoke VERB 0 root speak | without SCONJ 4 mark | accusing VERB 2 advcl accuse | them PRON 4 obj"
OTHER = """It PRON 2 nsubj | condemned VERB 0 root condemn | the DET 4 det | men NOUN 2 obj man | who PRON 7 nsubj | sharply ADV 7 advmod
replied VERB 4 acl:relcl reply"""
PLAIN = "It PRON 2 nsubj | condemned VERB 0 root condemn | the DET 4 det | raid NOUN 2 obj"
SNEERED = "It PRON 2 nsubj | sneered VERB 0 root sneer | that SCONJ 5 mark | this PRON 5 nsubj | helps VERB 2 ccomp help"
LIE = """It PRON 3 nsubj | firmly ADV 3 advmod | said VERB 0 root say | that SCONJ 8 mark | this PRON 8 nsubj | was AUX 8 cop be
a DET 8 det | lie NOUN 3 ccomp"""


@pytest.fixture
def words(coder: Coder):
    def of(row: str) -> MannerWords:
        s = parsed(row)
        reading = Reading(Document(s.text), [s], coder.codebook, coder.model)
        return MannerWords(reading, 0, Actors(reading))

    return of


def told(found: tuple[Manner, ...]) -> list[tuple[str, str]]:
    return [(manner.text, manner.kind) for manner in found]


@pytest.mark.parametrize(
    ("row", "trigger", "found"),
    [
        (SHARPLY, 2, [("sharply", "intensifier")]),
        (TERMS, 1, [("in the strongest terms", "intensifier")]),
        (MILD, 3, [("mild", "hedge")]),
        (OPENLY, 3, [("openly", "intensifier")]),
        (STOPPED, 4, [("stopped short of", "withheld")]),
        (WITHOUT, 3, [("without", "withheld")]),
        (OTHER, 1, []),
        (PLAIN, 1, []),
    ],
    ids=["adverb", "phrase", "adjective of a noun", "on its light verb", "held back", "left unsaid", "of another act", "none"],
)
def test_words_that_hang_on_an_act_are_its_manner(words, row, trigger, found):
    assert told(words(row).of_event(trigger)) == found


def test_manner_keeps_place_and_weight(words):
    (manner,) = words(SHARPLY).of_event(2)
    assert (manner.text, manner.start, manner.end) == ("sharply", 3, 10)
    assert manner.weight > 0


def test_a_statement_has_the_manner_of_its_saying_and_the_words_of_tone_in_what_is_said(words):
    saying = Saying(0, (1, 2), None, (4, 7), "affirm", "indirect", "")
    assert told(words(LIE).of_statement(saying)) == [("firmly", "intensifier"), ("lie", "evaluation")]


def test_a_word_of_saying_may_have_a_tone_by_itself(words):
    saying = Saying(0, (1, 1), None, (3, 4), "affirm", "indirect", "")
    (voice,) = (manner for manner in words(SNEERED).of_statement(saying) if manner.kind == "voice")
    assert (voice.text, voice.kind) == ("sneered", "voice")
    assert -1 <= voice.weight < 0
    assert told(words(SNEERED).of_event(1)) == []


def test_tone_outside_what_is_said_is_not_the_statements(words):
    saying = Saying(0, (1, 2), None, (4, 5), "affirm", "indirect", "")
    assert told(words(LIE).of_statement(saying)) == [("firmly", "intensifier")]


def test_a_cue_in_another_sentence_lends_no_manner(words):
    saying = Saying(0, (1, 2), None, (4, 7), "affirm", "direct", "", speaker_from=3, cue_from=3)
    assert told(words(LIE).of_statement(saying)) == [("lie", "evaluation")]


def test_the_coder_gives_acts_in_words_their_manner_and_acts_of_force_none(coder: Coder):
    record = coder.code("Malawi sharply condemned Mozambique. Mozambique's army heavily shelled a village.")
    manners = {event.type: told(event.manner) for event in record.events}
    assert manners["ACCUSE"] == [("sharply", "intensifier")]
    assert not manners["ASSAULT"]
