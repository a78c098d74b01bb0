"""Coding by frames on another parser's trees: attribution, status, actors, places, dates and reasons all the same."""

from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.coding.coder import Coder, CoderOptions, load
from dragoman.documents import read
from dragoman.explain import explain
from dragoman.formats import from_native, to_native
from dragoman.language.component import DragomanParser, shared_model
from dragoman.records import Document, InputError, Pair
from tests.coding.test_coder import check
from tests.language.table_parser import table_pipeline

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2022, 11, 14)

SHELLING = """
Kabul PROPN 2 nsubj Kabul | said VERB:VBD 0 root say | on ADP 4 case | Tuesday PROPN 2 obl Tuesday
Pakistan PROPN 7 nmod Pakistan | 's PART 5 case 's | troops NOUN:NNS 8 nsubj troop | shelled VERB:VBD 2 ccomp shell
villages NOUN:NNS 8 obj village | in ADP 11 case | Khost PROPN 8 obl Khost | on ADP 13 case | Monday PROPN 8 obl Monday | . PUNCT 2 punct
"""
ARREST = """
Two NUM:CD 2 nummod | editors NOUN:NNS 4 nsubj editor | were AUX:VBD 4 aux be | arrested VERB:VBN 0 root arrest | by ADP 6 case
police NOUN:NNS 4 obl | . PUNCT 4 punct
"""
DENIAL = """
Kenya PROPN 2 nsubj Kenya | denied VERB:VBD 0 root deny | bombing VERB:VBG 2 xcomp bomb VerbForm=Ger
Uganda PROPN 3 obj Uganda | . PUNCT 2 punct
"""
NAMES = {"Kabul": "GPE", "Pakistan": "GPE", "Khost": "GPE", "Tuesday": "DATE", "Monday": "DATE", "Kenya": "LOC", "Uganda": "LOC"}


@pytest.fixture(scope="module")
def by_table() -> Coder:
    return load(nlp=table_pipeline(SHELLING, ARREST, DENIAL, names=NAMES))


def spoken(text: str) -> str:
    """A text as the table's words stand in it, a blank between two."""
    return text.replace(".", " .").replace("'s", " 's")


class TestTable:
    """Sentences whose trees are known by heart, with relations that have no subtypes."""

    def test_who_did_what_to_whom_when_where_according_to_whom(self, by_table):
        record = by_table.code(spoken("Kabul said on Tuesday Pakistan's troops shelled villages in Khost on Monday."), DAY)
        check(record)
        (event,) = record.events
        assert (event.type, event.status, event.trigger.text) == ("ASSAULT", "claimed", "shelled")
        assert [m.text for m in event.source] == ["Pakistan 's troops"]
        assert [m.actor and m.actor.code for m in (*event.source, *event.according_to)] == ["PAK.MIL", "AFG.GOV"]
        assert event.date and event.date.first == date(2022, 11, 14)
        assert event.place and event.place.place and event.place.place.country == "AFG"

    def test_a_passive_is_turned_although_no_label_says_so(self, by_table):
        (event,) = by_table.code(spoken("Two editors were arrested by police."), DAY).events
        assert (event.type, event.mode) == ("COERCE", "arrest")
        assert ([m.text for m in event.source], [m.text for m in event.target]) == (["police"], ["Two editors"])

    def test_what_is_denied_is_kept_as_denied(self, by_table):
        (event,) = by_table.code(spoken("Kenya denied bombing Uganda."), DAY).events
        assert (event.type, event.status) == ("ASSAULT", "denied")
        assert [m.text for m in event.according_to] == ["Kenya"]

    def test_who_says_what_is_a_statement(self, by_table):
        (statement,) = by_table.code(spoken("Kabul said on Tuesday Pakistan's troops shelled villages in Khost on Monday."), DAY).statements
        assert statement.speaker and (statement.speaker.text, statement.stance) == ("Kabul", "affirm")
        assert statement.content.text.startswith("Pakistan 's troops shelled")

    def test_the_reasons_speak_of_frames_and_of_no_model(self, by_table):
        first, second = explain(by_table, spoken("Two editors were arrested by police. Kenya denied bombing Uganda."), DAY)
        steps = first.events[0].explain()
        assert "“arrested” tells COERCE arrest; by its frame alone" in steps
        assert "“police” by the tree" in steps
        assert "model" not in steps
        assert second.fired and second.nothing == ""

    def test_given_sentences_keep_their_ids(self, by_table):
        document = Document.from_sentences(
            [("a", spoken("Two editors were arrested by police.")), ("b", spoken("Kenya denied bombing Uganda."))]
        )
        record = by_table.code_document(document)
        check(record)
        assert [(s.id, s.start, s.end) for s in record.sentences] == [(s.id, s.start, s.end) for s in document.sentences]
        assert [event.sentence for event in record.events] == ["a", "b"]

    def test_pairs_are_related_and_ill_is_spoken_without_a_model(self, by_table):
        text = spoken("Two editors were arrested by police.")
        (relation,) = by_table.relate([Pair("p", text, "police", "Two editors")])
        assert (relation.type, relation.mode) == ("COERCE", "arrest")
        assert list(by_table.conflict([text])) in ([True], [False])

    def test_factuality_is_the_models_alone(self, by_table):
        with pytest.raises(InputError, match="load without `nlp`"):
            next(by_table.factuality([["Rebels", "fled"]]))

    def test_the_versions_name_the_parser(self, by_table):
        record = by_table.code(spoken("Kenya denied bombing Uganda."))
        assert record.versions.model.startswith("spacy:en_table-1.2:")


