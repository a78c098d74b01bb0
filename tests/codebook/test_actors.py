"""The actor dictionaries: dated facts about names, and the search for them in text."""

from datetime import date

import pytest
import spacy

from dragoman.codebook.actors import Entry, best_entry, load_actors
from dragoman.codebook.tables import DATA
from dragoman.records import CodebookError

PEOPLE = [
    "Ida Orm | Orm; Ida M. Orm | NOR | GOV | minister | 2001 | 2004-06-30",
    "Ida Orm | Orm; Ida M. Orm | NOR | LEG | speaker | 2004-07 |",
]
GROUPS = [
    "Norland People’s Front | NPF; People's Front | armed | NOR | REB | |",
    "al-Sund | al-Sund brigade | armed | | REB | |",
    "Greycoats | greycoats | movement | NOR | | |",
    "S-7 | Group of Seven; R&B | organisation | | | |",
    "U.S.-led pact | | organisation | | | |",
]


@pytest.fixture
def actors(book):
    sectors = ["GOV | government", "REB | rebels", "LEG | parliament"]
    return load_actors(book(sectors=sectors, actors__people_test=PEOPLE, actors__groups_test=GROUPS))


def found_in(actors, text: str) -> list[tuple[str, str]]:
    """The words found, with the name they stand for, in text cut as the coder cuts it."""
    words = [token.text for token in spacy.blank("en").make_doc(text)]
    lower = [word.lower().replace("’", "'") for word in words]
    return [(" ".join(words[f.first : f.last + 1]), f.entries[0].name) for f in actors.find(words, lower)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nobody came .", []),
        ("Ida Orm left .", [("Ida Orm", "Ida Orm")]),
        ("IDA ORM LEFT", [("IDA ORM", "Ida Orm")]),
        ("the orm turned", []),
        ("Ida M. Orm met Orm", [("Ida M. Orm", "Ida Orm"), ("Orm", "Ida Orm")]),
        ("Norland and the Norlanders", [("Norland", "Norland")]),
        ("a Norlander in Norwick", [("Norlander", "Norland"), ("Norwick", "Norland")]),
        ("Norland People's Front", [("Norland People 's Front", "Norland People’s Front")]),
        ("Norland People’s Front", [("Norland People ’s Front", "Norland People’s Front")]),
        ("the People's Front of Norland", [("People 's Front", "Norland People’s Front"), ("Norland", "Norland")]),
        ("Norland's People", [("Norland", "Norland")]),
        ("al-Sund fled", [("al - Sund", "al-Sund")]),
        ("the al-Sund brigade", [("al - Sund brigade", "al-Sund")]),
        ("three greycoats", [("greycoats", "Greycoats")]),
        ("the S-7 and R&B", [("S-7", "S-7"), ("R&B", "S-7")]),
        ("the U.S.-led pact", [("U.S.-led pact", "U.S.-led pact")]),
        ("Blue House", [("Blue House", "Norland")]),
        ("Blue Front", []),
        ("", []),
    ],
)
def test_the_longest_names_are_found_left_to_right(actors, text, found):
    assert found_in(actors, text) == found


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Norland", {"state"}), ("Norlander", {"demonym"}), ("Norwick", {"capital"}), ("Blue House", {"seat"}), ("Orm", {"person"}),
        ("NPF", {"armed"}), ("People’s Front", {"armed"}), ("Atlantis", set()), ("", set()), ("Norland People's", set()),
    ],
)  # fmt: skip
def test_a_whole_name_is_looked_up_with_its_kind(actors, name, kinds):
    assert {entry.kind for entry in actors.look_up(name)} == kinds


def test_capitals_and_seats_stand_for_the_government(actors):
    sectors = {name: actors.look_up(name)[0].sector for name in ("Norland", "Norlander", "Norwick", "Blue House")}
    assert sectors == {"Norland": "", "Norlander": "", "Norwick": "GOV", "Blue House": "GOV"}


def test_countries_and_demonyms_are_known_by_themselves(actors):
    assert (dict(actors.countries), dict(actors.demonyms)) == ({"NOR": "Norland"}, {"norlander": "NOR"})


@pytest.mark.parametrize(
    ("day", "office"),
    [
        (date(2001, 1, 1), "minister"),
        (date(2004, 6, 30), "minister"),
        (date(2004, 7, 1), "speaker"),
        (date(2030, 1, 1), "speaker"),
        (None, "speaker"),
    ],
)
def test_an_office_is_that_of_the_day(actors, day, office):
    best = best_entry(actors.look_up("Ida Orm"), day)
    assert best is not None and best.office == office


def entry(kind: str, first: str = "", last: str = "") -> Entry:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return Entry("X", kind, "NOR", "", "", *days)


