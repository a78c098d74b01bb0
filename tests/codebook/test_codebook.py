"""The codebook as a whole: loaded once, checked, and known by a version."""

import shutil
from datetime import date

import pytest

from dragoman.codebook import best_entry, load_codebook
from dragoman.records import CodebookError
from tests.codebook.conftest import HEADERS

ROW = "frobnicate | obj=@actor | ASSAULT | | subj | obj | They frobnicated him."


def test_it_is_loaded_once(book):
    folder = book()
    assert load_codebook(folder) is load_codebook(folder)


def test_the_same_tables_have_the_same_version_wherever_they_stand(book, tmp_path):
    copy = shutil.copytree(book(), tmp_path / "copy" / "elsewhere")
    version = load_codebook(copy).version
    shutil.rmtree(tmp_path / "copy")
    assert len(version) == 12
    assert load_codebook(tmp_path).version == version


@pytest.mark.parametrize("table", ["words/agents.tsv", "frames/verbs.tsv", "actors/states.tsv", "types.tsv"])
def test_any_change_of_a_table_changes_the_version(book, tmp_path, table):
    copy = shutil.copytree(book(), tmp_path / "copy")
    with (copy / table).open("a", encoding="utf-8") as lines:
        lines.write("# a remark\n")
    shutil.move(copy, tmp_path.parent / f"{tmp_path.name}-changed")
    assert load_codebook(tmp_path.parent / f"{tmp_path.name}-changed").version != load_codebook(tmp_path).version


def test_what_is_no_table_does_not_change_the_version(book, tmp_path):
    copy = shutil.copytree(book(), tmp_path.parent / f"{tmp_path.name}-noted")
    (copy / "notes.txt").write_text("a remark")
    assert load_codebook(copy).version == load_codebook(tmp_path).version


def test_a_user_may_add_a_frame_and_an_actor(book):
    codebook = load_codebook(book(frames__verbs=ROW, actors__groups_test="Zorblatt Front | ZF | armed | | REB | |"))
    assert codebook.frames["frobnicate", "VERB"][0].type == "ASSAULT"
    assert codebook.actors.look_up("ZF")[0].name == "Zorblatt Front"


def test_a_broken_table_is_named(book):
    folder = book()
    (folder / "words/cues.tsv").unlink()
    with pytest.raises(CodebookError, match=r"cues\.tsv: there is no such table"):
        load_codebook(folder)


def test_the_codebook_that_comes_with_the_package_is_sound():
    codebook = load_codebook()
    assert codebook.frames and codebook.words.cues and codebook.words.agents and codebook.actors.countries


class TestAdded:
    """Tables of one's own, added to those of a codebook."""

    @pytest.fixture
    def more(self, tmp_path_factory):
        """Writes tables, cells separated by ` | `, with the headers of the package's."""

        folder = tmp_path_factory.mktemp("more")

        def write(**tables: str):
            for name, row in tables.items():
                path = folder / f"{name.replace('__', '/').replace('_', '-')}.tsv"
                path.parent.mkdir(parents=True, exist_ok=True)
                alike = {"people-mine": "people-test", "groups-mine": "groups-test"}.get(path.stem, path.stem)
                header = "\t".join(HEADERS[f"{path.parent.name}/{alike}.tsv"])
                path.write_text(f"{header}\n" + "\t".join(cell.strip() for cell in row.split("|")) + "\n")
            return folder

        return write

    def test_a_few_tables_are_enough(self, book, more):
        added = more(actors__groups_mine="Zorblatt Front | ZF | armed | NOR | REB | |", words__agents="zorber | JUD | |", frames__verbs=ROW)
        codebook = load_codebook(book(), added)
        assert codebook.actors.look_up("ZF")[0].sector == "REB"
        assert codebook.words.agents["zorber"].sector == "JUD"
        assert codebook.frames["frobnicate", "VERB"][0].name == "verbs.tsv:2, added"

    @pytest.mark.parametrize(("type_", "when"), [("CONSULT", "obj=@actor"), ("CONSULT", "obj=lamp")])
    def test_an_added_frame_goes_before_one_of_the_same_or_as_many_conditions(self, book, more, type_, when):
        codebook = load_codebook(
            book(frames__verbs=ROW), more(frames__verbs=f"frobnicate | {when} | {type_} | | subj | obj | He frobnicated.")
        )
        assert codebook.frames["frobnicate", "VERB"][0].type == type_

    def test_an_added_fact_goes_before_another_of_the_same_days(self, book, more):
        folder = book(actors__people_test="Ida Orm | | NOR | GOV | | 2020 |")
        entries = load_codebook(folder, more(actors__people_mine="Ida Orm | | NOR | JUD | | 2020 |")).actors.look_up("Ida Orm")
        assert (len(entries), best_entry(entries, date(2024, 1, 1)).sector) == (2, "JUD")

    def test_they_change_the_version(self, book, more):
        assert load_codebook(book(), more(words__agents="zorber | JUD | |")).version != load_codebook(book()).version

    def test_a_table_changed_since_is_read_again(self, book, more):
        assert load_codebook(book(), more(words__agents="zorber | GOV | |")).words.agents["zorber"].sector == "GOV"
        assert load_codebook(book(), more(words__agents="zorber | REB | |")).words.agents["zorber"].sector == "REB"

    @pytest.mark.parametrize(
        ("path", "text", "error"),
        [
            ("actors/groups-mine.tsv", "name\taliases\n", r"groups-mine\.tsv:1: the header is"),
            ("words/agents.tsv", "noun\tsector\tcountry\tnote\nzorber\tXYZ\t\t\n", r"agents\.tsv:2: sector is 'XYZ'"),
            ("actors/group-mine.tsv", "", r"group-mine\.tsv: to this table no row can be added; allowed: actors/states\.tsv"),
            ("types.tsv", "", r"types\.tsv: to this table no row can be added"),
            ("old/actors/people-mine.tsv", "", r"people-mine\.tsv: to this table no row can be added"),
            ("notes.txt", "", "no table is in this folder"),
            (None, "", "there is no such folder"),
        ],
    )
    def test_what_cannot_be_added_is_told(self, book, tmp_path, path, text, error):
        if path:
            (tmp_path / "mine" / path).parent.mkdir(parents=True)
            (tmp_path / "mine" / path).write_text(text)
        with pytest.raises(CodebookError, match=error):
            load_codebook(book(), tmp_path / "mine")
