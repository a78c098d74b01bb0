import shutil

import pytest

from dragoman.codebook import DATA


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def test_the_tables_of_the_package_are_sound(cli):
    result = cli("codebook", "check")
    assert result.exit_code == 0
    assert "16  event types" in result.stdout
    assert "All tables are sound" in result.stdout


def test_a_mistake_is_told_with_file_and_line(cli, folder):
    path = folder / "types.tsv"
    header, _, *rest = path.read_text().splitlines()
    path.write_text("\n".join([header, "AGREE\tno such quad\t1\t03\tto agree", *rest]) + "\n")
    result = cli("codebook", "check", folder)
    assert result.exit_code == 1
    assert f"{path}:2: quad is 'no such quad'" in result.stderr


def test_a_folder_without_tables_is_an_error(cli, tmp_path):
    result = cli("codebook", "check", tmp_path)
    assert result.exit_code == 1
    assert "there is no such table" in result.stderr


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("arrest", "arrest: COERCE arrest, source subj, target obj  verbs.tsv:"),
        ("arrest", "make obj=arrest: COERCE arrest"),
        ("deny", "deny (verb): deny"),
        ("not", "negator"),
        ("police", "police: COP"),
        ("Angola", "Angola: state, AGO"),
        ("Angolan", "Angola (AGO)"),
        ("Angolan", "nationality"),
    ],
)
def test_all_that_is_known_of_a_word_or_name_is_shown(cli, word, shown):
    result = cli("codebook", "show", word)
    assert result.exit_code == 0
    assert shown in " ".join(result.stdout.split("\n")).replace("  verbs", "  verbs")


def test_offices_are_shown_with_their_dates(cli):
    assert "RUS.GOV from 2004-03-09" in cli("codebook", "show", "Sergey Lavrov").stdout


def test_a_word_that_is_not_known_is_an_error_with_advice(cli):
    result = cli("codebook", "show", "zorbed")
    assert result.exit_code == 2
    assert "dictionary form" in result.stderr
