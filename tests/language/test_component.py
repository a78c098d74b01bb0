"""The spaCy component: whole annotation of any text."""

import warnings

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.language.component import GIVEN, PARSED, number_spans, shared_model
from dragoman.language.parsed import ParsedSentence

REPORT = """Gunmen kill two in Quetta

Police said on Monday that gunmen had killed two guards.  The Foreign Ministry denied it.
"""


def parsed_of(doc: Doc) -> list[ParsedSentence]:
    return doc.user_data[PARSED]


def check(doc: Doc) -> None:
    """What holds of every annotated document."""
    for s in parsed_of(doc):
        assert s.text == doc.text[s.start : s.end]
        assert [doc.text[a:b] for a, b in zip(s.starts, s.ends, strict=True)] == s.words
        assert all(s.start <= start < s.end for start in s.starts)
        assert {len(x) for x in (s.starts, s.ends, s.upos, s.xpos, s.feats, s.lemmas, s.heads, s.deps)} == {len(s)}
        assert sum(head == i for i, head in enumerate(s.heads)) == 1
        assert all(0 <= first < after <= len(s) for first, after, _ in s.entities)
    assert [(s.start, s.end) for s in parsed_of(doc)] == sorted((s.start, s.end) for s in parsed_of(doc))
    starts = [start for s in parsed_of(doc) for start in s.starts]
    assert starts == [token.idx for token in doc if not token.is_space]
    assert all(token.has_dep() and token.pos for token in doc)
    sentence_of = {token.i: sentence.start for sentence in doc.sents for token in sentence}
    assert all(sentence_of[token.i] == sentence_of[token.head.i] for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "",
        " ",
        " \n\t\u3000\u00a0 ",
        "Attack",
        ".",
        "  Leading and trailing blanks.  ",
        "He\u00a0fled \u2028 to Quetta.\u200b She\u200dstayed.",
        "Protesters chanted 😀👨‍👩‍👧 in Kabul 🇦🇫.",
        "a\u0301 ﷽ עברית العربية 中文字 नमस्ते.",
        "\x00 nul, \x1b escape \ufeff mark \ufffd.",
        "x" * 20_000,
        "http://example.org/" + "a/" * 2_000 + " burned.",
        "((([[[“““”””]]])))",
        "1 2 3.5 4,000 5th $6m",
    ],
    ids=[
        "report", "empty", "blank", "odd blanks", "one word", "one stop", "blanks around", "odd separators", "emoji", "scripts",
        "control characters", "one long word", "address", "marks", "numbers",
    ],
)  # fmt: skip
def test_any_text_is_annotated_whole(nlp, text):
    check(nlp(text))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_random_text_is_annotated_whole(nlp, text):
    check(nlp(text))


def test_a_sentence_longer_than_the_encoder_reads_is_one_sentence(nlp, monkeypatch):
    monkeypatch.setattr("dragoman.language.model.MAX_PIECES", 60)
    doc = nlp("the army and " * 100 + "the rebels fought")
    check(doc)
    assert [len(s) for s in parsed_of(doc)] == [303]


def test_white_space_alone_has_no_sentence(nlp):
    assert parsed_of(nlp(" \n ")) == []


def test_headlines_and_sentences_are_told_apart(nlp):
    doc = nlp(REPORT)
    texts = ["Gunmen kill two in Quetta", "Police said on Monday that gunmen had killed two guards.", "The Foreign Ministry denied it."]
    assert [s.text for s in parsed_of(doc)] == texts
    assert [sentence.text.strip() for sentence in doc.sents] == texts


