import json

import pytest

from dragoman.records import Document, Record, Versions


@pytest.fixture
def gold(giving, tmp_path):
    """A folder with one file of pairs, and a coder that answers AID to each."""
    giving(Record(Document("x"), (), (), (), (), (), Versions("", "", "")))
    line = {"id": "1", "text": "Oslo will give Kyiv money.", "source": "Oslo", "target": "Kyiv", "type": "AID"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(line) + "\n")
    return tmp_path


def test_the_scores_are_shown_as_a_table(cli, gold):
    result = cli("evaluate", gold)
    assert result.exit_code == 0
    assert "Evaluation" in result.stdout
    assert "pairs" in result.stdout


def test_the_scores_are_shown_as_json(cli, gold):
    assert "pairs" in json.loads(cli("evaluate", gold, "--json").stdout)


def test_a_folder_without_gold_files_is_an_error(cli, giving, tmp_path):
    giving(Record(Document("x"), (), (), (), (), (), Versions("", "", "")))
    result = cli("evaluate", tmp_path)
    assert result.exit_code == 2
    assert "holds no gold file" in result.stderr
