"""Pipelines that are not ours: what is taken from them, and what is refused."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from dragoman.language.parsers import check_pipeline, parse, version_of
from dragoman.records import DocumentError, InputError
from tests.language.table_parser import table_pipeline

RAID = """
The DET 2 det the | rebels NOUN:NNS 4 nsubj rebel | were AUX 4 aux be | driven VERB:VBN 0 root drive | out ADV 4 compound
from ADP 8 case | the DET 8 det | north NOUN:NN 4 obl | . PUNCT 4 punct
"""
VISIT = """
Ruto PROPN 2 nsubj Ruto | visited VERB:VBD 0 root visit
Kenya PROPN 5 nmod:poss Kenya | 's PART 3 case | army NOUN 2 obj | . PUNCT 2 punct
"""
BOTH = "The rebels were driven out from the north . Ruto visited Kenya 's army ."


@pytest.fixture
def nlp() -> Language:
    return table_pipeline(RAID, VISIT, names={"Ruto": "PER", "Kenya 's": "GPE", "north": "CARDINAL"})


def check(sentences, text):
    """What holds of all sentences of a text."""
    for s in sentences:
        assert s.text == text[s.start : s.end]
        assert [text[a:b] for a, b in zip(s.starts, s.ends, strict=True)] == s.words
        assert s.analysis is None
        assert [head for k, head in enumerate(s.heads) if head == k] == [s.root]
        assert s.deps[s.root] == "root"


@pytest.mark.parametrize("text", [BOTH, f"  {BOTH}\n", BOTH.replace(" . R", " .\n\nR"), BOTH.replace("out ", "out  ")])
def test_sentences_come_with_offsets_into_the_text_whatever_white_space_it_has(nlp, text):
    sentences = parse(nlp, text)
    check(sentences, text)
    assert [s.id for s in sentences] == ["0", "1"]
    assert [s.words for s in sentences] == [BOTH.split()[:9], BOTH.split()[9:]]


def test_white_space_has_no_sentences(nlp):
    assert parse(nlp, " \n ") == parse(nlp, "") == []


def test_labels_tags_and_features_are_the_coders(nlp):
    raid, visit = parse(nlp, BOTH)
    assert raid.deps == "det nsubj:pass aux:pass root compound:prt case det obl punct".split()
    assert raid.feats[1] == "Number=Plur"
    assert raid.xpos[3] == "VBN"
    assert visit.deps == "nsubj root nmod:poss case obj punct".split()
    assert visit.lemmas[:3] == ["Ruto", "visit", "Kenya"]


def test_names_of_known_kinds_are_taken_under_the_coders_labels(nlp):
    raid, visit = parse(nlp, BOTH)
    assert raid.entities == []
    assert visit.entities == [(0, 1, "PERSON"), (2, 3, "PLACE")]


def test_without_lemmas_and_features_the_words_and_tags_must_do():
    (raid,) = parse(table_pipeline(RAID, leaves_out=["lemmas", "morphs"]), BOTH.partition(" Ruto")[0])
    assert raid.lemmas[:4] == ["the", "rebels", "were", "driven"]
    assert raid.deps[1] == "nsubj:pass"


def test_given_sentences_are_kept_whole_and_read_alone(nlp):
    text = f"- {BOTH} -"
    (both,) = parse(nlp, text, [("s7", 2, 2 + len(BOTH))])
    check([both], text)
    assert (both.id, both.text, len(both)) == ("s7", BOTH, 15)
    assert both.deps[10] == "parataxis" and both.heads[10] == both.root


def test_a_given_sentence_without_words_is_left_out(nlp):
    assert [s.id for s in parse(nlp, f"{BOTH}   ", [("a", 0, len(BOTH)), ("b", len(BOTH), len(BOTH) + 3)])] == ["a"]


def test_a_part_of_speech_of_old_is_read():
    (s,) = parse(table_pipeline("guns NOUN 0 root | and CONJ 3 cc | butter NOUN 1 conj"), "guns and butter")
    assert s.upos[1] == "CCONJ"


@pytest.mark.parametrize(
    ("left_out", "lacking"),
    [
        (["pos"], r"table_parser and gives no parts of speech \(POS\)\. Dragoman needs .* Give a pipeline trained on a UD treebank"),
        (["deps", "heads"], r"gives no sentence boundaries \(SENT_START\), no dependency tree \(DEP\)"),
    ],
)
def test_a_pipeline_that_leaves_out_what_is_needed_is_refused(left_out, lacking):
    with pytest.raises(InputError, match=lacking):
        parse(table_pipeline(RAID, leaves_out=left_out), BOTH.partition(" Ruto")[0])


def test_a_pipeline_without_components_is_refused():
    with pytest.raises(InputError, match="The pipeline has no component and gives no sentence boundaries"):
        parse(spacy.blank("en"), "Rebels fled.")


def test_labels_of_another_kind_are_refused_by_name():
    nlp = table_pipeline("Rebels NOUN 2 nsubj | attacked VERB 0 root | them PRON 2 dobj")
    with pytest.raises(
        InputError, match=r"labels words dobj, .* does not know; these are labels of ClearNLP.*: acl, advcl.*load without `nlp`"
    ):
        parse(nlp, "Rebels attacked them")


def test_labels_of_nobodys_are_refused_without_a_guess_at_their_kind():
    with pytest.raises(InputError, match=r"labels words victim, which Universal Dependencies does not know\. Dragoman needs"):
        parse(table_pipeline("Rebels NOUN 2 nsubj | attacked VERB 0 root | them PRON 2 victim"), "Rebels attacked them")


def test_a_parser_that_declares_labels_of_another_kind_is_refused_at_once():
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    assert isinstance(parser, DependencyParser)
    for label in ("nsubj", "nsubjpass", "pobj"):
        parser.add_label(label)
    with pytest.raises(InputError, match="labels words nsubjpass, pobj"):
        check_pipeline(nlp)


@pytest.mark.parametrize("labels", [("nsubj", "nsubj:pass", "obl:agent", "dep"), ()])
def test_a_parser_that_declares_universal_labels_passes(labels):
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)
    check_pipeline(nlp)


def test_what_is_no_pipeline_is_refused():
    with pytest.raises(InputError, match="nlp is 'en_core'; give a spaCy pipeline"):
        check_pipeline("en_core")


@Language.component("circle_maker")
def circle_maker(doc: Doc) -> Doc:
    words = [t.text for t in doc]
    return Doc(
        doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc], pos=["NOUN"] * 3, heads=[1, 0, 2], deps=["obj", "obj", "ROOT"]
    )


@Language.component("shouter")
def shouter(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=[t.text.upper() for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def test_a_tree_that_goes_in_a_circle_is_an_error_of_the_document():
    nlp = spacy.blank("en")
    nlp.add_pipe("circle_maker")
    with pytest.raises(DocumentError, match="goes in a circle") as error:
        parse(nlp, "guns butter bread")
    assert error.value.reason == "tree"


def test_a_text_changed_by_the_pipeline_is_an_error_of_the_document():
    nlp = spacy.blank("en")
    nlp.add_pipe("shouter")
    with pytest.raises(DocumentError, match="changed the text") as error:
        parse(nlp, "guns butter bread")
    assert error.value.reason == "tokens"


def test_the_version_tells_name_and_make(nlp):
    assert version_of(nlp).startswith("spacy:en_table-1.2:")
    assert version_of(nlp) == version_of(table_pipeline(RAID, VISIT, names={"Ruto": "PER", "Kenya 's": "GPE", "north": "CARDINAL"}))
    assert version_of(nlp) != version_of(table_pipeline(RAID))
