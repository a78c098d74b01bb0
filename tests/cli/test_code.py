import csv
import json
import os
import signal
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.opinions.stub import AGREEING, Reply

ATTACK = "Kabul said that rebels attacked the town on Monday."
CALM = "Kabul said that the weather was fine on Monday."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(ATTACK)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.jsonl"
    path.write_text("".join(json.dumps({"text": "" if k else ATTACK}) + "\n" for k in range(31)))
    return path


@pytest.mark.usefixtures("hand")
class TestToRead:
    def test_events_are_shown_with_status_type_actors_and_sentence(self, cli, report):
        result = cli("code", report)
        assert result.exit_code == 0
        assert "◐ claimed" in result.stdout
        assert "ASSAULT  Kabul → –" in result.stdout
        assert "Kabul: affirm: Kabul said that" in result.stdout

    def test_the_end_sums_up(self, cli, report, broken):
        result = cli("code", report, broken)
        assert result.exit_code == 1
        summary = " ".join(result.stdout.split("\n\n")[-1].split())
        assert summary.startswith("2 documents · 2 events: ◐ 2 claimed · 2 statements · 30 failed (30 empty) ·")

    def test_failures_are_told_twenty_times_and_then_counted(self, cli, broken):
        lines = cli("code", broken).stderr.splitlines()
        assert len(lines) == 21
        assert "broken.jsonl:2: " in lines[0]
        assert "empty" in lines[0]
        assert lines[-1] == "… and 10 more failed"


@pytest.mark.usefixtures("hand")
class TestToStandardOutput:
    @pytest.mark.parametrize("to", ["native", "gold"])
    def test_nested_formats_are_json_lines(self, cli, report, to):
        result = cli("code", report, "--to", to)
        (line,) = result.stdout.splitlines()
        assert ATTACK in json.dumps(json.loads(line))
        assert "1 document · 1 event" in result.stderr

    @pytest.mark.parametrize("to", ["plover", "cameo", "polecat"])
    def test_the_others_are_csv(self, cli, report, to):
        header, *rows = cli("code", report, "--to", to).stdout.splitlines()
        assert "," in header
        assert len(rows) == 1

    def test_standard_input_is_read(self, cli):
        result = cli("code", "-", "--to", "native", input=ATTACK)
        assert json.loads(result.stdout)["document"]["text"] == ATTACK