def test_the_document_says_what_the_parsed_sentences_say(nlp):
    doc = nlp(REPORT)
    tokens = [token for token in doc if not token.is_space]
    rows = [
        (word, upos, xpos, lemma, "ROOT" if dep == "root" else dep, s.words[head])
        for s in parsed_of(doc)
        for word, upos, xpos, lemma, dep, head in zip(s.words, s.upos, s.xpos, s.lemmas, s.deps, s.heads, strict=True)
    ]
    assert [(t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.text) for t in tokens] == rows
    entities = [(s.words[first], s.words[after - 1], label) for s in parsed_of(doc) for first, after, label in s.entities]
    assert [(entity[0].text, entity[-1].text, entity.label_) for entity in doc.ents] == entities


def test_white_space_hangs_on_the_word_before_it(nlp):
    doc = nlp("  Talks\n\nfailed.")
    assert [(t.pos_, t.head.text) for t in doc if t.is_space] == [("SPACE", "Talks"), ("SPACE", "Talks")]


def given_doc(nlp, text, spans):
    doc = nlp.make_doc(text)
    doc.user_data[GIVEN] = spans
    return nlp.get_pipe("dragoman")(doc)


def test_given_boundaries_are_kept(nlp):
    doc = given_doc(nlp, "Mr. Karim\nleft. He fled.", [("a", 0, 9), ("b", 10, 24)])
    assert [(s.id, s.text) for s in parsed_of(doc)] == [("a", "Mr. Karim"), ("b", "left. He fled.")]
    check(doc)


def test_words_outside_given_sentences_belong_to_none(nlp):
    doc = given_doc(nlp, "By our staff. Talks failed. Advertisement. Envoys left.", [("a", 14, 27), ("b", 43, 55)])
    assert [s.words for s in parsed_of(doc)] == [["Talks", "failed", "."], ["Envoys", "left", "."]]


def test_a_given_sentence_without_words_is_left_out(nlp):
    doc = given_doc(nlp, "Talks failed.\n\nEnvoys left.", [("a", 0, 13), ("b", 14, 14), ("c", 15, 27)])
    assert [s.id for s in parsed_of(doc)] == ["a", "c"]


def test_the_same_text_is_annotated_the_same(nlp):
    first, second = nlp(REPORT), nlp(REPORT)
    assert first.to_json() == second.to_json()


def test_a_sentence_is_annotated_alike_in_any_document(nlp):
    alone = nlp("The Foreign Ministry denied it.")
    among = parsed_of(nlp(REPORT))[-1]
    (own,) = parsed_of(alone)
    assert (own.words, own.deps, own.lemmas, own.entities) == (among.words, among.deps, among.lemmas, among.entities)


def test_it_works_in_a_pipeline_of_documents(nlp):
    docs = list(nlp.pipe([REPORT, "", "Talks failed."]))
    assert [len(parsed_of(doc)) for doc in docs] == [3, 0, 1]


def test_it_declares_what_it_assigns(nlp):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assigned = nlp.analyze_pipes()["summary"]["dragoman"]["assigns"]
    assert {"token.dep", "token.head", "token.pos", "token.lemma", "doc.ents", "doc.sents"} <= set(assigned)


def test_a_process_has_one_model_for_each_number_of_threads():
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman")
    assert nlp.get_pipe("dragoman").model is shared_model(1)


def test_numbers_outside_names_are_marked(nlp):
    doc = nlp("Rebels freed 4,000 men.")
    assert [(e.text, e.label_) for e in doc.ents if e.label_ == "NUMBER"] == [("4,000", "NUMBER")]


@pytest.mark.parametrize(
    ("upos", "names", "spans"),
    [
        ("NOUN VERB", [], []),
        ("NUM NOUN", [], [(0, 1, "NUMBER")]),
        ("NUM NUM NOUN NUM", [], [(0, 2, "NUMBER"), (3, 4, "NUMBER")]),
        ("PROPN NUM NUM", [(0, 2, "DATE")], [(2, 3, "NUMBER")]),
    ],
    ids=["none", "one word", "a run", "not within a date"],
)
def test_runs_of_numerals_are_numbers(upos, names, spans):
    assert number_spans(upos.split(), names) == spans
