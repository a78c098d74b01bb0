"""Places: what a document's place names mean, and where its acts happened."""

from dataclasses import replace

import pytest

from dragoman.coding.places import dateline_of, find_places, place_of
from dragoman.records import Toponym
from tests.coding.parsed import parsed


def words(text: str, *places: str, start: int = 0, label: str = "PLACE"):
    """A sentence of proper nouns and other words without a tree, in which the places are known as such."""
    rows = [
        f"{word} {'PROPN' if word[0].isupper() else 'X'} {0 if i == 0 else 1} {'root' if i == 0 else 'dep'}"
        for i, word in enumerate(text.split())
    ]
    return parsed("\n".join(rows), [(place, label) for place in places], start)


def resolved(toponym: Toponym) -> tuple[str, str]:
    assert toponym.place is not None, toponym.reason
    return toponym.place.name, toponym.place.province or toponym.place.country


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ([("fire in Paris", "Paris")], [("Paris", "Ile-de-France")]),
        ([("fire in Paris , Texas", "Paris", "Texas")], [("Paris", "Texas"), ("Texas", "Texas")]),
        ([("in Paris", "Paris"), ("the Texas police", "Texas")], [("Paris", "Texas"), ("Texas", "Texas")]),
        ([("fire in Springfield", "Springfield"), ("near Peoria", "Peoria")], [("Springfield", "Illinois"), ("Peoria", "Illinois")]),
        ([("LEXINGTON , Neb.", "LEXINGTON", "Neb.")], [("Lexington", "Nebraska"), ("Nebraska", "Nebraska")]),
        ([("visit to Kiev", "Kiev")], [("Kyiv", "Kyiv")]),
        ([("talks in Washington", "Washington")], [("Washington", "District of Columbia")]),
        ([("rain in Washington", "Washington"), ("in Spokane", "Spokane")], [("Washington", "Washington"), ("Spokane", "Washington")]),
        ([("talks in Georgia", "Georgia"), ("in Tbilisi", "Tbilisi")], [("Georgia", "GEO"), ("Tbilisi", "Tbilisi")]),
        ([("vote in Georgia", "Georgia"), ("in Atlanta", "Atlanta")], [("Georgia", "Georgia"), ("Atlanta", "Georgia")]),
        ([("in Kandahar province", "Kandahar province")], [("Kandahar", "Kandahar")]),
        ([("in northern Aleppo", "Aleppo")], [("Aleppo", "Aleppo")]),
        ([("at Quetta airport", "Quetta airport")], [("Quetta", "Balochistan")]),
    ],
)  # fmt: skip
def test_names_are_resolved_together(gazetteer, sentences, found):
    parsed_sentences = [words(*sentence, start=100 * i) for i, sentence in enumerate(sentences)]
    assert [resolved(toponym) for toponym in find_places(parsed_sentences, gazetteer)] == found


def test_a_name_means_one_place_throughout_a_document(gazetteer):
    first, second = words("Paris , Texas", "Paris", "Texas"), words("in Paris", "Paris", start=50)
    places = [toponym.place for toponym in find_places([first, second], gazetteer) if toponym.text == "Paris"]
    assert len(places) == 2 and places[0] == places[1]


def test_a_province_is_told_by_its_noun(gazetteer):
    bare, land = (
        find_places([words(text, name)], gazetteer)[0].place
        for text, name in [("in Kandahar", "Kandahar"), ("in Kandahar province", "Kandahar province")]
    )
    assert (bare and bare.kind, land and land.kind) == ("city", "province")


def test_a_city_and_its_province_may_stand_in_one_report(gazetteer):
    s = words("shots in Kandahar", "Kandahar", start=80)
    found = find_places([words("in Kandahar province", "Kandahar province"), s], gazetteer)
    assert [toponym.place and toponym.place.kind for toponym in found] == ["province", "city"]


