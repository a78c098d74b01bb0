import json

import pytest

from dragoman.records import Document, Record, Versions

GOOD = {"id": "1", "text": "Oslo will give Kyiv money.", "source": "Oslo", "target": "Kyiv"}


@pytest.fixture
def relate(cli, giving, tmp_path):
    """Runs the command over lines and gives the result and the path of the output."""
    giving(Record(Document("x"), (), (), (), (), (), Versions("", "", "")))

    def run(*lines, output=True):
        (tmp_path / "in.jsonl").write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines))
        arguments = ["-o", tmp_path / "out.jsonl"] if output else []
        return cli("relate", tmp_path / "in.jsonl", *arguments), tmp_path / "out.jsonl"

    return run


def test_each_line_gets_an_answer(relate):
    result, path = relate(GOOD, {**GOOD, "id": "2"})
    assert result.exit_code == 0
    first, second = map(json.loads, path.read_text().splitlines())
    assert first == {"id": "1", "type": "AID", "mode": "", "status": "planned", "score": 0.75, "why": "Oslo gives to Kyiv"}
    assert second["id"] == "2"


def test_without_a_file_the_answers_go_to_standard_output(relate):
    assert json.loads(relate(GOOD, output=False)[0].stdout)["id"] == "1"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{broken\n", "this is not JSON"),
        ("[1]\n", "this is not an object"),
        ({"id": "1", "text": "Oslo will give Kyiv money.", "source": "Oslo"}, "target must be text"),
        ({**GOOD, "source": " ", "target": 3}, "source, target must be text"),
    ],
)
def test_a_broken_line_is_told_by_its_number_and_passed_over(relate, line, error):
    result, path = relate(GOOD, "\n", line, {**GOOD, "id": 3})
    assert result.exit_code == 1
    assert f"in.jsonl:3: {error}" in result.stderr
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["1", "3"]


def test_an_input_that_does_not_exist_is_an_error(cli, tmp_path):
    result = cli("relate", tmp_path / "no.jsonl")
    assert result.exit_code == 2
    assert "There is no file" in result.stderr


def test_an_output_that_cannot_be_written_is_an_error(cli, relate, tmp_path):
    _, path = relate(GOOD)
    assert cli("relate", path, "-o", tmp_path / "no" / "out.jsonl").exit_code == 2