def test_labels_of_another_kind_are_refused_when_coding_begins():
    coder = load(nlp=table_pipeline("Rebels NOUN 2 nsubj | attacked VERB 0 root | them PRON 2 dobj"))
    with pytest.raises(InputError, match="dobj"):
        coder.code("Rebels attacked them")


def test_a_parser_that_declares_them_is_refused_on_loading():
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("pobj")
    with pytest.raises(InputError, match="pobj"):
        load(nlp=nlp)


def test_a_pipeline_with_our_component_keeps_our_model(nlp, coder):
    text = "Police arrested two editors in Kampala."
    assert load(nlp=nlp).code(text) == coder.code(text)


@Language.component("ours_laid_bare")
def ours_laid_bare(doc: Doc) -> Doc:
    """Our component as a parser like any other: tokens, tags, tree and names, nothing beside them."""
    doc = DragomanParser(doc.vocab, "ours", shared_model())(doc)
    doc.user_data.clear()
    return doc


@Language.component("without_subtypes")
def without_subtypes(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = token.dep_.partition(":")[0]
    return doc


def laid_bare(*more: str) -> Language:
    nlp = spacy.blank("en")
    for name in ("ours_laid_bare", *more):
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def bare() -> Coder:
    return load(nlp=laid_bare())


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    return [each for each in read([str(path) for path in sorted(EXAMPLES.glob("*.txt"))]) if isinstance(each, Document)]


@pytest.fixture(scope="module")
def records(bare, articles):
    return list(bare.pipe(articles))


def test_the_example_articles_give_sound_records(records, articles):
    assert len(records) == len(articles) == 5
    for record in records:
        check(record)
        assert record.events and record.statements and record.actors and record.places
        assert all(event.score == 0.5 for event in record.events)


def test_of_all_articles_together_no_kind_of_fact_is_missing(records):
    events = [event for record in records for event in record.events]
    assert {"reported", "claimed", "denied"} <= {event.status for event in events}
    assert any(event.according_to for event in events)
    assert any(event.date for event in events) and any(event.place and event.place.place for event in events)
    assert any(m.of for event in events for m in (*event.source, *event.target, *event.according_to))


def test_coding_again_gives_the_same(records, articles, bare):
    assert [repr(record) for record in bare.pipe(articles)] == [repr(record) for record in records]
    assert [repr(record) for record in load(nlp=laid_bare()).pipe(articles)] == [repr(record) for record in records]


def test_relations_without_subtypes_give_nearly_the_same(records, articles):
    """What the words show beyond doubt needs no label: nine of ten events are the same to the last mention."""
    plain = list(load(nlp=laid_bare("without_subtypes")).pipe(articles))

    def facts(given):
        return {(e.document, e.trigger, e.type, e.status, e.source, e.target) for record in given for e in record.events}

    assert len(facts(records) & facts(plain)) >= 0.9 * len(facts(records))


def test_a_record_goes_to_json_and_back(records):
    assert [from_native(to_native(record)) for record in records] == records


def test_options_hold(articles):
    strict = load(CoderOptions(min_confidence=0.6), nlp=laid_bare())
    assert strict.code_document(articles[0]).events == ()