def test_a_report_with_very_many_names_is_resolved(gazetteer):
    sentences = [words("from Paris to Springfield", "Paris", "Springfield", start=30 * i) for i in range(700)]
    assert len({toponym.place for toponym in find_places(sentences, gazetteer)}) == 2


def test_a_people_stands_for_its_land(gazetteer):
    (toponym,) = find_places([words("the Afghan army", "Afghan", label="NORP")], gazetteer)
    assert resolved(toponym) == ("Afghanistan", "AFG")
    assert toponym.text == "Afghan" and toponym.reason.startswith("named by its people")


def hyphened(text: str, *places: str):
    """Words of which those around a hyphen stand without blanks."""
    s = words(text, *places)
    starts, at = [], 0
    for i, word in enumerate(s.words):
        at += i > 0 and "-" not in (word, s.words[i - 1])
        starts.append(at)
        at += len(word)
    return replace(s, text=text.replace(" - ", "-"), starts=starts, ends=[a + len(w) for a, w in zip(starts, s.words, strict=True)], end=at)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("near Tal - Zamin on Monday", ["Zamin"], ["Tal-Zamin"]),
        ("near Tal - Zamin - Kuh", ["Tal"], ["Tal-Zamin-Kuh"]),
        ("the Gwadar - Peoria line", ["Gwadar", "Peoria"], ["Gwadar", "Peoria"]),
        ("the Paris - Berlin train", ["Paris", "Berlin"], ["Paris", "Berlin"]),
        ("the Texas - based firm", ["Texas"], ["Texas"]),
    ],
)
def test_a_hyphened_name_is_one_unless_its_parts_are_large_places(gazetteer, text, names, found):
    assert [toponym.text for toponym in find_places([hyphened(text, *names)], gazetteer)] == found


def test_an_unknown_place_is_kept_with_its_reason(gazetteer):
    (toponym,) = find_places([words("near Nowhereville", "Nowhereville")], gazetteer)
    assert (toponym.text, toponym.place, toponym.reason) == ("Nowhereville", None, "no place of that name in the gazetteer")


@pytest.mark.parametrize("street", ["Kabul Street", "Texas Avenue"])
def test_a_street_is_not_the_place_it_is_named_after(gazetteer, street):
    (toponym,) = find_places([words(f"on {street}", street)], gazetteer)
    assert toponym.place is None


def test_a_county_speaks_for_the_city_in_it(gazetteer):
    county, city = find_places([words("the Lamar County sheriff in Paris", "Lamar County", "Paris")], gazetteer)
    assert (resolved(county), resolved(city)) == (("Lamar County", "Texas"), ("Paris", "Texas"))
    assert county.place and county.place.latitude is not None and 33.6 < county.place.latitude < 33.7


def test_the_words_of_a_country_speak_for_its_places(gazetteer):
    s = words("the sheriff and the highway patrol in Paris , the county and the sheriff of Dallas", "Paris", "Dallas")
    assert resolved(find_places([s], gazetteer)[0]) == ("Paris", "Texas")
    assert resolved(find_places([words("in Paris and Dallas", "Paris", "Dallas")], gazetteer)[0]) == ("Paris", "Ile-de-France")


def test_a_row_of_counties_is_told_by_its_noun(gazetteer):
    found = find_places([words("storms in Travis , Lamar and Dallas counties", "Travis", "Lamar", "Dallas")], gazetteer)
    assert [(t.text, t.place and t.place.kind, t.place and t.place.name) for t in found] == [
        ("Travis", "county", "Travis County"),
        ("Lamar", "county", "Lamar County"),
        ("Dallas", "county", "Dallas County"),
    ]


def test_a_country_is_known_by_its_whole_name(gazetteer):
    (toponym,) = find_places([words("in Saudi Arabia", "Saudi", "Arabia")], gazetteer)
    assert (toponym.text, resolved(toponym)) == ("Saudi Arabia", ("Saudi Arabia", "SAU"))


