"""`dragoman brief`: on the screen and into a file."""

import pytest

from tests.analysis.dispute import archive_of, dispute


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("archive") / "a.db", dispute())


def test_the_brief_is_shown_section_by_section(cli, archive):
    result = cli("brief", "MWI-MOZ", "--since", "2024-03", "--archive", archive)
    assert result.exit_code == 0
    for words in (
        "Malawi – Mozambique",
        "What happened",
        "Who says what",
        "Incidents",
        "Tone",
        "What to watch",
        "Sources",
        "● Malawi accused",
    ):
        assert words in result.output


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal(cli, archive, width):
    result = cli("brief", "MWI-MOZ", "--archive", archive, env={"COLUMNS": width})
    assert result.exit_code == 0 and max(map(len, result.output.splitlines())) <= int(width)


@pytest.mark.parametrize("name", ["b.html", "b.md", "b.pdf"])
def test_a_file_takes_the_form_of_its_name(cli, archive, tmp_path, name):
    result = cli("brief", "MWI-MOZ", "--archive", archive, "-o", tmp_path / name)
    assert result.exit_code == 0 and "7 reports" in result.output
    assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["MWI-MOZ", "-o", "b.docx"], ".html, .md, .pdf"),
        (["MWI-MOZ", "-o", "nowhere/b.md"], "cannot be written"),
        (["MWI"], "give two actors"),
        (["MWI-MOZ", "--since", "2030"], "No report in"),
        (["MWI-MOZ", "--since", "soon"], "give a day"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(cli, archive, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    result = cli("brief", *words, "--archive", archive)
    assert result.exit_code == 2 and message in " ".join(result.output.split())
