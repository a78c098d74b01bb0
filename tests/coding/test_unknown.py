"""What the codebook does not hold, on sentences parsed by hand."""

from __future__ import annotations

import pytest

from dragoman.coding.actors import Actors
from dragoman.coding.phrases import Phrase, head_within
from dragoman.coding.reading import Reading
from dragoman.coding.references import References
from dragoman.coding.unknown import Unknown, UnknownPredicate, bare
from dragoman.records import Event, Mention, Place, Record, Span, Toponym, Versions
from tests.coding.hand_reading import reading

ACTED = "acted VERB 0 root act | . PUNCT {0} punct"


def mention(read: Reading, k: int, words: str) -> Mention:
    """The mention of these words of sentence `k`, resolved as the coder resolves it."""
    s, parts = read.sentences[k], words.split()
    first = next(i for i in range(len(s)) if s.words[i : i + len(parts)] == parts)
    last = first + len(parts) - 1
    return References(read, Actors(read)).mention(k, Phrase(first, last, head_within(s, first, last)))


def unknown(read: Reading, mentions: list[Mention], events: tuple[Event, ...] = (), places: tuple[Toponym, ...] = ()) -> Unknown:
    return Unknown(read, Record(read.document, (), events, (), tuple(mentions), places, Versions("", "", "")))


NAMED = [
    pytest.param("Orla PROPN 3 nsubj | Fenn PROPN 1 flat", "Orla Fenn", [("Orla Fenn", "PERSON")], ["person Orla Fenn"], id="a person"),
    pytest.param(
        "the DET 3 det | Zorb PROPN 3 compound | Front PROPN 4 nsubj",
        "the Zorb Front",
        [("Zorb Front", "ORG")],
        ["group Zorb Front"],
        id="a body, without its article",
    ),
    pytest.param(
        "Zorb PROPN 2 compound | Front PROPN 3 compound | fighters NOUN 4 nsubj fighter",
        "Zorb Front fighters",
        [("Zorb Front", "ORG")],
        ["group Zorb Front"],
        id="the body to which a noun for an actor belongs",
    ),
    pytest.param(
        "Five NUM 4 nummod | Rapid ADJ 4 amod | Zorb NOUN 4 compound | Forces NOUN 5 nsubj force",
        "Five Rapid Zorb Forces",
        [],
        ["group Five Rapid Zorb Forces"],
        id="capitals before a noun for an actor",
    ),
    pytest.param("al PROPN 2 compound | Zorb PROPN 3 nsubj", "al Zorb", [("al Zorb", "ORG")], ["group al Zorb"], id="a small first word"),
    pytest.param("5 NUM 2 nummod | Zorbs PROPN 3 nsubj", "5 Zorbs", [("Zorbs", "NORP")], ["group Zorbs"], id="without a number before it"),
    pytest.param(
        "Home PROPN 2 compound | Secretary PROPN 4 nsubj", "Home Secretary", [("Home Secretary", "PERSON")], [], id="not a title alone"
    ),
    pytest.param("The DET 2 det | zorbers NOUN 3 nsubj zorber", "The zorbers", [], ["noun zorber"], id="a noun"),
    pytest.param("He PRON 2 nsubj", "He", [], [], id="not a pronoun"),
    pytest.param("The DET 2 det | gunmen NOUN 3 nsubj gunman", "The gunmen", [], [], id="not a noun that the codebook knows"),
    pytest.param("Thousands NOUN 2 nsubj thousand", "Thousands", [], [], id="not a number"),
    pytest.param("Angola PROPN 2 nsubj", "Angola", [("Angola", "PLACE")], [], id="not a name of the dictionary"),
    pytest.param(
        "the DET 2 det | Ministry PROPN 5 nsubj ministry | of ADP 4 case | Water PROPN 2 nmod",
        "the Ministry of Water",
        [("Ministry of Water", "ORG")],
        [],
        id="not what a noun for an actor begins",
    ),
    pytest.param(
        "Angola PROPN 4 nmod:poss | 's PART 1 case | foreign ADJ 4 amod | minister NOUN 5 compound | "
        "Orla PROPN 7 nsubj | Fenn PROPN 5 flat",
        "Orla Fenn",
        [("Angola", "PLACE"), ("Orla Fenn", "PERSON")],
        [],
        id="not a person whose country and office the document tells",
    ),
]


@pytest.mark.parametrize(("rows", "words", "names", "found"), NAMED)
def test_actors_that_the_codebook_does_not_hold(rows, words, names, found):
    count = rows.count("|") + 2
    read = reading((f"{rows} | {ACTED.format(count)}", names))
    assert [f"{actor.kind} {actor.name}" for actor in unknown(read, [mention(read, 0, words)]).actors()] == found


@pytest.fixture
def introduced() -> Reading:
    return reading(
        (
            "Deputy ADJ 2 amod | governor NOUN 5 nsubj | Orla PROPN 2 appos | Fenn PROPN 3 flat | left VERB 0 root leave | "
            "the DET 8 det | Zorb PROPN 8 compound | Front PROPN 5 obj | ( PUNCT 10 punct | ZF PROPN 8 appos | ) PUNCT 10 punct",
            [("Orla Fenn", "PERSON"), ("Zorb Front", "ORG"), ("ZF", "ORG")],
        ),
        (
            "Fenn PROPN 2 nsubj | blamed VERB 0 root blame | ZF PROPN 2 obj | . PUNCT 2 punct",
            [("Fenn", "PERSON"), ("ZF", "ORG")],
        ),
    )