@pytest.mark.parametrize(("text", "name", "place"), [("in Reading , PA", "PA", "Pennsylvania"), ("the PA rangers", "PA", None)])
def test_a_postal_code_is_a_state_behind_its_city_alone(gazetteer, text, name, place):
    toponym = next(t for t in find_places([words(text, name)], gazetteer) if t.text == name)
    assert (toponym.place and toponym.place.name) == place


def test_who_is_named_as_a_person_is_no_place_elsewhere(gazetteer):
    person = words("Ada Peoria spoke and Peoria left", "Ada Peoria", label="PERSON")
    once = words("the Peoria case", "Peoria", start=50)
    assert find_places([person, once], gazetteer) == []
    placed = words("near Peoria", "Peoria", start=50)
    assert [t.text for t in find_places([person, placed], gazetteer)][-1:] == ["Peoria"]


@pytest.mark.parametrize(
    ("text", "entities", "found"),
    [
        ("shots in Quetta", [], ["Quetta"]),
        ("in Lexington , Ky. on", [], ["Lexington", "Ky."]),
        ("aid for Ukraine came", [], ["Ukraine"]),
        ("they met May there", [], []),
        ("said Paris Khan", [("Paris Khan", "PERSON")], []),
        ("the Paris Accord", [("Paris Accord", "MISC")], []),
        ("shots in Quetta", [("Quetta", "PERSON")], ["Quetta"]),
        ("in New York today", [("York", "PLACE")], ["New York"]),
    ],
)
def test_words_speak_for_a_place_where_the_model_does_not(gazetteer, text, entities, found):
    s = words(text)
    s.entities = [
        span for name, label in entities for span in parsed("\n".join(f"{w} X 0 root" for w in text.split()), [(name, label)]).entities
    ]
    assert [toponym.text for toponym in find_places([s], gazetteer)] == found


def test_offsets_count_characters_of_the_document(gazetteer):
    (toponym,) = find_places([words("shots in Quetta", "Quetta", start=40)], gazetteer)
    assert (toponym.start, toponym.end) == (49, 55)


ATTACK = """Militants NOUN 2 nsubj
attacked VERB:VBD 0 root attack
a DET 4 det
post NOUN 2 obj
in ADP 6 case
Quetta PROPN 2 obl
in ADP 8 case
Balochistan PROPN 2 obl"""


def where(gazetteer, rows: str, trigger: str, entities) -> tuple[str | None, str]:
    s = parsed(rows, entities)
    toponym, reason = place_of(s, s.words.index(trigger), find_places([s], gazetteer))
    return toponym and toponym.text, reason


def test_the_most_specific_place_is_where_it_happened(gazetteer):
    found = where(gazetteer, ATTACK, "attacked", [("Quetta", "PLACE"), ("Balochistan", "PLACE")])
    assert found == ("Quetta", "“in Quetta” stands with the act")


def test_a_place_within_the_nearest_is_taken_though_it_hangs_deeper(gazetteer):
    rows = "raid NOUN 0 root | on ADP 3 case | shops NOUN 1 nmod | in ADP 5 case | Aleppo PROPN 3 nmod | in ADP 7 case | Syria PROPN 1 nmod"
    assert where(gazetteer, rows, "raid", [("Aleppo", "PLACE"), ("Syria", "PLACE")])[0] == "Aleppo"


def test_the_place_of_a_saying_is_not_that_of_what_is_said(gazetteer):
    rows = """Officials NOUN 2 nsubj
said VERB:VBD 0 root say
in ADP 4 case
Islamabad PROPN 2 obl
rebels NOUN 6 nsubj
attacked VERB:VBD 2 ccomp attack
them PRON 6 obj"""
    assert where(gazetteer, rows, "said", [("Islamabad", "PLACE")])[0] == "Islamabad"
    assert where(gazetteer, rows, "attacked", [("Islamabad", "PLACE")]) == (None, "Islamabad: named, but not as the place of this act")


