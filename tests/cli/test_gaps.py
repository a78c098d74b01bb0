"""The gaps of the codebook on the command line, and tables of one's own that close them."""

import json
import re
from itertools import groupby
from pathlib import Path

import pytest

# The front is named often enough to come first, whatever single mention the model passes over.
TEXT = (
    "The Zorblatt Front attacked a police post on Monday. The Zorblatt Front accused the army of torture. Soldiers arrested a member of "
    "the Zorblatt Front. On Tuesday the Zorblatt Front kidnapped two officers. Ida Ormgren condemned the attack."
)
OWN = {
    "actors/groups-mine.tsv": ("name aliases kind country sector from until", "Zorblatt Front", "ZF", "armed", "NOR", "REB", "", ""),
    "frames/verbs.tsv": ("lemma when type mode source target example", "zorb", "", "ASSAULT", "", "subj", "obj", "They zorbed him."),
}


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def own(tmp_path) -> Path:
    """A folder with two tables of a row each."""
    for name, (header, *cells) in OWN.items():
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header.replace(" ", "\t") + "\n" + "\t".join(cells) + "\n")
    return tmp_path / "own"


def tables(tsv: str) -> dict[str, list[list[str]]]:
    """The rows of each table, its header first, as a user would paste them."""
    found: dict[str, list[list[str]]] = {}
    for is_blank, lines in groupby(tsv.splitlines(), lambda line: not line):
        if not is_blank:
            name, *rest = lines
            found[name.removeprefix("# ")] = [line.split("\t") for line in rest if not line.startswith("#")]
    return found


class TestViews:
    def test_to_read_each_gap_stands_with_its_count_and_an_example(self, cli, report):
        result = cli("codebook", "gaps", report)
        assert result.exit_code == 0
        shown = " ".join(result.stdout.split())
        assert re.search(r"Unknown names [2-4] Zorblatt Front: group.* The Zorblatt Front [a-z ]+\.", shown)
        assert "1 document" in result.stderr

    def test_as_rows_of_the_tables(self, cli, report):
        found = tables(cli("codebook", "gaps", report, "--to", "tsv").stdout)
        (header, row), (_, person) = found["actors/groups-mine.tsv"], found["actors/people-mine.tsv"]
        assert header == ["name", "aliases", "kind", "country", "sector", "from", "until"]
        assert (row[0], len(row)) == ("Zorblatt Front", len(header))
        assert person[0] == "Ida Ormgren"

    def test_each_row_has_its_count_and_example_as_a_comment(self, cli, report):
        lines = cli("codebook", "gaps", report, "--to", "tsv").stdout.splitlines()
        at = next(k for k, line in enumerate(lines) if line.startswith("Zorblatt Front\t"))
        assert re.fullmatch(r"# [2-4] times: .*Zorblatt Front.*\.", lines[at - 1])

    def test_as_json(self, cli, report):
        found = json.loads(cli("codebook", "gaps", report, "--to", "json").stdout)
        assert set(found) == {"names", "nouns", "predicates"}
        assert (found["names"][0]["name"], found["names"][0]["count"] >= 2) == ("Zorblatt Front", True)

    def test_where_nothing_is_lacking_it_says_so(self, cli, report):
        report.write_text("Police arrested two students on Monday.")
        assert "lacks nothing" in cli("codebook", "gaps", report).stdout
        assert cli("codebook", "gaps", report, "--to", "tsv").stdout == ""

    @pytest.mark.parametrize("option", [("--top", 1), ("--min-count", 2)])
    def test_few_or_only_common_ones_can_be_asked_for(self, cli, report, option):
        found = json.loads(cli("codebook", "gaps", report, "--to", "json", *option).stdout)
        assert [gap["name"] for gap in found["names"]] == ["Zorblatt Front"]


def test_the_rows_filled_in_close_the_gaps(cli, report, tmp_path):
    for name, rows in tables(cli("codebook", "gaps", report, "--to", "tsv").stdout).items():
        if name == "actors/groups-mine.tsv":
            rows[1][2:5] = "armed", "NOR", "REB"
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join("\t".join(row) + "\n" for row in rows))
    assert cli("codebook", "check", "--codebook", tmp_path / "own").exit_code == 0
    assert json.loads(cli("codebook", "gaps", report, "--to", "json", "--codebook", tmp_path / "own").stdout)["names"] == []


def test_documents_that_fail_are_told_and_passed_over(cli, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("", TEXT)))
    result = cli("codebook", "gaps", path, "--to", "json")
    assert result.exit_code == 1
    assert "in.jsonl:1: " in result.stderr
    assert json.loads(result.stdout)["names"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere.txt"], "There is no file or folder 'nowhere.txt'"),
        (["report.txt", "--codebook", "nowhere"], "nowhere: there is no such folder"),
        (["report.txt", "--column", "text"], "--column text=body"),
        (["report.txt", "--top", "0"], "--top"),
        (["report.txt", "--to", "xml"], "xml"),
        ([], "INPUT"),
    ],
)
def test_what_cannot_be_used_ends_at_once_with_advice(cli, report, monkeypatch, arguments, error):
    monkeypatch.chdir(report.parent)
    result = cli("codebook", "gaps", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert error in " ".join(result.stderr.replace("│", " ").split())


class TestOwnTables:
    """`--codebook` adds to every command that codes or looks something up."""

    def test_code(self, cli, report, own):
        found = json.loads(cli("code", report, "--to", "native", "--codebook", own).stdout)
        assert "NOR" in {actor["actor"]["country"] for actor in found["actors"] if actor["actor"]}

    def test_explain(self, cli, own):
        shown = " ".join(cli("explain", "The rebels zorbed the soldiers.", "--codebook", own).stdout.split())
        assert "frames/verbs.tsv:2, added" in shown

    def test_relate(self, cli, tmp_path, own):
        pair = {"id": "1", "text": "The Zorblatt Front attacked the army.", "source": "The Zorblatt Front", "target": "the army"}
        (tmp_path / "pairs.jsonl").write_text(json.dumps(pair))
        assert json.loads(cli("relate", tmp_path / "pairs.jsonl", "--codebook", own).stdout)["type"] == "ASSAULT"

    @pytest.mark.parametrize(("word", "shown"), [("ZF", "Zorblatt Front: armed, NOR.REB"), ("zorb", "verbs.tsv:2, added")])
    def test_show(self, cli, own, word, shown):
        assert shown in cli("codebook", "show", word, "--codebook", own).stdout
        assert cli("codebook", "show", word).exit_code == 2

    @pytest.mark.parametrize(
        "command",
        [("code", "report.txt"), ("explain", "He left."), ("relate", "report.txt"), ("evaluate", "."), ("codebook", "show", "police")],
    )
    def test_a_mistake_is_told_with_file_and_line(self, cli, report, own, monkeypatch, command):
        monkeypatch.chdir(report.parent)
        (own / "frames/verbs.tsv").write_text("lemma\twhen\ttype\tmode\tsource\ttarget\texample\nzorb\t\tZORB\t\tsubj\tobj\t\n")
        result = cli(*command, "--codebook", own)
        assert result.exit_code == 2
        assert "verbs.tsv:2: there is no type 'ZORB'" in " ".join(result.stderr.split())