def test_short_names_stand_for_the_fullest_of_the_document(introduced):
    person, body = unknown(introduced, [mention(introduced, 1, "Fenn"), mention(introduced, 1, "ZF")]).actors()
    assert (person.name, person.forms, person.sector, person.office) == ("Orla Fenn", ("Fenn",), "GOV", "deputy governor")
    assert (body.name, body.forms, body.sector) == ("Zorb Front", ("ZF", "ZF"), "REB")


def test_a_title_read_with_the_name_is_an_office():
    read = reading(("Colonel PROPN 3 nsubj | Fenn PROPN 1 flat | acted VERB 0 root act", [("Colonel Fenn", "PERSON")]))
    (person,) = unknown(read, [mention(read, 0, "Colonel Fenn")]).actors()
    assert (person.name, person.office, person.sector) == ("Fenn", "colonel", "MIL")


def test_what_refers_back_is_left_out(introduced):
    group = Mention("Fenn", introduced.sentences[1].start, introduced.sentences[1].start + 4, None, "Orla Fenn")
    read = reading("The DET 2 det | zorbers NOUN 3 nsubj zorber | acted VERB 0 root act")
    assert list(unknown(read, [Mention("The zorbers", 0, 11, None, "the Zorb Front", "stands for it")]).actors()) == []
    assert [actor.name for actor in unknown(introduced, [group]).actors()] == ["Orla Fenn"]


@pytest.mark.parametrize(("place", "found"), [(Place("Zorbville", "NOR"), []), (None, ["Zorbville"])])
def test_a_place_on_the_map_is_no_unknown_actor(place, found):
    read = reading(("Zorbville PROPN 2 nsubj | acted VERB 0 root act", [("Zorbville", "PLACE")]))
    toponym = Toponym("Zorbville", 0, 9, place)
    assert [actor.name for actor in unknown(read, [mention(read, 0, "Zorbville")], places=(toponym,)).actors()] == found


def event(read: Reading, trigger: str, source: str = "", target: str = "") -> Event:
    start = read.document.text.index(trigger)
    span = Span(trigger, start, start + len(trigger))
    sides = [(mention(read, 0, words),) if words else () for words in (source, target)]
    return Event("e", "d", "0", span, "ASSAULT", "beat", "reported", sides[0], sides[1], (), False, 0.5)


TOLD = [
    pytest.param(
        "Police NOUN 2 nsubj | zorbed VERB 0 root zorb | the DET 4 det | men NOUN 2 obj man",
        ("zorbed", "Police", "the men"),
        [("zorb", "VERB", ("subj",), ("obj",))],
        id="a verb",
    ),
    pytest.param(
        "Men NOUN 3 nsubj:pass man | were AUX 3 aux:pass be | zorbed VERB 0 root zorb | by ADP 5 case | police NOUN 3 obl:agent",
        ("zorbed", "police", "Men"),
        [("zorb", "VERB", ("subj",), ("obj",))],
        id="a passive",
    ),
    pytest.param(
        "Police NOUN 2 nsubj | zorbed VERB 0 root zorb | off ADP 2 compound:prt | against ADP 5 case | men NOUN 2 obl man",
        ("zorbed", "Police", "men"),
        [("zorb off", "VERB", ("subj",), ("against",))],
        id="a verb with a particle",
    ),
    pytest.param(
        "Angola PROPN 3 nmod:poss | 's PART 1 case | zorbing NOUN 4 nsubj | hurt VERB 0 root | men NOUN 4 obj man",
        ("zorbing", "Angola", ""),
        [("zorbing", "NOUN", ("poss",), ())],
        id="a noun",
    ),
    pytest.param("Police NOUN 2 nsubj | attacked VERB 0 root attack", ("attacked", "Police", ""), [], id="not a word that has a frame"),
    pytest.param("Police NOUN 2 nsubj | up ADV 0 root", ("up", "Police", ""), [], id="not a word for which there is no table"),
]


@pytest.mark.parametrize(("rows", "told", "found"), TOLD)
def test_words_that_tell_events_without_a_frame(rows, told, found):
    read = reading((rows, [("Angola", "PLACE")] if "Angola" in rows else []))
    predicates = list(unknown(read, [], (event(read, *told),)).predicates())
    text = read.sentences[0].text
    assert predicates == [UnknownPredicate(lemma, pos, "ASSAULT", "beat", source, target, text) for lemma, pos, source, target in found]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("the Zorb Front's", "Zorb Front"),
        ("Zorb\n Front,", "Zorb Front"),
        ("“Zorb”", "Zorb"),
        ("#Zorb", "Zorb"),
        ("Theo", "Theo"),
        ("A", "A"),
    ],
)
def test_a_name_is_bared_of_what_is_not_its_own(name, found):
    assert bare(name) == found