@pytest.mark.parametrize(
    ("entries", "day", "best"),
    [
        ([], "2000-01-01", None),
        ([entry("a", last="1999-01-01"), entry("b", last="1998-01-01")], "2000-01-01", 0),
        ([entry("a", "1990-01-01", "1991-01-01"), entry("b", "2001-01-01")], "2000-01-01", 0),
        ([entry("a", "1990-01-01"), entry("b", "1995-01-01")], "2000-01-01", 1),
        ([entry("capital"), entry("state")], "2000-01-01", 1),
        ([entry("a", "2001-01-01"), entry("b", "2002-01-01")], "2000-01-01", 1),
        ([entry("a", last="1999-01-01"), entry("b", last="1999-06-01")], "", 1),
    ],
    ids=["none", "the last to end", "what has begun", "the latest to begin", "a state before its capital", "nothing has begun", "no day"],
)
def test_the_best_entry_holds_or_held_last(entries, day, best):
    found = best_entry(entries, date.fromisoformat(day) if day else None)
    assert found == (None if best is None else entries[best])


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("", "", (None, None)),
        ("2001", "2001", (date(2001, 1, 1), date(2001, 12, 31))),
        ("2004-02", "2004-02", (date(2004, 2, 1), date(2004, 2, 29))),
        ("2004-12", "2004-12", (date(2004, 12, 1), date(2004, 12, 31))),
        ("2004-02-03", "2004-02-03", (date(2004, 2, 3), date(2004, 2, 3))),
    ],
)
def test_a_bare_year_or_month_is_meant_whole(book, first, last, days):
    (found,) = load_actors(book(actors__people_test=f"Ida Orm | | NOR | GOV | | {first} | {last}")).look_up("Ida Orm")
    assert (found.first, found.last) == days


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("people_test", "Ida Orm | | NOR | GOV | | soon |", "from is 'soon'; write a date as YYYY, YYYY-MM or YYYY-MM-DD"),
        ("people_test", "Ida Orm | | NOR | GOV | | | 2001-13", "until is '2001-13'"),
        ("people_test", "Ida Orm | | NOR | GOV | | | 2001-02-30", "until is '2001-02-30'"),
        ("people_test", "Ida Orm | | NOR | GOV | | 1-2-3-4 |", "from is '1-2-3-4'"),
        ("people_test", "Ida Orm | | NOR | XYZ | | |", "sector is 'XYZ'; allowed: (empty), GOV"),
        ("people_test", "Ida Orm | | XYZ | GOV | | |", "country is 'XYZ'; give a code of states.tsv"),
        ("groups_test", "Greycoats | | gang | | REB | |", "kind is 'gang'; allowed: armed, party"),
        ("organisations", "Club | | organisation | | ABC | |", "sector is 'ABC'"),
        ("states", "NOR | Norland | | | | | 19 90 |", "from is '19 90'"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(book, table, row, words):
    folder = book(**{f"actors__{table}": row})
    with pytest.raises(CodebookError) as error:
        load_actors(folder)
    assert str(error.value).startswith(f"{folder / 'actors' / table.replace('_', '-')}.tsv:2: ")
    assert words in str(error.value)


# The actors that come with the package.


@pytest.fixture(scope="module")
def shipped():
    return load_actors(DATA)


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Moscow", date(2005, 1, 1), "RUS", "GOV"),
        ("Taliban", date(2010, 1, 1), "AFG", "REB"),
        ("Taliban", date(2022, 1, 1), "AFG", "GOV"),
        ("People's Liberation Army", date(2005, 1, 1), "CHN", "MIL"),
        ("G-20", date(2010, 1, 1), "", "IGO"),
    ],
)
def test_well_known_actors_are_dated(shipped, name, day, country, sector):
    best = best_entry(shipped.look_up(name), day)
    assert best is not None and (best.country, best.sector) == (country, sector)


def test_nearly_every_name_is_found_in_text_cut_as_the_coder_cuts_it(shipped):
    """What is left are titles before names, as in "Lt. Gen.", which the tokenizer cuts in its own way."""
    nlp = spacy.blank("en")
    names = sorted({entry.name for node in nodes(shipped.root) for entry in node.entries})
    missed = []
    for name in names:
        words = [token.text for token in nlp.make_doc(name)]
        spans = [(f.first, f.last) for f in shipped.find(words, [w.lower().replace("’", "'") for w in words])]
        if spans != [(0, len(words) - 1)]:
            missed.append(name)
    assert len(missed) <= 0.001 * len(names), missed


def nodes(node):
    yield node
    for below in node.below.values():
        yield from nodes(below)
