"""The small words that turn an act."""

import pytest

from dragoman.codebook.words import EFFECTS, Agent, Cue, Modal, Signature, load_words
from dragoman.records import CodebookError


def test_a_signature_is_found_by_word_part_of_speech_and_slot(book):
    words = load_words(book(words__signatures=["fail | VERB | xcomp | - | + | | He failed.", "fail | VERB | in | - | + | subj |"]))
    assert words.signatures["fail", "VERB", "xcomp"] == Signature("fail", "VERB", "xcomp", "-", "+", "")
    assert words.signatures["fail", "VERB", "in"].who == "subj"


def test_a_cue_is_found_by_word_and_part_of_speech(book):
    words = load_words(book(words__cues=["deny | VERB | deny |", "denial | NOUN | deny | of a charge"]))
    assert words.cues == {("deny", "VERB"): Cue("deny", "VERB", "deny"), ("denial", "NOUN"): Cue("denial", "NOUN", "deny")}


def test_a_modal_is_found_by_its_words(book):
    words = load_words(book(words__modals=["may | AUX | modal | hypothetical |", "no longer | ADV | negator | - |"]))
    assert words.modals["no longer"] == Modal("no longer", "ADV", "negator", "-")


def test_an_agent_is_found_by_its_words_in_lower_case(book):
    words = load_words(book(words__agents=["Speaker | GOV | |", "Norland guard | REB | NOR |"]))
    assert words.agents == {"speaker": Agent("speaker", "GOV", ""), "norland guard": Agent("norland guard", "REB", "NOR")}


def test_agent_phrases_stand_under_their_last_word_the_longest_first(book):
    words = load_words(
        book(words__agents=["minister | GOV | |", "prime minister | GOV | |", "deputy prime minister | GOV | |", "judge | JUD | |"])
    )
    assert words.agent_heads == {"minister": ("deputy prime minister", "prime minister", "minister"), "judge": ("judge",)}


@pytest.mark.parametrize(
    ("table", "rows", "line", "words"),
    [
        ("signatures", "fail | VERB | xcomp | no | + | |", 2, "plain is 'no'; allowed: +, -, claimed"),
        ("signatures", "fail | VERB | xcomp | - | | |", 2, "negated is ''"),
        ("signatures", "fail | VB | xcomp | - | + | |", 2, "pos is 'VB'; allowed: VERB"),
        ("signatures", "deny | VERB | ccomp | denied | o | he |", 2, "who is 'he'; allowed: (empty), subj"),
        ("signatures", ["fail | VERB | in | - | + | |", "fail | VERB | in | + | - | |"], 3, "'fail VERB in' stands already in line 2"),
        ("cues", "say | VERB | yes |", 2, "stance is 'yes'; allowed: affirm, deny"),
        ("cues", ["say | VERB | affirm |", "say | VERB | ask |"], 3, "'say VERB' stands already in line 2"),
        ("modals", "may | AUX | mood | hypothetical |", 2, "kind is 'mood'; allowed: negator"),
        ("modals", "may | AUX | modal | maybe |", 2, "effect is 'maybe'"),
        ("modals", ["may | AUX | modal | hypothetical |", "may | AUX | modal | planned |"], 3, "'may' stands already in line 2"),
        ("agents", "guard | XYZ | |", 2, "sector is 'XYZ'; allowed: (empty), GOV, REB, JUD"),
        ("agents", ["guard | REB | |", "guard | GOV | |"], 3, "'guard' stands already in line 2"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line_and_what_is_allowed(book, table, rows, line, words):
    folder = book(**{f"words__{table}": rows})
    with pytest.raises(CodebookError) as error:
        load_words(folder)
    assert str(error.value).startswith(f"{folder / 'words' / table}.tsv:{line}: ")
    assert words in str(error.value)


# The words that come with the package.


@pytest.mark.parametrize(
    ("lemma", "slot", "plain"),
    [
        ("manage", "xcomp", "+"),
        ("fail", "xcomp", "-"),
        ("deny", "ccomp", "denied"),
        ("say", "ccomp", "claimed"),
        ("accuse", "of", "claimed"),
        ("demand", "ccomp", "planned"),
        ("refuse", "xcomp", "-"),
    ],
)
def test_the_first_words_of_the_subject_are_known(lemma, slot, plain):
    assert load_words().signatures[lemma, "VERB", slot].plain == plain


@pytest.mark.parametrize(
    ("word", "effect"),
    [("not", "-"), ("never", "-"), ("may", "hypothetical"), ("will", "planned"), ("allegedly", "claimed"), ("if", "hypothetical")],
)
def test_the_first_modal_words_are_known(word, effect):
    assert load_words().modals[word].effect == effect


def test_every_signature_says_what_it_does():
    for signature in load_words().signatures.values():
        assert {signature.plain, signature.negated} <= set(EFFECTS)
        assert signature.lemma and signature.slot


@pytest.mark.parametrize(
    ("noun", "sector"), [("police", "COP"), ("foreign ministry", "GOV"), ("gunman", "UAF"), ("lawmaker", "LEG"), ("judge", "JUD")]
)
def test_common_nouns_name_actors(noun, sector):
    assert load_words().agents[noun].sector == sector


def test_names_titles_and_nouns_tell_gender():
    assert [load_words().genders.get(word) for word in ("ahmed", "mrs", "spokeswoman", "robin")] == ["m", "f", "f", None]


@pytest.mark.parametrize(
    ("noun", "name", "sector", "expected"),
    [("station", "Radio Norland", "", True), ("group", "Blue Hand", "REB", True), ("group", "Norland", "GOV", False)],
)
def test_nouns_recall_bodies_by_sector_or_name(noun, name, sector, expected):
    assert load_words().recalls[noun].fits(name, sector) is expected


def test_every_pronoun_has_its_evidence():
    assert {kind: bool(weights) for kind, weights in load_words().antecedents.items()} == {"he": True, "it": True, "they": True}


def test_phrases_of_times_long_past_have_two_words_and_more():
    past = load_words().past
    assert ("a", "decade", "ago") in past["a"]
    assert all(len(phrase) > 1 for phrases in past.values() for phrase in phrases)


def test_marks_of_boilerplate_are_cut_as_the_tokenizer_cuts():
    marks = load_words().marks
    assert any(mark.words == ("e", "-", "mail", ":") for mark in marks["e"])
    assert {mark.role for found in marks.values() for mark in found} == {"byline", "boilerplate", "caption"}
