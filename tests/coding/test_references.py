"""Reference within the article: what pronouns, bare definites and short names stand for."""

from datetime import date

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.phrases import Phrase, phrase_of
from dragoman.coding.quotations import Saying
from dragoman.coding.references import References
from dragoman.records import Mention
from tests.coding.hand_reading import reading

KARIM = ("Omar PROPN 3 nsubj | Karim PROPN 1 flat | left VERB 0 root leave", [("Omar Karim", "PERSON")])
OTHER = ("Ali PROPN 3 nsubj | Musa PROPN 1 flat | came VERB 0 root come", [("Ali Musa", "PERSON")])
RUSSIA = ("Russia PROPN 2 nsubj | left VERB 0 root leave", [("Russia", "PLACE")])
TALIBAN = ("Taliban PROPN 2 nsubj | fled VERB 0 root flee", [("Taliban", "ORG")])
MINISTRY = (
    "Russia PROPN 4 nmod:poss | 's PART 1 case | Foreign ADJ 4 amod | Ministry PROPN 5 nsubj ministry | agreed VERB 0 root agree",
    [("Russia", "PLACE"), ("Foreign Ministry", "ORG")],
)
RAIN = "rain NOUN 2 nsubj | fell VERB 0 root fall"
HE = "he PRON 2 nsubj | denied VERB 0 root deny"


def mention_of(word: str, *sentences) -> Mention:
    """The mention that a word heads in the last of some sentences."""
    document = reading(*sentences, day=date(2010, 1, 1))
    k = len(sentences) - 1
    s = document.sentences[k]
    references = References(document, Actors(document))
    mention = references.mention(k, phrase_of(s, s.words.index(word)))
    assert document.document.text[mention.start : mention.end] == mention.text
    return mention


@pytest.mark.parametrize(
    ("word", "sentences", "of"),
    [
        ("he", [KARIM, HE], "Omar Karim"),
        ("he", [RUSSIA, HE], None),
        ("he", [KARIM, RUSSIA, HE], "Omar Karim"),
        ("he", [KARIM, *[RAIN] * 6, HE], None),
        ("he", [HE], None),
        ("it", [RUSSIA, "it PRON 2 nsubj | denied VERB 0 root deny"], "Russia"),
        ("it", [KARIM, "it PRON 2 nsubj | denied VERB 0 root deny"], None),
        ("they", [TALIBAN, "they PRON 2 nsubj | denied VERB 0 root deny"], "Taliban"),
        ("they", [KARIM, "they PRON 2 nsubj | denied VERB 0 root deny"], None),
        ("group", [TALIBAN, "the DET 2 det | group NOUN 3 nsubj | denied VERB 0 root deny"], "Taliban"),
        ("group", [RUSSIA, "the DET 2 det | group NOUN 3 nsubj | denied VERB 0 root deny"], None),
        ("group", [TALIBAN, "a DET 2 det | group NOUN 3 nsubj | denied VERB 0 root deny"], None),
        ("country", [RUSSIA, "the DET 2 det | country NOUN 3 nsubj | denied VERB 0 root deny"], "Russia"),
        ("ministry", [MINISTRY, "the DET 2 det | ministry NOUN 3 nsubj | denied VERB 0 root deny"], "Russia's Foreign Ministry"),
    ],
    ids=[
        "he, a person", "he, no state", "he, a person before a state", "he, too far off", "he, nobody", "it, a state", "it, no person",
        "they, a group", "they, no single person", "the group", "the group, no state", "a group is new", "the country", "the ministry",
    ],
)  # fmt: skip
def test_a_word_that_is_no_name_stands_for_the_latest_fitting_name(word, sentences, of):
    mention = mention_of(word, *sentences)
    assert (mention.of.replace(" '", "'") if mention.of else None) == of
    if of is not None:
        assert mention.actor is not None and "stands for" in mention.reason


def test_within_a_sentence_the_name_before_is_meant():
    both = (
        "Karim PROPN 2 nsubj | said VERB 0 root say | he PRON 4 nsubj | denied VERB 2 ccomp deny",
        [("Karim", "PERSON")],
    )
    assert mention_of("he", OTHER, KARIM, both).of == "Omar Karim"


def test_a_surname_is_given_its_full_name():
    mention = mention_of("Karim", KARIM, ("Karim PROPN 2 nsubj | denied VERB 0 root deny", [("Karim", "PERSON")]))
    assert (mention.text, mention.of) == ("Karim", "Omar Karim")


def test_a_full_name_needs_no_fuller():
    assert mention_of("Omar", KARIM).of is None


def test_a_short_name_is_given_the_name_it_was_introduced_for():
    introduced = (
        "Zorblatt PROPN 3 compound | Liberation PROPN 3 compound | Front PROPN 7 nsubj | ( PUNCT 5 punct | ZLF PROPN 3 appos"
        " | ) PUNCT 5 punct | fled VERB 0 root flee",
        [("Zorblatt Liberation Front", "ORG"), ("ZLF", "ORG")],
    )
    assert mention_of("ZLF", introduced, ("ZLF PROPN 2 nsubj | fled VERB 0 root", [("ZLF", "ORG")])).of == "Zorblatt Liberation Front"


