"""`python -m tools.errors`: groups, the blind half, the table, the command."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from dragoman import Coder
from dragoman.records import InputError, SentenceRecord
from tools.errors.__main__ import Options, main, run
from tools.errors.findings import Finding, grouped, is_blind, sentence_at
from tools.errors.table import PAGE, with_column

OPEN, BLIND = "Police arrested two editors in Kampala.", "Police arrested three nurses in Nairobi."
INVENTED = "trigger invented: frame and model"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sentence of each half of the events, both without a gold event, and one of tone."""
    lines = [{"id": "c", "text": OPEN}, {"id": "a", "text": BLIND}]
    events = "\n".join(json.dumps({**line, "events": [], "statements": []}) for line in lines)
    (tmp_path / "events.jsonl").write_text(events, encoding="utf-8")
    ill = {"id": "t", "text": "We strongly condemn the brutal attack by Norland.", "conflict": False, "labels": []}
    (tmp_path / "tone.jsonl").write_text(json.dumps(ill), encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _loaded(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The coder of all tests stands in for one loaded anew."""
    for module in ("__main__", "files"):
        monkeypatch.setattr(f"tools.errors.{module}.coder", lambda: coder)


def shown(folder: Path, options: Options) -> str:
    out = io.StringIO()
    run(folder, options, Console(file=out, width=200))
    return out.getvalue()


def finding(cause: str, kind: str = "") -> Finding:
    return Finding(cause, kind, "", "", "", "")


def test_groups_are_of_one_cause_and_kind_the_largest_first() -> None:
    found = [finding("b", "x"), finding("a"), finding("b", "y"), finding("b", "y")]
    assert [(name, len(members)) for name, members in grouped(found)] == [("b: y", 2), ("a", 1), ("b: x", 1)]


def test_the_sentence_of_a_character() -> None:
    sentences = (SentenceRecord("0", 0, 4, "One."), SentenceRecord("1", 5, 9, "Two."))
    assert [sentence_at(sentences, at) for at in (3, 4, 5)] == ["One.", "", "Two."]


def test_about_half_of_the_sentences_are_blind() -> None:
    assert 400 < sum(is_blind(f"s-{n}") for n in range(1000)) < 600


@pytest.mark.parametrize("options", [Options(), Options(blind=True), Options(only=("events",), show=100)])
def test_errors_of_the_blind_half_are_never_shown(folder: Path, options: Options) -> None:
    text = shown(folder, options)
    assert OPEN in text and f"1 × {INVENTED}" in text
    assert BLIND not in text and "nurses" not in text


def test_the_halves_are_scored_side_by_side(folder: Path) -> None:
    text = shown(folder, Options(("events",), blind=True))
    assert all(
        name in text
        for name in ("open half", "blind half", "trigger f1", "typed f1", "strict f1", "status accuracy", "according_to accuracy")
    )


def test_each_error_shows_what_led_to_it(folder: Path) -> None:
    text = shown(folder, Options(("events",)))
    assert "arrested · COERCE arrest reported · Police → two editors" in text
    assert "event: “arrested” tells COERCE arrest" in text


def test_examples_may_be_left_out(folder: Path) -> None:
    text = shown(folder, Options(("events",), show=0))
    assert INVENTED in text and OPEN not in text


def test_the_table_replaces_the_examples(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = "| file | cause | then |\n| --- | --- | --- |\n| events | mode | 4 |\n"
    monkeypatch.setattr("tools.errors.__main__.read_page", lambda: before)
    rows = shown(folder, Options(column="now")).splitlines()
    assert rows[0] == "| file | cause | then | now |"
    assert rows[2:] == ["| events | mode | 4 | 0 |", f"| events | {INVENTED} | – | 1 |", "| tone | invented | – | 1 |"]


PAGE_BEFORE = "# Errors\n\n| file | cause | one |\n| --- | --- | --- |\n| events | mode | 4 |\n| tone | missed | 5 |\n\nMore.\n"


@pytest.mark.parametrize(
    ("heading", "counts", "wanted"),
    [
        ("two", {"events": {"mode": 3}}, ["file cause one two", "events mode 4 3", "tone missed 5 –"]),
        ("two", {"events": {}}, ["file cause one two", "events mode 4 0", "tone missed 5 –"]),
        ("one", {"events": {"mode": 3}}, ["file cause one", "events mode 3", "tone missed 5"]),
        ("two", {"events": {"date": 1}}, ["file cause one two", "events date – 1", "events mode 4 0", "tone missed 5 –"]),
        ("two", {"places": {"invented": 2}}, ["file cause one two", "events mode 4 –", "tone missed 5 –", "places invented – 2"]),
    ],
)
def test_a_run_adds_a_column_or_writes_its_own_anew(heading: str, counts: dict[str, dict[str, int]], wanted: list[str]) -> None:
    head, _, *rows = with_column(PAGE_BEFORE, heading, counts).splitlines()
    assert [" ".join(row.replace("|", " ").split()) for row in (head, *rows)] == wanted


def test_the_first_table_needs_no_page() -> None:
    assert with_column("", "one", {"tone": {"missed": 2}}).splitlines()[2:] == ["| tone | missed | 2 |"]


def test_the_committed_table_can_be_continued() -> None:
    page = PAGE.read_text(encoding="utf-8")
    first = page.index("| file | cause |")
    lines = page[first:].split("\n\n", 1)[0].splitlines()
    assert [line.rsplit(" | ", 1)[0] for line in with_column(page, "new", {}).splitlines()] == [line.removesuffix(" |") for line in lines]


@pytest.mark.parametrize("only", [("nothing",), ("pairs",), ("events", "pairs")])
def test_a_file_that_is_not_there_is_an_error(folder: Path, only: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="holds no"):
        run(folder, Options(only), Console(quiet=True))


def test_the_halves_cannot_be_compared_without_events(folder: Path) -> None:
    with pytest.raises(InputError, match="--blind"):
        run(folder, Options(("tone",), blind=True), Console(quiet=True))


def test_the_command(folder: Path) -> None:
    app = typer.Typer()
    app.command()(main)
    good = CliRunner().invoke(app, [str(folder), "--only", "events", "--show", "1", "--blind"])
    assert good.exit_code == 0 and OPEN in good.output and BLIND not in good.output
    assert CliRunner().invoke(app, [str(folder), "--only", "pairs"]).exit_code == 2
    assert CliRunner().invoke(app, [str(folder), "--column", "now"]).exit_code == 2
