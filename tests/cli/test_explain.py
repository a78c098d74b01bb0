import pytest


@pytest.mark.parametrize(
    "shown",
    [
        "How it is read",
        "arrested  main word  COERCE arrest",
        "Police  subject",
        "frames/verbs.tsv:",
        "● reported",
        "COERCE arrest  Police (COP) → two editors",
        "when 13 May 2024 (“Monday”)",
        "Police is COP:",
    ],
)
def test_each_step_to_an_event_is_shown(explained, shown):
    assert shown in explained


@pytest.fixture(scope="module")
def explained():
    from typer.testing import CliRunner

    from dragoman.cli import app

    result = CliRunner().invoke(app, ["explain", "Police arrested two editors in Kampala on Monday.", "--date", "2024-05-14"])
    assert result.exit_code == 0
    return result.stdout


def test_where_there_is_no_event_the_reason_is_shown(cli):
    text = cli("explain", "The mountains around the lake are high.").stdout
    assert "No event\n" in "\n".join(line.rstrip() for line in text.splitlines())
    assert "The model comes nearest with" in text


def test_an_empty_sentence_is_an_error(cli):
    result = cli("explain", " ")
    assert result.exit_code == 2
    assert "quotation marks" in result.stderr