@pytest.mark.parametrize(
    ("rows", "trigger", "places", "found"),
    [
        ("Pakistan PROPN 2 nsubj | bombed VERB:VBD 0 root bomb | Afghanistan PROPN 2 obj", "bombed", ["Pakistan", "Afghanistan"], None),
        ("Pakistan PROPN 3 nmod:poss | 's PART 1 case | attack NOUN 0 root", "attack", ["Pakistan"], None),
        ("Russia PROPN 2 nsubj | shelled VERB:VBD 0 root shell | Mariupol PROPN 2 obj", "shelled", ["Russia", "Mariupol"], "Mariupol"),
        ("the DET 3 det | Quetta PROPN 3 compound | attack NOUN 0 root", "attack", ["Quetta"], "Quetta"),
        ("he PRON 2 nsubj | visited VERB:VBD 0 root visit | Kabul PROPN 2 obj", "visited", ["Kabul"], "Kabul"),
        ("a DET 2 det | visit NOUN 0 root | to ADP 4 case | Kabul PROPN 2 nmod", "visit", ["Kabul"], "Kabul"),
        ("he PRON 2 nsubj | appealed VERB:VBD 0 root appeal | to ADP 4 case | Kabul PROPN 2 obl", "appealed", ["Kabul"], None),
        ("met VERB:VBD 0 root | in ADP 3 case | cities NOUN 1 obl city | of ADP 5 case | Quetta PROPN 3 nmod", "met", ["Quetta"], "Quetta"),
        ("met VERB:VBD 0 root meet | at ADP 4 case | Quetta PROPN 4 compound | airport NOUN 1 obl", "met", ["Quetta"], "Quetta"),
    ],
)  # fmt: skip
def test_an_actor_is_no_place_but_what_is_struck_or_visited_is(gazetteer, rows, trigger, places, found):
    assert where(gazetteer, rows, trigger, [(place, "PLACE") for place in places])[0] == found


def test_a_land_named_by_its_people_is_a_place_on_its_soil(gazetteer):
    rows = "they PRON 2 nsubj | operate VERB:VBP 0 root | from ADP 5 case | Afghan ADJ 5 amod | soil NOUN 2 obl"
    assert where(gazetteer, rows, "operate", [("Afghan", "NORP")])[0] == "Afghan"
    rows = "Afghan ADJ 2 amod | forces NOUN 3 nsubj | attacked VERB:VBD 0 root"
    assert where(gazetteer, rows, "attacked", [("Afghan", "NORP")])[0] is None


def test_the_dateline_stands_in_where_the_sentence_tells_no_place(gazetteer):
    first = words("QUETTA , Pakistan — Gunmen fled", "QUETTA", "Pakistan")
    second = parsed("They PRON 2 nsubj | fled VERB:VBD 0 root", start=200)
    toponyms = find_places([first, second], gazetteer)
    dateline = dateline_of([first, second], toponyms)
    assert dateline is not None and dateline.text == "QUETTA"
    assert place_of(second, 1, toponyms, dateline) == (dateline, "the report's dateline, since the sentence tells no place")
    assert place_of(second, 1, toponyms) == (None, "the sentence names no place")


def test_a_place_that_opens_a_plain_sentence_is_no_dateline(gazetteer):
    s = words("Quetta was quiet", "Quetta")
    assert dateline_of([s], find_places([s], gazetteer)) is None


def test_the_dateline_of_a_report_on_another_country_is_not_where_it_happened(gazetteer):
    first = words("PARIS , France — Kabul calm", "PARIS", "France", "Kabul")
    second = words("in Kandahar and Kabul and Afghanistan", "Kandahar", "Kabul", "Afghanistan", start=100)
    both = [first, second]
    assert dateline_of(both, find_places(both, gazetteer)) is None
    assert dateline_of([first], find_places([first], gazetteer)) is not None