@pytest.mark.usefixtures("hand")
class TestToAFile:
    def test_the_end_of_the_name_says_how(self, cli, report, tmp_path):
        for name in ("out.jsonl", "out.csv", "out.parquet"):
            result = cli("code", report, "-o", tmp_path / name)
            assert (result.exit_code, result.stdout) == (0, "")
            assert "1 document" in result.stderr
        assert json.loads((tmp_path / "out.jsonl").read_text())["document"]["text"] == ATTACK
        assert pq.read_table(tmp_path / "out.parquet").num_rows == 1
        assert len((tmp_path / "out.csv").read_text().splitlines()) == 2

    def test_the_format_can_be_chosen(self, cli, report, tmp_path):
        cli("code", report, "-o", tmp_path / "out.csv", "--to", "cameo")
        assert (tmp_path / "out.csv").read_text().startswith("Event ID,Event Date,Source Name")

    def test_documents_that_fail_are_left_out(self, cli, broken, tmp_path):
        result = cli("code", broken, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 1
        assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1

    def test_a_day_and_columns_can_be_given(self, cli, tmp_path):
        (tmp_path / "in.csv").write_text(f"body,site\n{ATTACK},Border Post\n")
        arguments = ("--date", "2024-05-14", "--column", "text=body", "--column", "publisher=site")
        result = cli("code", tmp_path / "in.csv", "-o", tmp_path / "out.jsonl", *arguments)
        assert result.exit_code == 0
        document = json.loads((tmp_path / "out.jsonl").read_text())["document"]
        assert (document["text"], document["publisher"], document["published"]) == (ATTACK, "Border Post", "2024-05-14")

    def test_what_another_run_has_finished_is_kept_unless_fresh(self, cli, report, tmp_path):
        partial = tmp_path / "out.jsonl.partial"
        partial.write_text('{"partial output of the run": "other"}\n{"failure": {"source": "a", "reason": "empty", "message": ""}}\n')
        refused = cli("code", report, "-o", tmp_path / "out.jsonl")
        assert refused.exit_code == 2
        assert "another run" in refused.stderr
        assert partial.exists()
        assert cli("code", report, "-o", tmp_path / "out.jsonl", "--fresh").exit_code == 0
        assert not partial.exists()


@pytest.mark.usefixtures("hand")
class TestSecondReader:
    @pytest.fixture
    def asking(self, cli, report, tmp_path):
        """Codes the report with a reader that is asked about every event."""
        cache = ("--reader-cache", tmp_path / "cache", "--reader-below", "1.0")
        return lambda url, *arguments: cli("code", report, "--reader", url, "tiny", *cache, *arguments)

    def test_what_it_says_is_shown_beside_the_event(self, asking, stub):
        result = asking(stub(Reply(AGREEING | {"source": ["rebels"], "target": ["the town"]})).url)
        assert result.exit_code == 0
        shown = " ".join(result.stdout.split())
        assert "second opinion tiny sees ASSAULT claimed, source rebels, target the town (Rebels are said to attack.)" in shown
        assert "1 second opinion, 0 in agreement" in shown

    def test_it_stands_in_the_file(self, asking, stub, tmp_path):
        result = asking(stub(Reply(AGREEING | {"source": ["Kabul"], "target": []})).url, "-o", tmp_path / "out.csv")
        assert result.exit_code == 0
        header, row = csv.reader((tmp_path / "out.csv").read_text().splitlines())
        assert dict(zip(header, row, strict=True))["opinion_agrees"] == "true"

    def test_where_nobody_answers_it_is_told_in_a_line_and_nothing_is_lost(self, asking, nobody, tmp_path):
        result = asking(nobody, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 0
        assert result.stderr.count("second reader") == 1
        assert "The second reader tiny at http://127.0.0.1:" in result.stderr and "is not asked any more: no connection" in result.stderr
        assert json.loads((tmp_path / "out.jsonl").read_text())["events"][0]["opinion"] is None

    def test_an_address_that_is_none_ends_at_once_with_advice(self, asking):
        result = asking("localhost")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "such as http://localhost:8000/v1" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere.txt"], "There is no file or folder 'nowhere.txt'"),
        (["report.txt", "-o", "out.doc"], "ends in .jsonl, .csv, .parquet"),
        (["report.txt", "-o", "out.csv", "--to", "gold"], "nested"),
        (["report.txt", "-o", "no/out.csv"], "folder that exists"),
        (["report.txt", "--column", "text"], "--column text=body"),
        (["report.txt", "--column", "body=text"], "No field of a document is called body"),
        (["report.txt", "--to", "gdelt"], "gdelt"),
        (["report.txt", "--jobs", "0"], "--jobs"),
        (["report.txt", "--reader", "http://localhost:8000/v1"], "--reader"),
        (["report.txt", "--reader-below", "2"], "--reader-below"),
        (["report.txt", "--date", "14 May"], "--date"),
        (["report.txt", "--fresh"], "nothing to discard"),
        ([], "INPUT"),
    ],
)
@pytest.mark.usefixtures("hand")
def test_what_cannot_be_used_ends_at_once_with_advice(cli, report, monkeypatch, arguments, error):
    monkeypatch.chdir(report.parent)
    result = cli("code", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert error in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr


class TestBrokenOff:
    """A run in a process of its own, killed by the fifth of nine documents as long as the fuse lies there."""

    @pytest.fixture
    def run(self, tmp_path, hand_command):
        texts = [f"{ATTACK} Report {k}." for k in range(8)]
        texts.insert(4, f"{CALM} Somebody will KILL the run.")
        (tmp_path / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        environment = {**os.environ, "DRAGOMAN_TEST_FUSE": str(tmp_path / "fuse")}

        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            command = [*hand_command, "code", "in.jsonl", *arguments]
            return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=600, check=False)

        return run

    def test_a_killed_run_goes_on_to_the_same_bytes(self, run, tmp_path):
        assert run("-o", "undisturbed.jsonl").returncode == 0
        (tmp_path / "fuse").touch()
        assert run("-o", "out.jsonl").returncode == -signal.SIGKILL
        assert not (tmp_path / "out.jsonl").exists()
        second = run("-o", "out.jsonl")
        assert second.returncode == 0
        assert "Going on after 4 documents finished before" in second.stderr
        assert "9 documents · 8 events" in second.stderr
        assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "undisturbed.jsonl").read_bytes()
        assert not (tmp_path / "out.jsonl.partial").exists()

    def test_several_processes_give_the_bytes_of_one(self, run, tmp_path):
        assert run("-o", "one.csv").returncode == 0
        assert run("-o", "two.csv", "--jobs", "2").returncode == 0
        assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()


def test_an_interrupted_run_says_how_to_go_on(cli, hand, report, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(hand.HandCoder, "code_document", interrupted)
    result = cli("code", report, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 130
    assert "Interrupted; 0 documents finished." in result.stderr
    assert "Give the same command again to go on" in " ".join(result.stderr.split())
