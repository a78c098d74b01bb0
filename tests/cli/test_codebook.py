import pytest


def test_the_tables_of_the_package_are_sound(cli):
    result = cli("codebook", "check")
    assert result.exit_code == 0
    assert "16  event types" in result.stdout
    assert "All tables are sound" in result.stdout


def test_tables_of_ones_own_are_counted_with_them(cli, tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "words/agents.tsv").write_text("noun\tsector\tcountry\tnote\nzorber\tCVL\t\t\n")
    both, alone = (cli("codebook", "check", *more).stdout.split() for more in (("--codebook", tmp_path), ()))
    assert [word for word in both if word not in alone] == [f"{int(alone[alone.index('nouns') - 1].replace(',', '')) + 1:,}", both[-1]]


def test_a_mistake_is_told_with_file_and_line(cli, tmp_path):
    path = tmp_path / "words/agents.tsv"
    path.parent.mkdir()
    path.write_text("noun\tsector\tcountry\tnote\nzorber\tno such sector\t\t\n")
    result = cli("codebook", "check", "--codebook", tmp_path)
    assert result.exit_code == 1
    assert f"{path}:2: sector is 'no such sector'" in result.stderr


def test_a_folder_without_tables_is_an_error(cli, tmp_path):
    result = cli("codebook", "check", "--codebook", tmp_path)
    assert result.exit_code == 1
    assert "no table is in this folder" in result.stderr


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
