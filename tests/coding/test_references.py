"""Reference within the article: what pronouns, bare definites and short names stand for."""

from datetime import date

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.phrases import phrase_of
from dragoman.coding.references import References
from dragoman.records import Mention
from tests.coding.hand_reading import reading

KARIM = ("Omar PROPN 3 nsubj | Karim PROPN 1 flat | left VERB 0 root leave", [("Omar Karim", "PERSON")])
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
    assert mention_of("he", KARIM, both).of == "Karim"


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


def test_who_is_no_actor_is_said_so():
    mention = mention_of("rain", RAIN)
    assert (mention.actor, mention.of) == (None, None)
    assert mention.reason == "no name and no word for an actor"