ENVOY = (
    "The DET 2 det | envoy NOUN 6 nsubj envoy | , PUNCT 4 punct | Ida PROPN 2 appos | Orm PROPN 4 flat | left VERB 0 root leave",
    [("Ida Orm", "PERSON")],
)
TWO = (
    "Norland PROPN 4 nsubj | and CCONJ 3 cc | Estland PROPN 1 conj | talked VERB 0 root talk",
    [("Norland", "PLACE"), ("Estland", "PLACE")],
)
GUARD = (
    "Norport PROPN 4 nmod:poss | 's PART 1 case | Border PROPN 4 compound | Guard PROPN 5 nsubj | fired VERB 0 root fire",
    [("Norport", "PLACE"), ("Border Guard", "ORG")],
)
REBELS = "Some DET 2 det | rebels NOUN 3 nsubj rebel Number=Plur | fled VERB 0 root flee"
BLUE = ("Radio PROPN 3 nsubj | Blue PROPN 1 flat | reported VERB 0 root report", [("Radio Blue", "ORG")])
THE = "the DET 2 det | {} 3 nsubj {} | denied VERB 0 root deny"
PLURAL = "the DET 2 det | {} 3 nsubj {} Number=Plur | denied VERB 0 root deny"


@pytest.mark.parametrize(
    ("word", "sentences", "of"),
    [
        ("envoy", [ENVOY, THE.format("envoy NOUN", "envoy")], "Ida Orm"),
        ("envoy", [RAIN, THE.format("envoy NOUN", "envoy")], None),
        ("diplomat", [ENVOY, THE.format("diplomat NOUN", "diplomat")], "Ida Orm"),
        ("minister", [ENVOY, THE.format("minister NOUN", "minister")], None),
        ("sides", [TWO, "both DET 2 det | sides NOUN 3 nsubj side Number=Plur | agreed VERB 0 root agree"], "Norland and Estland"),
        ("sides", [RUSSIA, "both DET 2 det | sides NOUN 3 nsubj side Number=Plur | agreed VERB 0 root agree"], None),
        ("pair", [TWO, THE.format("pair NOUN", "pair")], "Norland and Estland"),
        ("station", [BLUE, THE.format("station NOUN", "station")], "Radio Blue"),
        ("stations", [BLUE, PLURAL.format("stations NOUN", "station")], None),
        ("rebels", [TALIBAN, PLURAL.format("rebels NOUN", "rebel")], "Taliban"),
        ("rebels", [GUARD, PLURAL.format("rebels NOUN", "rebel")], None),
        ("men", [GUARD, "its PRON 2 nmod:poss | men NOUN 3 nsubj man Number=Plur | fled VERB 0 root flee"], "Norport's Border Guard"),
        ("friend", [GUARD, "its PRON 2 nmod:poss | friend NOUN 3 nsubj friend | fled VERB 0 root flee"], None),
    ],
    ids=[
        "a role, of the person who has it", "a role that nobody has", "another word for the role", "another role", "both sides, of a pair",
        "both sides, of nobody", "the pair", "the station, a radio", "stations are not the one", "the rebels, an armed group",
        "the rebels, no guard",
        "the men of a body", "nobody's friend is the body",
    ],
)  # fmt: skip
def test_a_description_recalls_who_was_named(word, sentences, of):
    mention = mention_of(word, *sentences)
    assert (mention.of.replace(" '", "'") if mention.of else None) == of


@pytest.mark.parametrize(
    ("word", "sentences", "of"),
    [
        (
            "she",
            [
                ("Mrs. PROPN 2 nmod:desc | Orm PROPN 4 nsubj | and CCONJ 4 cc | left VERB 0 root leave", [("Orm", "PERSON")]),
                KARIM,
                "she PRON 2 nsubj | denied VERB 0 root deny",
            ],
            "Mrs. Orm",
        ),
        ("him", [KARIM, ("Ali PROPN 2 nsubj | hit VERB 0 root hit | him PRON 2 obj", [("Ali", "PERSON")])], "Omar Karim"),
        ("they", [TWO, "they PRON 2 nsubj | denied VERB 0 root deny"], "Norland and Estland"),
        ("they", [REBELS, RUSSIA, "they PRON 2 nsubj | denied VERB 0 root deny"], "Some rebels"),
        (
            "who",
            ["Karim PROPN 4 nsubj | who PRON 3 nsubj | fled VERB 1 acl:relcl flee | denied VERB 0 root deny"],
            None,
        ),
    ],
    ids=[
        "she, a woman",
        "him, not the subject of its verb",
        "they, two states",
        "they, no single state",
        "who, with nothing known of the name",
    ],
)
def test_a_pronoun_agrees_with_its_antecedent(word, sentences, of):
    assert mention_of(word, *sentences).of == of


def test_the_name_of_an_office_holder_may_come_later():
    document = reading(THE.format("commissioner NOUN", "commissioner"), (ENVOY[0].replace("envoy", "commissioner"), ENVOY[1]))
    mention = References(document, Actors(document)).mention(0, phrase_of(document.sentences[0], 1))
    assert mention.of == "Ida Orm"


def test_whose_words_a_pronoun_stands_in_is_not_meant_by_it():
    said = (
        '" PUNCT 3 punct | he PRON 3 nsubj | lied VERB 6 ccomp lie | " PUNCT 3 punct | Karim PROPN 6 nsubj | said VERB 0 root say',
        [("Karim", "PERSON")],
    )
    document = reading(OTHER, KARIM, said)
    saying = Saying(2, (5, 5), Phrase(4, 4, 4), (1, 2), "affirm", "direct", "")
    references = References(document, Actors(document), [saying])
    assert references.mention(2, Phrase(1, 1, 1)).of == "Ali Musa"


def test_who_is_no_actor_is_said_so():
    mention = mention_of("rain", RAIN)
    assert (mention.actor, mention.of) == (None, None)
    assert mention.reason == "no name and no word for an actor"
