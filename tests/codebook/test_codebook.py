"""The codebook as a whole: loaded once, checked, and known by a version."""

import shutil

import pytest

from dragoman.codebook import load_codebook
from dragoman.records import CodebookError

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
