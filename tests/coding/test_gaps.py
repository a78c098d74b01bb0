"""The gaps of a codebook: counted, grouped, given as rows; and closed by these rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook import DATA, load_codebook
from dragoman.coding.coder import Coder
from dragoman.coding.gaps import COLUMNS, ActorGap, GapCounts, GapOptions, Gaps, PredicateGap, find_gaps, normal_form
from dragoman.coding.unknown import UnknownActor, UnknownPredicate
from dragoman.records import Document


def actor(name: str, kind: str = "group", forms: Iterable[str] = (), sentence: str = "", **told: str) -> UnknownActor:
    told = {"country": "", "sector": "", "office": "", **told}
    return UnknownActor(kind, name, tuple(forms) or (name,), sentence=sentence or f"{name} acted.", **told)


def counted(*met: UnknownActor | UnknownPredicate, options: GapOptions | None = None) -> Gaps:
    counts = GapCounts()
    for each in met:
        if isinstance(each, UnknownActor):
            counts.add_actor(each)
        else:
            counts.add_predicate(each)
    return counts.gaps(options or GapOptions())


@pytest.mark.parametrize(
    ("spellings", "form"),
    [
        (["the Al-Zorb Front", "Al Zorb Front", "AL-ZORB FRONT's"], "al zorb front"),
        (["Zörb", "Zorb", "“Zorb”"], "zorb"),
        (["Mr. Orm", "Orm"], "orm"),
        (["–"], ""),
    ],
)
def test_spellings_fall_together(spellings, form):
    assert {normal_form(each) for each in spellings} == {form}


class TestNames:
    def test_the_commonest_come_first_then_the_alphabet(self):
        found = counted(actor("Orb"), actor("Zorb"), actor("Abc"), actor("the Zorb"))
        assert [(gap.name, gap.count) for gap in found.names] == [("Zorb", 2), ("Abc", 1), ("Orb", 1)]

    @pytest.mark.parametrize(("options", "names"), [(GapOptions(1), ["Zorb"]), (GapOptions(min_count=2), ["Zorb"]), (GapOptions(0), [])])
    def test_few_or_only_common_ones_can_be_asked_for(self, options, names):
        assert [gap.name for gap in counted(actor("Zorb"), actor("Zorb"), actor("Abc"), options=options).names] == names

    def test_other_spellings_and_short_names_are_aliases(self):
        (gap,) = counted(actor("Zorb Front", forms=["ZF", "ZF"]), actor("Zorb-Front"), actor("Zorb Front")).names
        assert (gap.name, gap.aliases) == ("Zorb Front", ("ZF", "Zorb-Front"))

    @pytest.mark.parametrize(
        ("others", "names"),
        [
            ([actor("ZF")], [("Zorb Front", 2)]),
            ([actor("ZF"), actor("Zurb Fund", forms=["ZF"])], [("ZF", 1), ("Zorb Front", 1), ("Zurb Fund", 1)]),
            ([actor("Front")], [("Front", 1), ("Zorb Front", 1)]),
        ],
        ids=["one longer name", "two longer names", "the last word of a body"],
    )
    def test_an_acronym_alone_joins_the_one_name_that_it_was_introduced_with(self, others, names):
        found = counted(actor("Zorb Front", forms=["ZF"]), *others)
        assert [(gap.name, gap.count) for gap in found.names] == names

    def test_a_surname_alone_joins_the_one_person_who_bears_it(self):
        (gap,) = counted(*[actor("Orm", "person")] * 3, actor("Ida Orm", "person")).names
        assert (gap.name, gap.count, gap.aliases) == ("Ida Orm", 4, ())

    def test_a_surname_of_two_people_stays_alone(self):
        found = counted(actor("Orm", "person"), actor("Ida Orm", "person"), actor("Ulf Orm", "person"))
        assert [gap.name for gap in found.names] == ["Ida Orm", "Orm", "Ulf Orm"]

    def test_what_was_told_most_often_is_taken(self):
        met = [
            actor("Zorb", sector="REB"),
            actor("Zorb", sector="MIL"),
            actor("Zorb", sector="MIL"),
            actor("Zorb", country="NOR"),
            actor("Zorb"),
        ]
        (gap,) = counted(*met).names
        assert (gap.country, gap.sector) == ("NOR", "MIL")

    def test_the_example_is_the_shortest_sentence_with_the_name_in_full(self):
        sentences = ["Somebody said that\n Ida Orm left.", "Orm left.", "In the end Ida Orm told nobody why."]
        (gap,) = counted(*(actor("Ida Orm", "person", sentence=sentence) for sentence in sentences)).names
        assert gap.example == "Somebody said that Ida Orm left."

    @given(st.lists(st.sampled_from(["Ida Orm", "Ulf Orm", "Orm", "Zorb Front", "ZF", "Zorb-Front"])))
    def test_no_mention_is_lost_or_counted_twice(self, names):
        met = [actor(name, "person" if "Orm" in name else "group", ["ZF"] if name == "Zorb Front" else []) for name in names]
        assert sum(gap.count for gap in counted(*met).names) == len(names)

    def test_nouns_are_a_list_of_their_own(self):
        found = counted(actor("zorber", "noun"), actor("Zorber"))
        assert [[gap.kind for gap in held] for held in (found.names, found.nouns)] == [["group"], ["noun"]]


def told(type_: str, mode: str = "", source: tuple[str, ...] = ("subj",), target: tuple[str, ...] = ()) -> UnknownPredicate:
    return UnknownPredicate("zorb", "VERB", type_, mode, source, target, "They zorbed.")


def test_a_word_has_its_commonest_type_mode_and_slots():
    met = [told("AID", "visit"), told("ASSAULT", "beat", (), ("obj",)), told("ASSAULT", "", ("by",)), told("ASSAULT", "beat")]
    (gap,) = counted(*met).predicates
    assert gap == PredicateGap("zorb", "VERB", "ASSAULT", "beat", ("subj",), ("obj",), 4, "They zorbed.")


@pytest.mark.parametrize(
    ("gap", "table", "row"),
    [
        (
            ActorGap("Ida Orm", ("I; Orm", "Ida O."), "person", "NOR", "JUD", "judge", 2, ""),
            "actors/people-mine.tsv",
            ("Ida Orm", "I, Orm; Ida O.", "NOR", "JUD", "judge", "", ""),
        ),
        (ActorGap("Zorb", (), "group", "", "REB", "", 2, ""), "actors/groups-mine.tsv", ("Zorb", "", "armed", "", "REB", "", "")),
        (ActorGap("Zorb", (), "group", "", "", "", 2, ""), "actors/groups-mine.tsv", ("Zorb", "", "", "", "", "", "")),
        (ActorGap("zorber", (), "noun", "", "", "", 2, ""), "words/agents.tsv", ("zorber", "", "", "")),
        (
            PredicateGap("zorb", "NOUN", "AID", "", ("poss", "by"), (), 2, "The zorb."),
            "frames/nouns.tsv",
            ("zorb", "", "AID", "", "poss by", "-", "The zorb."),
        ),
    ],
)
def test_a_gap_is_a_row_of_a_table(gap, table, row):
    assert (gap.table, gap.row) == (table, row)
    assert len(row) == len(COLUMNS[table])


def test_tables_come_in_their_order_and_only_with_rows():
    found = counted(told("AID"), actor("zorber", "noun"), actor("Zorb"))
    tables = [table for table, held in found.by_table() if held]
    assert tables == ["actors/groups-mine.tsv", "words/agents.tsv", "frames/verbs.tsv"]


def test_the_tables_are_those_of_the_package():
    for table, columns in COLUMNS.items():
        path = DATA / table.replace("-mine", "-africa")
        header = next(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        assert header.split("\t") == list(columns)


TEXTS = (
    "Felix Tshisekedi accused Rwanda of arming the militia. Tshisekedi refused to meet the rebels.",
    "On Tuesday Felix Tshisekedi visited Luanda.",
    "The Rapid Support Forces attacked a market, residents said.",
    "Police blamed the Rapid Support Forces for the looting.",
    "Soldiers killed nine members of al-Shabaab on Monday.",
    "Yoweri Museveni condemned the attack and praised the army.",
    "Bobi Wine accused Yoweri Museveni of rigging the election.",
    "The African National Congress criticised Julius Malema.",
    "Julius Malema blamed the African National Congress for the violence.",
    "Troops attacked Boko Haram near the lake.",
    "Boko Haram kidnapped forty pupils, the governor said.",
    "The governor said that soldiers had freed the pupils.",
)
# What a user fills in: the table, and the cells beside name and aliases.
FILLED = {
    "Felix Tshisekedi": ("people", "COD", "GOV", "president", "2019", ""),
    "Yoweri Museveni": ("people", "UGA", "GOV", "president", "1986", ""),
    "Julius Malema": ("people", "ZAF", "OPP", "party leader", "2013", ""),
    "Rapid Support Forces": ("groups", "armed", "SDN", "REB", "2023", ""),
    "African National Congress": ("groups", "party", "ZAF", "PTY", "", ""),
    "Boko Haram": ("groups", "armed", "NGA", "REB", "", ""),
}


def gaps_of(coder: Coder, folder: Path, more: Path | None = None) -> Gaps:
    theirs = Coder(coder.nlp, coder.model, load_codebook(folder, more))
    return find_gaps(theirs, [Document(text) for text in TEXTS], GapOptions(top=100))


@pytest.fixture(scope="module")
def without_africa(tmp_path_factory) -> Path:
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("codebook") / "data")
    for name in ("people", "groups"):
        (folder / f"actors/{name}-africa.tsv").unlink()
    return folder


@pytest.fixture(scope="module")
def found(coder, without_africa) -> Gaps:
    return gaps_of(coder, without_africa)


@pytest.fixture(scope="module")
def filled(found, tmp_path_factory) -> Path:
    """The rows that the gaps suggest, filled in."""
    folder = tmp_path_factory.mktemp("mine")
    (folder / "actors").mkdir()
    suggested = {gap.name: gap.row for gap in found.names}
    for table in ("people", "groups"):
        path = f"actors/{table}-mine.tsv"
        rows = [(*suggested[name][:2], *cells) for name, (kind, *cells) in FILLED.items() if kind == table]
        (folder / path).write_text("".join("\t".join(row) + "\n" for row in (COLUMNS[path], *rows)), encoding="utf-8")
    return folder


class TestRegion:
    """A codebook that knows nobody of Africa but the states, a dozen sentences on Africa, and a user who closes the gaps."""

    def test_its_actors_are_listed(self, found):
        assert set(FILLED) <= {gap.name for gap in found.names}

    def test_whoever_the_codebook_knows_is_not(self, found):
        assert not {gap.name for gap in found.names} & {"Rwanda", "Luanda"}
        assert not {gap.name for gap in found.nouns} & {"soldier", "resident", "rebel", "pupil", "governor"}

    def test_the_suggested_rows_close_the_gaps(self, coder, without_africa, filled):
        assert not {gap.name for gap in gaps_of(coder, without_africa, filled).names} & set(FILLED)

    def test_and_the_actors_are_coded_by_them(self, coder, without_africa, filled):
        theirs = Coder(coder.nlp, coder.model, load_codebook(without_africa, filled))
        codes = {m.actor.name: m.actor.code for text in TEXTS for m in theirs.code(text).actors if m.actor}
        assert codes["Yoweri Museveni"] == "UGA.GOV"
        assert codes["Rapid Support Forces"] == "SDN.REB"
        assert codes["African National Congress"] == "ZAF.PTY"
